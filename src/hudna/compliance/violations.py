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
from hudna.model.compliance import BreachDays, Change, Counted, Finding, Violations
from hudna.model.coverage import Coverage
from hudna.model.incidents import NOBODY
from hudna.model.terms import as_of as terms_as_of

_Told = Mapping[date | None, Mapping[str, Sequence[Finding]]]


def violations(
    breaches: Iterable[Finding],
    agreement: Agreement,
    coverage: Coverage,
    as_of: datetime,
    counted: Iterable[Counted] = (),
) -> Violations:
    """The breaches told of each day of the window up to an instant, counted by accused side and grade.

    What happened on several days counts on the first of them in the window. What several sides did together counts
    for each of them. What nobody is named for counts for `NOBODY`; on such a day, as on one for
    which violations are counted, a side of which no breach is told is not known, for it may have been this side.

    Args:
        breaches: findings of breaches, up to the instant.
        agreement: as registered.
        coverage: what the reports could know of it, up to the instant.
        as_of: an instant with an offset from UTC.
        counted: violations of no named side.
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
        days=tuple(_days(sides, told, _quiet(told, coverage, tuple(counted)), agreement, as_of)),
        undated={side: tally(found) for side, found in told[None].items()},
    )


def _quiet(told: _Told, coverage: Coverage, counted: Sequence[Counted]) -> dict[date, set[str]]:
    """For each day of which a report could tell, who did nothing on it where none tells of anything."""
    quiet = {}
    for one in coverage.by_day:
        unnamed = NOBODY in told.get(one.day, {}) or any(_is_for(count, one.day) for count in counted)
        quiet[one.day] = set() if unnamed else {*one.open_to, NOBODY}
    return quiet


def _is_for(count: Counted, day: date) -> bool:
    """Whether violations are counted for a day, or may be: where no days are told, for the report's own or the day before."""
    return (count.first or count.told - DAY) <= day <= (count.last or count.told)


def _days(
    sides: Sequence[str], told: _Told, quiet: Mapping[date, set[str]], agreement: Agreement, as_of: datetime
) -> Iterator[BreachDays]:
    """Every day of the window; days in a row of which nothing is known are one run."""
    day, last = window_days(agreement, as_of)
    while day <= last:
        first = day
        while not {day, day + DAY} & {*quiet, *told} and day < last:
            day += DAY
        found = told.get(first, {})
        shown = [side for side in sides if side in found or side in quiet.get(first, ())]
        yield BreachDays(
            first=first,
            last=day,
            hours=_hours(agreement, first, day, as_of),
            known=first in quiet,
            breaches={side: tally(found.get(side, ())) for side in shown},
        )
        day += DAY


def _hours(agreement: Agreement, first: date, last: date, as_of: datetime) -> float:
    """For how many hours of some days an agreement was in force, up to an instant."""
    zone = ZoneInfo(agreement.zone)
    begins = datetime.combine(first, time.min, zone)
    ends = min(as_of, datetime.combine(last + DAY, time.min, zone))
    return hours_in_force(agreement, ends) - hours_in_force(agreement, begins)
