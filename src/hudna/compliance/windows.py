"""Whether what is told of days, by the clocks of the land, lies in a window told in instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hudna.model.agreements import Agreement, Moment, Provision
from hudna.model.terms import as_of, window_at

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
    """From when until when a provision binds, all amendments counted; `closes` is None while it is open."""

    opens: Moment
    closes: Moment | None
    zone: ZoneInfo

    @classmethod
    def of(cls, agreement: Agreement, provision: Provision | None = None) -> Window:
        """The window of an agreement, or of one of its provisions."""
        return cls(*window_at(agreement, EVER, provision), ZoneInfo(agreement.zone))

    def overlap(self, start: date, end: date) -> Overlap | None:
        """The part of the days from `start` to `end`, both included, that lies in the window; None where none does."""
        begins = datetime.combine(start, time.min, self.zone)
        ends = datetime.combine(end + timedelta(days=1), time.min, self.zone)
        first = max(begins, self.opens.time)
        last = ends if self.closes is None else min(ends, self.closes.time)
        inside = last - first
        if inside < NEGLIGIBLE:
            return None
        return Overlap(first.astimezone(self.zone).date(), whole=ends - begins - inside < NEGLIGIBLE)

    def day(self, moment: Moment) -> date:
        """The day of an instant, where the agreement holds."""
        return moment.time.astimezone(self.zone).date()

    def __str__(self) -> str:
        closes = "with no end" if self.closes is None else f"to {self._written(self.closes)}"
        return f"from {self._written(self.opens)} {closes}"

    def _written(self, moment: Moment) -> str:
        local = moment.time.astimezone(self.zone)
        return f"{local:%Y-%m-%d %H:%M} local time" + ("" if moment.zone_given else " (the text gives no time zone)")


def expired_on(agreement: Agreement) -> date | None:
    """The day on which an agreement ends by its own terms, where it does; amendments counted."""
    known = as_of(agreement, EVER)
    if known.end is None or known.end_reason != "expired":
        return None
    return known.end.time.astimezone(ZoneInfo(agreement.zone)).date()
