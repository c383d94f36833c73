"""Tolls by the side that was harmed and by day, as ranges.

Two incidents of a day may be one event told twice, and no account tells whether they are: so a day's range goes from the
toll of the deadliest of its incidents alone to that of all together. Deaths that are not of the event stand apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hudna.compliance.divide import Divide
from hudna.model.agreements import Agreement
from hudna.model.incidents import Grade
from hudna.views.web.agreements.happenings import Happening, Range
from hudna.views.web.words import Words

MOST_DAYS = 366  # drawn at once
_LISTED = 50  # incidents of a side
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


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


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an agreement is in force; `last` is None while it is open."""

    first: date
    last: date | None

    @classmethod
    def of(cls, agreement: Agreement) -> Window:
        """That of an agreement."""
        zone, end = ZoneInfo(agreement.zone), agreement.end
        last = (
            None if end is None else (end.time - _INSTANT).astimezone(zone).date()
        )  # what ends at midnight ends the day before
        return cls(agreement.effect.time.astimezone(zone).date(), last)

    def holds(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def chart(toll: SideToll, words: Words, link: Callable[[DayToll], str], window: Window) -> dict[str, Any]:
    """The data of the chart `toll`; see docs/frontend.md.

    Args:
        toll: with any days; every day from the first to the last is drawn, of `MOST_DAYS` the last ones.
        words: of the reader.
        link: where a day leads.
        window: when the agreement is in force.
    """
    told = {one.day: one for one in toll.days}
    last = toll.days[-1].day
    first = max(toll.days[0].day, last - (MOST_DAYS - 1) * _DAY)
    days = (first + number * _DAY for number in range((last - first).days + 1))
    return {
        "rows": [
            {"label": words.short_day(day), "within": window.holds(day), **_row(told.get(day), link)} for day in days
        ],
        "along": "days",
        "words": {
            "value": words.gettext("Killed in the event"),
            "low": words.gettext("Lowest"),
            "best": words.gettext("Best"),
            "high": words.gettext("Highest"),
            "unknown": words.gettext("Not known"),
            "open": words.gettext("Open end: perhaps more, or fewer"),
            "untold": words.gettext("No toll told"),
            "within": words.gettext("In force"),
            "outside": words.gettext("Outside its time"),
        },
        "digits": words.digits("0123456789"),
    }


def _row(toll: DayToll | None, link: Callable[[DayToll], str]) -> dict[str, Any]:
    if toll is None:
        return {"low": None, "best": None, "high": None, "untold": True}
    killed = toll.killed
    # Of "at least 13" the best figure is reckoned from a bound: where an end is not known, none is drawn as if it were exact.
    best = None if killed.low is None or killed.high is None else killed.best
    return {"low": killed.low, "best": best, "high": killed.high, "link": link(toll)}
