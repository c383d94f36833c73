"""Whether what is told of days, by the clocks of the land, lies in a window told in instants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hudna.model.agreements import Agreement, DailyHours, Moment, Provision
from hudna.model.terms import as_of, daily_hours, window_at

# A truce from 23:59 leaves a minute of that day: less than this, inside or outside the window, is left out of account.
NEGLIGIBLE = timedelta(hours=1)

EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Overlap:
    """The part of some days that lies in a window.

    Attributes:
        first: the first day of it.
        whole: whether the days lie in the window from beginning to end.
    """

    first: date
    whole: bool


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a provision binds, all amendments counted, and in which hours of each day.

    Attributes:
        opens, closes: its first and last moment; `closes` is None while it is open.
        zone: the clocks of the land.
        daily: the hours in which alone it binds, or None for all.
    """

    opens: Moment
    closes: Moment | None
    zone: ZoneInfo
    daily: DailyHours | None = None

    @classmethod
    def of(cls, agreement: Agreement, provision: Provision | None = None) -> Window:
        """The window of an agreement, or of one of its provisions."""
        opens, closes = window_at(agreement, EVER, provision)
        return cls(opens, closes, ZoneInfo(agreement.zone), daily_hours(agreement, provision))

    def overlap(self, start: date, end: date) -> Overlap | None:
        """The part of the days from `start` to `end`, both included, that lies in the window; None where none does."""
        begins, ends = self._at(start, time.min), self._at(end + timedelta(days=1), time.min)
        first = max(begins, self.opens.time)
        last = ends if self.closes is None else min(ends, self.closes.time)
        inside = self._first_stretch(first, last)
        if inside is None:
            return None
        whole = self.daily is None and (first - begins) + (ends - last) < NEGLIGIBLE
        return Overlap(inside.astimezone(self.zone).date(), whole=whole)

    def day(self, moment: Moment) -> date:
        """The day of an instant, where the agreement holds."""
        return moment.time.astimezone(self.zone).date()

    def __str__(self) -> str:
        closes = "with no end" if self.closes is None else f"to {self._written(self.closes)}"
        daily = "" if self.daily is None else f", daily from {self.daily} local time"
        return f"from {self._written(self.opens)} {closes}{daily}"

    def _first_stretch(self, begins: datetime, ends: datetime) -> datetime | None:
        """The first instant from `begins` to `ends` from which on it binds for more than a negligible time."""
        if self.daily is None:
            return begins if ends - begins >= NEGLIGIBLE else None
        for opens, closes in daily_stretches(self.daily, self.zone, begins, ends):
            first, last = max(begins, opens), min(ends, closes)
            if last - first >= min(NEGLIGIBLE, closes - opens):
                return first
        return None

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone)

    def _written(self, moment: Moment) -> str:
        local = moment.time.astimezone(self.zone)
        return f"{local:%Y-%m-%d %H:%M} local time" + ("" if moment.zone_given else " (the text gives no time zone)")


def daily_stretches(
    daily: DailyHours, zone: ZoneInfo, begins: datetime, ends: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """From when until when daily hours bind, for each day between two instants; the first and the last may reach beyond."""
    day = begins.astimezone(zone).date() - timedelta(days=1)  # its hours may run over midnight
    while (opens := datetime.combine(day, daily.opens, zone)) < ends:
        over = timedelta(days=daily.closes < daily.opens)
        yield opens, datetime.combine(day + over, daily.closes, zone)
        day += timedelta(days=1)


def expired_on(agreement: Agreement) -> date | None:
    """The day on which an agreement ends by its own terms, where it does; amendments counted."""
    known = as_of(agreement, EVER)
    if known.end is None or known.end_reason != "expired":
        return None
    return known.end.time.astimezone(ZoneInfo(agreement.zone)).date()
