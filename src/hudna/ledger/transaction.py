"""A transaction: entries and the projections computed from them are added together, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from hudna.ledger import chain, positions, sought, statements
from hudna.ledger.codec import Recent, to_document
from hudna.ledger.copied import Copied, put_copied
from hudna.ledger.grouping import Groups, regroup
from hudna.ledger.rows import Row, claim_row, facets_row, finding_row, incident_row, mark_rows
from hudna.ledger.sketches import Waiting
from hudna.ledger.snapshot import Snapshot
from hudna.ledger.tables import (
    NEVER,
    PROJECTIONS,
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
    tellings,
)
from hudna.model.compliance import Finding
from hudna.model.coverage import Telling
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.errors import LedgerError
from hudna.model.incidents import Incident
from hudna.model.judgements import Judgement
from hudna.model.reports import Report, Withdrawal

T = TypeVar("T")

_AT_A_TIME = 500  # entries held at a time
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Transaction(Snapshot):
    """What can be added to a ledger while its one write lock is held. Its reads see what it has added so far.

    As nobody else adds anything meanwhile, what every report asks anew is remembered.
    """

    def __init__(
        self,
        location: str,
        connection: Connection,
        recent: Recent | None = None,
        waiting: Waiting | None = None,
        known_on: datetime | None = None,
    ) -> None:
        """`recent`, `waiting`: what transactions before have decoded, and which sketches they kept; None where there were none."""
        super().__init__(location, connection, known_on)
        self._recent = Recent() if recent is None else recent
        self._waiting = Waiting() if waiting is None else waiting
        self._forget()

    def _forget(self) -> None:
        self._last_number: int | None = None  # of any report
        self._last_put: Mapping[Any, Any] | None = None  # as `statements.REPORT` gives it
        self._judged: bool | None = None
        self._head: tuple[int, str] | None = None
        self._follows = False

    def head(self) -> tuple[int, str]:
        """Sequence and hash of the last entry; 0 and 64 zeros where there is none."""
        if self._head is None:
            self._head = super().head()
        return self._head

    def _recalled(self, document: str, kind: type[T]) -> T:
        known: T | None = self._recent.get(document, kind)
        if known is None:
            known = self._decoded(document, kind)
            self._recent.put(document, known)
        return known

    def is_judged(self) -> bool:
        """Whether there is any judgement."""
        if self._judged is None:
            self._judged = super().is_judged()
        return self._judged

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
        self._open.execute(statements.MOVE_HEAD, {"sequence": sequence, "hash": previous})
        self._head = sequence, previous
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
        self._head = copied.sequence, named
        put_copied(self._open, copied)

    def _last(self) -> tuple[int, str]:
        """Sequence and hash of the last entry that is here."""
        query = select(entries.c.sequence, entries.c.hash).order_by(entries.c.sequence.desc()).limit(1)
        row = self._open.execute(query).first()
        return (0, chain.GENESIS) if row is None else (row.sequence, row.hash)

    def put_report(
        self,
        report: Report,
        known_at: datetime,
        origin: str | None = None,
        wording: sought.Wording | None = None,
    ) -> None:
        """Put a report, or what is now known about the same text, into the projections.

        Args:
            report: with its language and publication date as settled by reading.
            known_at: when the ledger came to know it, with an offset from UTC.
            origin: id that the reports share which are one source; its own where it is the only one.
            wording: its words as they are searched for; None where it is not to be found by them.

        Raises:
            LedgerError: another text has this id already.
        """
        chosen = {"lang": report.lang, "published": report.published, "source": report.source}
        row = {
            "id": report.id,
            "sha256": report.sha256,
            "known_at": chain.instant(known_at),
            "origin": origin or report.id,
            "symbol": report.document,
            "url": report.url,
            "document": to_document(report),
            **chosen,
        }
        kept = self._report(report.id)
        if kept is None:
            number = self._next_number()
            position = positions.of_report(report.published, number)
            self._last_put = {"number": number, "position": position, "claims": 0, **row}
            self._open.execute(statements.INSERT_REPORT, self._last_put)
        elif kept["sha256"] == report.sha256:
            position = positions.of_report(report.published, kept["number"])
            mine = reports.c.id == report.id
            self._open.execute(update(reports).where(mine).values(position=position, **row))
            of_report = {"position": position, **chosen}
            self._open.execute(update(tellings).where(tellings.c.report_id == report.id).values(of_report))
            self._open.execute(update(claims).where(claims.c.report_id == report.id).values(position=position))
            sought.remove(self._open, kept["position"])
            self._last_put = None
        else:
            raise LedgerError(f"{self.location}: another text has the report id {report.id} already")
        if wording is not None:
            sought.put(self._open, position, wording)

    def _report(self, report_id: str) -> Mapping[Any, Any] | None:
        """What is kept of a report beside its document."""
        if self._last_put is not None and self._last_put["id"] == report_id:
            return self._last_put
        return self._open.execute(statements.REPORT, {"of": report_id}).mappings().one_or_none()

    def _next_number(self) -> int:
        """The number of a new report."""
        if self._last_number is None:
            self._last_number = self._open.execute(statements.LAST_NUMBER).scalar() or 0
        self._last_number += 1
        return self._last_number

    def put_sketch(self, report_id: str, sketch: bytes, marks: Iterable[int]) -> None:
        """Keep the sketch of a report that was put before; that of a text never changes.

        Args:
            report_id: the report.
            sketch: what is compared of its text.
            marks: what it has in common with those that it may be compared with.
        """
        report = self._report(report_id)
        if report is None:
            return
        kept = self._open.execute(statements.KEEP_SKETCH, {"of": report["number"], "made": sketch})
        if kept.rowcount:
            self._sketches().put(self._open, report["number"], marks)

    def sketches_with(self, marks: Collection[int]) -> list[tuple[str, bytes]]:
        """The reports whose sketches share a mark with another, by id, as they came, each with its sketch."""
        return self._sketches().found(self._open, marks)

    def _sketches(self) -> Waiting:
        """What finds sketches, up to date."""
        if not self._follows:
            self._waiting.follow(self._open)
            self._follows = True
        return self._waiting

    def put_withdrawal(self, report_id: str, withdrawal: Withdrawal) -> None:
        """Keep that a report's source took it back."""
        mine = reports.c.id == report_id
        self._open.execute(update(reports).where(mine).values(withdrawal=to_document(withdrawal)))

    def put_origin(self, origins: Collection[str], origin: str) -> None:
        """Let the reports of several origins be of one."""
        self._open.execute(update(reports).where(reports.c.origin.in_(origins)).values(origin=origin))

    def put_claims(self, report_id: str, rows: Sequence[Row], told: Mapping[str, Telling] = _NOTHING) -> set[str]:
        """Put the claims of a report in place of those that it had.

        Args:
            report_id: a report that was put before.
            rows: its claims in text order.
            told: what it tells of each conflict, by the conflict's id.

        Returns:
            The components that lost a claim, whose incidents are to be put anew.
        """
        mine = {"of": report_id}
        of_report = self._report(report_id)
        if of_report is None:
            raise LedgerError(f"{self.location}: there is no report {report_id}, whose claims are put")
        lost: set[str] = set()
        if of_report["claims"]:
            lost = set(self._open.execute(statements.COMPONENTS, mine).scalars()) - {None, NEVER}
            self._open.execute(statements.DROP_CLAIMS, mine)
            self._open.execute(statements.DROP_TELLINGS, mine)
        self._open.execute(statements.COUNT_CLAIMS, mine | {"told": len(rows)})
        self._last_put = None
        position = of_report["position"]
        self._insert(claims, [claim_row(row, report_id, position, number) for number, row in enumerate(rows, start=1)])
        self._insert(facets, [facets_row(row) for row in rows if row.facets is not None])
        own = {
            "report_id": report_id,
            **{name: of_report[name] for name in ("position", "published", "source", "lang")},
        }
        rows_told = [{"conflict": one, "document": to_document(told[one]), **own} for one in sorted(told)]
        if rows_told:
            self._open.execute(statements.INSERT_TELLINGS, rows_told)
        return lost

    def put_components(
        self, components: Groups, replaced: Collection[str], unchanged: Collection[str] = ()
    ) -> dict[tuple[str, ...], str]:
        """Note which claims are grouped with which, in place of what was noted of some components.

        Args:
            components: by the id of each, its groups of claims.
            replaced: ids of the components that these take the place of; their incidents and findings go, save those that stay.
            unchanged: those of them of which no claim, and nothing that persons decided of one, has changed.

        Returns:
            The incidents of the unchanged that stay, as the same claims tell them as before: by these claims their ids.
        """
        return regroup(self._open, components, replaced, unchanged)

    def put_incidents(
        self, by_component: Mapping[str, Sequence[Incident]], may_be_one: Collection[tuple[str, str]] = ()
    ) -> None:
        """Put the incidents of components that were put before.

        Args:
            by_component: the incidents of each.
            may_be_one: ids of pairs that are alike, of these or of those that stayed.
        """
        rows = [incident_row(component, one) for component, found in by_component.items() for one in found]
        self._insert(incidents, rows)
        every = [one for found in by_component.values() for one in found]
        self._insert(incident_marks, [row for incident in every for row in mark_rows(incident)])
        pairs = [{"first": min(pair), "second": max(pair)} for pair in may_be_one]
        if pairs:
            self._open.execute(statements.INSERT_ALIKE, pairs)
        told = [{"claim": claim, "of": incident.id} for incident in every for claim in incident.claims]
        if told:
            of_claim = update(claims).where(claims.c.id == bindparam("claim"))
            self._open.execute(of_claim.values(incident_id=bindparam("of")), told)

    def put_judgement(self, judgement: Judgement) -> None:
        """Put a judgement, or what became of it."""
        self._judged = True
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

    def put_findings(
        self, by_incident: Mapping[str, Sequence[Finding]], awaiting: Mapping[str, int] = _NOTHING
    ) -> None:
        """Put the findings of some incidents, which were put before, in place of those that these had.

        Args:
            by_incident: for the id of each incident all its findings.
            awaiting: for the id of each of these that awaits a verdict how grave it is: the higher the graver.
        """
        every = sorted(by_incident)
        of_incident = [{"of_incident": incident_id} for incident_id in every]
        if not every:
            return
        for table, mine in (
            (findings, findings.c.incident_id == bindparam("of_incident")),
            (incident_marks, (incident_marks.c.id == bindparam("of_incident")) & incident_marks.c.found),
        ):
            self._open.execute(delete(table).where(mine), of_incident)
        rows = [finding_row(one) for incident_id in every for one in by_incident[incident_id]]
        if rows:
            self._open.execute(statements.INSERT_FINDINGS, rows)
        self._mark({(incident_id, one.agreement) for incident_id in every for one in by_incident[incident_id]})
        ranks = [{"of_incident": one, "level": awaiting.get(one)} for one in every]
        self._open.execute(statements.AWAITS, ranks)

    def _mark(self, found: Collection[tuple[str, str]]) -> None:
        """Let incidents be chosen by the agreements under which there is a finding of them, as by those that they concern."""
        if found:
            rows = [{"of": incident_id, "named": f"agreement:{agreement}"} for incident_id, agreement in sorted(found)]
            self._open.execute(statements.MARK_FOUND, rows)

    def put_reader(self, version: str) -> None:
        """Note the version of the reader whose claims the projections hold."""
        self._open.execute(update(meta).values(reader=version))

    def clear_projections(self) -> None:
        """Empty the projections, to compute them anew from the entries."""
        for table in reversed(PROJECTIONS):
            if table is not sought.table:
                self._open.execute(delete(table))
        sought.clear(self._open)
        self._open.execute(update(meta).values(reader=None))
        self._forget()

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._open.exec_driver_sql(statements.INSERTIONS[table], rows)
