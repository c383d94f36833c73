"""A transaction: entries and the projections computed from them are added together, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update

from hudna.ledger import chain
from hudna.ledger.codec import to_document
from hudna.ledger.reads import Snapshot
from hudna.ledger.tables import PROJECTIONS, claims, entries, findings, incident_parties, incidents, meta, reports
from hudna.model.compliance import Finding
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.errors import LedgerError
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.reports import Report


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

    def put_report(self, report: Report, known_at: datetime) -> None:
        """Put a report, or what is now known about the same text, into the projections.

        Args:
            report: with its language and publication date as settled by reading.
            known_at: when the ledger came to know it, with an offset from UTC.

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
            "document": to_document(report),
        }
        kept = self._open.execute(select(reports.c.sha256).where(reports.c.id == report.id)).scalar_one_or_none()
        if kept is None:
            self._open.execute(insert(reports).values(row))
        elif kept == report.sha256:
            self._open.execute(update(reports).where(reports.c.id == report.id).values(row))
        else:
            raise LedgerError(f"{self.location}: another text has the report id {report.id} already")

    def put_claims(self, report_id: str, keyed: Sequence[tuple[str, FiledClaim]]) -> set[str]:
        """Put the claims of a report in place of those that it had.

        Args:
            report_id: a report that was put before.
            keyed: its claims in text order, each with its incident key.

        Returns:
            The keys that gained or lost a claim: those whose incidents are to be put anew.
        """
        mine = claims.c.report_id == report_id
        touched = set(self._open.execute(select(claims.c.key).where(mine)).scalars())
        self._open.execute(delete(claims).where(mine))
        rows = [
            {"id": claim.id, "report_id": report_id, "number": number, "key": key, "document": to_document(claim)}
            for number, (key, claim) in enumerate(keyed, start=1)
        ]
        self._insert(claims, rows)
        return touched.union(key for key, _ in keyed)

    def put_incidents(self, by_key: Mapping[str, Sequence[Incident]]) -> None:
        """Put the incidents of some keys in place of those that these keys had, whose findings go with them.

        Args:
            by_key: for each key all its incidents; none where it has no claim left.
        """
        if by_key:
            of_key = delete(incidents).where(incidents.c.key == bindparam("of_key"))
            self._open.execute(of_key, [{"of_key": key} for key in by_key])
        rows = [_incident_row(key, incident) for key, found in by_key.items() for incident in found]
        self._insert(incidents, rows)
        self._insert(incident_parties, [row for found in by_key.values() for one in found for row in _party_rows(one)])

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

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._open.execute(insert(table), rows)


def _incident_row(key: str, incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "key": key,
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
