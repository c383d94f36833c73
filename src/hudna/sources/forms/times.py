"""When an event began, as an observer wrote it: with its zone, or told to be without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_UTC = frozenset({"z", "utc", "gmt"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BRIEFCASE_DAY = re.compile(r"([A-Z][a-z]{2}) (\d{1,2}), (\d{4})(?:\D.*)?")
_HALF_DAY = re.compile(r"(?:.*\s)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP])M", re.IGNORECASE)
_CLOCK = re.compile(r"(?:.*[T ])?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day and, where it is told, a time of it.

    Attributes:
        day: by the zone.
        clock: what a clock there showed, or None.
        zone: the zone, or None where none is told.
        called: the zone in words: `UTC+04:00`, `Asia/Baku, UTC+04:00`; None where none is told.
        doubt: what is odd about the time, as a sentence for the user, or None.
    """

    day: date
    clock: time | None = None
    zone: tzinfo | None = None
    called: str | None = None
    doubt: str | None = None

    def is_after(self, other: datetime | date) -> bool:
        """Whether it is later than a time, or, where that or it has no time or zone, than that day and any zone's next."""
        if isinstance(other, datetime):
            if other.tzinfo is not None and self.clock is not None and self.zone is not None:
                return datetime.combine(self.day, self.clock, self.zone) > other
            other = other.date()
        return self.day > other + timedelta(days=1)


def moment(day: date, clock: str | None, zone: str | None) -> Moment:
    """When it began.

    A zone that is named outweighs what the device adds to the time, which is where its owner set it to be.

    Raises:
        ValueError: the time or the zone is none; the message says which.
    """
    at, device = (None, None) if clock is None else _time(clock)
    if zone is None and device is None:
        return Moment(day=day, clock=at)
    told = _zone(zone) if zone is not None else device
    assert told is not None  # noqa: S101 - one of them is told
    began = datetime.combine(day, at or time(12), told)
    offset = _called(began)
    called = f"{zone}, {offset}" if isinstance(told, ZoneInfo) else offset
    return Moment(day=day, clock=at, zone=told, called=called, doubt=_doubt(began, at, device, called))


def day_of(told: str) -> date:
    """The day of a date or a time: `2026-03-01`, `2026-03-01T14:05:00.000+04:00`, or `Mar 1, 2026 2:05:00 PM` of ODK Briefcase.

    Raises:
        ValueError: it is none.
    """
    if (found := _BRIEFCASE_DAY.fullmatch(told)) is not None and found[1].lower() in _MONTHS:
        return date(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
    if len(told) > 10 and told[10] not in "T ":
        raise ValueError("more than a day and a time")
    return date.fromisoformat(told[:10])


def instant(told: str) -> datetime | date:
    """A time with what zone it gives; the day where that is all that can be told.

    Raises:
        ValueError: it is not even a day.
    """
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return day_of(told)
    return found if len(told) > 10 else found.date()


def _time(told: str) -> tuple[time, tzinfo | None]:
    if (half := _HALF_DAY.fullmatch(told)) is not None:
        hour = int(half[1]) % 12 + (12 if half[4].upper() == "P" else 0)
        return time(hour, int(half[2]), int(half[3] or 0)), None
    found = _CLOCK.fullmatch(told)
    if found is None:
        raise ValueError(f"{told[:40]!r} is no time of day, such as 14:05")
    try:
        at = time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError as error:
        raise ValueError(f"{told[:40]!r} is no time of day, such as 14:05") from error
    return at, None if found[4] is None else _zone(found[4])


def _zone(told: str) -> tzinfo:
    if told.lower() in _UTC:
        return UTC
    if (found := _OFFSET.fullmatch(told)) is not None:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if offset <= timedelta(hours=14):
            return timezone(offset if found[1] == "+" else -offset)
        raise ValueError(f"{told!r} is further from UTC than any zone")
    try:
        return ZoneInfo(told)
    except (ValueError, OSError, KeyError) as error:  # not found is a KeyError; a folder of zones an OSError
        raise ValueError(f"{told[:40]!r} is no offset from UTC (+04:00) and no known time zone (Asia/Baku)") from error


def _called(began: datetime) -> str:
    sign, minutes = "+", (began.utcoffset() or timedelta()) // timedelta(minutes=1)
    if minutes < 0:
        sign, minutes = "-", -minutes
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes else "UTC"


def _doubt(began: datetime, at: time | None, device: tzinfo | None, called: str) -> str | None:
    if at is None:
        return None
    if began.utcoffset() != began.replace(fold=1).utcoffset():
        gone = began.astimezone(UTC).astimezone(began.tzinfo).time() != at
        return f"{at:%H:%M} {'did not exist' if gone else 'came twice'} on that day in {called}"
    if device is not None and device.utcoffset(None) != began.utcoffset():
        return f"the device was set to {device}, and the time is taken to be that of {called}"
    return None
