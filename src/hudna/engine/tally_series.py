"""Series out of tallies: what a mission counts day after day, one for each who counts, what, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.model.claims import Place
from hudna.model.counting import counted
from hudna.model.series import Point, Series
from hudna.model.tallies import FiledTally, Stretch, Tally, Unit


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes counts one series; counts of several places together are none of any of them."""

    counter: str
    unit: Unit
    place: str


@dataclass(frozen=True, slots=True)
class _Count:
    """The count of a report for a point."""

    report: str
    published: date
    count: int
    inexact: bool


def tally_series(tallies: Iterable[FiledTally], *, by_issue: bool = False) -> tuple[Series, ...]:
    """The series that tallies make.

    Of each report the counts for its own period are taken, without those for a period before, running totals, parts, and what
    is exempt. Of two reports that count one day, the one published last counts.

    Args:
        tallies: by day of publication.
        by_issue: whether a point is the day on which a report was published, with all its own periods together; otherwise
            the days of the period, and counts whose period is not told are left out.
    """
    counts: defaultdict[_Key, defaultdict[tuple[date, date], list[_Count]]] = defaultdict(lambda: defaultdict(list))
    left_out: defaultdict[_Key, int] = defaultdict(int)
    places: dict[str, Place] = {}
    for filed in tallies:
        tally, place = filed.tally, filed.tally.places[0] if len(filed.tally.places) == 1 else None
        if (
            tally.period.stretch is not Stretch.THIS
            or tally.exempt is not None
            or place is None
            or filed.published is None
        ):
            continue
        key = _Key(tally.counter.side if tally.counter is not None else filed.source or "", tally.unit, place.name)
        if not key.counter:
            continue
        places[place.name] = place
        days = (filed.published, filed.published) if by_issue else _days(tally)
        if days is None:
            left_out[key] += 1
        else:
            inexact = tally.about or tally.low != tally.high
            counts[key][days].append(_Count(filed.report_id, filed.published, tally.low, inexact))
    return tuple(
        _series(key, counts[key], left_out[key], places[key.place], by_issue=by_issue)
        for key in sorted(counts, key=lambda one: (one.counter, one.unit, one.place))
    )


def _days(tally: Tally) -> tuple[date, date] | None:
    """The days of a period; of one that begins and ends at an hour ("as of 19:30") the first is the day after it begins."""
    period = tally.period
    if period.end is None:
        return None
    if period.start is None or period.start == period.end:
        return period.end, period.end
    return period.start + timedelta(days=period.until is not None), period.end


def _series(
    key: _Key, counts: dict[tuple[date, date], list[_Count]], left_out: int, place: Place, *, by_issue: bool
) -> Series:
    points: list[Point] = []
    inexact = told_twice = overlapping = 0
    for (first, last), told in sorted(counts.items()):
        newest = max(told, key=lambda one: one.published).report
        own = [one for one in told if one.report == newest]
        told_twice += any(one.report != newest for one in told)
        if points and first <= points[-1].end:
            overlapping += 1
            continue
        inexact += any(one.inexact for one in own)
        points.append(Point(first, last, sum(one.count for one in own)))
    notes = [
        "By the day on which the report was published: its period ended before." if by_issue
        else "By the day on which the period ended; where it ends at an hour, the rest of that day is in the next.",
        f"{left_out} counts whose period is not told are left out." if left_out else "",
        f"On {counted(inexact, 'day')} the number is a least or about number; the least was taken." if inexact else "",
        f"On {counted(told_twice, 'day')} several reports count; the last counts." if told_twice else "",
        f"{overlapping} counts for days of which some are counted already are left out." if overlapping else "",
    ]  # fmt: skip
    name = f"{key.unit.value} counted by {key.counter} in {key.place}"
    return Series(
        id=re.sub(
            r"[\W_]+", "-", f"{key.counter} {key.unit.value} {key.place}{' by issue' * by_issue}".casefold()
        ).strip("-"),
        name=f"{name[0].upper()}{name[1:]}",
        unit=name,
        counted="what the counter gives for the period of each report, as read in the reports of this ledger",
        source=key.counter,
        country=place.country,
        note=" ".join(filter(None, notes)),
        points=tuple(points),
    )
