"""A ledger at rest."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from sqlalchemy import Connection

from hudna.ledger.listing import Lists


class Snapshot(Lists):
    """A ledger as it is at one instant: all that is read through it belongs together."""

    def __init__(self, location: str, connection: Connection, known_on: datetime | None = None) -> None:
        super().__init__(location, known_on)
        self._open = connection

    def _connection(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._open)
