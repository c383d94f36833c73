"""A series under agreements: which of its counts fall into the time in which a truce was in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hudna.compliance.windows import Window
from hudna.model.agreements import Agreement
from hudna.model.series import Point, Series


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the counts of a series: their sum, and how many they are."""

    count: int = 0
    days: int = 0

    def with_(self, point: Point) -> Share:
        """One more of them."""
        return Share(self.count + point.count, self.days + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A series against the window of one agreement.

    Attributes:
        agreement: its id.
        inside: counts of days on which it was in force from beginning to end.
        partly: counts of days of which only part lies in its window: whether they fell inside is not told.
        outside: counts of all other days.
    """

    agreement: str
    inside: Share = Share()
    partly: Share = Share()
    outside: Share = Share()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """A count of a series, and the agreements in force then.

    Attributes:
        start, end: its days, both included.
        count: the count.
        inside, partly: ids of the agreements in force for all of it, and for part of it only.
    """

    start: date
    end: date
    count: int
    inside: tuple[str, ...]
    partly: tuple[str, ...]


def days_under(series: Series, agreements: Sequence[Agreement]) -> tuple[CountedDay, ...]:
    """Each count of a series with the agreements, of those given, in whose windows it lies; amendments counted."""
    windows = {agreement.id: Window.of(agreement) for agreement in agreements}
    return tuple(_counted(point, windows.items()) for point in series.points)


def _counted(point: Point, windows: Iterable[tuple[str, Window]]) -> CountedDay:
    overlaps = [(name, window.overlap(point.start, point.end)) for name, window in windows]
    return CountedDay(
        start=point.start,
        end=point.end,
        count=point.count,
        inside=tuple(name for name, overlap in overlaps if overlap is not None and overlap.whole),
        partly=tuple(name for name, overlap in overlaps if overlap is not None and not overlap.whole),
    )


def sums_under(series: Series, agreement: Agreement) -> Sums:
    """What of a series lies inside and outside an agreement's window."""
    shares = {"inside": Share(), "partly": Share(), "outside": Share()}
    for point, day in zip(series.points, days_under(series, (agreement,)), strict=True):
        which = "inside" if day.inside else "partly" if day.partly else "outside"
        shares[which] = shares[which].with_(point)
    return Sums(agreement=agreement.id, **shares)
