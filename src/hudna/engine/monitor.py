"""Reading reports into a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from hudna.engine.analyst import Analyst
from hudna.engine.digests import Digest
from hudna.engine.known_sources import FollowedSources
from hudna.engine.openness import closing
from hudna.engine.projection import Projection, record
from hudna.engine.registered import INTAKE, Registered
from hudna.incidents import Matcher
from hudna.ledger import Ledger, Transaction
from hudna.ledger.codec import to_payload
from hudna.model.agreements import Agreement
from hudna.model.entries import Draft, EntryKind
from hudna.model.errors import InputError
from hudna.model.readings import Reading
from hudna.model.reports import Report, Withdrawal
from hudna.reading.assemble import READER
from hudna.sources import Sketch


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
        repeats: ids of earlier reports that it nearly repeats, the one that it repeats most first.
        reason: why it could not be read.
    """

    report: Report
    fate: Fate
    claims: int = 0
    repeats: tuple[str, ...] = ()
    reason: str | None = None


class Monitor:
    """Adds reports to a ledger, each with its claims and all that follows from them, in one transaction."""

    def __init__(self, ledger: Ledger, analyst: Analyst, *, in_retrospect: bool = False) -> None:
        """Registers the analyst's agreements in the ledger where they are new or have changed.

        Reports are read with all that the ledger has registered: a team's own agreements, and its own versions.

        Args:
            ledger: an open ledger.
            analyst: reads the reports.
            in_retrospect: for an archive that is read long after: that what is added was known when it was published, at
                the end of the day, and agreements when they were signed; otherwise, when it is added.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        self._ledger = ledger
        self._analyst = analyst
        self._in_retrospect = in_retrospect
        self._registered = Registered()
        self._followed = FollowedSources()
        self._matcher = Matcher()
        self._register()

    def add(self, item: Report | Reading) -> Outcome:
        """Add one report, or one whose claims are coded already. A text that the ledger has already adds nothing.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        (outcome,) = self.keep([self.read(item)])
        return outcome

    def read(self, item: Report | Reading) -> Reading | Outcome:
        """What a report says, or why it is not to be kept; nothing is added yet.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        return self.known(item) or read_with(self.informed(), item)

    def known(self, item: Report | Reading) -> Outcome | None:
        """That the ledger has a report's text already, where it has."""
        report = item.report if isinstance(item, Reading) else item
        return Outcome(report=report, fate=Fate.KNOWN) if self._ledger.has_report(report.sha256) else None

    def keep(
        self, read: Sequence[Reading | Outcome], digests: Mapping[str, Digest] = MappingProxyType({})
    ) -> list[Outcome]:
        """Add reports as they were read, all in one transaction; what there is an outcome of already is passed on.

        Incidents are made once for all of them, so that many at a time are quicker than one by one.

        Args:
            read: what was read.
            digests: by the SHA-256 of reports, those that who read them has made; the others are made here.

        Raises:
            LedgerError: the ledger cannot be written; none of them was added.
        """
        if all(isinstance(one, Outcome) for one in read):
            return [one for one in read if isinstance(one, Outcome)]
        readings = [one for one in read if isinstance(one, Reading)]
        # Of two with one text, the first is kept.
        known = {one.report.sha256: digests.get(one.report.sha256) or Digest.of(one.report) for one in readings[::-1]}
        with self._ledger.transaction() as transaction:
            projection = Projection(
                transaction, self._registered.by(transaction), self._followed.by(transaction), self._matcher, known
            )
            outcomes = [
                one if isinstance(one, Outcome) else self._keep(one, known[one.report.sha256], transaction, projection)
                for one in read
            ]
            projection.settle()
        return outcomes

    def _keep(self, reading: Reading, digest: Digest, transaction: Transaction, projection: Projection) -> Outcome:
        if transaction.has_report(reading.report.sha256):  # added since it was read, by another process or just now
            return Outcome(report=reading.report, fate=Fate.KNOWN)
        reading = replace(reading, report=_with_own_id(_as_version(reading.report, transaction), transaction))
        # What a form puts alike, it tells of each time anew.
        repeats = _repeated(digest.sketch, transaction) if reading.coder is None else ()
        drafts = chain(closing(reading, transaction), entries_of(reading, repeats))
        for entry in transaction.append_many(self._known(drafts, reading.report.published)):
            projection.apply(entry)
        return Outcome(report=reading.report, fate=Fate.ADDED, claims=len(reading.claims), repeats=repeats)

    def withdraw(self, withdrawal: Withdrawal) -> bool:
        """Keep that a source took a report back; whether that is new, and there is such a report.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        with self._ledger.transaction() as transaction:
            report = transaction.report_at(withdrawal.url)
            if report is None or transaction.withdrawal(report.id) is not None:
                return False
            told = {"report_id": report.id, "withdrawal": to_payload(replace(withdrawal, where=None))}
            draft = Draft(kind=EntryKind.REPORT_WITHDRAWN, author=INTAKE, payload=told)
            drafts = self._known([draft], withdrawal.seen)
            record(drafts, transaction, self._registered.by(transaction), self._followed.by(transaction))
        return True

    def _register(self) -> None:
        packaged = self._analyst.agreements
        if not self._registered.missing(packaged, self._ledger):
            return
        with self._ledger.transaction() as transaction:
            missing = self._registered.missing(packaged, transaction)  # another process may have registered them since
            drafts = (draft for one in missing for draft in self._known([_registration(one)], one.signed.time))
            record(drafts, transaction, self._registered.by(transaction), self._followed.by(transaction))

    def _known(self, drafts: Iterable[Draft], since: date | None) -> Iterator[Draft]:
        """Entries with the time at which what they hold was known, where that is not now."""
        if not self._in_retrospect or since is None:
            yield from drafts
            return
        at = since if isinstance(since, datetime) else datetime.combine(since, time(23, 59, 59), UTC)
        yield from (replace(draft, time=at) for draft in drafts)

    def informed(self) -> Analyst:
        """The analyst, with what anybody has registered by now."""
        self._analyst = self._analyst.knowing(self._registered.by(self._ledger))
        return self._analyst


def read_with(analyst: Analyst, item: Report | Reading) -> Reading | Outcome:
    """What an analyst reads in a report, or why it cannot be read."""
    try:
        return analyst.coded(item) if isinstance(item, Reading) else analyst.read(item)
    except InputError as error:
        report = item.report if isinstance(item, Reading) else item
        return Outcome(report=report, fate=Fate.UNREADABLE, reason=error.reason)


def _as_version(report: Report, transaction: Transaction) -> Report:
    """The report as a version of what its address gave before, or of what its source gave under its id on that day, if it did."""
    before = transaction.report_at(report.url) if report.url is not None else transaction.newest_like(report)
    return report if before is None else replace(report, version_of=before.id)


def _with_own_id(report: Report, transaction: Transaction) -> Report:
    """The report with an id that no other text of the ledger has, and a notice where it had to be changed."""
    longer = (f"{report.id}-{report.sha256[:digits]}" for digits in range(8, 65, 8))
    own = next(name for name in chain([report.id], longer) if transaction.report(name) is None)
    if own == report.id:
        return report
    return replace(report, id=own, notices=(*report.notices, renamed(report.id, own)))


def _repeated(drawn: Sketch, transaction: Transaction) -> tuple[str, ...]:
    """The reports that a new one nearly repeats, the one that it repeats most first."""
    return tuple(drawn.repeated(transaction.sketches_with(drawn.bands())))


def renamed(report_id: str, own: str) -> str:
    """The notice of a report whose id had to be changed."""
    return f"id {report_id} is already that of another report in the ledger; kept as {own}"


def _registration(agreement: Agreement) -> Draft:
    return Draft(kind=EntryKind.AGREEMENT_REGISTERED, author=INTAKE, payload={"agreement": to_payload(agreement)})


def entries_of(reading: Reading, repeats: tuple[str, ...]) -> Iterator[Draft]:
    """What a report as read adds to a ledger.

    Args:
        reading: the report and its claims.
        repeats: ids of the reports that it nearly repeats.
    """
    report = replace(reading.report, where=None)  # where it lay on somebody's disk is nobody else's business
    yield Draft(
        kind=EntryKind.REPORT_ADDED,
        author=INTAKE,
        payload={"report": to_payload(report), "sha256": report.sha256, "nearly_repeats": list(repeats)},
    )
    claims = [to_payload(claim) for claim in reading.claims]
    reader = reading.coder or READER
    yield Draft(
        kind=EntryKind.CLAIMS_READ,
        author=reader,
        payload={"report_id": report.id, "reader": reader, "claims": claims},
    )
    if reading.tallies:
        yield Draft(
            kind=EntryKind.TALLIES_READ,
            author=READER,
            payload={"report_id": report.id, "reader": READER, "tallies": [to_payload(one) for one in reading.tallies]},
        )
