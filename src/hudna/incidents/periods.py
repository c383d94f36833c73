"""Whether the tallies of one counter agree: each period before with the report before, each running total with earlier ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hudna.model.tallies import FiledTally, Stretch, Unit

_NEXT = timedelta(days=1)  # from a report to the next of who reports daily


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tallies that should agree.

    Attributes:
        told: what a report says of the period before, or of all since an instant.
        before: the report before on that period, or an earlier total since that instant.
    """

    told: FiledTally
    before: FiledTally

    @property
    def agrees(self) -> bool:
        """Whether both can be true: the same number for one period; for all since an instant, no smaller one than before."""
        told, before = self.told.tally, self.before.tally
        if told.period.stretch is Stretch.SINCE:
            return told.high is None or told.high >= before.low
        return (told.high is None or before.low <= told.high) and (before.high is None or told.low <= before.high)


def compare(tallies: Iterable[FiledTally]) -> tuple[Comparison, ...]:
    """Each tally on the period before, and each running total, beside what an earlier report says, in the order given.

    Only what is for one counter, unit and place is compared, and a period before only with the report that came right
    before: the next day, or on a period that ends where that of this report begins. Where reports are missing between
    them, nothing can be said.

    Args:
        tallies: of any number of counters; those of one report in the order of its text.
    """
    series: defaultdict[Hashable, list[FiledTally]] = defaultdict(list)
    for filed in tallies:
        if filed.tally.exempt is None:
            series[_key(filed)].append(filed)
    found = [comparison for own in series.values() for comparison in (*_previous(own), *_running(own))]
    return tuple(sorted(found, key=lambda one: (one.told.published or date.min, one.told.report_id, one.told.number)))


def contradictions(tallies: Iterable[FiledTally]) -> tuple[Comparison, ...]:
    """The comparisons that do not agree."""
    return tuple(comparison for comparison in compare(tallies) if not comparison.agrees)


def _key(filed: FiledTally) -> tuple[str, Unit, tuple[str, ...]]:
    """Who counts, what, and where; where no words say who counts, it is whoever published the report."""
    counter, unit, places = filed.tally.series
    return counter or f"source:{filed.source}", unit, places


def _previous(own: Sequence[FiledTally]) -> Iterable[Comparison]:
    told = [filed for filed in own if filed.published is not None and filed.tally.period.stretch is not Stretch.SINCE]
    told.sort(key=lambda filed: (filed.published, filed.report_id, filed.number))
    last: FiledTally | None = None  # the last count for its own period that a report gives
    before: FiledTally | None = None  # the last of the days before: reports of one day may repeat each other
    for filed in told:
        if last is not None and last.published != filed.published:
            before = last
        if filed.tally.period.stretch is Stretch.THIS:
            last = filed
        elif before is not None and _follow(before, filed):
            yield Comparison(filed, before)


def _follow(before: FiledTally, filed: FiledTally) -> bool:
    """Whether nothing lies between a report and the one that speaks of its period as the one before."""
    ends, begins = before.tally.period.end, filed.tally.period.end
    if ends is not None and begins is not None:
        return ends == begins
    if before.published is None or filed.published is None:
        return False
    return filed.published - before.published <= _NEXT


def _running(own: Sequence[FiledTally]) -> Iterable[Comparison]:
    totals: defaultdict[date, list[FiledTally]] = defaultdict(list)
    for filed in own:
        start = filed.tally.period.start
        if filed.tally.period.stretch is Stretch.SINCE and start is not None and filed.published is not None:
            totals[start].append(filed)
    for since in totals.values():
        since.sort(key=lambda filed: (filed.published, filed.report_id, filed.number))
        for before, filed in pairwise(since):
            yield Comparison(filed, before)
