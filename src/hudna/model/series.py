"""Series: counts by day from a source that is independent of the reports, such as a register of the dead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Point:
    """A count for the days from `start` to `end`, both included."""

    start: date
    end: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Counts by day.

    Attributes:
        id: by which it is asked for.
        name: as shown to the user.
        unit: what one of it is ("killed", "air raids"). Series of different units are never added.
        counted: what is counted, by whom and how, in words.
        source: who keeps it, or where it was taken from.
        country: ISO 3166-1 alpha-3 of where what is counted happened.
        side: id of the side that is harmed.
        note: what to beware of.
        points: by their days; no two of them share one. A day without a point is *not told*, never zero.
    """

    id: str
    name: str
    unit: str
    counted: str | None = None
    source: str | None = None
    country: str | None = None
    side: str | None = None
    note: str | None = None
    points: tuple[Point, ...]
