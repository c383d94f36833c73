"""Numbers of people and things in a sentence, as ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from hudna.reading.data_files import load_toml
from hudna.reading.number_data import NumberData
from hudna.reading.numerals import Numerals
from hudna.reading.terms import MOST_REMEMBERED, Term, TermIndex
from hudna.reading.tokens import Token, Tokenizer

_TO_BOUND = 4  # words from a number to the "at least" behind its noun
_TO_PARTNER = 2  # words between the two numbers of "between 110 civilians and 150"
_CURRENCY = frozenset("$€£¥#№")
_PERCENT = frozenset("%٪‰")
_BREAKS = frozenset(".!?؟؛;:(،,")
_RANGE = frozenset("-–—")
_LEADING = frozenset({"at_least", "more_than", "up_to", "fewer_than", "about", "between", "change"})
_STARTS = _LEADING | {"label", "never"}


class Number(NamedTuple):
    """A number as a range: tokens `first` to `last` (exclusive), with the words before it that bound it.

    `low` to `high`, both included; None is an open end ("more than 20" is 21 to None).
    """

    first: int
    last: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class _Range:
    low: int
    high: int


class NumberFinder:
    """Finds the numbers of one language that count something.

    Measures ("five days", "20 km", "40 %"), labels ("resolution 2401"), times of day, model names ("T-72") and ordinals do
    not count. Whether figures are a year or the day of a date is for `DateFinder` to say: where it finds a date, no number
    stands.
    """

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        """`folder`: the language's data, with `numbers.toml`.

        Raises:
            DataError: `numbers.toml` is not as docs/languages.md says.
        """
        data = load_toml(folder / "numbers.toml", NumberData)
        self._opening: dict[str, bool] = {}
        self._numerals = Numerals(data, tokenizer)
        self._attached = frozenset(w for a in data.attached for w in tokenizer.words(a))
        self._ranges: TermIndex[_Range] = TermIndex(tokenizer)
        for approximate in data.approximate:
            for listed in approximate.words:
                self._ranges.add(listed, _Range(approximate.low, approximate.high))
        for dual in data.dual:
            for noun in dual.nouns:
                for ending in dual.endings:
                    self._ranges.add(noun.removesuffix("ة") + ending, _Range(2, 2))
        self._signs: TermIndex[str] = TermIndex(tokenizer)
        for kind, words in msgspec.structs.asdict(data.signs).items():
            for listed in words:
                self._signs.add(listed, kind)

    def find(self, tokens: Sequence[Token]) -> list[Number]:
        """The numbers of a sentence, in order and apart."""
        found: list[Number] = []
        last = 0
        for index, token in enumerate(tokens):
            opens = self._opening.get(token.text)
            if opens is None:
                opens = self._remember(token)
            if opens and index >= last:
                number, last = self._step(tokens, index)
                if number is not None:
                    found.append(number)
        return found

    def _remember(self, token: Token) -> bool:
        """Whether a number may begin with a word; it rarely may, so that this is what makes the finder fast."""
        signs = not _STARTS.isdisjoint(self._signs.values(token))
        opens = signs or self._numerals.opens(token) or self._ranges.opens(token)
        if len(self._opening) < MOST_REMEMBERED:
            self._opening[token.text] = opens
        return opens

    def _step(self, tokens: Sequence[Token], index: int) -> tuple[Number | None, int]:
        """The number that begins at a token, bounds included, and where to go on."""
        signs: list[str] = []
        at = index
        while (sign := self._sign(tokens, at)) is not None:
            if sign.value in {"never", "label"}:
                labels = sign.value == "label" and sign.last < len(tokens) and "," not in tokens[sign.last].gap
                labelled = self._numerals.at(tokens, sign.last) if labels else None
                return None, labelled.last if labelled is not None else sign.last
            if sign.value not in _LEADING:
                break
            signs.append(sign.value)
            at = sign.last
        number = self._plain(tokens, at) if at < len(tokens) else None
        if number is None:
            return None, max(at, index + 1)
        if not self._counts(tokens, number):
            return None, number.last
        number = self._with_partner(tokens, number, signs)
        low, high = _bounded(number, [*signs, *self._signs_after(tokens, number)])
        return Number(index, number.last, low, high), number.last

    def _sign(self, tokens: Sequence[Token], index: int) -> Term[str] | None:
        for sign in self._signs.at(tokens, index) if index < len(tokens) else ():
            if not (sign.definite and sign.value in {"label", "never"}):  # these are listed with their article
                return sign
        return None

    def _plain(self, tokens: Sequence[Token], index: int) -> Number | None:
        """The number that begins at a token, without bounds."""
        for term in self._ranges.at(tokens, index):
            last = term.last
            if term.value == _Range(2, 2) and last < len(tokens):  # a dual with its numeral: جنديين اثنين
                two = self._numerals.at(tokens, last)
                last = two.last if two is not None and two.value == 2 else last
            return Number(index, last, term.value.low, term.value.high)
        numeral = self._numerals.at(tokens, index)
        return None if numeral is None else Number(index, numeral.last, numeral.value, numeral.value)

    def _counts(self, tokens: Sequence[Token], number: Number) -> bool:
        figures = tokens[number.first].norm[0].isdigit()
        return not self._is_measure(tokens, number) and (not figures or self._stands_alone(tokens, number.first))

    def _stands_alone(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether figures are no part of a name, a date, a sum of money or an ordinal: "T-72", "10/10", "$5", "27th"."""
        gap = tokens[index].gap
        after = tokens[index + 1].gap if index + 1 < len(tokens) else " "
        if gap.endswith("/") or after == "/" or _CURRENCY & set(gap[-2:]):
            return False
        if after == "" and not tokens[index + 1].norm[0].isdigit():
            return False
        if gap.endswith(",") or (gap.endswith(", ") and after.startswith(",")):  # the age in "Ahmad, 15, was"
            return False
        if index == 0 or tokens[index - 1].norm[0].isdigit():
            return True
        return tokens[index - 1].norm in self._attached if gap == "" else gap not in _RANGE

    def _is_measure(self, tokens: Sequence[Token], number: Number) -> bool:
        if number.last >= len(tokens):
            return False
        gap = tokens[number.last].gap
        if _PERCENT & set(gap[:2]):
            return True
        return gap.strip() in {"", "-"} and any(t.value == "measure" for t in self._signs.at(tokens, number.last))

    def _with_partner(self, tokens: Sequence[Token], number: Number, signs: Iterable[str]) -> Number:
        """The range of "between N and M", "N to M" and "N-M", where M is the greater."""
        starts: list[int] = []
        if "between" in signs:
            near = range(number.last, min(number.last + _TO_PARTNER + 1, len(tokens)))
            starts = [start for at in near if (start := self._numerals.joined(tokens, at)) is not None]
        elif "change" not in signs and number.last < len(tokens):
            sign = self._sign(tokens, number.last)
            if sign is not None and sign.value == "to" and sign.last < len(tokens):
                starts = [sign.last]
            elif tokens[number.last].gap.strip() in _RANGE:
                starts = [number.last]
        for start in starts:
            partner = self._numerals.at(tokens, start)
            if partner is not None and partner.value > number.low:
                return Number(number.first, partner.last, number.low, partner.value)
        return number

    def _signs_after(self, tokens: Sequence[Token], number: Number) -> list[str]:
        for at in range(number.last, min(number.last + _TO_BOUND, len(tokens))):
            if _BREAKS & set(tokens[at].gap) or self._plain(tokens, at) is not None:
                break
            if any(sign.value == "at_least_after" for sign in self._signs.at(tokens, at)):
                return ["at_least"]
        return []


def _bounded(number: Number, signs: Iterable[str]) -> tuple[int, int | None]:
    low, high = number.low, number.high
    for sign in signs:
        if sign == "at_least":
            high = None
        elif sign == "more_than":
            low, high = low + 1, None
        elif sign == "up_to":
            low = 0
        elif sign == "fewer_than" and high is not None:
            low, high = 0, high - 1
    return low, high
