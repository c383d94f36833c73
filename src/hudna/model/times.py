"""As of when something is asked: an instant, or a day."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

AsOf = datetime | date
"""An instant with an offset from UTC; or a day, which ends by the clocks of the land that is asked about."""


def instant_of(as_of: AsOf, zone: tzinfo) -> datetime:
    """An instant as it is; of a day its last second, by the clocks of a zone."""
    return as_of if isinstance(as_of, datetime) else datetime.combine(as_of, time(23, 59, 59), zone)


def day_of(as_of: AsOf) -> date:
    """A day as it is; of an instant its day, by its own offset from UTC."""
    return as_of.date() if isinstance(as_of, datetime) else as_of
