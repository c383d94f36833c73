"""What dates mean that are put together from others: "from Monday to Wednesday", "since then", "yesterday, Sunday 26 July"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hudna.reading.date_expressions import (
    Around,
    Days,
    Direction,
    Expression,
    InMonth,
    Lately,
    OfMonth,
    Weekday,
)
from hudna.reading.periods import Period, Unit, day_period, shifted


@dataclass(frozen=True, slots=True)
class Midnight:
    """The midnight that ends the named day: that day and the next. "Midnight of Sunday" is the night of Sunday to Monday."""

    day: Expression

    def resolve(self, published: date | None) -> Period | None:
        """The two days."""
        named = self.day.resolve(published)
        return None if named is None else day_period(named.end, 0, 1)


@dataclass(frozen=True, slots=True)
class Since:
    """From the first of some days up to publication."""

    start: Expression

    def resolve(self, published: date | None) -> Period | None:
        """The days up to publication."""
        start = self.start.resolve(published)
        if start is None or published is None or start.start > published:
            return start
        return Period(start.start, published)


@dataclass(frozen=True, slots=True)
class Before:
    """So many units before the rest, whose day is the one named before or that of publication.

    What "two days earlier" is said of happened on it; if it `leads` ("two days after"), only what is told behind it did.
    """

    rest: Expression | None
    count: int = 1
    unit: Unit = Unit.DAY
    leads: bool = False

    def resolve(self, published: date | None) -> Period | None:
        """The day, month or year meant."""
        rest = self.rest.resolve(published) if self.rest is not None else None
        told = rest.start if rest is not None and rest.start == rest.end else published
        return None if told is None else shifted(told, self.unit, -self.count)


@dataclass(frozen=True, slots=True)
class Within:
    """So many units up to publication in which something happened, or lasted: "killed in five days"."""

    count: int
    unit: Unit

    def resolve(self, published: date | None) -> Period | None:
        """The days up to publication."""
        return Lately(self.count, self.unit, Direction.PAST).resolve(published)


@dataclass(frozen=True, slots=True)
class Onward:
    """The coming weekday, counted from the day on which it was announced: "said on Monday that it would begin on Tuesday"."""

    announced: Expression
    day: int

    def resolve(self, published: date | None) -> Period | None:
        """The day meant; that from publication on where the announcement lies more than a week back."""
        said, told = self.announced.resolve(published), published
        if (
            said is not None
            and published is not None
            and said.start == said.end
            and 0 < (published - said.end).days < 7
        ):
            told = said.end
        return Weekday(self.day, Direction.COMING).resolve(told)


@dataclass(frozen=True, slots=True)
class Between:
    """From some days to others."""

    start: Expression
    end: Expression

    def resolve(self, published: date | None) -> Period | None:
        """All days from the first of the one to the last of the other."""
        start, end = self.start.resolve(published), self.end.resolve(published)
        if start is not None and end is not None and start.start > end.end and isinstance(self.end, Weekday):
            end = day_period(end.end, 7)
        if start is None or end is None or start.start > end.end:
            return None
        return Period(start.start, end.end)


@dataclass(frozen=True, slots=True)
class Lasting:
    """So many days or weeks from a day on: a truce of five days from the 26th runs into the 31st."""

    start: Expression
    days: int

    def resolve(self, published: date | None) -> Period | None:
        """The days of it."""
        start = self.start.resolve(published)
        return None if start is None else day_period(start.start, 0, self.days)


@dataclass(frozen=True, slots=True)
class Tied:
    """One day named in several ways ("yesterday, Sunday 26 July"), the way that says most about it first."""

    names: tuple[Expression, ...]

    def resolve(self, published: date | None) -> Period | None:
        """The day by the first name that resolves; a weekday is the one nearest to the day counted from today."""
        counted = self.names[-1].resolve(published) if isinstance(self.names[-1], Days) else None
        weekday = next((name.day for name in self.names if isinstance(name, Weekday)), None)
        for name in self.names:
            if isinstance(name, Weekday) and counted is not None:
                return day_period(counted.start, (name.day - counted.start.weekday() + 3) % 7 - 3)
            fitting = name.on_weekday(weekday, published) if isinstance(name, InMonth) and weekday is not None else None
            period = fitting or name.resolve(published)
            if period is not None:
                return period
        return None


def ahead(expression: Expression) -> Expression | None:
    """What words mean of an event that is to come, where they leave it open: "on Friday" is then the next Friday."""
    match expression:
        case Weekday(day, Direction.NONE):
            return Weekday(day, Direction.COMING)
        case InMonth(year=None, years=None, direction=Direction.NONE):
            return replace(expression, direction=Direction.COMING)
        case OfMonth(None, first, last):
            return OfMonth(None, first, last, Direction.COMING)
        case Around(Unit.WEEK, Direction.CURRENT):
            return Around(Unit.WEEK, Direction.NONE)
        case Around(unit, Direction.CURRENT, None):
            return Around(unit, Direction.COMING)
        case Within(count, unit):
            return Lately(count, unit, Direction.FUTURE)
        case _:
            return None


def parts(expression: Expression) -> Iterator[Expression]:
    """The names by which an expression names its day: itself, or those tied in it."""
    if isinstance(expression, Tied):
        yield from expression.names
    else:
        yield expression
