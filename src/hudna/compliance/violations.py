"""Breaches by day and accused side; a day or a side of which no report could tell is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hudna.compliance.cover import DAY, window_days
from hudna.compliance.divide import Divide
from hudna.compliance.elapsed import hours_in_force
from hudna.compliance.tally import tally
from hudna.model.agreements import Agreement
from hudna.model.compliance import BreachDays, Change, Finding, Violations
from hudna.model.coverage import Coverage
from hudna.model.incidents import NOBODY
from hudna.model.terms import as_of as terms_as_of

_Told = Mapping[date | None, Mapping[str, Sequence[Finding]]]


def violations(breaches: Iterable[Finding], agreement: Agreement, coverage: Coverage, as_of: datetime) -> Violations:
    """The breaches told of each day of the window up to an instant, counted by accused side and grade.

    What happened on several days counts on the first of them in the window. What several sides did together counts
    for each of them. What nobody is named for counts for `NOBODY`; on such a day a side of which no breach is told is not
    known, for it may have been this side.

    Args:
        breaches: findings of breaches, up to the instant.
        agreement: as registered.
        coverage: what the reports could know of it, up to the instant.
        as_of: an instant with an offset from UTC.
    """
    divide = Divide(agreement)
    told: defaultdict[date | None, defaultdict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in breaches:
        side = NOBODY if finding.party == NOBODY else divide.side(finding.party)
        if side is not None:
            told[finding.day][side].append(finding)
    known = terms_as_of(agreement, as_of)
    sides = (*divide.sides, *([NOBODY] if any(NOBODY in of_day for of_day in told.values()) else []))
    return Violations(
        sides=sides,
        opens=known.effect.time,
        closes=None if known.end is None else known.end.time,
        changes=tuple(Change(made=one.made.time, provision=one.provision, note=one.note) for one in known.amendments),
        days=tuple(_days(sides, told, coverage, agreement, as_of)),
        undated={side: tally(found) for side, found in told[None].items()},
    )


def _days(
    sides: Sequence[str], told: _Told, coverage: Coverage, agreement: Agreement, as_of: datetime
) -> Iterator[BreachDays]:
    """Every day of the window; days in a row of which nothing is known are one run."""
    open_to = {one.day: {*one.open_to, NOBODY} for one in coverage.by_day}
    day, last = window_days(agreement, as_of)
    while day <= last:
        first = day
        while not {day, day + DAY} & {*open_to, *told} and day < last:
            day += DAY
        found = told.get(first, {})
        quiet = set() if NOBODY in found else open_to.get(first, set())
        shown = [side for side in sides if side in found or side in quiet]
        yield BreachDays(
            first=first,
            last=day,
            hours=_hours(agreement, first, day, as_of),
            known=first in open_to,
            breaches={side: tally(found.get(side, ())) for side in shown},
        )
        day += DAY


def _hours(agreement: Agreement, first: date, last: date, as_of: datetime) -> float:
    """For how many hours of some days an agreement was in force, up to an instant."""
    zone = ZoneInfo(agreement.zone)
    begins = datetime.combine(first, time.min, zone)
    ends = min(as_of, datetime.combine(last + DAY, time.min, zone))
    return hours_in_force(agreement, ends) - hours_in_force(agreement, begins)
