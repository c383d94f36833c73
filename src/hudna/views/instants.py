"""Instants as people write them, on the command line, in an address or in a form."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time


def parse_instant(written: str) -> datetime:
    """An ISO 8601 date or time as an instant: a date is the end of that day, a time without an offset is in UTC.

    Raises:
        ValueError: neither of them, or so far away that it has no local time everywhere.
    """
    instant = _instant(written)
    if instant is None:
        raise ValueError(f"{written!r} is no ISO 8601 date or time, such as 2020-10-20 or 2020-10-20T08:00+04:00")
    if not MINYEAR < instant.year < MAXYEAR:
        raise ValueError(f"{written!r} is too far away")
    return instant


def _instant(written: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(written), time(23, 59, 59), UTC)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
