"""Violations that are counted under an agreement: how many somebody counts, for which days and where, and of no named side.

A count belongs to an agreement by a place in a country where it holds, and by its days, or by the day on which the report
was published where none is told. What is assessed as an exercise is no violation, and a count of none counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hudna.compliance.windows import Window
from hudna.model.agreements import Agreement, Provision
from hudna.model.compliance import Counted
from hudna.model.events import EventType
from hudna.model.tallies import FiledTally, Tally, Unit


def counts(tallies: Iterable[FiledTally], agreement: Agreement, as_of: datetime) -> tuple[Counted, ...]:
    """The counts of violations that were published by an instant, the earliest first; one that is told twice stands once.

    Args:
        tallies: of any unit and place.
        agreement: as registered.
        as_of: an instant with an offset from UTC.
    """
    today = as_of.astimezone(ZoneInfo(agreement.zone)).date()
    window = Window.of(agreement)
    found: dict[Counted, Counted] = {}  # by what is counted, whichever report tells it
    for filed in tallies:
        tally, published = filed.tally, filed.published
        if published is None or published > today or not _counts_violations(tally, agreement):
            continue
        first, last = _days(tally)
        overlap = window.overlap(first or published, last or published)
        if overlap is not None and overlap.first <= today:
            count = _counted(filed, published, (first, last), sure=overlap.whole and first is not None)
            found.setdefault(replace(count, told=date.min) if count.first else count, count)
    return tuple(
        sorted(found.values(), key=lambda one: (one.first or one.told, one.last or one.told, one.counter or ""))
    )


def bears_on(count: Counted, provision: Provision) -> bool:
    """Whether what is counted breaches a provision, whoever did it."""
    is_there = not provision.places or not set(provision.places).isdisjoint(count.places)
    return EventType.TRUCE_VIOLATED in provision.breached_by and is_there


def _counts_violations(tally: Tally, agreement: Agreement) -> bool:
    is_there = any(place.country in agreement.countries for place in tally.places)
    return tally.unit is Unit.VIOLATIONS and tally.exempt is None and tally.high != 0 and is_there


def _days(tally: Tally) -> tuple[date | None, date | None]:
    period = tally.period
    return period.start or period.end, period.end or period.start


def _counted(filed: FiledTally, told: date, days: tuple[date | None, date | None], *, sure: bool) -> Counted:
    tally = filed.tally
    return Counted(
        counter=filed.source if tally.counter is None else tally.counter.side,
        low=tally.low,
        high=tally.high,
        about=tally.about,
        places=tuple(place.name for place in tally.places),
        first=days[0],
        last=days[1],
        told=told,
        sure=sure,
    )
