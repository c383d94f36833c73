"""Which numbers of a sentence count something, what they count, and which are parts of which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hudna.model.tallies import Unit
from hudna.reading.numbers import Number
from hudna.reading.phrases import Match
from hudna.reading.structure import Structure
from hudna.reading.tally_words import COMPARED, Counted, TallyWords
from hudna.reading.tokens import Token

_BETWEEN = 4  # words between a number and its noun
_AFTER_HEAD = 14  # words from "the number of" to the number
_STOPS = frozenset(".!?؟؛;")
_COMMAS = frozenset(",،;؛.()")
_BRACKETS = frozenset("()[]")


@dataclass(slots=True)
class Figure:
    """A number with what it counts.

    Attributes:
        first, last: the tokens of the number, `last` exclusive; `end`: the token after its noun.
        low, high: as of `Number`.
        unit: what it counts; `told`: whether its own noun says so, or that of the number before it.
        alone: whether it is a tally without a word of counting or a period.
        parts: numbers that it includes.
    """

    first: int
    last: int
    end: int
    low: int
    high: int | None
    unit: Unit
    told: bool = False
    alone: bool = False
    parts: list[Figure] = field(default_factory=list)


class FigureFinder:
    """Finds what is counted in sentences of one language."""

    def __init__(self, words: TallyWords) -> None:
        self._words = words

    def find(
        self, structure: Structure, units: dict[int, Match[Counted]], numbers: Sequence[Number], unit: Unit | None
    ) -> list[Figure]:
        """The figures of a sentence in text order, the parts of each within it.

        Args:
            structure: the sentence.
            units: its nouns of units (`TallyWords.units`).
            numbers: its numbers that are no part of a date.
            unit: what was counted last in the report, for a number whose noun was told there; or None.
        """
        tokens = structure.tokens
        includes = [match.last for match in self._words.including.all(tokens)]
        found: list[Figure] = []
        for number in self._numbers(tokens, units, numbers):
            last = _open(tokens, found, number.first)
            figure = self._figure(structure, units, number, last.unit if last is not None else unit)
            if figure is None:
                continue
            if last is not None and _is_part(tokens, last, figure, includes):
                last.parts.append(figure)
            else:
                found.append(figure)
        return found

    def _numbers(
        self, tokens: Sequence[Token], units: dict[int, Match[Counted]], numbers: Sequence[Number]
    ) -> list[Number]:
        """The numbers, "no" and duals of a sentence in order, thousands set apart by a space joined."""
        one = {
            match.first + 1: Number(match.first, match.first + 1, 1, 1)
            for match in units.values()
            if match.first + 1 < len(tokens) and self._words.one.at(tokens, match.first + 1)
        }
        joined = [number for number in self._joined(tokens, numbers) if number.first not in one]
        taken = {index for number in joined for index in range(number.first, number.last)}
        none = [Number(match.last - 1, match.last, 0, 0) for match in self._words.none.all(tokens)]
        two = [Number(at, at + 1, 2, 2) for at in units if self._words.duals.at(tokens, at)]
        own = {number.first: number for number in (*none, *two, *one.values()) if number.first not in taken}
        return sorted([*joined, *own.values()])

    def _joined(self, tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Number]:
        waiting: Number | None = None
        for number in numbers:
            whole = None if waiting is None else self._whole(tokens, waiting, number)
            if whole is not None:
                waiting = whole
                continue
            if waiting is not None:
                yield waiting
            waiting = number
        if waiting is not None:
            yield waiting

    def _whole(self, tokens: Sequence[Token], first: Number, second: Number) -> Number | None:
        """The number of which two runs of figures are the thousands and the rest."""
        before, after = tokens[first.last - 1].norm, tokens[second.first].norm
        plain = before.isdigit() and after.isdigit() and second.last - second.first == 1
        if not plain or first.last != second.first or tokens[second.first].gap.strip():
            return None
        if len(after) == 3 and len(before) <= 3 and "before" in self._words.thousands:
            return _with_value(first, second, int(before) * 1000 + int(after))
        if len(before) == 3 and len(after) <= 3 and "behind" in self._words.thousands:
            return _with_value(first, second, int(after) * 1000 + int(before))
        return None

    def _figure(
        self, structure: Structure, units: dict[int, Match[Counted]], number: Number, unit: Unit | None
    ) -> Figure | None:
        own = self._unit_of(structure.tokens, units, number)
        if own is not None:
            counted = own.value
            end = max(own.last, number.last)
            return Figure(
                number.first, number.last, end, number.low, number.high, counted.unit, told=True, alone=counted.alone
            )
        if unit is None or not self._stands_for(structure, number):
            return None
        return Figure(number.first, number.last, number.last, number.low, number.high, unit)

    def _unit_of(
        self, tokens: Sequence[Token], units: dict[int, Match[Counted]], number: Number
    ) -> Match[Counted] | None:
        at = number.first if number.first in units else number.last  # "two violations" may be one word
        for _ in range(_BETWEEN):
            if at in units:
                return units[at]
            skipped = self._words.between.longest(tokens, at) if at < len(tokens) else None
            if skipped is None or _BRACKETS & set(tokens[at].gap):
                break
            at = skipped.last
        return self._unit_before(tokens, units, number)

    def _unit_before(
        self, tokens: Sequence[Token], units: dict[int, Match[Counted]], number: Number
    ) -> Match[Counted] | None:
        """The noun behind "the number of" in "the number of violations rose to 14"."""
        low = max(0, number.first - _AFTER_HEAD)
        if any(_STOPS & set(token.gap) for token in tokens[low + 1 : number.first + 1]):
            return None
        if number.first and self._words.changes.at(tokens, number.first - 1):
            return None
        for match in units.values():
            headed = match.first >= 1 and any(
                head.last == match.first
                for at in range(max(0, match.first - 3), match.first)
                for head in self._words.heads.at(tokens, at)
            )
            if headed and low <= match.first and match.last <= number.first:
                return match
        return None

    def _stands_for(self, structure: Structure, number: Number) -> bool:
        """Whether a number goes without its noun: before the preposition of a place, in a comparison, or as a total."""
        tokens = structure.tokens
        particle = structure.particle_at.get(number.last)
        if particle is not None and particle.kind == "preposition" and particle.meaning == "in":
            return True
        compared = (match for match in self._words.periods(tokens[: number.first]) if match.value == COMPARED)
        if any(number.first - match.last <= 1 for match in compared):
            return True
        low = max(0, number.first - _AFTER_HEAD)
        totals = self._words.totals.all(tokens[low : number.first])
        return bool(totals) and not any(
            _COMMAS & set(token.gap) for token in tokens[low + totals[-1].last : number.first + 1]
        )


def _with_value(first: Number, second: Number, value: int) -> Number:
    return Number(first.first, second.last, value, None if second.high is None else value)


def _open(tokens: Sequence[Token], found: Sequence[Figure], at: int) -> Figure | None:
    """The last figure before a token that does not stand in a bracket which is closed there."""
    for figure in reversed(found):
        if not any(")" in token.gap for token in tokens[figure.end : at + 1]):
            return figure
        if not any("(" in token.gap for token in tokens[: figure.first + 1]):
            return figure
    return None


def _is_part(tokens: Sequence[Token], total: Figure, figure: Figure, includes: Sequence[int]) -> bool:
    """Whether a number is one of those of which another is made up."""
    last = total.parts[-1] if total.parts else None
    if last is None:
        return any(total.end <= at <= figure.first and not _stops(tokens, at, figure.first) for at in includes)
    if _stops(tokens, last.end, figure.first):
        return False
    return figure.unit is not total.unit if figure.told else not last.told


def _stops(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a bracket or a stop parts two tokens."""
    return any((_STOPS | _BRACKETS) & set(token.gap) for token in tokens[first + 1 : last + 1])
