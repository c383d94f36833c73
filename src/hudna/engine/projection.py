"""From the entries of a ledger to its projections.

Reports, claims and judgements stand in them as they were added, incidents and findings as they follow.

Incremental and complete projection are one code path: `Projection.apply` takes entries one by one, `settle` groups the claims
that are new or changed into incidents and finds what those mean. A rebuild applies all entries to empty projections.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from hudna.compliance import find
from hudna.engine.corroboration import Corroboration
from hudna.engine.digests import Digest
from hudna.engine.gravity import level
from hudna.engine.known_sources import FollowedSources
from hudna.engine.registered import registered_by
from hudna.engine.tellings import Teller
from hudna.incidents import Matcher, Sides, around, facets, home, tag, with_corrections
from hudna.ledger import Row, Transaction
from hudna.ledger.codec import from_payload, to_document
from hudna.model.agreements import Agreement
from hudna.model.claims import Claim, Place
from hudna.model.compliance import Effect, Finding
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Credibility, Judgement, JudgementKind, Reliability, Verdict
from hudna.model.reports import Report, Withdrawal
from hudna.model.sources import Source
from hudna.sources import Affiliations

T = TypeVar("T", Reliability, Credibility)

_VERDICTS = frozenset({JudgementKind.VERIFY, JudgementKind.REFUTE})
_NOTHING: Mapping[str, Digest] = MappingProxyType({})
_ENTRIES_AT_A_TIME = 2_000  # between two settlings of a rebuild, so that it needs little memory


class Projection:
    """Projections being brought up to date within a transaction."""

    def __init__(
        self,
        transaction: Transaction,
        agreements: Iterable[Agreement] = (),
        followed: Affiliations | None = None,
        matcher: Matcher | None = None,
        digests: Mapping[str, Digest] = _NOTHING,
    ) -> None:
        """Go on from where the projections are.

        Args:
            transaction: holds them.
            agreements: those that the ledger has registered before the first entry that is applied.
            followed: the sources that were followed before it.
            matcher: weighs pairs of claims, and remembers what it has weighed; a new one where it is None.
            digests: by the SHA-256 of reports, those that were made already.
        """
        self._open = transaction
        self._agreements = {agreement.id: agreement for agreement in agreements}
        self._followed = followed or Affiliations(())
        self._sides = Sides.of(self._agreements.values(), self._syndication)
        self._teller = Teller(tuple(self._agreements.values()), self._sides)
        self._matcher = matcher or Matcher()
        self._corroboration = Corroboration(transaction, self._matcher)
        self._digests = digests
        self._moved = False
        self._added: tuple[Report, str] | None = None  # the report that came last, with its origin
        self._reader: str | None = None

    def apply(self, entry: Entry) -> None:
        """Take in one entry."""
        match entry.kind:
            case EntryKind.AGREEMENT_REGISTERED:
                self._register(registered_by(entry, self._open))
            case EntryKind.SOURCE_FOLLOWED:
                self._follow(from_payload(entry.payload["source"], Source))
            case EntryKind.REPORT_ADDED:
                self._add(entry)
            case EntryKind.CLAIMS_READ:
                self._file(entry.payload)
            case EntryKind.REPORT_WITHDRAWN:
                withdrawal = from_payload(entry.payload["withdrawal"], Withdrawal)
                self._open.put_withdrawal(entry.payload["report_id"], withdrawal)
            case EntryKind.JUDGEMENT_MADE:
                self._judge(entry)
            case _:
                pass

    def settle(self) -> None:
        """Make the incidents that follow from what was taken in, and find what they mean."""
        if self._moved:
            self._file_anew([report.id for report in self._open.reports()])
            self._moved = False
        agreements = tuple(self._agreements.values())
        incidents = self._corroboration.settle(self._sides)
        found = {incident.id: find(incident, agreements) for incident in incidents}
        levels = {one.id: level(one) for one in incidents if self._awaits_verdict(one, found[one.id])}
        self._open.put_findings(found, levels)

    def _awaits_verdict(self, incident: Incident, findings: Sequence[Finding]) -> bool:
        """Whether it is found to breach an agreement and nobody gave a verdict on it, be it not signed yet."""
        if all(finding.effect is not Effect.BREACH for finding in findings):
            return False
        given = (self._open.judgement(identity) for identity in incident.judgements)
        return not any(one is not None and one.verdict.kind in _VERDICTS for one in given)

    def _register(self, agreement: Agreement) -> None:
        """A new or amended agreement may move claims that are there to other incidents, and changes what all mean."""
        self._agreements[agreement.id] = agreement
        self._sides = Sides.of(self._agreements.values(), self._syndication)
        self._teller = Teller(tuple(self._agreements.values()), self._sides)
        self._moved = self._moved or self._open.reader() is not None

    def _follow(self, source: Source) -> None:
        """What is known of a source weighs on what it has told before."""
        before, self._followed = self._followed, self._followed.with_followed([source])
        for name in self._open.sources():
            if _weight(before.find(name)) != _weight(self._followed.find(name)):
                self._file_anew(self._open.reports_by(name))

    def _syndication(self, name: str | None) -> str | None:
        source = self._followed.find(name)
        return None if source is None else source.syndication

    def _add(self, entry: Entry) -> None:
        """Put a report; with those that it nearly repeats, and with versions of its document, it is one source."""
        report = from_payload(entry.payload["report"], Report)
        origins = self._open.origins(_repeated(entry.payload), report.document)
        origin = min([report.document or report.id, *origins])
        digest = self._digests.get(report.sha256) or Digest.of(report)
        self._open.put_report(report, entry.time, origin, digest.wording)
        self._open.put_sketch(report.id, digest.sketch.to_bytes(), digest.sketch.bands())
        self._added = report, origin
        moved = origins - {origin}
        if moved:
            changed = [one for old in sorted(moved) for one in self._open.reports_of(old)]
            self._open.put_origin(moved, origin)
            self._file_anew(changed)

    def _file(self, payload: dict[str, Any]) -> None:
        report, origin = self._report(payload["report_id"])
        claims = from_payload(payload["claims"], tuple[Claim, ...])
        filed = [
            FiledClaim(
                id=f"{report.id}#{number}",
                report_id=report.id,
                source=report.source,
                published=report.published,
                document=report.document,
                version_of=report.version_of,
                claim=claim,
            )
            for number, claim in enumerate(claims, start=1)
        ]
        self._put(report.id, origin, filed)
        if self._reader != payload["reader"]:
            self._reader = payload["reader"]
            self._open.put_reader(payload["reader"])

    def _report(self, report_id: str) -> tuple[Report, str | None]:
        """A report that was added, and its origin: most often that which came last."""
        if self._added is not None and self._added[0].id == report_id:
            return self._added
        report = self._open.report(report_id)
        if report is None:
            raise ValueError(f"claims of a report that was never added: {report_id}")
        return report, self._open.origin(report_id)

    def _file_anew(self, report_ids: Iterable[str]) -> None:
        for report_id in report_ids:
            read = [self._as_read(claim) for claim in self._open.claims(report_id)]
            self._put(report_id, self._open.origin(report_id), read)

    def _put(self, report_id: str, origin: str | None, read: Sequence[FiledClaim]) -> None:
        judgements: dict[str, list[Judgement]] = {}
        of_source: list[Judgement] = []
        if read and self._open.is_judged():
            of_source = self._open.judgements_on_source(read[0].source or "")
            for judgement in self._open.judgements_on([one.id for one in read]):
                for claim in judgement.verdict.claims:
                    judgements.setdefault(claim, []).append(judgement)
        graded = [self._graded(one, origin, judgements.get(one.id, ()), of_source) for one in read]
        conflict = home(graded, self._sides)
        places = around(graded, self._matcher.matching)
        rows = [self._row(*each, conflict) for each in zip(graded, read, places, strict=True)]
        told = self._teller.told(filed.claim for filed in graded)
        self._corroboration.lose(self._open.put_claims(report_id, rows, told))

    def _graded(
        self,
        read: FiledClaim,
        origin: str | None,
        judgements: Sequence[Judgement],
        of_source: Sequence[Judgement],
    ) -> FiledClaim:
        """A claim as read, with what persons corrected and how they graded it and its source."""
        return replace(
            read,
            origin=origin,
            claim=with_corrections(read.claim, judgements),
            reliability=_last_grade(of_source, JudgementKind.GRADE_SOURCE, Reliability)
            or _weight(self._followed.find(read.source))[0],
            credibility=_last_grade(judgements, JudgementKind.GRADE_CLAIM, Credibility),
            corrected=tuple(
                one.id for one in judgements if one.verdict.field and not one.verdict.of_incident and one.counts
            ),
        )

    def _row(self, filed: FiledClaim, read: FiledClaim, place: Place | None, conflict: str | None) -> Row:
        """A claim, with what of it is compared."""
        compared = facets(filed, self._sides, self._matcher.matching, conflict, place)
        changed = filed.corrected or filed.reliability is not None or filed.credibility is not None
        if compared is None:
            return Row(filed=filed, tag=tag(filed.id), read=read if changed else None)
        return Row(
            filed=filed,
            tag=tag(filed.id),
            read=read if changed else None,
            facets=to_document(compared),
            block=compared.block,
            day=compared.day,
            symbol=compared.document,
            once=compared.once,
        )

    def _as_read(self, filed: FiledClaim) -> FiledClaim:
        return self._open.claim_as_read(filed.id) or filed

    def _judge(self, entry: Entry) -> None:
        """Put a judgement; what it is about is grouped and weighed anew."""
        verdict = from_payload(entry.payload["verdict"], Verdict)
        judgement = Judgement(
            id=f"judgement-{entry.sequence}",
            sequence=entry.sequence,
            author=entry.author,
            time=entry.time,
            verdict=verdict,
        )
        self._open.put_judgement(judgement)
        about = judgement
        if verdict.kind in {JudgementKind.SIGN, JudgementKind.WITHDRAW}:
            before = self._open.judgement(verdict.judgement or "")
            if before is None:
                raise ValueError(f"a judgement on one that was never made: {verdict.judgement}")
            signs = verdict.kind is JudgementKind.SIGN
            about = replace(before, signed=entry.author) if signs else replace(before, withdrawn=judgement.id)
            self._open.put_judgement(about)
        self._touch(about.verdict)

    def _touch(self, verdict: Verdict) -> None:
        if verdict.source is not None:
            self._file_anew(self._open.reports_by(verdict.source))
        claims = (*verdict.claims, *verdict.others)
        self._corroboration.lose(self._open.components_of(claims))
        if verdict.kind in {JudgementKind.CORRECT, JudgementKind.GRADE_CLAIM} and not verdict.of_incident:
            self._file_anew(sorted({claim.rpartition("#")[0] for claim in claims}))


def _weight(source: Source | None) -> tuple[Reliability | None, str | None]:
    """What of a source bears on incidents: how far it is to be relied on, and with which others it is one."""
    return (None, None) if source is None else (source.reliability, source.syndication)


def _repeated(payload: dict[str, Any]) -> list[str]:
    """The reports that a report nearly repeats; ledgers of before knew one at most."""
    repeated = payload["nearly_repeats"] or []
    return repeated if isinstance(repeated, list) else [repeated]


def record(
    drafts: Iterable[Draft],
    transaction: Transaction,
    agreements: Iterable[Agreement],
    followed: Affiliations | None = None,
) -> list[Entry]:
    """Add entries and what follows from them, given the agreements registered so far, and the sources followed so far.

    `followed`: None to have them read from the ledger, which takes time where many are.
    """
    known = FollowedSources().by(transaction) if followed is None else followed
    projection = Projection(transaction, agreements, known)
    entries = transaction.append_many(drafts)
    for entry in entries:
        projection.apply(entry)
    projection.settle()
    return entries


def project(entries: Iterable[Entry], transaction: Transaction) -> None:
    """Compute all projections from all entries: the projector of `Ledger.rebuild` and `Ledger.verify`."""
    projection = Projection(transaction)
    for number, entry in enumerate(entries, start=1):
        projection.apply(entry)
        if number % _ENTRIES_AT_A_TIME == 0:
            projection.settle()
    projection.settle()


def _last_grade(judgements: Sequence[Judgement], kind: JudgementKind, grades: type[T]) -> T | None:
    given = [one.verdict.grade for one in judgements if one.verdict.kind is kind and one.counts]
    return None if not given or given[-1] is None else grades(given[-1])
