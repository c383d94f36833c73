"""A sentence as the grammar of dates looks at it: the signs at each token and what stands between tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hudna.reading.date_expressions import Direction, Expression
from hudna.reading.date_signs import DateSigns, Sign
from hudna.reading.periods import Unit
from hudna.reading.terms import Term
from hudna.reading.tokens import Token

_TIGHT = frozenset({"", "-"})
_LOOSE = frozenset(" ,،()[]-–—/.")  # between the parts of one date
_BREAKS = frozenset('.;؛:!?؟«»“”"()،,')
_COMING = 12  # words from "will" to the day on which it will


class Expressed(NamedTuple):
    """An expression and the tokens that say it, `first` to `last` (exclusive)."""

    first: int
    last: int
    expression: Expression


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units of time, up to the token `last` (exclusive)."""

    last: int
    count: int
    unit: Unit


class Cursor:
    """One sentence."""

    def __init__(self, signs: DateSigns, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.data = signs.data
        self._signs = signs
        self._at: list[list[Term[Sign]] | None] = [None] * len(tokens)
        self._coming = -_COMING - 1

    def note_future(self, index: int) -> None:
        """Remember that words of the future stand at a token, if they do."""
        if self.sign(index, "coming") is not None:
            self._coming = index

    def direction(self, index: int) -> Direction:
        """The direction of a bare weekday or month at a token: the coming one soon after words of the future or such a day."""
        if index - self._coming > _COMING:
            return Direction.NONE
        self._coming = max(index, self._coming)
        return Direction.COMING

    def sign(self, index: int, *kinds: str) -> Term[Sign] | None:
        """The longest sign of one of these kinds that begins at a token."""
        for term in self.signs(index):
            if term.value.kind in kinds:
                return term
        return None

    def signs(self, index: int) -> list[Term[Sign]]:
        """All signs that begin at a token, longest first."""
        if index >= len(self.tokens):
            return []
        found = self._at[index]
        if found is None:
            found = [t for t in self._signs.at(self.tokens, index) if self._signs.stands(self.tokens, t)]
            self._at[index] = found
        return found

    def before(self, index: int, *kinds: str) -> bool:
        """Whether a sign of one of these kinds ends right before a token."""
        return any(
            term.last == index and term.value.kind in kinds
            for start in range(max(0, index - 2), index)
            for term in self.signs(start)
        )  # fmt: skip

    def skip(self, index: int, *kinds: str) -> int:
        """The token after the sign of one of these kinds, or the same token where there is none."""
        found = self.sign(index, *kinds)
        return index if found is None else found.last

    def gap(self, index: int) -> str:
        """What stands before a token, without spaces; a stop beyond the end."""
        return self.tokens[index].gap.strip() if index < len(self.tokens) else "."

    def breaks(self, first: int, last: int) -> bool:
        """Whether a clause ends before one of the tokens from `first` to `last`, both included."""
        return any(t.gap != " " and not _BREAKS.isdisjoint(t.gap) for t in self.tokens[first : last + 1])

    def tight(self, index: int) -> bool:
        """Whether a token follows the one before it with nothing but a space or a hyphen between."""
        return self.gap(index) in _TIGHT

    def loose(self, index: int) -> bool:
        """Whether a token follows the one before it as parts of one date do: commas, brackets and dashes at most."""
        return index < len(self.tokens) and _LOOSE.issuperset(self.gap(index))

    def is_figure(self, index: int) -> bool:
        """Whether a token is in figures."""
        return index < len(self.tokens) and self.tokens[index].norm[0].isdigit()

    def whole(self, index: int) -> int | None:
        """The value of a token that is nothing but digits, leading zeros allowed."""
        return int(self.tokens[index].norm) if self.is_figure(index) and self.tokens[index].norm.isdigit() else None

    def opens_numeral(self, index: int) -> bool:
        """Whether a numeral in words may begin at a token."""
        return self._signs.numerals.opens(self.tokens[index])

    def numeral(self, index: int) -> tuple[int, int] | None:
        """The numeral that begins at a token: the token after it and its value."""
        if index >= len(self.tokens):
            return None
        found = self._signs.numerals.at(self.tokens, index)
        return None if found is None else (found.last, found.value)

    def joined(self, index: int) -> int | None:
        """The token that an "and" here joins to what is before: the next one, or this one if the "and" is written on it."""
        if index >= len(self.tokens):
            return None
        if self.tokens[index].norm in self._signs.conjunctions:
            return index + 1
        return index if any(t.prefix[:1] in self._signs.conjunctions for t in self.signs(index)) else None

    def quantity(self, index: int) -> Quantity | None:
        """A number of units of time: "three days", "a week", "يومين", "الأيام الثلاثة", "الساعات الـ24"."""
        index = self.skip(index, "about")
        unit = self.sign(index, "unit")
        if unit is not None:
            return self._after_unit(unit)
        number = self.numeral(index)
        if number is None:
            single = self.sign(index, "single")
            number = None if single is None else (single.last, 1)
        if number is None or not self.tight(number[0]):
            return None
        unit = self.sign(number[0], "unit")
        return None if unit is None else Quantity(unit.last, number[1], Unit(unit.value.name))

    def _after_unit(self, term: Term[Sign]) -> Quantity | None:
        unit = Unit(term.value.name)
        if term.value.value == 1 and term.definite:
            return None
        if term.value.value:
            return Quantity(term.last, term.value.value, unit)
        at = term.last
        if self.is_figure(at + 1) and self.gap(at + 1) == "" and self.gap(at) == "" and not self.is_figure(at):
            at += 1  # an article written apart from the figures
        number = self.numeral(at) if self.gap(at) == "" else None
        return None if number is None else Quantity(number[0], number[1], unit)
