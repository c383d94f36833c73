"""Tolls by the side that was harmed and by day, as ranges.

Two incidents of a day may be one event told twice, and no account tells whether they are: so a day's range goes from the
toll of the deadliest of its incidents alone to that of all together. Deaths that are not of the event stand apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudna.compliance.divide import Divide
from hudna.model.agreements import Agreement
from hudna.model.incidents import Grade
from hudna.views.web.agreements.happenings import Happening, Range
from hudna.views.web.words import Words

_LISTED = 50  # incidents of a side


@dataclass(frozen=True, slots=True)
class DayToll:
    """The killed of one side on one day, and the incidents in which they were."""

    day: date
    killed: Range
    incidents: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class SideToll:
    """What is told of one harmed side.

    Attributes:
        side: its parties; empty where no side, or several, are told to be harmed.
        days: the killed by day, in order.
        incidents: all with a toll, the newest first; those of an unknown day last.
    """

    side: tuple[str, ...]
    days: tuple[DayToll, ...]
    incidents: tuple[Happening, ...]

    @property
    def listed(self) -> tuple[Happening, ...]:
        """Those that the page lists, the newest."""
        return self.incidents[:_LISTED]


def tolls(agreement: Agreement, happenings: Iterable[Happening]) -> tuple[SideToll, ...]:
    """The tolls of incidents that are not refuted, by harmed side in the agreement's order, those of no one side last."""
    divide = Divide(agreement)
    by_side: defaultdict[str, list[Happening]] = defaultdict(list)
    for one in happenings:
        if one.grade is not Grade.REFUTED and (one.killed or one.wounded or one.apart):
            by_side[_harmed(divide, one)].append(one)
    return tuple(
        SideToll(divide.sides.get(side, ()), _days(by_side[side]), tuple(by_side[side]))
        for side in (*divide.sides, "")
        if side in by_side
    )


def _harmed(divide: Divide, one: Happening) -> str:
    sides = {divide.near(target) for target in one.targets}
    return next(iter(sides)) or "" if len(sides) == 1 else ""


def _days(incidents: Iterable[Happening]) -> tuple[DayToll, ...]:
    by_day: defaultdict[date, list[Happening]] = defaultdict(list)
    for one in incidents:
        if one.killed is not None and one.start is not None:
            by_day[one.start].append(one)
    return tuple(
        DayToll(day, together([one.killed for one in own if one.killed is not None]), tuple(own))
        for day, own in sorted(by_day.items())
    )


def together(ranges: Sequence[Range]) -> Range:
    """The range of several incidents, at least one, that may or may not be one event."""
    if len(ranges) == 1:
        return ranges[0]
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges]
    open_end = any(high is None for high in highs)
    return Range(max(lows, default=None), None, None if open_end else sum(high or 0 for high in highs))


def chart(toll: SideToll, words: Words, link: Callable[[DayToll], str]) -> dict[str, Any]:
    """The data of the chart `toll`; see docs/frontend.md."""
    return {
        "rows": [
            {
                "label": words.short_day(one.day),
                "low": one.killed.low,
                "best": one.killed.best,
                "high": one.killed.high,
                "link": link(one),
            }
            for one in toll.days
        ],
        "along": "days",
        "words": {
            "value": words.gettext("Killed in the event"),
            "low": words.gettext("Lowest"),
            "best": words.gettext("Best"),
            "high": words.gettext("Highest"),
            "unknown": words.gettext("Not known"),
        },
        "digits": words.digits("0123456789"),
    }
