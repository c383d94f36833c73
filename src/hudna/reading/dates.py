"""Dates in a sentence, resolved against the day on which the report was published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from hudna.reading.date_compounds import Before, Lasting, Since, Within, ahead
from hudna.reading.date_cursor import Expressed
from hudna.reading.date_expressions import Fixed
from hudna.reading.date_grammar import DateParser
from hudna.reading.date_signs import DateSigns, Sign
from hudna.reading.periods import Period
from hudna.reading.terms import Term
from hudna.reading.tokens import Token, Tokenizer

_LIKE = 6  # words from "the first" to the days since which it is that


class Tie(StrEnum):
    """How days are tied to what is told beside them."""

    ON = "on"
    """It happened on them."""
    BOUND = "bound"
    """It lasted since or until then, or so long."""
    WITHIN = "within"
    """It happened at some time in them, or will: they end with publication, or begin with it."""
    BACK = "back"
    """It happened on them, but what is told after it did not: "the day before"."""
    NEXT = "next"
    """What is told behind them happened on them, and nothing else did: "a day after"."""
    NAME = "name"
    """They name what was agreed on them: "the 1974 Agreement"."""
    UNLIKE = "unlike"
    """Nothing like it happened on them: "the deadliest since then"."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Days named in a sentence: tokens `first` to `last` (exclusive), the days `start` to `end`, both included.

    `ahead`: the days meant if what is told of them is to come: the next Friday, or from publication until Friday.
    """

    first: int
    last: int
    start: date
    end: date
    tie: Tie = Tie.ON
    ahead: Period | None = None


class DateFinder:
    """Finds the dates of one language."""

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        """`folder`: the language's data, with `dates.toml` and `numbers.toml`.

        Raises:
            DataError: one of them is not as docs/languages.md says.
        """
        self._signs = DateSigns(folder, tokenizer)

    def parse(self, tokens: Sequence[Token], told: Period | None = None) -> list[Expressed]:
        """What the sentence says about days, before it is known from which day they count; in order and apart.

        Args:
            tokens: the sentence.
            told: the days told before it.
        """
        places = self._signs.places(tokens)
        before = Fixed(told) if told is not None else None
        return DateParser(self._signs, tokens, places, before).parse() if places else []

    def find(self, tokens: Sequence[Token], published: date | None, told: Period | None = None) -> list[DateMention]:
        """The days named in a sentence, in order and apart.

        Args:
            tokens: the sentence.
            published: the day of publication; without it only dates that name their year are found.
            told: the days told before the sentence, from which "since then" and "a day earlier" count.
        """
        found = []
        for said in self.parse(tokens, told):
            period = said.expression.resolve(published)
            if period is not None:
                tie = self._tie(said, tokens)
                ahead = self._ahead(said, tokens, published)
                found.append(DateMention(said.first, said.last, period.start, period.end, tie, ahead))
        return found

    def _ahead(self, said: Expressed, tokens: Sequence[Token], published: date | None) -> Period | None:
        """The days that words mean where what is told of them is to come, if those are others."""
        if published is None:
            return None
        coming = ahead(said.expression)
        if self._is_limit(said, tokens):
            end = (coming or said.expression).resolve(published)
            return Period(published, end.end) if end is not None and end.end > published else None
        return coming.resolve(published) if coming is not None else None

    def _tie(self, said: Expressed, tokens: Sequence[Token]) -> Tie:
        match said.expression:
            case Before(leads=True):
                return Tie.NEXT
            case Before():
                return Tie.BACK
            case Since() | Within() if self._is_unmatched(said, tokens):
                return Tie.UNLIKE
            case Within():
                return Tie.WITHIN
            case Since() | Lasting():
                return Tie.BOUND
            case _:
                return Tie.BOUND if self._is_limit(said, tokens) else Tie.ON

    def _is_unmatched(self, said: Expressed, tokens: Sequence[Token]) -> bool:
        """Whether what something is the first or the worst of stands before days: "the deadliest strike *since 2006*"."""
        start = said.first
        while start > 0 and said.first - start < _LIKE and tokens[start].gap == " ":
            start -= 1
        return next(self.signs(tokens, start, said.first, {"unmatched"}), None) is not None

    def _is_limit(self, said: Expressed, tokens: Sequence[Token]) -> bool:
        """Whether "until" or "by" stands before days, or before their article."""
        start = said.first
        if next(self.signs(tokens, start - 1, start, {"article"}), None) is not None:
            start -= 1
        return next(self.signs(tokens, start - 1, start, {"until"}), None) is not None

    def signs(self, tokens: Sequence[Token], first: int, last: int, kinds: Collection[str]) -> Iterator[Term[Sign]]:
        """The signs of these kinds (fields of `LinkData`) that begin at the tokens `first` to `last` (exclusive)."""
        for index in range(max(0, first), min(last, len(tokens))):
            yield from (term for term in self._signs.at(tokens, index) if term.value.kind in kinds)
