"""The words of dates of one language, as the grammar of dates sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import msgspec

from hudna.reading.data_files import load_toml
from hudna.reading.date_data import DateData, DayData
from hudna.reading.number_data import NumberData
from hudna.reading.numerals import Numerals
from hudna.reading.periods import Calendar
from hudna.reading.terms import MOST_REMEMBERED, Term, TermIndex
from hudna.reading.tokens import Token, Tokenizer

_YEAR = re.compile(r"[0-9]{4}")
_ANCHORS = frozenset({"month", "weekday", "relative", "unit", "decade", "season", "consecutive"})
_OPENINGS = frozenset(
    {"month_word", "year_word", "day_word", "ordinal", "direction", "part", "daypart", "midnight", "single", "since", "start",
     "between", "ago_before", "lasting", "coming"}
)  # fmt: skip
_LEAD = 12  # words from the first word of a date, or of the future or "since", to an anchor of it


class _Role(Enum):
    """What a word may be to a date."""

    NONE = 1
    OPENS = 2
    ANCHOR = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of dates: its kind (`month`, `weekday`, `unit`, `since`, ...) and what the kind needs.

    Attributes:
        kind: a field of `DateData` or `LinkData`, in the singular.
        value: number of the month, weekday or ordinal, first month of a season, year of a decade, count of a unit (0: many).
        name: calendar of the month; the unit, direction or part.
        day: for days counted from today, their data.
        spelling: for an ambiguous name, how it is written.
    """

    kind: str
    value: int = 0
    name: str = ""
    day: DayData | None = None
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
        self.conjunctions = frozenset(w for c in self.data.links.conjunction for w in tokenizer.words(c))
        self._around = {
            id(day): (_words(day.not_after, tokenizer), _words(day.not_before, tokenizer)) for day in self.data.day
        }
        self._roles: dict[str, _Role] = {}
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
        roles = self._roles
        known = [roles.get(token.norm) or self._remember(token) for token in tokens]
        if _Role.ANCHOR not in known:
            return []
        places: list[int] = []
        start = 0
        for index, role in enumerate(known):
            if role is _Role.ANCHOR:
                places += [at for at in range(max(start, index - _LEAD), index + 1) if known[at] is not _Role.NONE]
                start = index + 1
        return places

    def _remember(self, token: Token) -> _Role:
        """The role of a word; most have none, so that this is what makes the finder fast."""
        kinds = {value.kind for value in self._index.values(token)}
        if token.norm[0].isdigit():
            role = _Role.ANCHOR if _YEAR.search(token.norm) else _Role.OPENS
        elif not kinds.isdisjoint(_ANCHORS):
            role = _Role.ANCHOR
        else:
            role = _Role.OPENS if kinds & _OPENINGS or self.numerals.opens(token) else _Role.NONE
        if len(self._roles) < MOST_REMEMBERED:
            self._roles[token.norm] = role
        return role

    def stands(self, tokens: Sequence[Token], term: Term[Sign]) -> bool:
        """Whether a day counted from today is not made another day by the word before or after it."""
        if term.value.day is None:
            return True
        not_after, not_before = self._around[id(term.value.day)]
        before = tokens[term.first - 1].norm if term.first else ""
        after = tokens[term.last].norm if term.last < len(tokens) else ""
        return before not in not_after and after not in not_before

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
            yield from ((w, Sign("relative", day=day)) for w in day.words)
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


def _words(listed: Sequence[str], tokenizer: Tokenizer) -> frozenset[str]:
    return frozenset(w for phrase in listed for w in tokenizer.words(phrase))
