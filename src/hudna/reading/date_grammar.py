"""The grammar of dates: single dates tied together, parts of the day, and spans from one date to another.

Names come from a language's `dates.toml`; the order of words is one grammar for all languages, since where they differ
("last Sunday", "الأحد الماضي") both orders are unmistakable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from hudna.reading.date_calendar import CalendarGrammar
from hudna.reading.date_compounds import Before, Between, Lasting, Midnight, Onward, Since, Tied, parts
from hudna.reading.date_cursor import Cursor, Expressed
from hudna.reading.date_expressions import Days, Direction, Expression, Fixed, InMonth, InYear, Weekday
from hudna.reading.date_relative import RelativeGrammar
from hudna.reading.date_signs import DateSigns
from hudna.reading.periods import Calendar, Unit
from hudna.reading.tokens import Token

_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_RANGES = frozenset("-–—")
_NEXT = frozenset({"", "-", "–", "/", "("})
_EXACT = frozenset({Unit.HOUR, Unit.DAY, Unit.WEEK})  # units whose count, where it is about so many, tells no day
_SINCE = 14  # words from "since" to the date of what happened then


class DateParser:
    """Parses the dates of one sentence."""

    def __init__(
        self, signs: DateSigns, tokens: Sequence[Token], places: Sequence[int], told: Expression | None = None
    ) -> None:
        """`places`: the tokens at which a date may begin; `told`: the days told before the sentence."""
        self._told = told
        self._on = Cursor(signs, tokens)
        self._places = places
        self._calendar = calendar = CalendarGrammar(self._on)
        relative = RelativeGrammar(self._on, calendar)
        self._several: dict[str, tuple[Callable[[int], list[Expressed]], ...]] = {
            **dict.fromkeys(("ordinal", "month", "month_word", "start", "between"), (calendar.in_month,)),
            **dict.fromkeys(("decade", "year_word"), (calendar.in_year,)),
            "figures": (calendar.in_month, calendar.in_year),
        }
        quantity = (relative.lately, relative.ago)
        self._single: dict[str, tuple[Callable[[int], Expressed | None], ...]] = {
            **dict.fromkeys(("numeral", "single"), quantity),
            "figures": (calendar.numeric, *quantity),
            "within": (relative.within,),
            "weekend": (relative.weekend,),
            "unit": (relative.around, *quantity),
            "direction": (
                relative.weekday,
                relative.month,
                relative.around,
                relative.lately,
                relative.season,
                relative.weekend,
            ),
            "since": (relative.ago,),
            "ago_before": (relative.ago,),
            "relative": (relative.day,),
            "weekday": (relative.weekday,),
            "season": (relative.season,),
            "part": (relative.part,),
            "day_word": (relative.streak,),
            "ordinal": (relative.streak,),
        }

    def parse(self) -> list[Expressed]:
        """The dates, in order and apart."""
        found: list[Expressed] = []
        since: int | None = None
        last = 0
        for index in self._places:
            if index < last:
                continue
            if since is not None and (index - since > _SINCE or self._on.breaks(since + 1, index)):
                since = None
            self._on.note_future(index)
            said = self._told_by(index, found) or _announced(self._dates(index), found) or self._lasting(index, found)
            if said:
                if since is not None:
                    found.append(Expressed(since, since + 1, Since(said[0].expression)))
                found += said
                last = said[-1].last
                since = None
            elif self._on.sign(index, "since") is not None:
                since = index
        return found

    def _told_by(self, index: int, found: Sequence[Expressed]) -> list[Expressed]:
        """Days that hang on the ones told before: "since then", "a day after"."""
        before = found[-1].expression if found else self._told
        then = self._on.sign(index, "since_then")
        if then is not None and before is not None and not self._span(then.last):  # "has since 2011 held"
            return [Expressed(index, then.last, Since(before))]
        after = self._on.sign(index, "day_after", "day_earlier")
        if after is None:
            return self._counted_back(index, before)
        if self._span(index) or self._span(self._on.skip(index, "article")):  # "the day after tomorrow"
            return []
        return [Expressed(index, after.last, Before(before, leads=after.value.kind == "day_after"))]

    def _counted_back(self, index: int, before: Expression | None) -> list[Expressed]:
        """So many units before the rest: "two days after", بعد يومين على, "three days earlier"."""
        opening = self._on.sign(index, "after_opening")
        at = index if opening is None else opening.last
        quantity = self._on.quantity(at)
        if quantity is None or self._on.gap(quantity.last) != "":
            return []
        if quantity.unit in _EXACT and (self._on.sign(at, "about") is not None or self._on.before(at, "about")):
            return []
        if opening is None and (self._on.data.links.after_opening or self._on.sign(index, "unit") is not None):
            return []  # "the day after"
        closing = self._on.sign(quantity.last, "after", *(() if opening is not None else ("earlier",)))
        if closing is None:
            return []
        leads = closing.value.kind == "after"
        return [Expressed(index, closing.last, Before(before, quantity.count, quantity.unit, leads))]

    def _dates(self, index: int) -> list[Expressed]:
        since = self._on.sign(index, "since")
        if since is not None:
            start = self._span(since.last)
            if start:
                first = start[0].expression
                if isinstance(first, Between):
                    return [start[0]._replace(first=index), *start[1:]]
                if (
                    self._on.sign(start[0].last, "when") is not None
                ):  # "since 2011, when protests began": then, not since
                    return [Expressed(index, since.last, Since(first)), *start]
                return [start[0]._replace(first=index, expression=Since(first)), *start[1:]]
        return self._span(index)

    def _span(self, index: int) -> list[Expressed]:
        """Dates, the first two of them made one span where the words say so."""
        opening = self._on.sign(index, "between", "start")
        joined = opening is not None and opening.value.kind == "between"
        dates = self._tied(index)
        if not dates and opening is not None:
            dates = self._tied(opening.last)
            if not dates:
                return self._years(index, opening.last, joined=joined)
        if joined and len(dates) == 2:
            return [Expressed(index, dates[1].last, Between(dates[0].expression, dates[1].expression))]
        if len(dates) != 1:
            return dates
        return [self._to_end(dates[0]._replace(first=index), joined=joined) or dates[0]._replace(first=index)]

    def _years(self, first: int, index: int, *, joined: bool) -> list[Expressed]:
        """A span of bare years, which are years only as its ends: "between 1950 and 1953"."""
        start = self._calendar.bare_year(index) if index < len(self._on.tokens) else None
        span = self._to_end(start._replace(first=first), joined=joined) if start is not None else None
        return [] if span is None else [span]

    def _to_end(self, start: Expressed, *, joined: bool) -> Expressed | None:
        """The span from a date to the one behind it; `joined`: an "and" makes it one too, else only days in a row."""
        second = self._end_at(start)
        if second is None or second >= len(self._on.tokens):
            return None
        end = next(iter(self._tied(second)), None) or self._calendar.bare_year(second)
        if end is None or isinstance(start.expression, InYear) != isinstance(end.expression, InYear):
            return None
        listed = not joined and self._on.joined(start.last) is not None
        if listed and not _follows(start.expression, end.expression):
            return None
        return Expressed(start.first, end.last, Between(_same_year(start.expression, end.expression), end.expression))

    def _end_at(self, start: Expressed) -> int | None:
        """Where the end of a span would stand."""
        at = start.last
        to = self._on.sign(at, "to")
        if to is not None and self._on.gap(at) == "":
            return self._on.skip(to.last, "day_word")
        if self._on.gap(at) in _RANGES:
            return at
        return self._on.joined(at) if self._on.gap(at) == "" else None

    def _tied(self, index: int) -> list[Expressed]:
        """One date with all its names and the part of the day; or several, where one word governs a list."""
        dates = self._plain(index)
        if len(dates) != 1:
            return dates
        found = dates[0]
        while True:
            at = self._after_daypart(found.last)
            night = self._on.sign(self._on.skip(at, "on"), "midnight")
            if night is not None and self._on.gap(at) == "":
                return [Expressed(index, night.last, Midnight(found.expression))]
            other = self._another_name(self._on.skip(at, "on"), found) if self._on.loose(at) else None
            if other is None:
                return [found._replace(last=self._after_daypart(found.last))]
            names = sorted([*parts(found.expression), *parts(other.expression)], key=_definiteness)
            found = Expressed(index, other.last, Tied(tuple(names)))

    def _after_daypart(self, index: int) -> int:
        part = self._on.sign(index, "daypart")
        return index if part is None or part.prefix or self._on.gap(index) else part.last

    def _another_name(self, index: int, found: Expressed) -> Expressed | None:
        """A second name of the same day, of another kind than those it already has."""
        dates = self._plain(index) if self._on.joined(index) is None else []
        if len(dates) != 1:
            return None
        kinds = {_definiteness(name) for name in parts(found.expression)}
        kind = _definiteness(dates[0].expression)
        return dates[0] if kind < _NO_DAY and max(kinds) < _NO_DAY and kind not in kinds else None

    def _plain(self, index: int) -> list[Expressed]:
        """The longest date that begins at a token, after the words that announce it."""
        if index >= len(self._on.tokens):
            return []
        midnight = self._on.sign(index, "midnight")
        if midnight is not None:
            day = self._plain(self._on.skip(midnight.last, "on")) if self._on.loose(midnight.last) else []
            day = [self._into_next(day[0])] if len(day) == 1 else []
            return [_at_midnight(day[0]._replace(first=index))] if len(day) == 1 else []
        best: list[Expressed] = []
        for found in self._readings(index):
            if found and (not best or found[-1].last > best[-1].last):
                best = found
        if best:
            return best
        for opening in ("daypart", "day_word"):
            term = self._on.sign(index, opening)
            at = index if term is None else self._on.skip(term.last, "on")
            named = self._plain(at) if term is not None and self._on.gap(term.last) == "" else []
            if named and max(_definiteness(n.expression) for n in named) < _NO_DAY:
                nights = self._into_next(named[-1]) if opening == "daypart" else named[-1]
                return [n._replace(first=index if n is named[0] else n.first) for n in [*named[:-1], nights]]
        return []

    def _into_next(self, night: Expressed) -> Expressed:
        """A night named by both its days: "ليل السبت الأحد", "the night of Saturday-Sunday"."""
        second = self._on.sign(night.last, "weekday") if self._on.gap(night.last) in _NEXT else None
        if second is None or second.prefix or not isinstance(night.expression, Weekday):
            return night
        following = Weekday(second.value.value, night.expression.direction)
        if not _follows(night.expression, following):
            return night
        return Expressed(night.first, second.last, Between(night.expression, following))

    def _readings(self, index: int) -> Iterator[list[Expressed]]:
        """What each production reads here; only those are asked that a word of this kind can begin."""
        kinds = [term.value.kind for term in self._on.signs(index)]
        if self._on.is_figure(index):
            kinds.append("figures")
        elif self._on.opens_numeral(index):
            kinds.append("numeral")
        for several in dict.fromkeys(production for kind in kinds for production in self._several.get(kind, ())):
            yield several(index)
        for single in dict.fromkeys(production for kind in kinds for production in self._single.get(kind, ())):
            if (found := single(index)) is not None:
                yield [found]

    def _lasting(self, index: int, found: Sequence[Expressed]) -> list[Expressed]:
        """A duration that begins on the date told before it: "for five days"."""
        term = self._on.sign(index, "lasting") if found else None
        quantity = self._on.quantity(term.last) if term is not None else None
        if quantity is None or quantity.unit not in _DAYS:
            return []
        lasting = Lasting(found[-1].expression, quantity.count * _DAYS[quantity.unit])
        return [Expressed(index, quantity.last, lasting)]


_NO_DAY = 4


def _definiteness(expression: Expression) -> int:
    """How much a name says about the day it means: a date 0, one of the Islamic calendar 1, a weekday 2, a day counted from today 3.

    Other expressions name no day.
    """
    match expression:
        case Fixed():
            return 0
        case InMonth(calendar, first=first, last=last) if first and first == last:
            return 0 if calendar is Calendar.GREGORIAN else 1
        case Weekday():
            return 2
        case Days(first, last) if first == last:
            return 3
        case Tied(names):
            return _definiteness(names[0])
        case _:
            return _NO_DAY


def _follows(start: Expression, end: Expression) -> bool:
    """Whether two days or months stand one after the other in the calendar, so that naming both names one stretch."""
    match start, end:
        case Weekday(first), Weekday(second):
            return (second - first) % 7 == 1
        case InMonth(calendar, month, 0), InMonth(other, following, 0):
            return calendar is other and following == month + 1
        case _:
            return False


def _announced(said: list[Expressed], found: Sequence[Expressed]) -> list[Expressed]:
    """Dates, the first of them counted from the day told before it where it is a coming weekday."""
    match said:
        case [Expressed(expression=Weekday(day, Direction.COMING)) as first, *rest] if found:
            return [first._replace(expression=Onward(found[-1].expression, day)), *rest]
        case _:
            return said


def _at_midnight(day: Expressed) -> Expressed:
    named = day.expression.start if isinstance(day.expression, Between) else day.expression
    return day._replace(expression=Midnight(named))


def _same_year(start: Expression, end: Expression) -> Expression:
    """The start of a span, in the year that only its end names: "27 September to 10 November 2020"."""
    if isinstance(start, InMonth) and isinstance(end, InMonth) and start.year is None and start.years is None:
        return replace(start, year=end.year, years=end.years, direction=end.direction)
    return start
