"""What the words of a date mean, before it is known when they were published.

Every expression resolves to a period against a publication date; without one, only those that name a year do. The
inference of a publication date asks the same expressions which dates they are consistent with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from hudna.reading.periods import Calendar, Period, Unit, day_period, month_period, shifted, year_period

_WEEKEND = frozenset({5, 6})
_SATURDAY = 5
_SOON = timedelta(days=31)  # a day so far ahead without its year is of this one: one of a year ago is told with it
_NEAR = timedelta(183)  # a day that words of the future put further ahead was told of as future at some earlier time


class Direction(StrEnum):
    """Which of the recurring days, months or years is meant, from the publication date."""

    NONE = "none"
    PAST = "past"
    RECENT = "recent"
    """Up to publication: "the past week" against "last week"."""
    CURRENT = "current"
    FUTURE = "future"
    COMING = "coming"
    """As told under words of the future ("will", "due to"): on or after the publication date."""


class Part(StrEnum):
    """A part of a month or year."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    START = "start"
    END = "end"


class Expression(Protocol):
    """Words that mean days."""

    def resolve(self, published: date | None) -> Period | None:
        """The days meant in a report published on that date; None where that cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that do not depend on the publication date."""

    period: Period

    def resolve(self, published: date | None) -> Period | None:  # noqa: ARG002 - the protocol's
        """These days."""
        return self.period


@dataclass(frozen=True, slots=True)
class InMonth:
    """A month, days of it, or a part of it.

    Attributes:
        calendar, month: which month, from 1.
        first, last: days of it; 0 for the whole.
        part: a part of it.
        year: the year, where named; `years`: or counted from the year of publication (-1: last year).
        direction: otherwise, which of the years.
    """

    calendar: Calendar
    month: int
    first: int = 0
    last: int = 0
    part: Part | None = None
    year: int | None = None
    years: int | None = None
    direction: Direction = Direction.NONE

    def in_year(self, year: int) -> Period | None:
        """These days of the month in a year of its calendar; None if it has no such days."""
        if self.first:
            return self.calendar.days(year, self.month, self.first, self.last)
        whole = self.calendar.days(year, self.month)
        return whole if whole is None or self.part is None else part_of(whole, self.part)

    def resolve(self, published: date | None) -> Period | None:
        """In the year that is named, or in the one that the direction and nearness make it."""
        if self.year is not None:
            return self.in_year(self.year)
        around = self.calendar.year_of(published) if published is not None else None
        if published is None or around is None:
            return None
        if self.years is not None:
            return self.in_year(around + self.years)
        years = [p for y in (around + 1, around, around - 1) if (p := self.in_year(y)) is not None]
        return self._pick(years, published)

    def on_weekday(self, weekday: int, published: date | None) -> Period | None:
        """In the year nearest to publication in which the day falls on a weekday, where no year is named."""
        around = self.calendar.year_of(published) if published is not None else None
        if published is None or around is None or self.year is not None or self.years is not None:
            return None
        years = [p for y in (-1, 0, 1) if (p := self.in_year(around + y)) is not None and p.start.weekday() == weekday]
        return min(years, key=lambda p: abs(p.start - published), default=None)

    def _pick(self, years: list[Period], published: date) -> Period | None:
        before = [p for p in years if p.start <= published]
        after = [p for p in reversed(years) if p.end >= published]
        match self.direction:
            case Direction.CURRENT:
                near = [p for p in years if (p.start.year, p.start.month) == (published.year, published.month)]
                return next(iter(near or before), None)
            case Direction.PAST | Direction.RECENT:
                return next((p for p in before if p.end < published), None)
            case Direction.FUTURE:
                return next((p for p in after if p.start > published), None)
            case Direction.COMING:
                coming = next((p for p in after if p.start - published < _NEAR), None)
                return coming or next(iter(before), None)
            case Direction.NONE:
                ahead = next((p for p in after if self.first and timedelta(0) < p.start - published < _SOON), None)
                return ahead or next(iter(before), None)


@dataclass(frozen=True, slots=True)
class OfMonth:
    """Days `first` to `last` of the month so many months from that of publication: "the 24th of last month".

    `months` is None where only the day is named ("on the 24th"): the latest one, or by `direction` the coming one.
    """

    months: int | None
    first: int
    last: int
    direction: Direction = Direction.NONE

    def resolve(self, published: date | None) -> Period | None:
        """These days; None if the month has no such days."""
        if published is None:
            return None
        if self.months is not None:
            return self._in(published, self.months)
        here = self._in(published, 0)
        if self.direction is Direction.COMING:
            return here if here is not None and here.end >= published else self._in(published, 1)
        return here if here is not None and here.start <= published else self._in(published, -1)

    def _in(self, published: date, months: int) -> Period | None:
        month = month_period(published, months)
        if month is None:
            return None
        return Calendar.GREGORIAN.days(month.start.year, month.start.month, self.first, self.last)


@dataclass(frozen=True, slots=True)
class InYear:
    """A year, named or counted from the publication year, or a part or season (its first month, from 1) of it."""

    year: int | None = None
    years: int = 0
    part: Part | None = None
    season: int | None = None

    def resolve(self, published: date | None) -> Period | None:
        """The days of it."""
        if self.year is None and published is None:
            return None
        year = self.year if self.year is not None else published.year + self.years if published else 0
        if self.season is not None:
            return _season(year, self.season)
        whole = year_period(year)
        return whole if whole is None or self.part is None else part_of(whole, self.part)


@dataclass(frozen=True, slots=True)
class Season:
    """A season without a year, by its first month: the latest that has begun, or the next."""

    month: int
    direction: Direction = Direction.NONE

    def resolve(self, published: date | None) -> Period | None:
        """The season meant."""
        if published is None:
            return None
        seasons = [s for y in (1, 0, -1) if (s := _season(published.year + y, self.month)) is not None]
        if self.direction in {Direction.FUTURE, Direction.COMING}:
            return next((s for s in reversed(seasons) if s.end >= published), None)
        if self.direction is Direction.PAST:
            return next((s for s in seasons if s.end < published), None)
        return next((s for s in seasons if s.start <= published), None)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0: the latest on or before publication, unless a direction says otherwise."""

    day: int
    direction: Direction = Direction.NONE

    def resolve(self, published: date | None) -> Period | None:
        """The day meant."""
        if published is None:
            return None
        back = (published.weekday() - self.day) % 7
        match self.direction:
            case Direction.PAST | Direction.RECENT:
                return day_period(published, -(back or 7))
            case Direction.FUTURE:
                return day_period(published, 7 - back)
            case Direction.COMING | Direction.CURRENT:
                return day_period(published, 7 - back if back else 0)
            case Direction.NONE:
                return day_period(published, -back)


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday: the latest that have begun, or those that the direction makes it."""

    direction: Direction = Direction.NONE

    def resolve(self, published: date | None) -> Period | None:
        """The two days; a Sunday still belongs to the weekend that has begun."""
        if published is None:
            return None
        back = (published.weekday() - _SATURDAY) % 7
        match self.direction:
            case Direction.PAST | Direction.RECENT if back <= 1:
                back += 7
            case Direction.FUTURE | Direction.COMING | Direction.CURRENT if (
                back > 1 or self.direction is Direction.FUTURE
            ):
                back -= 7
        return day_period(published, -back, 1 - back)


@dataclass(frozen=True, slots=True)
class Days:
    """Days counted from the publication date: today is 0 to 0, overnight -1 to 0."""

    first: int
    last: int

    def resolve(self, published: date | None) -> Period | None:
        """These days."""
        return None if published is None else day_period(published, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units before publication: a day for days and weeks, else the whole month or year."""

    count: int
    unit: Unit

    def resolve(self, published: date | None) -> Period | None:
        """The day, month or year meant."""
        return None if published is None else shifted(published, self.unit, -self.count)


@dataclass(frozen=True, slots=True)
class Around:
    """The last, this or next week, month or year.

    Weeks run from Monday to Sunday; but who writes at a weekend means by "last week" the seven days behind. "This year" is
    told of what has happened in it up to publication.
    """

    unit: Unit
    direction: Direction
    part: Part | None = None

    def resolve(self, published: date | None) -> Period | None:
        """The days of it."""
        if published is None:
            return None
        step = {Direction.PAST: -1, Direction.FUTURE: 1}.get(self.direction, 0)
        if self.unit is Unit.WEEK:
            ended = step == -1 and published.weekday() in _WEEKEND
            monday = -7 if ended else 7 * step - published.weekday()
            whole = day_period(published, monday, monday + 6)
        else:
            whole = shifted(published, self.unit, step)
        if whole is None or self.part is not None:
            return whole if whole is None or self.part is None else part_of(whole, self.part)
        match self.direction:
            case Direction.CURRENT:
                return Period(whole.start, published)
            case Direction.COMING:
                return Period(published, whole.end)
            case _:
                return whole


@dataclass(frozen=True, slots=True)
class Lately:
    """The last or next so many units, up to or from the publication date."""

    count: int
    unit: Unit
    direction: Direction

    def resolve(self, published: date | None) -> Period | None:
        """The days of them."""
        if published is None:
            return None
        if self.direction is Direction.FUTURE:
            end = shifted(published, self.unit, self.count)
            return None if end is None else Period(published, end.end)
        start = shifted(published, self.unit, -self.count)
        return None if start is None else Period(start.start, published)


def part_of(whole: Period, part: Part) -> Period:
    """A part of a month or year: thirds, a month's middle its 15th, a year's start and end its first and last month."""
    length = (whole.end - whole.start).days + 1
    is_month = length <= 31
    third = timedelta(10 if is_month else length // 3)
    edge = timedelta(10 if is_month else 31)
    one = timedelta(1)
    match part:
        case Part.MIDDLE if is_month:
            return Period(whole.start + timedelta(14), whole.start + timedelta(14))
        case Part.EARLY:
            return Period(whole.start, whole.start + third - one)
        case Part.MIDDLE:
            return Period(whole.start + third, whole.start + 2 * third - one)
        case Part.LATE:
            return Period(whole.start + 2 * third, whole.end)
        case Part.START:
            return Period(whole.start, whole.start + edge - one)
        case Part.END:
            return Period(whole.end - edge + one, whole.end)


def _season(year: int, first_month: int) -> Period | None:
    start = Calendar.GREGORIAN.days(year, first_month)
    last = first_month + 1
    end = Calendar.GREGORIAN.days(year + last // 12, last % 12 + 1)
    return None if start is None or end is None else Period(start.start, end.end)
