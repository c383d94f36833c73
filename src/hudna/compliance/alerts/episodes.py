"""Days that belong together, so that what lasts or is told again is one matter, and raised once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta


def episodes(days: Iterable[date], apart: int, raised: Collection[date] = ()) -> Iterator[tuple[date, ...]]:
    """Groups of days, within which no more than `apart` days lie from one to the next.

    Args:
        days: in any order.
        apart: how many days may lie from one to the next.
        raised: days of matters that were raised before; a group that holds or touches one of them is left out.
    """
    group: list[date] = []
    for day in sorted({*days, *raised}):
        if group and day - group[-1] > timedelta(days=apart):
            yield from _new(group, raised)
            group = []
        group.append(day)
    yield from _new(group, raised)


def _new(group: Collection[date], raised: Collection[date]) -> Iterator[tuple[date, ...]]:
    if group and not set(group) & set(raised):
        yield tuple(group)
