"""From the entries of a ledger to its projections: reports and claims as added, incidents and findings as they follow.

Incremental and complete projection are one code path: `Projection.apply` takes entries one by one and remembers which
incidents they touch, `settle` assembles those. A rebuild applies all entries to empty projections.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hudna.compliance import find
from hudna.incidents import Sides, assemble, incident_key
from hudna.ledger import Transaction
from hudna.ledger.codec import from_payload
from hudna.model.agreements import Agreement
from hudna.model.claims import Claim
from hudna.model.compliance import Finding
from hudna.model.entries import Entry, EntryKind
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.reports import Report

_UNKEYED = ""  # the key of claims that tell no incident
_KEYS_AT_A_TIME = 200  # few statements to the store, and little memory


class Projection:
    """Projections being brought up to date within a transaction."""

    def __init__(self, transaction: Transaction, agreements: Iterable[Agreement] = ()) -> None:
        """`agreements`: those that the ledger has registered before the first entry that is applied."""
        self._open = transaction
        self._agreements = {agreement.id: agreement for agreement in agreements}
        self._sides = Sides.of(self._agreements.values())
        self._touched: set[str] = set()
        self._moved = False

    def apply(self, entry: Entry) -> None:
        """Take in one entry."""
        match entry.kind:
            case EntryKind.AGREEMENT_REGISTERED:
                self._register(from_payload(entry.payload["agreement"], Agreement))
            case EntryKind.REPORT_ADDED:
                self._open.put_report(from_payload(entry.payload["report"], Report), entry.time)
            case EntryKind.CLAIMS_READ:
                self._file(entry.payload)
            case _:
                pass

    def settle(self) -> None:
        """Assemble the incidents whose claims changed, and find what they mean."""
        if self._moved:
            self._file_anew()
        keys = sorted(self._touched - {_UNKEYED})
        for first in range(0, len(keys), _KEYS_AT_A_TIME):
            self._assemble(keys[first : first + _KEYS_AT_A_TIME])
        self._touched.clear()

    def _assemble(self, keys: Sequence[str]) -> None:
        agreements = tuple(self._agreements.values())
        incidents: dict[str, list[Incident]] = {}
        findings: dict[str, tuple[Finding, ...]] = {}
        for key in keys:
            claims = self._open.claims_with_key(key)
            incidents[key] = [assemble(key, claims, self._sides)] if claims else []
            findings |= {incident.id: find(incident, agreements) for incident in incidents[key]}
        self._open.put_incidents(incidents)
        self._open.put_findings(findings)

    def _register(self, agreement: Agreement) -> None:
        """A new or amended agreement may move claims that are there to other incidents, and changes what all mean."""
        self._agreements[agreement.id] = agreement
        self._sides = Sides.of(self._agreements.values())
        self._moved = self._moved or self._open.reader() is not None

    def _file_anew(self) -> None:
        # Claims are replaced while the reports are gone through, so the ids are taken before.
        for report_id in [report.id for report in self._open.reports()]:
            self._put(report_id, list(self._open.claims(report_id)))
        self._moved = False

    def _file(self, payload: dict[str, Any]) -> None:
        report = self._open.report(payload["report_id"])
        if report is None:
            raise ValueError(f"claims of a report that was never added: {payload['report_id']}")
        claims = from_payload(payload["claims"], tuple[Claim, ...])
        filed = [
            FiledClaim(
                id=f"{report.id}#{number}",
                report_id=report.id,
                source=report.source,
                published=report.published,
                claim=claim,
            )
            for number, claim in enumerate(claims, start=1)
        ]
        self._put(report.id, filed)
        self._open.put_reader(payload["reader"])

    def _put(self, report_id: str, filed: Sequence[FiledClaim]) -> None:
        keyed = [(incident_key(one, self._sides) or _UNKEYED, one) for one in filed]
        self._touched |= self._open.put_claims(report_id, keyed)


def project(entries: Iterable[Entry], transaction: Transaction) -> None:
    """Compute all projections from all entries: the projector of `Ledger.rebuild` and `Ledger.verify`."""
    projection = Projection(transaction)
    for entry in entries:
        projection.apply(entry)
    projection.settle()
