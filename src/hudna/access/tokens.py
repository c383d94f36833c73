"""Tokens that let programs act for a user."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, or_, select, update

from hudna.access.database import Database
from hudna.access.kept_secrets import fresh_secret, hash_of
from hudna.access.tables import tokens, users
from hudna.access.users import as_user, row_of
from hudna.model.access import Role
from hudna.model.errors import AccessError
from hudna.model.users import Token, User

PREFIX = "hudna_"
"""What secrets of tokens begin with, so that one that was published by mistake is recognised."""

LONGEST = 366
"""Days that a token holds at most."""

_NAME = 100  # characters
_NOTED = timedelta(minutes=1)  # how exactly it is kept when one was last used


class Tokens:
    """The tokens. Only hashes of their secrets are kept."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def issue(self, user: str, name: str, role: Role, days: int) -> tuple[Token, str]:
        """Give a user a token; with it comes its secret, which cannot be shown again.

        Args:
            user: for whom it acts.
            name: what it is for.
            role: what it may do; not more than the user.
            days: for how long it holds, 1 to `LONGEST`.

        Raises:
            AccessError: there is no such user, he is disabled, his role is below that, or another argument cannot be.
        """
        name = name.strip()
        if not name or len(name) > _NAME or not name.isprintable():
            raise AccessError(f"a token has a name that says what it is for, of at most {_NAME} characters")
        if not 1 <= days <= LONGEST:
            raise AccessError(f"a token holds for 1 to {LONGEST} days")
        secret, now = fresh_secret(PREFIX), self._clock()
        with self._database.writing() as connection:
            row = row_of(connection, user)
            if row.disabled is not None:
                raise AccessError(f"{row.name!r} is disabled")
            if not Role(row.role).may(role):
                raise AccessError(f"{row.name!r} has the role of {row.role}, below that of {role.value}")
            token = Token(
                id=secrets.token_hex(4),
                user=row.name,
                name=name,
                role=role,
                created=now,
                expires=now + timedelta(days=days),
            )
            connection.execute(
                insert(tokens).values(
                    id=token.id,
                    hash=hash_of(secret),
                    user_id=row.id,
                    name=name,
                    role=role.value,
                    created=now,
                    expires=token.expires,
                )
            )
        return token, secret

    def all(self, user: str | None = None) -> list[Token]:
        """Every token, or those of a user, the newest first.

        Raises:
            AccessError: there is no such user.
        """
        query = select(tokens, users.c.name.label("user")).join(users).order_by(tokens.c.created.desc(), tokens.c.id)
        with self._database.reading() as connection:
            if user is not None:
                query = query.where(tokens.c.user_id == row_of(connection, user).id)
            return [_as_token(row) for row in connection.execute(query)]

    def revoke(self, token: str, user: str | None = None) -> None:
        """Let a token hold no longer.

        Args:
            token: its id.
            user: whose it has to be, if that matters.

        Raises:
            AccessError: there is no such token, or not of that user.
        """
        with self._database.writing() as connection:
            chosen = tokens.c.id == token
            if user is not None:
                chosen &= tokens.c.user_id == row_of(connection, user).id
            if connection.execute(select(tokens.c.id).where(chosen)).first() is None:
                raise AccessError(f"{token!r}: there is no such token")
            connection.execute(update(tokens).where(chosen, tokens.c.revoked.is_(None)).values(revoked=self._clock()))

    def holder(self, secret: str) -> User | None:
        """The user for whom a token acts, with no more than the token's role; None where it does not hold."""
        now = self._clock()
        holds = (
            tokens.c.hash == hash_of(secret),
            tokens.c.revoked.is_(None),
            tokens.c.expires > now,
            users.c.disabled.is_(None),
        )
        query = select(users, tokens.c.id.label("token"), tokens.c.role.label("lent"), tokens.c.used).join(tokens)
        with self._database.reading() as connection:
            row = connection.execute(query.where(*holds)).one_or_none()
        if row is None:
            return None
        if row.used is None or row.used <= now - _NOTED:
            with suppress(
                AccessError
            ):  # another process holds the file, or the disk is full: the token holds all the same
                self._note_use(row.token, now)
        user, lent = as_user(row), Role(row.lent)
        return replace(user, role=lent) if user.role.may(lent) else user

    def _note_use(self, token: str, now: datetime) -> None:
        unnoted = or_(tokens.c.used.is_(None), tokens.c.used <= now - _NOTED)
        with self._database.writing() as connection:
            connection.execute(update(tokens).where(tokens.c.id == token, unnoted).values(used=now))


def _as_token(row: Row[Any]) -> Token:
    return Token(
        id=row.id,
        user=row.user,
        name=row.name,
        role=Role(row.role),
        created=row.created,
        expires=row.expires,
        used=row.used,
        revoked=row.revoked,
    )
