"""What a ledger holds, read back: its entries and its projections."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select

from hudna.ledger import chain
from hudna.ledger.codec import from_document
from hudna.ledger.tables import claims, entries, findings, incident_parties, incidents, meta, reports
from hudna.model.compliance import Finding
from hudna.model.entries import Entry, EntryKind
from hudna.model.errors import LedgerError
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.reports import Report

T = TypeVar("T")
_BATCHES = {"yield_per": 500}  # rows held at a time: a ledger may be far larger than memory


class Reads(ABC):
    """The questions that can be put to a ledger, at rest or within a transaction.

    Iterators read as they go: use them up, or close them, before the ledger is closed.

    Attributes:
        location: the ledger as shown to the user.
    """

    def __init__(self, location: str) -> None:
        self.location = location

    @abstractmethod
    def _connection(self) -> AbstractContextManager[Connection]:
        """A connection to read on."""

    def head(self) -> tuple[int, str]:
        """Sequence and hash of the last entry; 0 and 64 zeros where there is none.

        To be noted elsewhere now and then: see `hudna.ledger.verify`.
        """
        with self._connection() as connection:
            row = connection.execute(select(meta.c.head_sequence, meta.c.head_hash)).one_or_none()
        if row is None:
            raise LedgerError(f"{self.location}: is damaged: the record of its head is missing")
        return row.head_sequence, row.head_hash

    def reader(self) -> str | None:
        """Version of the reader whose claims the projections hold; None where nothing was projected yet."""
        with self._connection() as connection:
            return connection.execute(select(meta.c.reader)).scalar_one_or_none()

    def entries(
        self, *, after: int = 0, kind: EntryKind | None = None, until: datetime | None = None
    ) -> Iterator[Entry]:
        """Entries in the order in which they were added.

        Args:
            after: only those with a higher sequence.
            kind: only those that record this.
            until: only those known at this instant (which must have an offset from UTC).
        """
        query = select(entries).where(entries.c.sequence > after).order_by(entries.c.sequence)
        if kind is not None:
            query = query.where(entries.c.kind == kind.value)
        if until is not None:
            query = query.where(entries.c.time <= chain.instant(until))
        with self._connection() as connection:
            for row in connection.execute(query, execution_options=_BATCHES).mappings():
                try:
                    yield chain.entry(row)
                except ValueError as error:
                    raise LedgerError(f"{self.location}: entry {row['sequence']} cannot be read: {error}") from error

    def has_report(self, sha256: str) -> bool:
        """Whether a report with this text (see `Report.sha256`) is there."""
        with self._connection() as connection:
            return (
                connection.execute(select(reports.c.id).where(reports.c.sha256 == sha256).limit(1)).first() is not None
            )

    def report(self, report_id: str) -> Report | None:
        """The report with this id, or None."""
        return self._object(select(reports.c.document).where(reports.c.id == report_id), Report)

    def reports(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        source: str | None = None,
        known_until: datetime | None = None,
    ) -> Iterator[Report]:
        """Reports by day of publication, those of an unknown day first.

        Args:
            since: first day of publication; leaves out reports of an unknown day.
            until: last day of publication; leaves them out too.
            source: only what this source published.
            known_until: only what was in the ledger at this instant.
        """
        conditions: list[ColumnElement[bool]] = []
        if since is not None:
            conditions.append(reports.c.published >= since)
        if until is not None:
            conditions.append(reports.c.published <= until)
        if source is not None:
            conditions.append(reports.c.source == source)
        if known_until is not None:
            conditions.append(reports.c.known_at <= chain.instant(known_until))
        order = (reports.c.published.nulls_first(), reports.c.id)
        return self._objects(select(reports.c.document).where(*conditions).order_by(*order), Report)

    def claim(self, claim_id: str) -> FiledClaim | None:
        """The claim with this id, or None."""
        return self._object(select(claims.c.document).where(claims.c.id == claim_id), FiledClaim)

    def claims(self, report_id: str | None = None) -> Iterator[FiledClaim]:
        """Claims in the order of the reports' ids and, in each report, of its text; those of one report, or all."""
        conditions = () if report_id is None else (claims.c.report_id == report_id,)
        order = (claims.c.report_id, claims.c.number)
        return self._objects(select(claims.c.document).where(*conditions).order_by(*order), FiledClaim)

    def claims_with_key(self, key: str) -> list[FiledClaim]:
        """Every claim filed under an incident key, in an order that does not depend on that of their addition."""
        order = (claims.c.report_id, claims.c.number)
        return list(self._objects(select(claims.c.document).where(claims.c.key == key).order_by(*order), FiledClaim))

    def incident(self, incident_id: str) -> Incident | None:
        """The incident with this id, or None."""
        return self._object(select(incidents.c.document).where(incidents.c.id == incident_id), Incident)

    def incidents(
        self,
        *,
        type: EventType | None = None,  # noqa: A002 (the word of the vocabulary)
        party: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[Incident]:
        """Incidents by their last and first day, those of an unknown day first.

        Args:
            type: only events of this type.
            party: only those that this side does or suffers.
            since: only those that may have happened on this day or later; leaves out those of an unknown day.
            until: only those that may have happened on this day or earlier; leaves them out too.
        """
        query = select(incidents.c.document)
        columns = incidents.c
        if party is not None:
            columns = incident_parties.c
            query = query.join(incident_parties, columns.id == incidents.c.id).where(columns.party == party)
        if type is not None:
            query = query.where(columns.type == type.value)
        if since is not None:
            query = query.where(columns.end >= since)
        if until is not None:
            query = query.where(columns.start <= until)
        order = (columns.end.nulls_first(), columns.start.nulls_first(), columns.id)
        return self._objects(query.order_by(*order), Incident)

    def findings(self, agreement: str | None = None) -> Iterator[Finding]:
        """Findings by agreement, incident, provision and party; those under one agreement, or all."""
        conditions = () if agreement is None else (findings.c.agreement == agreement,)
        order = (findings.c.agreement, findings.c.incident_id, findings.c.provision, findings.c.party)
        return self._objects(select(findings.c.document).where(*conditions).order_by(*order), Finding)

    def _object(self, query: Select[str], kind: type[T]) -> T | None:
        with self._connection() as connection:
            document = connection.execute(query).scalar_one_or_none()
        return None if document is None else self._decoded(document, kind)

    def _objects(self, query: Select[str], kind: type[T]) -> Iterator[T]:
        with self._connection() as connection:
            for document in connection.execute(query, execution_options=_BATCHES).scalars():
                yield self._decoded(document, kind)

    def _decoded(self, document: str, kind: type[T]) -> T:
        try:
            return from_document(document, kind)
        except ValueError as error:
            found = f"{self.location}: a {kind.__name__} cannot be read: {error}"
            raise LedgerError(f"{found}; rebuild the projections") from error


class Snapshot(Reads):
    """A ledger as it is at one instant: all that is read through it belongs together."""

    def __init__(self, location: str, connection: Connection) -> None:
        super().__init__(location)
        self._open = connection

    def _connection(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._open)
