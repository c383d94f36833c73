"""What a ledger holds, read back: its entries and its projections."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from hudna.ledger import chain, positions
from hudna.ledger.codec import from_document
from hudna.ledger.copied import Copied, copied
from hudna.ledger.tables import (
    NEVER,
    claims,
    entries,
    facets,
    findings,
    incident_marks,
    incidents,
    judged,
    judgements,
    meta,
    reports,
)
from hudna.model.compliance import Finding
from hudna.model.entries import Entry, EntryKind
from hudna.model.errors import LedgerError
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.reports import Report

T = TypeVar("T")
Key = TypeVar("Key", str, int)
_AT_A_TIME = 500  # values in one statement
_BATCHES = {"yield_per": 500}  # rows held at a time: a ledger may be far larger than memory


# Asked for every report that comes in: made once, they need not be compiled anew.
_WITH_TEXT = select(reports.c.id).where(reports.c.sha256 == bindparam("sha256")).limit(1)
_OF_ID = select(reports.c.document).where(reports.c.id == bindparam("id"))
_ORIGIN_OF = select(reports.c.origin).where(reports.c.id == bindparam("id"))
_ANY_JUDGEMENT = select(judgements.c.id).limit(1)


class Reads(ABC):
    """The questions that can be put to a ledger, at rest or within a transaction.

    Iterators read as they go: use them up, or close them, before the ledger is closed.

    Attributes:
        location: the ledger as shown to the user.
        known_on: of a copy, the instant at which what it holds was known, with an offset from UTC; None for now.
    """

    def __init__(self, location: str, known_on: datetime | None = None) -> None:
        self.location = location
        self.known_on = known_on

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

    def sequence_of(self, entry_hash: str) -> int | None:
        """The sequence of the entry with this hash, or None."""
        with self._connection() as connection:
            return connection.execute(select(entries.c.sequence).where(entries.c.hash == entry_hash)).scalar()

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

    def copied(self) -> Copied | None:
        """Of what this ledger is a copy; None where it is none."""
        with self._connection() as connection:
            return copied(connection)

    def has_report(self, sha256: str) -> bool:
        """Whether a report with this text (see `Report.sha256`) is there."""
        with self._connection() as connection:
            return connection.execute(_WITH_TEXT, {"sha256": sha256}).first() is not None

    def report_with(self, sha256: str) -> Report | None:
        """The report with this text (see `Report.sha256`), or None."""
        return self._object(select(reports.c.document).where(reports.c.sha256 == sha256).limit(1), Report)

    def report(self, report_id: str) -> Report | None:
        """The report with this id, or None."""
        return self._object(_OF_ID, Report, {"id": report_id})

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

    def claim_as_read(self, claim_id: str) -> FiledClaim | None:
        """The claim with this id as it was read, without what persons corrected or graded; None where there is none."""
        document = func.coalesce(claims.c.read, claims.c.document)
        return self._object(select(document).where(claims.c.id == claim_id), FiledClaim)

    def claims_named(self, claim_ids: Collection[str]) -> dict[str, FiledClaim]:
        """The claims with these ids, by id."""
        found: dict[str, FiledClaim] = {}
        for some in batches(claim_ids):
            query = select(claims.c.document).where(claims.c.id.in_(some)).order_by(claims.c.id)
            found.update((one.id, one) for one in self._objects(query, FiledClaim))
        return found

    def claims_of(self, incident_id: str) -> list[FiledClaim]:
        """The claims that tell an incident, by id."""
        query = select(claims.c.document).where(claims.c.incident_id == incident_id).order_by(claims.c.id)
        return list(self._objects(query, FiledClaim))

    def origins(self, report_ids: Collection[str], symbol: str | None = None) -> set[str]:
        """The origins of reports, and of the versions of an official document."""
        if not report_ids and symbol is None:
            return set()
        chosen: ColumnElement[bool] = reports.c.id.in_(report_ids)
        if symbol is not None:
            chosen |= reports.c.symbol == symbol
        with self._connection() as connection:
            return set(connection.execute(select(reports.c.origin).where(chosen)).scalars())

    def origin(self, report_id: str) -> str | None:
        """The origin of a report, which all share that are one source with it; None where there is no such report."""
        with self._connection() as connection:
            return connection.execute(_ORIGIN_OF, {"id": report_id}).scalar_one_or_none()

    def reports_of(self, origin: str) -> list[str]:
        """Ids of the reports of an origin."""
        with self._connection() as connection:
            query = select(reports.c.id).where(reports.c.origin == origin).order_by(reports.c.id)
            return list(connection.execute(query).scalars())

    def reports_by(self, source: str) -> list[str]:
        """Ids of the reports that a source published."""
        with self._connection() as connection:
            query = select(reports.c.id).where(reports.c.source == source).order_by(reports.c.id)
            return list(connection.execute(query).scalars())

    def sources(self) -> list[str]:
        """What the reports give as their sources, sorted."""
        with self._connection() as connection:
            named = select(reports.c.source).where(reports.c.source.is_not(None))
            return sorted(connection.execute(named.distinct()).scalars())

    def pending_facets(self, kind: type[T]) -> list[T]:
        """What is compared of the claims that stand in no component yet, by claim id."""
        query = _FACETS.where(claims.c.component.is_(None)).order_by(claims.c.id)
        return list(self._objects(query, kind))

    def facets_in(self, components: Collection[str], kind: type[T]) -> list[tuple[str, T]]:
        """What is compared of the claims of components, each with its component, by claim id."""
        found: list[tuple[str, T]] = []
        for some in batches(components):
            found += self._grouped(_GROUPED.where(claims.c.component.in_(some)), kind)
        return found

    def facets_near(self, block: str, first: int, last: int, kind: type[T]) -> list[tuple[str, T]]:
        """What is compared of the grouped claims of a block from day to day, both included, each with its component."""
        return self._grouped(_NEAR, kind, {"of": block, "since": first, "until": last})

    def facets_of_document(self, symbol: str, kind: type[T]) -> list[tuple[str, T]]:
        """What is compared of the grouped claims of an official document, each with its component."""
        return self._grouped(_GROUPED.where(facets.c.symbol == symbol), kind)

    def components_once(self, once: str) -> set[str]:
        """The components in which something stands that happens once in the life of an agreement."""
        query = select(claims.c.component).join(facets, facets.c.claim_id == claims.c.id).where(facets.c.once == once)
        with self._connection() as connection:
            return set(connection.execute(query.distinct()).scalars()) - {None, NEVER}

    def components_of(self, claim_ids: Collection[str]) -> set[str]:
        """The components of claims."""
        found: set[str] = set()
        with self._connection() as connection:
            for some in batches(claim_ids):
                found.update(connection.execute(select(claims.c.component).where(claims.c.id.in_(some))).scalars())
        return found - {None, NEVER}

    def claim_tagged(self, tag: str) -> str | None:
        """The id of the claim with a tag, or None."""
        with self._connection() as connection:
            return connection.execute(select(claims.c.id).where(claims.c.tag == tag)).scalars().first()

    def incident_of(self, claim_id: str) -> Incident | None:
        """The incident that a claim tells, or None."""
        query = select(incidents.c.document).join(claims, claims.c.incident_id == incidents.c.id)
        return self._object(query.where(claims.c.id == claim_id), Incident)

    def judgement(self, judgement_id: str) -> Judgement | None:
        """The judgement with this id, or None."""
        return self._object(select(judgements.c.document).where(judgements.c.id == judgement_id), Judgement)

    def judgements(self, kind: JudgementKind | None = None) -> Iterator[Judgement]:
        """Judgements in the order in which they were made."""
        conditions = () if kind is None else (judgements.c.kind == kind.value,)
        return self._objects(
            select(judgements.c.document).where(*conditions).order_by(judgements.c.sequence), Judgement
        )

    def is_judged(self) -> bool:
        """Whether there is any judgement."""
        with self._connection() as connection:
            return connection.execute(_ANY_JUDGEMENT).first() is not None

    def judgements_on(self, claim_ids: Collection[str]) -> list[Judgement]:
        """The judgements about any of these claims, in the order in which they were made."""
        found: dict[str, Judgement] = {}
        for some in batches(claim_ids):
            query = select(judgements.c.document).join(judged, judged.c.judgement_id == judgements.c.id)
            for one in self._objects(query.where(judged.c.claim_id.in_(some)).distinct(), Judgement):
                found[one.id] = one
        return sorted(found.values(), key=lambda judgement: judgement.sequence)

    def judgements_on_source(self, source: str) -> list[Judgement]:
        """The judgements about a source, in the order in which they were made."""
        query = select(judgements.c.document).where(judgements.c.source == source).order_by(judgements.c.sequence)
        return list(self._objects(query, Judgement))

    def judgements_about(self, judgement_ids: Collection[str]) -> list[Judgement]:
        """The signatures and withdrawals of these judgements, in the order in which they were made."""
        about = func.json_extract(judgements.c.document, "$.verdict.judgement")
        kinds = [JudgementKind.SIGN.value, JudgementKind.WITHDRAW.value]
        found: list[Judgement] = []
        for some in batches(judgement_ids):
            query = select(judgements.c.document).where(judgements.c.kind.in_(kinds), about.in_(some))
            found += self._objects(query, Judgement)
        return sorted(found, key=lambda judgement: judgement.sequence)

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
            columns = incident_marks.c
            query = query.join(incident_marks, columns.id == incidents.c.id).where(columns.mark == f"party:{party}")
        if type is not None:
            query = query.where(columns.type == type.value)
        query = query.where(*positions.within(columns.position, since, until))
        return self._objects(query.order_by(columns.position, columns.id), Incident)

    def findings(self, agreement: str | None = None) -> Iterator[Finding]:
        """Findings by agreement, incident, provision and party; those under one agreement, or all."""
        conditions = () if agreement is None else (findings.c.agreement == agreement,)
        order = (findings.c.agreement, findings.c.incident_id, findings.c.provision, findings.c.party)
        return self._objects(select(findings.c.document).where(*conditions).order_by(*order), Finding)

    def findings_of(self, incident_id: str) -> list[Finding]:
        """The findings of one incident, by agreement, provision and party."""
        order = (findings.c.agreement, findings.c.provision, findings.c.party)
        query = select(findings.c.document).where(findings.c.incident_id == incident_id).order_by(*order)
        return list(self._objects(query, Finding))

    def _grouped(
        self, query: Select[Any], kind: type[T], values: Mapping[str, Any] | None = None
    ) -> list[tuple[str, T]]:
        with self._connection() as connection:
            rows = connection.execute(query, values).all()
        return [(component, self._recalled(document, kind)) for component, document in rows]

    def _object(self, query: Select[str], kind: type[T], values: Mapping[str, str] | None = None) -> T | None:
        with self._connection() as connection:
            document = connection.execute(query, values).scalar_one_or_none()
        return None if document is None else self._decoded(document, kind)

    def _objects(self, query: Select[str], kind: type[T]) -> Iterator[T]:
        with self._connection() as connection:
            for document in connection.execute(query, execution_options=_BATCHES).scalars():
                yield self._decoded(document, kind)

    def _recalled(self, document: str, kind: type[T]) -> T:
        """What is compared of a claim: whoever remembers what he decoded before need not do so again."""
        return self._decoded(document, kind)

    def _decoded(self, document: str, kind: type[T]) -> T:
        try:
            return from_document(document, kind)
        except ValueError as error:
            found = f"{self.location}: a {kind.__name__} cannot be read: {error}"
            raise LedgerError(f"{found}; rebuild the projections") from error


_FACETS = select(facets.c.document).join(claims, claims.c.id == facets.c.claim_id)
_GROUPED = (
    select(claims.c.component, facets.c.document)
    .join(claims, claims.c.id == facets.c.claim_id)
    .where(claims.c.component.is_not(None))
    .order_by(claims.c.id)
)
_NEAR = _GROUPED.where(facets.c.block == bindparam("of"), facets.c.day.between(bindparam("since"), bindparam("until")))


def batches(values: Collection[Key]) -> Iterator[list[Key]]:
    """Values, a few hundred at a time: a statement takes only so many."""
    listed = sorted(values)
    for start in range(0, len(listed), _AT_A_TIME):
        yield listed[start : start + _AT_A_TIME]
