"""Failed sign-ins: after some in a row, further ones have to wait, each longer than the one before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from hudna.access.addresses import network
from hudna.access.database import Database
from hudna.access.kept_secrets import hash_of
from hudna.access.tables import tries
from hudna.model.errors import SignInError
from hudna.model.names import name_key

_OF_A_NAME, _OF_A_NETWORK = 5, 20  # failures after which one has to wait; many people may share a network
_LONGEST = timedelta(minutes=15)
_FORGOTTEN = timedelta(days=1)


class Tries:
    """Counts sign-ins that failed, by name and by network; kept in the file, so that a restart forgets none."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def begin(self, name: str, address: str | None) -> None:
        """Count a sign-in as failed before it is tried, so that many at once do not pass as one.

        Raises:
            SignInError: it has to wait; such a one is not counted.
        """
        now = self._clock()
        with self._database.writing() as connection:
            connection.execute(delete(tries).where(tries.c.last < now - _FORGOTTEN))
            counted = [(key, free, _failures(connection, key, now)) for key, free in _keys(name, address)]
            for key, free, failures in counted:
                row = {"failures": failures + 1, "last": now, "until": now + _pause(failures + 1 - free)}
                connection.execute(
                    insert(tries).values(hash=key, **row).on_conflict_do_update(index_elements=["hash"], set_=row)
                )

    def succeeded(self, name: str, address: str | None) -> None:
        """Forget the failures with a name, and that this one was counted for its network."""
        now = self._clock()
        (of_name, _), (of_network, _) = _keys(name, address)
        with self._database.writing() as connection:
            connection.execute(delete(tries).where(tries.c.hash == of_name))
            # One account of his own must not let anybody try others without end: his earlier failures stay.
            connection.execute(
                tries.update().where(tries.c.hash == of_network).values(failures=tries.c.failures - 1, until=now)
            )


def _keys(name: str, address: str | None) -> tuple[tuple[str, int], tuple[str, int]]:
    return (hash_of(f"name {name_key(name)}"), _OF_A_NAME), (hash_of(f"network {network(address)}"), _OF_A_NETWORK)


def _failures(connection: Connection, key: str, now: datetime) -> int:
    row = connection.execute(select(tries.c.failures, tries.c.until).where(tries.c.hash == key)).one_or_none()
    if row is None:
        return 0
    if row.until > now:
        raise SignInError("too many failed sign-ins: wait before the next", ceil((row.until - now).total_seconds()))
    return int(row.failures)


def _pause(beyond: int) -> timedelta:
    if beyond < 0:
        return timedelta()
    return min(timedelta(seconds=2 ** min(beyond, 10)), _LONGEST)
