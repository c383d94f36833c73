"""A transaction: entries and the projections computed from them are added together, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update

from hudna.ledger import chain
from hudna.ledger.codec import to_document
from hudna.ledger.copied import Copied, put_copied
from hudna.ledger.snapshot import Snapshot
from hudna.ledger.tables import (
    NEVER,
    PROJECTIONS,
    claims,
    entries,
    facets,
    findings,
    incident_parties,
    incidents,
    judged,
    judgements,
    meta,
    reports,
)
from hudna.model.compliance import Finding
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.errors import LedgerError
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Judgement
from hudna.model.reports import Report

_AT_A_TIME = 500  # entries held at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim to be put into the projections, with what is needed to find those like it.

    Attributes:
        filed: the claim, as persons corrected and graded it.
        tag: a short name for it.
        read: the claim as it was read, where persons changed it.
        facets: what of it is compared, as JSON; None where it tells no incident.
        block, day, symbol, once: where others to be compared with it are looked for.
    """

    filed: FiledClaim
    tag: str
    read: FiledClaim | None = None
    facets: str | None = None
    block: str = ""
    day: int | None = None
    symbol: str | None = None
    once: str | None = None


class Transaction(Snapshot):
    """What can be added to a ledger while its one write lock is held. Its reads see what it has added so far."""

    def append(self, kind: EntryKind, payload: dict[str, Any], *, author: str, time: datetime | None = None) -> Entry:
        """Add one entry.

        Args:
            kind: what it records.
            payload: JSON of what is added.
            author: who or what adds it.
            time: when it was known, with an offset from UTC; None for now.

        Raises:
            LedgerError: the payload is not JSON that can be kept exactly, or the time has no offset.
        """
        return self.append_many([Draft(kind=kind, payload=payload, author=author, time=time)])[0]

    def append_many(self, drafts: Iterable[Draft]) -> list[Entry]:
        """Add entries in their order.

        Raises:
            LedgerError: as for `append`.
        """
        sequence, previous = self.head()
        rows: list[dict[str, Any]] = []
        for draft in drafts:
            sequence += 1
            try:
                rows.append(chain.seal(draft, sequence, previous))
            except ValueError as error:
                raise LedgerError(f"{self.location}: a {draft.kind.value} entry cannot be kept: {error}") from error
            previous = rows[-1]["hash"]
        self._insert(entries, rows)
        self._open.execute(update(meta).values(head_sequence=sequence, head_hash=previous))
        return [chain.entry(row) for row in rows]

    def put_entries(self, known: Iterable[Entry]) -> None:
        """Put entries of another ledger into one that has none, as they are."""
        rows = map(chain.row, known)
        while some := list(islice(rows, _AT_A_TIME)):
            self._insert(entries, some)

    def put_chained(self, known: Iterable[Entry]) -> None:
        """Put entries of another ledger after those that are here, with their numbers, but in a chain of their own.

        Hashes of the other ledger would let whoever guesses what was left out check the guess.
        """
        previous = self._last()[1]
        rows: list[dict[str, Any]] = []
        for one in known:
            row = chain.row(one) | {"previous": previous}
            previous = row["hash"] = chain.digest(row)
            rows.append(row)
        self._insert(entries, rows)

    def put_copied(self, copied: Copied) -> None:
        """Note up to where another ledger was copied; the head moves with it, whatever was left out."""
        sequence, last_hash = self._last()
        head = last_hash if sequence == copied.sequence else hashlib.sha256(f"{last_hash} {copied.sequence}".encode())
        named = head if isinstance(head, str) else head.hexdigest()
        self._open.execute(update(meta).values(head_sequence=copied.sequence, head_hash=named))
        put_copied(self._open, copied)

    def _last(self) -> tuple[int, str]:
        """Sequence and hash of the last entry that is here."""
        query = select(entries.c.sequence, entries.c.hash).order_by(entries.c.sequence.desc()).limit(1)
        row = self._open.execute(query).first()
        return (0, chain.GENESIS) if row is None else (row.sequence, row.hash)

    def put_report(self, report: Report, known_at: datetime, origin: str | None = None) -> None:
        """Put a report, or what is now known about the same text, into the projections.

        Args:
            report: with its language and publication date as settled by reading.
            known_at: when the ledger came to know it, with an offset from UTC.
            origin: id that the reports share which are one source; its own where it is the only one.

        Raises:
            LedgerError: another text has this id already.
        """
        row = {
            "id": report.id,
            "sha256": report.sha256,
            "lang": report.lang,
            "published": report.published,
            "source": report.source,
            "known_at": chain.instant(known_at),
            "origin": origin or report.id,
            "symbol": report.document,
            "document": to_document(report),
        }
        kept = self._open.execute(select(reports.c.sha256).where(reports.c.id == report.id)).scalar_one_or_none()
        if kept is None:
            self._open.execute(insert(reports).values(row))
        elif kept == report.sha256:
            self._open.execute(update(reports).where(reports.c.id == report.id).values(row))
        else:
            raise LedgerError(f"{self.location}: another text has the report id {report.id} already")

    def put_origin(self, origins: Collection[str], origin: str) -> None:
        """Let the reports of several origins be of one."""
        self._open.execute(update(reports).where(reports.c.origin.in_(origins)).values(origin=origin))

    def put_claims(self, report_id: str, rows: Sequence[Row]) -> set[str]:
        """Put the claims of a report in place of those that it had.

        Args:
            report_id: a report that was put before.
            rows: its claims in text order.

        Returns:
            The components that lost a claim, whose incidents are to be put anew.
        """
        mine = claims.c.report_id == report_id
        lost = set(self._open.execute(select(claims.c.component).where(mine)).scalars()) - {None, NEVER}
        self._open.execute(delete(claims).where(mine))
        self._insert(claims, [_claim_row(row, report_id, number) for number, row in enumerate(rows, start=1)])
        self._insert(facets, [_facets_row(row) for row in rows if row.facets is not None])
        return lost

    def put_components(self, components: Mapping[str, Sequence[Sequence[str]]], replaced: Collection[str]) -> None:
        """Note which claims are grouped with which, in place of what was noted of some components.

        Args:
            components: by the id of each, its groups of claims.
            replaced: ids of the components that these take the place of; their incidents and findings go.
        """
        self._each(update(claims).where(claims.c.component == bindparam("old")).values(component=None), "old", replaced)
        self._each(delete(incidents).where(incidents.c.component == bindparam("old")), "old", replaced)
        settled = [
            {"claim": claim, "new": component}
            for component, groups in components.items()
            for group in groups
            for claim in group
        ]
        if settled:
            of_claim = update(claims).where(claims.c.id == bindparam("claim"))
            self._open.execute(of_claim.values(component=bindparam("new")), settled)

    def put_incidents(self, by_component: Mapping[str, Sequence[Incident]]) -> None:
        """Put the incidents of components that were put before."""
        rows = [_incident_row(component, one) for component, found in by_component.items() for one in found]
        self._insert(incidents, rows)
        every = [one for found in by_component.values() for one in found]
        self._insert(incident_parties, [row for incident in every for row in _party_rows(incident)])
        told = [{"claim": claim, "of": incident.id} for incident in every for claim in incident.claims]
        if told:
            of_claim = update(claims).where(claims.c.id == bindparam("claim"))
            self._open.execute(of_claim.values(incident_id=bindparam("of")), told)

    def put_judgement(self, judgement: Judgement) -> None:
        """Put a judgement, or what became of it."""
        verdict = judgement.verdict
        row = {
            "id": judgement.id,
            "sequence": judgement.sequence,
            "kind": verdict.kind.value,
            "source": verdict.source,
            "document": to_document(judgement),
        }
        mine = judgements.c.id == judgement.id
        if self._open.execute(update(judgements).where(mine).values(row)).rowcount == 0:
            self._open.execute(insert(judgements).values(row))
            about = sorted({*verdict.claims, *verdict.others})
            self._insert(judged, [{"claim_id": claim, "judgement_id": judgement.id} for claim in about])

    def put_findings(self, by_incident: Mapping[str, Sequence[Finding]]) -> None:
        """Put the findings of some incidents, which were put before, in place of those that these had.

        Args:
            by_incident: for the id of each incident all its findings.
        """
        if by_incident:
            of_incident = delete(findings).where(findings.c.incident_id == bindparam("of_incident"))
            self._open.execute(of_incident, [{"of_incident": incident_id} for incident_id in by_incident])
        rows = [
            {
                "incident_id": incident_id,
                "agreement": finding.agreement,
                "provision": finding.provision,
                "party": finding.party,
                "document": to_document(finding),
            }
            for incident_id, found in by_incident.items()
            for finding in found
        ]
        self._insert(findings, rows)

    def put_reader(self, version: str) -> None:
        """Note the version of the reader whose claims the projections hold."""
        self._open.execute(update(meta).values(reader=version))

    def clear_projections(self) -> None:
        """Empty the projections, to compute them anew from the entries."""
        for table in reversed(PROJECTIONS):
            self._open.execute(delete(table))
        self._open.execute(update(meta).values(reader=None))

    def _each(self, statement: Any, name: str, values: Collection[str]) -> None:
        if values:
            self._open.execute(statement, [{name: value} for value in sorted(values)])

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._open.execute(insert(table), rows)


def _claim_row(row: Row, report_id: str, number: int) -> dict[str, Any]:
    return {
        "id": row.filed.id,
        "report_id": report_id,
        "number": number,
        "tag": row.tag,
        "component": _component(row),
        "incident_id": None,
        "document": to_document(row.filed),
        "read": None if row.read is None else to_document(row.read),
    }


def _component(row: Row) -> str | None:
    """Not grouped yet; what is compared with nothing never will be."""
    return NEVER if row.facets is None else None


def _facets_row(row: Row) -> dict[str, Any]:
    return {
        "claim_id": row.filed.id,
        "block": row.block,
        "day": row.day,
        "symbol": row.symbol,
        "once": row.once,
        "document": row.facets,
    }


def _incident_row(component: str, incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "component": component,
        "type": incident.type.value,
        "start": incident.start,
        "end": incident.end,
        "grade": incident.grade.value,
        "document": to_document(incident),
    }


def _party_rows(incident: Incident) -> Iterator[dict[str, Any]]:
    for party in sorted({*incident.actors, *incident.targets}):
        yield {
            "id": incident.id,
            "party": party,
            "type": incident.type.value,
            "start": incident.start,
            "end": incident.end,
        }
