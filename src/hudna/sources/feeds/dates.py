"""When an entry was published: dates as feeds write them, kept with the offset from UTC that they are given with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

AHEAD = timedelta(days=1)
"""A date further ahead of the clock than the widest offset is doubtful."""


def dated(value: str | None, what: str, now: datetime) -> tuple[datetime | None, tuple[str, ...]]:
    """The time that a text gives, and notices about it.

    Args:
        value: as RSS (RFC 822) or Atom (RFC 3339) have it; a day alone stands for its first moment in UTC.
        what: how notices call it: "published".
        now: the time at which the listing was fetched.
    """
    text = " ".join((value or "").split())
    if not text:
        return None, ()
    found = _parsed(text)
    if found is None:
        return None, (f"{what}: {text[:40]!r} is not a date that is understood",)
    notices: tuple[str, ...] = ()
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
        notices = () if _is_day(text) else (f"{what}: {text[:40]!r} names no time zone that is known; taken as UTC",)
    try:
        is_ahead = found - now > AHEAD
    except OverflowError:
        return None, (f"{what}: {text[:40]!r} is not a date that is understood",)
    if is_ahead:
        notices = (*notices, f"{what}: {text[:40]!r} is in the future")
    return found, notices


def _parsed(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _is_day(text: str) -> bool:
    return len(text) == len("2030-05-03")
