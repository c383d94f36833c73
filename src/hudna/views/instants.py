"""Days and instants as people write them, on the command line, in an address or in a form."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime

from hudna.model.times import AsOf, instant_of


def parse_as_of(written: str) -> AsOf:
    """An ISO 8601 date as that day, or a time as an instant; one without an offset is in UTC.

    Raises:
        ValueError: neither of them, or so far away that it has no local time everywhere.
    """
    asked = _day(written) or _time(written)
    if asked is None:
        raise ValueError(f"{written!r} is no ISO 8601 date or time, such as 2020-10-20 or 2020-10-20T08:00+04:00")
    if not MINYEAR < asked.year < MAXYEAR:
        raise ValueError(f"{written!r} is too far away")
    return asked


def parse_instant(written: str) -> datetime:
    """An ISO 8601 date or time as an instant: a date is the end of that day in UTC. Errors as of `parse_as_of`."""
    return instant_of(parse_as_of(written), UTC)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _time(written: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
