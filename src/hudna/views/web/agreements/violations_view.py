"""Violations by day, as a chart and as a table: what no report could tell of is a gap in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hudna.compliance.elapsed import hours_in_force
from hudna.model.agreements import Agreement
from hudna.model.compliance import BreachDays, Change, Standing, Tally
from hudna.views.web.words import Words

MOST_DAYS = 366  # shown at once, the last ones
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the window: a tally a side, None where it is not known."""

    day: date
    hours: float
    told: tuple[Tally | None, ...]


def last_days(standing: Standing) -> tuple[BreachDays, ...]:
    """The rows of the table: days, and runs of days, that reach into the last `MOST_DAYS`; the newest first."""
    days = standing.violations.days
    if not days:
        return ()
    first = days[-1].last - (MOST_DAYS - 1) * _DAY
    return tuple(one for one in reversed(days) if one.last >= first)


def left_out(standing: Standing) -> int:
    """How many days of the window come before those shown."""
    days = standing.violations.days
    return max(0, (days[-1].last - days[0].first).days + 1 - MOST_DAYS) if days else 0


def chart(agreement: Agreement, standing: Standing, words: Words, link: Callable[[date], str]) -> dict[str, Any]:
    """The data of the chart `violations`; see docs/frontend.md.

    Args:
        agreement: whose standing it is.
        standing: at an instant.
        words: of the reader.
        link: where a day of which breaches are told leads.
    """
    days = list(_each_day(agreement, standing))
    zone = ZoneInfo(agreement.zone)
    violations = standing.violations
    shown = {one.day for one in days}
    return {
        "days": [one.day.isoformat() for one in days],
        "day_labels": [words.short_day(one.day) for one in days],
        "series": [
            {
                "key": side,
                "label": words.names(parties),
                "tone": str(place % 6 + 1),
                "values": [None if one.told[place] is None else _total(one.told[place]) for one in days],
            }
            for place, (side, parties) in enumerate(zip(violations.sides, sides(agreement, standing), strict=True))
        ],
        "windows": [
            {
                "from": _day(violations.opens, zone).isoformat(),
                "to": None if violations.closes is None else _day(violations.closes, zone).isoformat(),
                "label": words.gettext("In force"),
            }
        ],
        "marks": [
            {"day": _day(change.made, zone).isoformat(), "label": change_told(words, agreement, change)}
            for change in violations.changes
            if _day(change.made, zone) in shown
        ],
        "gaps": [
            {"from": gap.first.isoformat(), "to": gap.last.isoformat(), "label": words.gettext("No report")}
            for gap in standing.coverage.unknown
            if days and gap.last >= days[0].day
        ],
        "hours": [round(one.hours, 1) for one in days],
        "links": [link(one.day) if any(tally and tally.total for tally in one.told) else None for one in days],
        "words": {
            "value": words.gettext("Violations"),
            "hours": words.gettext("Hours in force"),
            "unknown": words.gettext("Not known"),
            "total": words.gettext("Total"),
        },
        "digits": words.digits("0123456789"),
    }


def sides(agreement: Agreement, standing: Standing) -> tuple[Sequence[str], ...]:
    """The parties of each side for which violations are counted; of nobody named, that."""
    parties = {side[0]: side for side in agreement.sides}
    return tuple(parties.get(side, (side,)) for side in standing.violations.sides)


def change_told(words: Words, agreement: Agreement, change: Change) -> str:
    """What an amendment changes, in short."""
    kinds = {provision.id: provision.kind for provision in agreement.provisions}
    if change.provision is None or change.provision not in kinds:
        return words.gettext("Amended: its window")
    return words.gettext("Amended: %(provision)s") % {"provision": words.label(kinds[change.provision])}


def _each_day(agreement: Agreement, standing: Standing) -> Iterator[Day]:
    """The last `MOST_DAYS` days, runs taken apart."""
    names = standing.violations.sides
    rows = list(reversed(last_days(standing)))
    earliest = rows[-1].last - (MOST_DAYS - 1) * _DAY if rows else date.min
    for row in rows:
        told = tuple(row.breaches.get(side) for side in names)
        if row.first == row.last:
            yield Day(row.first, row.hours, told)
            continue
        day = max(row.first, earliest)
        while day <= row.last:
            yield Day(day, _hours(agreement, standing, day), told)
            day += _DAY


def _hours(agreement: Agreement, standing: Standing, day: date) -> float:
    """For how many hours of a day it was in force, up to the instant."""
    zone = ZoneInfo(agreement.zone)
    begins = datetime.combine(day, time.min, zone)
    ends = datetime.combine(day + _DAY, time.min, zone)
    opens, closes = standing.violations.opens, standing.violations.closes
    last = standing.as_of if closes is None else min(closes, standing.as_of)
    if agreement.daily is None and opens <= begins and ends <= last:
        return 24.0  # most days are whole, and a page shows many
    return max(0.0, hours_in_force(agreement, min(ends, standing.as_of)) - hours_in_force(agreement, begins))


def _day(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()


def _total(tally: Tally | None) -> int:
    return 0 if tally is None else tally.total


def undated(standing: Standing) -> Sequence[tuple[str, Tally]]:
    """Breaches of which no day is told, by side; they stand in no day's figure."""
    return [(side, tally) for side, tally in standing.violations.undated.items() if tally.total]
