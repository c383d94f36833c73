"""The standing of agreements at an instant, from what the reports of a ledger tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from hudna.compliance import Publication, concerned, coverage, standing
from hudna.engine.registered import Registered
from hudna.incidents import Sides
from hudna.ledger import Ledger, Snapshot
from hudna.model.agreements import Agreement
from hudna.model.compliance import Coverage, Standing


@dataclass(frozen=True, slots=True)
class _Teller:
    """A report that tells of a conflict: its publication, and the sides on whose word it tells anything of it."""

    published: Publication
    speakers: frozenset[str]

    @property
    def day(self) -> date | None:
        """When it was published; None where not known."""
        return self.published[0]


def standings(
    ledger: Ledger, as_of: datetime | None = None, *, only: str | None = None
) -> Iterator[tuple[Agreement, Standing]]:
    """The standing of the agreements of each conflict that the ledger's reports tell of, the earliest signed first.

    Args:
        ledger: an open ledger.
        as_of: an instant with an offset from UTC; None for the end of the last day on which a report about the
            conflict was published: what is known reaches no further.
        only: id of the one agreement that is asked for, whether or not any report tells of it.
    """
    with ledger.snapshot() as snapshot:
        register = Registered().by(snapshot)
        tellers = _tellers(snapshot, register)
        for agreement in register:
            if only == agreement.id or (only is None and agreement.conflict in tellers):
                own = tellers.get(agreement.conflict, ())
                at = as_of or _latest(own, agreement)
                yield agreement, standing(agreement, snapshot.findings(agreement.id), _coverage(own, agreement, at), at)


def _latest(tellers: Sequence[_Teller], agreement: Agreement) -> datetime:
    """The end of the last day of publication, or of the day of coming into effect where there is none."""
    zone = ZoneInfo(agreement.zone)
    days = [teller.day for teller in tellers if teller.day is not None]
    last = max(days, default=agreement.effect.time.astimezone(zone).date())
    return datetime.combine(last, time(23, 59, 59), zone)


def _coverage(tellers: Sequence[_Teller], agreement: Agreement, at: datetime) -> Coverage:
    """What the reports of the agreement's window could know: who is heard only in others is not heard in it."""
    known = coverage([teller.published for teller in tellers], (), agreement, at)
    if known.first is None or known.last is None:
        return known
    within = [t for t in tellers if t.day is not None and known.first <= t.day <= known.last]
    return replace(known, speakers=tuple(sorted({speaker for teller in within for speaker in teller.speakers})))


def _tellers(snapshot: Snapshot, register: Sequence[Agreement]) -> dict[str, list[_Teller]]:
    """By conflict, the reports that tell of it."""
    speakers = _speakers(snapshot, register)
    found: defaultdict[str, list[_Teller]] = defaultdict(list)
    for report in snapshot.reports():
        for conflict, heard in speakers.get(report.id, {}).items():
            found[conflict].append(_Teller((report.published, report.source, report.lang), frozenset(heard)))
    return dict(found)


def _speakers(snapshot: Snapshot, register: Sequence[Agreement]) -> dict[str, dict[str, set[str]]]:
    """By report and conflict that its claims tell of, the sides on whose word they do.

    A claim tells of a conflict by its agreement or its country: a side alone may have a part in others, or none in any.
    """
    sides = Sides.of(register)

    @cache
    def conflicts(country: str | None, agreement: str | None) -> frozenset[str]:
        named = (agreement,) if agreement is not None else ()
        return frozenset(one.conflict for one in concerned(register, country=country, sides=(), named=named))

    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for filed in snapshot.claims():
        claim = filed.claim
        for conflict in conflicts(claim.place.country if claim.place is not None else None, claim.agreement):
            found[filed.report_id][conflict].update(sides.named([claim.speaker] if claim.speaker is not None else ()))
    return {report_id: dict(of) for report_id, of in found.items()}
