"""Dates in a sentence, resolved against the day on which the report was published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from hudna.reading.date_compounds import DayBefore, Lasting, Since
from hudna.reading.date_cursor import Expressed
from hudna.reading.date_grammar import DateParser
from hudna.reading.date_signs import DateSigns, Sign
from hudna.reading.terms import Term
from hudna.reading.tokens import Token, Tokenizer


class Tie(StrEnum):
    """How days are tied to what is told beside them."""

    ON = "on"
    """It happened on them."""
    BOUND = "bound"
    """It lasted since or until then, or so long."""
    NEXT = "next"
    """What is told behind them happened on them, and nothing else did: "a day after"."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Days named in a sentence: tokens `first` to `last` (exclusive), the days `start` to `end`, both included."""

    first: int
    last: int
    start: date
    end: date
    tie: Tie = Tie.ON


class DateFinder:
    """Finds the dates of one language."""

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        """`folder`: the language's data, with `dates.toml` and `numbers.toml`.

        Raises:
            DataError: one of them is not as docs/languages.md says.
        """
        self._signs = DateSigns(folder, tokenizer)

    def parse(self, tokens: Sequence[Token]) -> list[Expressed]:
        """What the sentence says about days, before it is known from which day they count; in order and apart."""
        places = self._signs.places(tokens)
        return DateParser(self._signs, tokens, places).parse() if places else []

    def find(self, tokens: Sequence[Token], published: date | None) -> list[DateMention]:
        """The days named in a sentence, in order and apart.

        Args:
            tokens: the sentence.
            published: the day of publication; without it only dates that name their year are found.
        """
        found = []
        for said in self.parse(tokens):
            period = said.expression.resolve(published)
            if period is not None:
                tie = self._tie(said, tokens)
                found.append(DateMention(said.first, said.last, period.start, period.end, tie))
        return found

    def _tie(self, said: Expressed, tokens: Sequence[Token]) -> Tie:
        match said.expression:
            case DayBefore():
                return Tie.NEXT
            case Since() | Lasting():
                return Tie.BOUND
            case _:
                before = self.signs(tokens, said.first - 1, said.first, {"until"})
                return Tie.ON if next(before, None) is None else Tie.BOUND

    def signs(self, tokens: Sequence[Token], first: int, last: int, kinds: Collection[str]) -> Iterator[Term[Sign]]:
        """The signs of these kinds (fields of `LinkData`) that begin at the tokens `first` to `last` (exclusive)."""
        for index in range(max(0, first), min(last, len(tokens))):
            yield from (term for term in self._signs.at(tokens, index) if term.value.kind in kinds)
