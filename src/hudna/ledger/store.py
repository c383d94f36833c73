"""A ledger that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert

from hudna.ledger import sqlite
from hudna.ledger.codec import Recent
from hudna.ledger.errors import explained
from hudna.ledger.listing import Lists
from hudna.ledger.sketches import Waiting
from hudna.ledger.snapshot import Snapshot
from hudna.ledger.tables import EMPTY, meta, metadata
from hudna.ledger.transaction import Transaction
from hudna.ledger.verify import chain_faults, projection_faults
from hudna.model.entries import Draft, Entry, EntryKind, Fault

Projector = Callable[[Iterable[Entry], Transaction], None]
"""Computes projections: given entries in their order and a transaction that holds none yet, it puts what they say."""


class Ledger(Lists):
    """An append-only sequence of entries with the projections computed from them; see `hudna.ledger.open_ledger`.

    May be used by several threads. Leaving the context closes it.
    """

    def __init__(self, location: str, engine: Engine, known_on: datetime | None = None) -> None:
        super().__init__(location, known_on)
        self._engine = engine
        self._writing = sqlite.writing(engine)
        self._recent = Recent()
        self._waiting = Waiting()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Hold the write lock; all that is added is kept when the block ends, and none of it where it raises.

        Do not begin another one, or `append` to the ledger itself, within the block: they wait for each other.

        Raises:
            LedgerError: another process holds the ledger, the disk is full, or the file cannot be written.
        """
        with explained(self.location):
            with self._writing.begin() as connection:
                waiting, self._waiting = self._waiting, Waiting()
                yield Transaction(self.location, connection, self._recent, waiting, self.known_on)
            self._waiting = waiting  # only now is all kept that it knows of

    def append(self, kind: EntryKind, payload: dict[str, Any], *, author: str, time: datetime | None = None) -> Entry:
        """Add one entry in a transaction of its own; when this returns, it is on the disk.

        Args and errors as for `Transaction.append`, and those of `transaction`.
        """
        with self.transaction() as transaction:
            return transaction.append(kind, payload, author=author, time=time)

    def append_many(self, drafts: Iterable[Draft]) -> list[Entry]:
        """Add entries in their order, all of them or none."""
        with self.transaction() as transaction:
            return transaction.append_many(drafts)

    def rebuild(self, project: Projector) -> None:
        """Compute the projections anew from the entries."""
        with self.transaction() as transaction:
            transaction.clear_projections()
            project(transaction.entries(), transaction)

    def verify(self, *, head: str | None = None, project: Projector | None = None) -> Iterator[Fault]:
        """Look for anything that shows that the ledger is not as it was written; see `hudna.ledger.verify`.

        Args:
            head: a hash that `head` gave and that was noted elsewhere, for what the file alone cannot show.
            project: also rebuild the projections, apart from this ledger, and compare.

        Yields:
            The faults, as they are found; none where all is well. The projections are compared only where the entries
            are sound.
        """
        with self._connection() as connection:
            sound = True
            for fault in chain_faults(connection, head):
                sound = False
                yield fault
            if sound and project is not None:
                with self._rebuilt(Snapshot(self.location, connection, self.known_on), project) as rebuilt:
                    yield from projection_faults(connection, rebuilt)

    @contextmanager
    def as_known_on(self, time: datetime, project: Projector) -> Iterator[Ledger]:
        """The ledger as it was known at an earlier instant: a copy, gone when the block ends, of the entries until then.

        Args:
            time: with an offset from UTC.
            project: computes its projections.
        """
        with TemporaryDirectory(prefix="hudna-") as folder, self.snapshot() as snapshot:
            engine = sqlite.connect(Path(folder) / "known", timeout=0)
            try:
                with explained(self.location), engine.begin() as connection:
                    metadata.create_all(connection)
                    connection.execute(insert(meta).values(EMPTY))
                    copy = Transaction(self.location, connection, known_on=time)
                    copy.put_entries(snapshot.entries(until=time))
                    project(copy.entries(), copy)
                yield Ledger(self.location, engine, known_on=time)
            finally:
                engine.dispose()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The ledger as it is now, whatever is added while the block lasts."""
        with self._connection() as connection:
            yield Snapshot(self.location, connection, self.known_on)

    @contextmanager
    def _rebuilt(self, snapshot: Snapshot, project: Projector) -> Iterator[Connection]:
        """A database apart, private to this user and gone when the block ends, with the projections made anew."""
        with TemporaryDirectory(prefix="hudna-") as folder:
            engine = sqlite.connect(Path(folder) / "rebuilt", timeout=0)
            try:
                with engine.begin() as connection:
                    metadata.create_all(connection)
                    connection.execute(insert(meta).values(EMPTY))
                    project(snapshot.entries(), Transaction(self.location, connection, known_on=self.known_on))
                    yield connection
            finally:
                engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with explained(self.location), self._engine.connect() as connection:
            yield connection
