"""Days, weeks and years counted from the day of publication: "أمس", "last Sunday", "قبل أسبوعين", "in the past 24 hours"."""

from __future__ import annotations

from hudna.reading.date_calendar import CalendarGrammar
from hudna.reading.date_compounds import Since, Within
from hudna.reading.date_cursor import Cursor, Expressed
from hudna.reading.date_expressions import (
    Ago,
    Around,
    Days,
    Direction,
    Expression,
    InMonth,
    InYear,
    Lately,
    Part,
    Season,
    Weekday,
    Weekend,
)
from hudna.reading.periods import Calendar, Unit

_WHOLE = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR})
_SHORT = frozenset({Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH})  # what is rare is told of "in two years"
_HALF_A_DAY = 12  # hours
_FEW = 60  # days; more of them are the term of a plan
_PARTED = frozenset({Unit.MONTH, Unit.YEAR})


class RelativeGrammar:
    """The dates relative to publication that begin at a token."""

    def __init__(self, cursor: Cursor, calendar: CalendarGrammar) -> None:
        self._on = cursor
        self._calendar = calendar

    def day(self, index: int) -> Expressed | None:
        """Reads "today", "أول أمس", "overnight"."""
        term = self._on.sign(index, "relative")
        if term is None or term.value.day is None:
            return None
        return Expressed(index, term.last, Days(term.value.day.first, term.value.day.last))

    def weekday(self, index: int) -> Expressed | None:
        """Reads "Sunday", "last Sunday", "الأحد الماضي"."""
        before = self._on.sign(index, "direction")
        at = index if before is None else before.last
        term = self._on.sign(at, "weekday")
        if term is None or (before is not None and not self._on.tight(at)):
            return None
        after = self._on.sign(term.last, "direction") if before is None and self._on.gap(term.last) == "" else None
        told = before or after
        direction = self._on.direction(index) if told is None else Direction(told.value.name)
        return Expressed(index, term.last if after is None else after.last, Weekday(term.value.value, direction))

    def month(self, index: int) -> Expressed | None:
        """Reads "last March", with the direction before the month."""
        direction = self._on.sign(index, "direction")
        term = (
            self._on.sign(direction.last, "month") if direction is not None and self._on.tight(direction.last) else None
        )
        if direction is None or term is None:
            return None
        expression = InMonth(Calendar(term.value.name), term.value.value, direction=Direction(direction.value.name))
        return Expressed(index, term.last, expression)

    def around(self, index: int) -> Expressed | None:
        """Reads "last week", "الشهر الجاري", "this year"."""
        for first, second in (("direction", "unit"), ("unit", "direction")):
            one = self._on.sign(index, first)
            two = self._on.sign(one.last, second) if one is not None and self._on.tight(one.last) else None
            if one is None or two is None:
                continue
            unit, direction = (two, one) if first == "direction" else (one, two)
            if unit.value.value == 1 and unit.value.name in _WHOLE:
                told = Direction(direction.value.name)
                length = Unit(unit.value.name)
                recent = Lately(1, length, told) if told is Direction.RECENT else Around(length, told)
                return Expressed(index, two.last, recent)
        return None

    def streak(self, index: int) -> Expressed | None:
        """Reads "the fifth consecutive day", "لليوم الثالث على التوالي": that many days up to publication."""
        ordinal = self._on.sign(self._on.skip(index, "day_word"), "ordinal")
        row = self._on.sign(ordinal.last, "consecutive") if ordinal is not None else None
        if ordinal is None or row is None:
            return None
        return Expressed(index, row.last, Days(1 - ordinal.value.value, 0))

    def lately(self, index: int) -> Expressed | None:
        """Reads "the past 24 hours", "الأيام الثلاثة الماضية", "الأسبوعين المقبلين"."""
        before = self._on.sign(index, "direction")
        quantity = self._on.quantity(index if before is None else before.last)
        if quantity is None or (before is not None and self._on.before(index, "verbal")):
            return None
        told = before or (self._on.sign(quantity.last, "direction") if self._on.tight(quantity.last) else None)
        if told is None:
            return None
        last = quantity.last if before is not None else told.last
        return Expressed(index, last, Lately(quantity.count, quantity.unit, Direction(told.value.name)))

    def ago(self, index: int) -> Expressed | None:
        """Reads "two days ago", "قبل أسبوعين", "منذ ثلاثة أيام"."""
        opening = self._on.sign(index, "ago_before", "since")
        quantity = self._on.quantity(index if opening is None else opening.last)
        if quantity is None:
            return None
        ago: Expression = Ago(quantity.count, quantity.unit)
        after = self._on.sign(quantity.last, "ago_after") if self._on.gap(quantity.last) == "" else None
        if after is not None:
            return Expressed(index, after.last, Since(ago) if opening is not None else ago)
        if opening is None or self._on.sign(quantity.last, "of") is not None:
            return None
        return Expressed(index, quantity.last, Since(ago) if opening.value.kind == "since" else ago)

    def within(self, index: int) -> Expressed | None:
        """Reads "within three days", "خلال أسبوعين"."""
        opening = self._on.sign(index, "within")
        quantity = self._on.quantity(opening.last) if opening is not None else None
        if opening is None or quantity is None or quantity.unit not in _SHORT:
            return None
        if quantity.unit is Unit.HOUR and quantity.count < _HALF_A_DAY:
            return None
        if quantity.unit is Unit.DAY and quantity.count > _FEW:
            return None
        if self._on.is_figure(quantity.last) or self._on.sign(quantity.last, "direction", "month", "weekday", "of"):
            return None  # "during the month of May", خلال عام 2014, خلال الأيام الثلاثة الماضية
        return Expressed(index, quantity.last, Within(quantity.count, quantity.unit))

    def weekend(self, index: int) -> Expressed | None:
        """Reads "the weekend", "last weekend"."""
        before = self._on.sign(index, "direction")
        term = self._on.sign(index if before is None else before.last, "weekend")
        if term is None:
            return None
        direction = self._on.direction(index) if before is None else Direction(before.value.name)
        return Expressed(index, term.last, Weekend(direction))

    def season(self, index: int) -> Expressed | None:
        """Reads "summer 2014", "last winter", "صيف العام الماضي"."""
        before = self._on.sign(index, "direction")
        term = self._on.sign(index if before is None else before.last, "season")
        if term is None:
            return None
        if before is not None:
            return Expressed(index, term.last, Season(term.value.value, Direction(before.value.name)))
        year = self._calendar.year_after(term.last)
        if year.last == term.last:
            return None
        if year.direction is not None:
            return Expressed(index, year.last, Season(term.value.value, year.direction))
        return Expressed(index, year.last, InYear(year.year, year.years or 0, season=term.value.value))

    def part(self, index: int) -> Expressed | None:
        """A part of a month or year: "أواخر نيسان", "end of last year", "early 2018", "مطلع الشهر"."""
        term = self._on.sign(index, "part")
        if term is None or not self._on.tight(term.last):
            return None
        part, at = Part(term.value.name), self._on.skip(term.last, "of", "article")
        for whole in (self.around(at), *self._calendar.in_month(at)[:1], self._calendar.bare_year(at)):
            expression = None if whole is None else _parted(whole.expression, part)
            if whole is not None and expression is not None:
                return Expressed(index, whole.last, expression)
        unit = self._on.sign(at, "unit")
        if unit is None or unit.value.value != 1 or unit.value.name not in _PARTED:
            return None
        return Expressed(index, unit.last, Around(Unit(unit.value.name), Direction.CURRENT, part))


def _parted(whole: Expression, part: Part) -> Expression | None:
    match whole:
        case InMonth(calendar, month, 0, 0, None, year, years, direction):
            return InMonth(calendar, month, 0, 0, part, year, years, direction)
        case InYear(year, years):
            return InYear(year, years, part)
        case Around(unit, direction) if unit in _PARTED:
            return Around(unit, direction, part)
        case _:
            return None
