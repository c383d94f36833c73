"""The words of dates of one language, as the grammar of dates sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hudna.reading.data_files import load_toml
from hudna.reading.date_data import DateData
from hudna.reading.number_data import NumberData
from hudna.reading.numerals import Numerals
from hudna.reading.periods import Calendar
from hudna.reading.terms import MOST_REMEMBERED, Term, TermIndex
from hudna.reading.tokens import Token, Tokenizer

_YEAR = re.compile(r"[0-9]{4}")
_ANCHORS = frozenset(
    {"month", "weekday", "relative", "unit", "decade", "season", "consecutive", "since_then", "day_after", "day_earlier", "weekend",
     "suffix"}
)  # fmt: skip
_OPENINGS = frozenset(
    {"month_word", "year_word", "day_word", "ordinal", "direction", "part", "daypart", "midnight", "single", "start", "between",
     "ago_before", "after_opening", "lasting", "within"}
)  # fmt: skip
_BEARING = frozenset({"since", "coming"})
# How many words before an anchor a word may bear on it: no date word, one that opens a date, words of the future and "since".
_NONE, _OPENS, _BEARS, _ANCHOR = -1, 7, 15, 100


@dataclass(frozen=True, slots=True)
class CountedDay:
    """Days counted from today, and the words beside which the phrase means something else."""

    first: int
    last: int
    not_after: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of dates: its kind (`month`, `weekday`, `unit`, `since`, ...) and what the kind needs.

    Attributes:
        kind: a field of `DateData` or `LinkData`, in the singular.
        value: number of the month, weekday or ordinal, first month of a season, year of a decade, count of a unit (0: many).
        name: calendar of the month; the unit, direction or part.
        day: the days counted from today.
        spelling: for an ambiguous name, how it is written.
    """

    kind: str
    value: int = 0
    name: str = ""
    day: CountedDay | None = None
    spelling: str = ""


class DateSigns:
    """All signs of a language, by the words that are them."""

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        """`folder`: the language's data, with `dates.toml` and `numbers.toml`.

        Raises:
            DataError: one of them is not as docs/languages.md says.
        """
        self.data = load_toml(folder / "dates.toml", DateData)
        self.numerals = Numerals(load_toml(folder / "numbers.toml", NumberData), tokenizer)
        self._tokenizer = tokenizer
        self.conjunctions = self._words(self.data.links.conjunction)
        self._reach: dict[str, int] = {}
        self._index: TermIndex[Sign] = TermIndex(tokenizer)
        for phrase, sign in self._listed():
            self._index.add(phrase, sign)

    def at(self, tokens: Sequence[Token], index: int) -> list[Term[Sign]]:
        """The signs that begin at a token, longest first."""
        return self._index.at(tokens, index)

    def places(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens at which a date, or what bears on one, may begin.

        They stand at or not long before an anchor: a name of a day, month or unit, or figures that hold a year, one of
        which is in every date.
        """
        known = self._reach
        reach = [known.get(token.text) or self._remember(token) for token in tokens]
        if _ANCHOR not in reach:
            return []
        places: list[int] = []
        start = 0
        for anchor, found in enumerate(reach):
            if found == _ANCHOR:
                places += [at for at in range(max(start, anchor - _BEARS), anchor + 1) if reach[at] >= anchor - at]
                start = anchor + 1
        return places

    def _remember(self, token: Token) -> int:
        """How far before an anchor a word bears on it; most words never do, so that this is what makes the finder fast."""
        kinds = {value.kind for value in self._index.values(token)}
        figures = token.norm[0].isdigit()
        if not kinds.isdisjoint(_ANCHORS) or (figures and _YEAR.search(token.norm)):
            reach = _ANCHOR
        elif kinds & _BEARING:
            reach = _BEARS
        else:
            reach = _OPENS if kinds & _OPENINGS or self.numerals.opens(token) else _NONE
        if len(self._reach) < MOST_REMEMBERED:
            self._reach[token.text] = reach
        return reach

    def stands(self, tokens: Sequence[Token], term: Term[Sign]) -> bool:
        """Whether a day counted from today is not made another day by the word before or after it."""
        day = term.value.day
        if day is None:
            return True
        before = tokens[term.first - 1].norm if term.first else ""
        after = tokens[term.last].norm if term.last < len(tokens) else ""
        return before not in day.not_after and after not in day.not_before

    def _listed(self) -> Iterator[tuple[str, Sign]]:
        data = self.data
        for calendar, months in ((Calendar.GREGORIAN, data.months), (Calendar.ISLAMIC, data.islamic_months)):
            for number, names in enumerate(months, 1):
                for name in names:
                    yield name, Sign("month", number, calendar, spelling=name if name in data.ambiguous else "")
        for number, names in enumerate(data.weekdays):
            yield from ((name, Sign("weekday", number)) for name in names)
        for number, names in enumerate(data.ordinals, 1):
            yield from ((name, Sign("ordinal", number)) for name in names)
        for day in data.day:
            counted = CountedDay(day.first, day.last, self._words(day.not_after), self._words(day.not_before))
            yield from ((w, Sign("relative", day=counted)) for w in day.words)
        for unit in data.unit:
            for count, words in enumerate((unit.many, unit.one, unit.two)):
                yield from ((w, Sign("unit", count, unit.unit)) for w in words)
        yield from ((w, Sign("direction", name=d.direction)) for d in data.direction for w in d.words)
        yield from ((w, Sign("part", name=p.part)) for p in data.part for w in p.words)
        yield from ((w, Sign("season", s.month)) for s in data.season for w in s.words)
        yield from ((w, Sign("decade", d.year)) for d in data.decade for w in d.words)
        yield from ((w, Sign("daypart")) for w in data.dayparts)
        yield from ((w, Sign("midnight")) for w in data.midnight)
        for kind, words in msgspec.structs.asdict(data.links).items():
            yield from ((w, Sign(kind)) for w in words)

    def _words(self, listed: Iterable[str]) -> frozenset[str]:
        return frozenset(word for phrase in listed for word in self._tokenizer.words(phrase))
