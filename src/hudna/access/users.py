"""The users: who may sign in, and with what role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from hudna.access.database import Database
from hudna.access.names import checked_name
from hudna.access.passwords import Passwords, checked_password
from hudna.access.tables import sessions, tokens, users
from hudna.model.access import Role
from hudna.model.errors import AccessError
from hudna.model.names import name_key
from hudna.model.users import User


class Users:
    """The users. None is ever removed: the ledger knows them as authors."""

    def __init__(self, database: Database, passwords: Passwords, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._passwords = passwords
        self._clock = clock
        self._are_set_up = False

    def are_set_up(self) -> bool:
        """Whether there is any, be it a disabled one; then everybody has to sign in."""
        if not self._are_set_up:  # once there is one, there always is
            with self._database.reading() as connection:
                self._are_set_up = connection.execute(select(users.c.id).limit(1)).first() is not None
        return self._are_set_up

    def all(self) -> list[User]:
        """Every user, by name."""
        with self._database.reading() as connection:
            return [as_user(row) for row in connection.execute(select(users).order_by(users.c.key))]

    def get(self, name: str) -> User:
        """A user.

        Raises:
            AccessError: there is none of that name.
        """
        with self._database.reading() as connection:
            return as_user(row_of(connection, name))

    def add(self, name: str, role: Role, password: str) -> User:
        """Add a user.

        Raises:
            AccessError: the name cannot be one or is taken, or the password is easily guessed.
        """
        name = checked_name(name)
        kept = self._passwords.hashed(checked_password(password, name))
        user = User(name=name, role=role, created=self._clock())
        row = {"name": name, "key": name_key(name), "role": role.value, "password": kept, "created": user.created}
        with self._database.writing() as connection:
            if connection.execute(select(users.c.id).where(users.c.key == row["key"])).first() is not None:
                raise AccessError(f"{name!r}: there is a user of that name")
            connection.execute(insert(users).values(row))
        return user

    def set_role(self, name: str, role: Role) -> User:
        """Give a user another role; it counts at once, in his sessions and tokens, too.

        Raises:
            AccessError: there is no such user, or no administrator would be left.
        """
        return self._change(name, role=role.value)

    def set_password(self, name: str, password: str) -> User:
        """Give a user another password, and end his sessions.

        Raises:
            AccessError: there is no such user, or the password is easily guessed.
        """
        kept = self._passwords.hashed(checked_password(password, self.get(name).name))
        with self._database.writing() as connection:
            row = row_of(connection, name)
            connection.execute(update(users).where(users.c.id == row.id).values(password=kept))
            connection.execute(delete(sessions).where(sessions.c.user_id == row.id))
        return as_user(row)

    def disable(self, name: str) -> User:
        """Let a user in no longer: his sessions end, and his tokens are revoked.

        Raises:
            AccessError: there is no such user, or no administrator would be left.
        """
        return self._change(name, disabled=self._clock())

    def enable(self, name: str) -> User:
        """Let a user in again; the tokens that he had stay revoked.

        Raises:
            AccessError: there is no such user.
        """
        return self._change(name, disabled=None)

    def _change(self, name: str, **values: Any) -> User:
        with self._database.writing() as connection:
            row = row_of(connection, name)
            connection.execute(update(users).where(users.c.id == row.id).values(values))
            changed = row_of(connection, name)
            if _manages(row) and not _manages(changed) and not _managers(connection):
                raise AccessError(f"{row.name!r} is the only administrator: make somebody else one first")
            if changed.disabled is not None:
                now = self._clock()
                connection.execute(delete(sessions).where(sessions.c.user_id == row.id))
                held = tokens.c.user_id == row.id, tokens.c.revoked.is_(None)
                connection.execute(update(tokens).where(*held).values(revoked=now))
        return as_user(changed)


def as_user(row: Row[Any]) -> User:
    """A user as a row of the table tells him."""
    return User(name=row.name, role=Role(row.role), created=row.created, disabled=row.disabled)


def row_of(connection: Connection, name: str) -> Row[Any]:
    """The row of a user.

    Raises:
        AccessError: there is none of that name.
    """
    row = connection.execute(select(users).where(users.c.key == name_key(name))).one_or_none()
    if row is None:
        raise AccessError(f"{name!r}: there is no such user")
    return row


def _manages(row: Row[Any]) -> bool:
    return row.role == Role.ADMINISTRATOR.value and row.disabled is None


def _managers(connection: Connection) -> int:
    able = users.c.role == Role.ADMINISTRATOR.value, users.c.disabled.is_(None)
    return connection.execute(select(func.count()).select_from(users).where(*able)).scalar_one()
