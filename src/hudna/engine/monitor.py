"""Reading reports into a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from hudna.engine.analyst import Analyst
from hudna.engine.projection import Projection
from hudna.ledger import Ledger, Transaction
from hudna.ledger.codec import from_payload, to_payload
from hudna.model.agreements import Agreement
from hudna.model.claims import Reading
from hudna.model.entries import Draft, EntryKind
from hudna.model.errors import InputError
from hudna.model.reports import Report
from hudna.reading.assemble import READER
from hudna.sources import NearDuplicates

INTAKE = "hudna"  # author of what is taken in without anybody's decision


class Fate(StrEnum):
    """What became of a report."""

    ADDED = "added"
    KNOWN = "known already"
    UNREADABLE = "not readable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one report that was to be added.

    Attributes:
        report: the report, with the id under which the ledger has it.
        fate: whether it is new to the ledger.
        claims: how many claims it tells.
        repeats: id of an earlier report that it nearly repeats, or None.
        reason: why it could not be read.
    """

    report: Report
    fate: Fate
    claims: int = 0
    repeats: str | None = None
    reason: str | None = None


class Monitor:
    """Adds reports to a ledger, each with its claims and all that follows from them, in one transaction."""

    def __init__(self, ledger: Ledger, analyst: Analyst) -> None:
        """Registers the analyst's agreements in the ledger where they are new or have changed."""
        self._ledger = ledger
        self._analyst = analyst
        self._near = NearDuplicates()
        for report in ledger.reports():
            self._near.add(report.id, report.text)
        self._register()

    def add(self, report: Report) -> Outcome:
        """Add one report. A text that the ledger has already adds nothing.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        if self._ledger.has_report(report.sha256):
            return Outcome(report=report, fate=Fate.KNOWN)
        try:
            reading = self._analyst.read(self._renamed(report))
        except InputError as error:
            return Outcome(report=report, fate=Fate.UNREADABLE, reason=error.reason)
        repeats = self._near.add(reading.report.id, report.text)
        with self._ledger.transaction() as transaction:
            projection = Projection(transaction, self._analyst.agreements)
            for entry in transaction.append_many(_entries(reading, repeats)):
                projection.apply(entry)
            projection.settle()
        return Outcome(report=reading.report, fate=Fate.ADDED, claims=len(reading.claims), repeats=repeats)

    def add_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Add reports one after the other."""
        return map(self.add, reports)

    def _renamed(self, report: Report) -> Report:
        """The report under an id that no other text of the ledger has."""
        if self._ledger.report(report.id) is None:
            return report
        return replace(report, id=f"{report.id}-{report.sha256[:8]}")

    def _register(self) -> None:
        known = registered(self._ledger)
        new = [agreement for agreement in self._analyst.agreements if known.get(agreement.id) != agreement]
        if not new:
            return
        with self._ledger.transaction() as transaction:
            projection = Projection(transaction, known.values())
            for entry in transaction.append_many(_registration(agreement) for agreement in new):
                projection.apply(entry)
            projection.settle()


def registered(ledger: Ledger | Transaction) -> dict[str, Agreement]:
    """The agreements that a ledger has registered, each as last amended, by id."""
    found = {}
    for entry in ledger.entries(kind=EntryKind.AGREEMENT_REGISTERED):
        agreement = from_payload(entry.payload["agreement"], Agreement)
        found[agreement.id] = agreement
    return found


def _registration(agreement: Agreement) -> Draft:
    return Draft(kind=EntryKind.AGREEMENT_REGISTERED, author=INTAKE, payload={"agreement": to_payload(agreement)})


def _entries(reading: Reading, repeats: str | None) -> Iterator[Draft]:
    report = reading.report
    yield Draft(
        kind=EntryKind.REPORT_ADDED,
        author=INTAKE,
        payload={"report": to_payload(report), "sha256": report.sha256, "nearly_repeats": repeats},
    )
    claims = [to_payload(claim) for claim in reading.claims]
    yield Draft(
        kind=EntryKind.CLAIMS_READ,
        author=READER,
        payload={"report_id": report.id, "reader": READER, "claims": claims},
    )
