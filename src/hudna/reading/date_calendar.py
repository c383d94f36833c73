"""Days, months and years by their names and numbers: "10/10/2020", "27 أيلول الماضي", "October 10, 2020", "عام 2014"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from hudna.reading.date_cursor import Cursor, Expressed
from hudna.reading.date_expressions import Direction, Fixed, InMonth, InYear, OfMonth
from hudna.reading.periods import Calendar, Period, Unit

_YEARS, _ISLAMIC_YEARS = range(1900, 2101), range(1300, 1500)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DASHES = frozenset("-–—")
_SLASHED = _DASHES | {"/"}
_STEPS = {Direction.PAST: -1, Direction.CURRENT: 0, Direction.FUTURE: 1}


class _Month(NamedTuple):
    """A month by name; `certain` where its name can be nothing else in its place."""

    last: int
    calendar: Calendar
    number: int
    certain: bool


class _Days(NamedTuple):
    """Days of a month: tokens `first` to `last` (exclusive), the numbers `low` to `high`."""

    first: int
    last: int
    low: int
    high: int


class Year(NamedTuple):
    """The year of a month or season: named, or counted from that of publication, or only a direction."""

    last: int
    year: int | None = None
    years: int | None = None
    direction: Direction | None = None


class CalendarGrammar:
    """The calendar dates that begin at a token."""

    def __init__(self, cursor: Cursor) -> None:
        self._on = cursor

    def numeric(self, index: int) -> Expressed | None:
        """A date in figures: "10/10/2020", "2020-10-10", "10.10.2020", "10/10/1442 هـ"."""
        dotted = _DOTTED.fullmatch(self._on.tokens[index].norm)
        if dotted is not None:
            numbers, last = [int(part) for part in dotted.groups()], index + 1
        else:
            numbers = [part for at in range(index, index + 3) if (part := self._on.whole(at)) is not None]
            gaps, last = {self._on.gap(index + 1), self._on.gap(index + 2)}, index + 3
            if len(numbers) < 3 or len(gaps) > 1 or not gaps <= _SLASHED:
                return None
        found = self._ordered(*numbers)
        if found is None:
            return None
        return Expressed(index, self._on.skip(last, "era") if self._on.loose(last) else last, Fixed(found))

    def _ordered(self, a: int, b: int, c: int) -> Period | None:
        if a >= 1000:
            return _day(a, b, c)
        if self._on.data.day_first is not None:
            return _day(c, b, a) if self._on.data.day_first else _day(c, a, b)
        readings = {_day(c, b, a), _day(c, a, b)} - {None}
        return readings.pop() if len(readings) == 1 else None

    def in_month(self, index: int) -> list[Expressed]:
        """Days of a month, or the month; more than one where days are listed: "يومي 10 و17 تشرين الأول"."""
        days = self._days(index)
        if days:
            last = days[-1].last
            month = self._month(self._on.skip(last, "of")) if self._on.loose(last) else None
            if month is None:
                return self._of_month(index, days) or self._bare(index, days)
            return self._in(month, index, days)
        month = self._month(index)
        if month is None:
            return []
        if self._on.data.month_first and self._on.gap(month.last) in {"", "."}:
            days = self._days(month.last)
            if days:
                return self._in(month._replace(last=days[-1].last), index, days)
        year = self.year_after(month.last)
        if year.last == month.last and not month.certain:
            return []
        return [Expressed(index, year.last, self._dated(InMonth(month.calendar, month.number), year, index))]

    def _of_month(self, index: int, days: list[_Days]) -> list[Expressed]:
        """Reads "on the 24th of last month", "في 24 من الشهر الماضي"; not "killed 24 of last month's visitors"."""
        of = self._on.sign(days[-1].last, "of")
        if of is None or not self._on.before(index, "on", "day_word", "article", "since", "start"):
            return []
        last, step = self._counted(of.last, Unit.MONTH) or (self._the_month(of.last), None)
        if last == of.last:
            return []
        direction = self._on.direction(index)
        found = [Expressed(day.first, day.last, OfMonth(step, day.low, day.high, direction)) for day in days]
        found[0] = found[0]._replace(first=index)
        found[-1] = found[-1]._replace(last=last)
        return found

    def _the_month(self, index: int) -> int:
        """The token after "the month" (الشهر), or the same where it does not stand there."""
        at = self._on.skip(index, "article")
        unit = self._on.sign(at, "unit")
        is_month = unit is not None and unit.value.name == Unit.MONTH and unit.value.value == 1
        return unit.last if unit is not None and is_month and (unit.definite or at > index) else index

    def _bare(self, index: int, days: list[_Days]) -> list[Expressed]:
        """Reads "on the 24th", with nothing behind it that it might count."""
        day = days[0]
        suffixed = len(days) == 1 and day.last - day.first == 2 and self._on.is_figure(day.first)
        ends = self._on.gap(day.last) != "" or self._on.joined(day.last) is not None
        if not (suffixed and ends and self._on.before(day.first, "article")):
            return []
        return [Expressed(index, day.last, OfMonth(None, day.low, day.high, self._on.direction(index)))]

    def _in(self, month: _Month, first: int, days: list[_Days]) -> list[Expressed]:
        year = self.year_after(month.last)
        found = [
            Expressed(
                day.first, day.last, self._dated(InMonth(month.calendar, month.number, day.low, day.high), year, first)
            )
            for day in days
        ]
        found[0] = found[0]._replace(first=first)
        found[-1] = found[-1]._replace(last=year.last)
        return found

    def _dated(self, expression: InMonth, year: Year, first: int) -> InMonth:
        direction = year.direction or self._on.direction(first)
        return replace(expression, year=year.year, years=year.years, direction=direction)

    def _month(self, index: int) -> _Month | None:
        """A month by its name, or by two names of the same month: "تشرين الأول/أكتوبر"."""
        at = self._on.skip(index, "month_word") if self._on.loose(index) else index
        term = self._on.sign(at, "month")
        if term is None:
            return None
        sign = term.value
        exact = self._on.tokens[at].text.endswith(sign.spelling) and (at > index or self._on.before(at, "time"))
        second = (
            self._on.sign(term.last, "month") if self._on.loose(term.last) or self._on.gap(term.last) == "" else None
        )
        if second is not None and (second.value.value, second.value.name) == (sign.value, sign.name):
            return _Month(second.last, Calendar(sign.name), sign.value, certain=True)
        return _Month(term.last, Calendar(sign.name), sign.value, certain=not sign.spelling or exact)

    def _days(self, index: int) -> list[_Days]:
        """Days by number: one, a list ("10, 11 and 12"), or a range ("10-12", "من 10 إلى 12")."""
        index = self._on.skip(index, "start", "between") if self._day_number(index) is None else index
        spans = self._on.before(index, "between")
        first = self._day_number(index)
        if first is None:
            return []
        days = [_Days(index, first[0], first[1], first[1])]
        while True:
            at = days[-1].last
            start, ranged = self._next_day(at)
            following = self._day_number(start) if start is not None else None
            if start is None or following is None:
                return days
            if (ranged or spans) and following[1] > days[-1].low:
                days[-1] = _Days(days[-1].first, following[0], days[-1].low, following[1])
            else:
                days.append(_Days(start, following[0], following[1], following[1]))

    def _next_day(self, index: int) -> tuple[int | None, bool]:
        """Where the next day of a list stands, and whether it ends a range."""
        gap = self._on.gap(index)
        if gap in _DASHES:
            return index, True
        if gap in {",", "،"}:
            return index, False
        to = self._on.sign(index, "to")
        if to is not None and gap == "":
            return to.last, True
        return self._on.joined(index), False

    def _day_number(self, index: int) -> tuple[int, int] | None:
        """A day of a month: the token after it and its number."""
        if index >= len(self._on.tokens):
            return None
        number = self._on.whole(index)
        if number is not None:
            last = index + 1
            suffix = self._on.sign(last, "suffix")
            if suffix is not None and self._on.tokens[last].gap == "":
                last = suffix.last
            return (last, number) if 1 <= number <= 31 and len(self._on.tokens[index].norm) <= 2 else None
        ordinal = self._on.sign(index, "ordinal")
        return None if ordinal is None else (ordinal.last, ordinal.value.value)

    def year_after(self, index: int) -> Year:
        """What stands behind a month or season to tell its year; nothing, and the same token, if nothing does."""
        if not self._on.loose(index):
            return Year(index)
        direction = self._on.sign(index, "direction")
        of = self._on.skip(index, "of") if self._on.gap(index) in {"", ")"} else index
        relative = self.relative_year(of)
        if relative is not None:
            return relative
        if direction is not None and self._on.tight(index):
            return Year(direction.last, direction=Direction(direction.value.name))
        named = self._named_year(self._on.skip(of, "year_word"), worded=True)
        return Year(index) if named is None else Year(named[0], year=named[1])

    def relative_year(self, index: int) -> Year | None:
        """Reads "last year", "العام الماضي": counted from the year of publication."""
        counted = self._counted(index, Unit.YEAR)
        return None if counted is None else Year(counted[0], years=counted[1])

    def _counted(self, index: int, length: Unit) -> tuple[int, int] | None:
        """A month or year counted from that of publication: the token after it, and how many it lies ahead."""
        if not self._on.tight(index):
            return None
        for first, second in (("direction", "unit"), ("unit", "direction")):
            one = self._on.sign(index, first)
            two = self._on.sign(one.last, second) if one is not None and self._on.tight(one.last) else None
            if one is None or two is None:
                continue
            unit, direction = (two, one) if first == "direction" else (one, two)
            step = _STEPS.get(Direction(direction.value.name))
            if unit.value.name == length and unit.value.value == 1 and step is not None:
                return two.last, step
        return None

    def _named_year(self, index: int, *, worded: bool) -> tuple[int, int] | None:
        """A year in figures or words: the token after it, with the mark of its era, and the year."""
        number = self._on.whole(index)
        if number is None:
            spelled = self._on.numeral(index) if worded and not self._on.is_figure(index) else None
            return spelled if spelled is not None and spelled[1] in _YEARS else None
        if len(self._on.tokens[index].norm) != 4 or (number not in _YEARS and number not in _ISLAMIC_YEARS):
            return None
        return self._on.skip(index + 1, "era") if self._on.loose(index + 1) else index + 1, number

    def bare_year(self, index: int) -> Expressed | None:
        """A year by itself, where the grammar around it makes it one."""
        named = self._named_year(self._on.skip(index, "year_word"), worded=False)
        if named is None or named[1] not in _YEARS or self._on.gap(named[0]) in _DASHES:
            return None
        return Expressed(index, named[0], InYear(named[1]))

    def in_year(self, index: int) -> list[Expressed]:
        """Years ("عام 2014", "in 2014", "(2014)", "عامي 2000 و2007") and decades ("the 1990s")."""
        decade = self._on.sign(index, "decade")
        if decade is not None:
            return [Expressed(index, decade.last, Fixed(_years(decade.value.value, 10)))]
        word = self._on.sign(index, "year_word")
        named = self._named_year(index if word is None else word.last, worded=word is not None)
        if named is None or named[1] not in _YEARS:
            return []
        last, year = named
        if word is None and year % 10 == 0 and self._is_decade(last):
            return [Expressed(index, last + 1, Fixed(_years(year, 10)))]
        short = self._on.whole(last) if self._on.gap(last) in _DASHES else None
        if short is not None and year % 100 < short < 100:
            return [Expressed(index, last + 1, Fixed(_years(year, short - year % 100 + 1)))]
        if word is None and not self._on.before(index, "year_time") and not self._set_apart(index):
            return []
        start = self._on.joined(last) if word is not None else None
        second = self._named_year(start, worded=False) if start is not None else None
        if second is not None and second[1] in _YEARS and second[1] > year:
            return [Expressed(index, second[0], Fixed(_years(year, second[1] - year + 1)))]
        return [Expressed(index, last, InYear(year))]

    def _is_decade(self, index: int) -> bool:
        """Whether the "s" of "1990s" is written on the figures."""
        tokens = self._on.tokens
        return index < len(tokens) and tokens[index].gap == "" and self._on.sign(index, "decade_suffix") is not None

    def _set_apart(self, index: int) -> bool:
        """Whether a year stands in brackets, or opens an entry of a list of years: "2011: ..."."""
        gap, after = self._on.tokens[index].gap, self._on.gap(index + 1)[:1]
        return (gap.endswith("(") and after in {")", "-", "–"}) or (index == 0 and after == ":")


def _day(year: int, month: int, day: int) -> Period | None:
    if year in _YEARS:
        return Calendar.GREGORIAN.days(year, month, day, day)
    return Calendar.ISLAMIC.days(year, month, day, day) if year in _ISLAMIC_YEARS else None


def _years(first: int, count: int) -> Period:
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31))
