"""Sessions of those who signed in with a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update

from hudna.access.database import Database
from hudna.access.kept_secrets import fresh_secret, hash_of
from hudna.access.tables import sessions, users
from hudna.access.users import as_user, row_of
from hudna.model.users import User

IDLE = timedelta(hours=4)
"""After so long without a page, a session has ended."""

LASTING = timedelta(hours=16)
"""After so long a session ends in any case."""

_NOTED = timedelta(minutes=1)  # how exactly it is kept when one was last used


class Sessions:
    """The sessions. Only hashes of their secrets are kept."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def begin(self, name: str) -> str:
        """Begin a session of a user; gives its secret.

        Raises:
            AccessError: there is no such user.
        """
        secret, now = fresh_secret(), self._clock()
        with self._database.writing() as connection:
            ended = or_(sessions.c.seen <= now - IDLE, sessions.c.created <= now - LASTING)
            connection.execute(delete(sessions).where(ended))
            row = {"hash": hash_of(secret), "user_id": row_of(connection, name).id, "created": now, "seen": now}
            connection.execute(insert(sessions).values(row))
        return secret

    def user(self, secret: str) -> User | None:
        """Whose session it is; None where it has ended, or never was."""
        now = self._clock()
        lasts = (
            sessions.c.hash == hash_of(secret),
            sessions.c.seen > now - IDLE,
            sessions.c.created > now - LASTING,
            users.c.disabled.is_(None),
        )
        with self._database.reading() as connection:
            row = connection.execute(select(users).join(sessions).where(*lasts)).one_or_none()
        return None if row is None else as_user(row)

    def note_use(self, secret: str) -> None:
        """Keep a session that is used from ending for want of use."""
        now = self._clock()
        stale = sessions.c.hash == hash_of(secret), sessions.c.seen <= now - _NOTED, sessions.c.seen > now - IDLE
        with self._database.reading() as connection:
            if connection.execute(select(sessions.c.hash).where(*stale)).first() is None:
                return
        with self._database.writing() as connection:
            connection.execute(update(sessions).where(*stale).values(seen=now))

    def end(self, secret: str) -> None:
        """End a session, if it has not ended."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == hash_of(secret)))
