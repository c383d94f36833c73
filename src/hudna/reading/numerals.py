"""Exact numerals, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hudna.reading.number_data import NumberData
from hudna.reading.terms import Term, TermIndex
from hudna.reading.tokens import Token, Tokenizer

_GROUPED = re.compile(r"[0-9]{1,3}(?:[,٬][0-9]{3})+")
_DECIMAL = re.compile(r"[0-9]+[.٫][0-9]+")
_LONGEST = 12  # digits; longer runs are telephone and account numbers
_JOINS = frozenset({"", "-"})  # what may stand between the words of a numeral


class Numeral(NamedTuple):
    """A numeral and its value: tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    value: int


@dataclass(frozen=True, slots=True)
class _Word:
    value: int
    scale: bool
    definite: bool


def figure(word: str) -> float | None:
    """The value of a word in figures; None for words, times of day ("0400", "9:40") and numbers of more than 12 digits."""
    if word.isdigit():
        return None if len(word) > _LONGEST or (word[0] == "0" and len(word) > 1) else int(word)
    if _GROUPED.fullmatch(word):
        return int(word.replace(",", "").replace("٬", ""))
    if _DECIMAL.fullmatch(word):
        return float(word.replace("٫", "."))
    return None


class Numerals:
    """Reads the numerals of one language.

    Words are summed in groups below a thousand: a scale multiplies the group before it, and any other word is added where
    its magnitude fits, so that two numerals that merely stand side by side are not run together.
    """

    def __init__(self, data: NumberData, tokenizer: Tokenizer) -> None:
        self._units_first = data.units_first
        self._and = frozenset(w for c in data.conjunctions for w in tokenizer.words(c))
        self._words: TermIndex[_Word] = TermIndex(tokenizer)
        for cardinal in data.cardinal:
            for listed in cardinal.words:
                self._words.add(listed, _Word(cardinal.value, scale=False, definite=cardinal.definite))
        for scale in data.scale:
            for listed in scale.words:
                self._words.add(listed, _Word(scale.value, scale=True, definite=True))

    def opens(self, token: Token) -> bool:
        """Whether a numeral may begin with a token."""
        return token.norm[0].isdigit() or self._words.opens(token)

    def at(self, tokens: Sequence[Token], index: int) -> Numeral | None:
        """The numeral that begins at a token, if one does."""
        if tokens[index].norm[0].isdigit():
            return self._in_figures(tokens, index)
        return self._in_words(tokens, index)

    def joined(self, tokens: Sequence[Token], index: int) -> int | None:
        """Where the numeral begins that an "and" at this token joins to what is before; None without an "and"."""
        if tokens[index].norm in self._and:
            return index + 1 if index + 1 < len(tokens) else None
        if any(form.prefix in self._and for form in tokens[index].forms) and self._term(tokens, index) is not None:
            return index
        return None

    def _term(self, tokens: Sequence[Token], index: int) -> Term[_Word] | None:
        for term in self._words.at(tokens, index):
            if term.value.definite or not term.definite:
                return term
        return None

    def _in_figures(self, tokens: Sequence[Token], index: int) -> Numeral | None:
        value, last = figure(tokens[index].norm), index + 1
        if value is None:
            return None
        term = self._term(tokens, last) if last < len(tokens) and tokens[last].gap.strip() in _JOINS else None
        if term is not None and term.value.scale and not term.prefix:
            value, last = value * term.value.value, term.last
        return Numeral(index, last, int(value)) if value == int(value) else None

    def _in_words(self, tokens: Sequence[Token], index: int) -> Numeral | None:
        term = self._term(tokens, index)
        if term is None:
            return None
        sum_ = _Sum(self._units_first)
        sum_.add(term.value, joined=False)
        last = term.last
        while last < len(tokens) and tokens[last].gap.strip() in _JOINS:
            step = self._next(tokens, last, sum_)
            if step is None:
                break
            last = step
        return Numeral(index, last, sum_.total + sum_.group)

    def _next(self, tokens: Sequence[Token], index: int, sum_: _Sum) -> int | None:
        """Adds what continues a numeral in words; the token after it, or None where nothing does."""
        start = self.joined(tokens, index)
        joined = start is not None
        at = index if start is None else start
        if joined and tokens[at].norm.isdigit():
            part = figure(tokens[at].norm)
            fits = part is not None and sum_.add(_Word(int(part), scale=False, definite=True), joined=True)
            return at + 1 if fits else None
        term = self._term(tokens, at)
        if term is None or (term.prefix and not joined) or not sum_.add(term.value, joined=joined):
            return None
        return term.last


class _Sum:
    """A numeral in words as it grows: `total` of the closed groups, and the `group` below the next scale."""

    def __init__(self, units_first: bool) -> None:
        self._units_first = units_first
        self.total = 0
        self.group = 0
        self._limit = 10**15
        self._closed = False

    def add(self, word: _Word, *, joined: bool) -> bool:
        """Add a word if it can follow; whether it could."""
        if word.scale:
            return self._multiply(word.value, joined=joined)
        return self._plus(word.value, joined=joined)

    def _multiply(self, scale: int, *, joined: bool) -> bool:
        if scale < 1000:
            if self.group == 0 and (joined or not self.total or not self._units_first):
                self.group = scale
            elif 0 < self.group < 10 and not joined and not self._closed:
                self.group *= scale
            else:
                return False
            self._closed = scale != 100
            return True
        if scale >= self._limit or (self.group and joined) or (self.total and not self.group and not joined):
            return False
        self.total += (self.group or 1) * scale
        self.group, self._limit = 0, scale
        return True

    def _plus(self, value: int, *, joined: bool) -> bool:
        if self._closed:
            return False
        below = self.group % 100
        if self.group == 0:
            fits = not self.total or (value < self._limit and (joined or not self._units_first))
        elif below == 0:
            fits = value < 100 and (joined or not self._units_first)
        elif self._units_first:
            fits = below < 10 and (value in range(20, 100, 10) if joined else value == 10)
        else:
            fits = below in range(20, 100, 10) and value < 10 and not joined
        if fits:
            self.group += value
        return fits
