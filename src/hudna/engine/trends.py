"""How many incidents are found to breach an agreement, day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from hudna.ledger import Ledger, Snapshot
from hudna.model.incidents import ESTABLISHED, Grade
from hudna.model.listing import DayCount

_DAY = timedelta(days=1)


def trend(ledger: Ledger | Snapshot, agreement: str, last: date, days: int = 30) -> tuple[DayCount, ...]:
    """The incidents found to breach an agreement, by day and grade: one for each of some days up to the last.

    An incident counts once, on the first of its days and by the best grade that it has for any party.

    Args:
        ledger: an open ledger.
        agreement: its id.
        last: the last of the days.
        days: how many.
    """
    first = last - (days - 1) * _DAY
    told: dict[str, tuple[date, Grade]] = {}
    for incident, day, grade in ledger.breaches(agreement, first, last):
        before = told.get(incident, (day, grade))
        told[incident] = min(day, before[0]), min(grade, before[1], key=ESTABLISHED.index)
    counts: defaultdict[date, Counter[Grade]] = defaultdict(Counter)
    for day, grade in told.values():
        counts[day][grade] += 1
    return tuple(
        DayCount(
            day=day,
            alleged=counts[day][Grade.ALLEGED],
            corroborated=counts[day][Grade.CORROBORATED],
            verified=counts[day][Grade.VERIFIED],
            disputed=counts[day][Grade.DISPUTED],
        )
        for day in (first + n * _DAY for n in range(days))
    )


def total(counts: tuple[DayCount, ...]) -> DayCount:
    """All of some days together, as of the last of them."""
    return DayCount(
        day=counts[-1].day,
        alleged=sum(one.alleged for one in counts),
        corroborated=sum(one.corroborated for one in counts),
        verified=sum(one.verified for one in counts),
        disputed=sum(one.disputed for one in counts),
    )
