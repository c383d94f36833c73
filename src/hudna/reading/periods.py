"""Stretches of days, and the two calendars in which reports name them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from hijridate import Gregorian, Hijri


class Period(NamedTuple):
    """Days from `start` to `end`, both included."""

    start: date
    end: date


class Unit(StrEnum):
    """A unit of time by which reports count back."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Calendar(StrEnum):
    """A calendar with twelve months; the Islamic one is that of Umm al-Qura."""

    GREGORIAN = "gregorian"
    ISLAMIC = "islamic"

    def year_of(self, day: date) -> int | None:
        """The calendar's year in which a day lies; None outside the tables of the Islamic calendar (1924 to 2077)."""
        if self is Calendar.GREGORIAN:
            return day.year
        try:
            return int(Gregorian.fromdate(day).to_hijri().year)
        except OverflowError:
            return None

    def days(self, year: int, month: int, first: int = 1, last: int | None = None) -> Period | None:
        """Days `first` to `last` (the month's last if None) of a month; None where there are no such days."""
        try:
            if self is Calendar.GREGORIAN:
                end = last or calendar.monthrange(year, month)[1]
                return Period(date(year, month, first), date(year, month, end))
            end = last or int(Hijri(year, month, 1).month_length())
            return Period(_from_hijri(year, month, first), _from_hijri(year, month, end))
        except (ValueError, OverflowError):
            return None


def _from_hijri(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def day_period(day: date, first: int = 0, last: int | None = None) -> Period | None:
    """Days `first` to `last` counted from a day; None beyond the years 1 to 9999."""
    try:
        return Period(day + timedelta(first), day + timedelta(first if last is None else last))
    except OverflowError:
        return None


def month_period(day: date, months: int) -> Period | None:
    """The month that lies so many months after (before, if negative) that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Calendar.GREGORIAN.days(year, month + 1)


def year_period(year: int) -> Period | None:
    """A whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= date.max.year else None


def shifted(day: date, unit: Unit, count: int) -> Period | None:
    """The day, month or year that lies so many units from a day; hours make whole days."""
    match unit:
        case Unit.HOUR:
            return day_period(day, int(count / 24))
        case Unit.DAY:
            return day_period(day, count)
        case Unit.WEEK:
            return day_period(day, 7 * count)
        case Unit.MONTH:
            return month_period(day, count)
        case Unit.YEAR:
            return year_period(day.year + count)
        case Unit.DECADE:
            return year_period(day.year + 10 * count)
