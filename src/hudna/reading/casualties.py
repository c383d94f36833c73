"""Tolls: which number in a sentence counts people killed, and which counts people wounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hudna.model.claims import Count, Deaths
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import load_toml
from hudna.reading.language_data import CasualtyData, CasualtyWords
from hudna.reading.numbers import Number
from hudna.reading.phrases import PhraseIndex
from hudna.reading.structure import Structure

_BEFORE = 6  # words from "killed" to its number
_NOUN = 4  # words of the noun that a number counts, with "and"
_AFTER = 5  # words from a number to "killed"


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people killed or wounded, with the tokens of the number and of the word that says which.

    `deaths`: how the killed come to be counted.
    """

    kind: str
    number: Number
    word: int
    deaths: Deaths = Deaths.IN_EVENT

    @property
    def count(self) -> Count:
        """As a range."""
        return Count(low=self.number.low, high=self.number.high)


class TollFinder:
    """Finds tolls in sentences of one language."""

    def __init__(self, folder: Path, compiler: Compiler, conjunctions: frozenset[str]) -> None:
        self._conjunctions = conjunctions
        data = load_toml(folder / "casualties.toml", CasualtyData)
        self._words: PhraseIndex[str] = PhraseIndex("casualties")
        for kind, words in (("killed", data.killed), ("wounded", data.wounded)):
            self._add(compiler, kind, words)
        compiler.mark(self._words)

    def _add(self, compiler: Compiler, kind: str, words: CasualtyWords) -> None:
        for listed in words.verbs:
            self._words.add(compiler.verb(listed), kind)
        for listed in words.nouns:
            self._words.add(compiler.noun(listed), kind)

    def find(self, structure: Structure, numbers: Sequence[Number]) -> list[Toll]:
        """Each number with the nearest word of killing or wounding; of two as near, the one before it."""
        words = [(m.first, m.value) for m in self._words.all(structure.tokens)]
        found: list[Toll] = []
        added: Number | None = None  # a number too far from its word, which the next one may join to it
        for number in numbers:
            best = _nearest(structure, number, words)
            if best is None:
                added = number
                continue
            toll = Toll(best[1], number, best[0])
            before = Toll(toll.kind, added, toll.word) if added is not None else found[-1] if found else None
            if before is not None and self._adds(structure, before, toll):
                found[-1:] = [*found[-1:], _sum(before, toll)] if added is not None else [_sum(before, toll)]
            else:
                found.append(toll)
            added = None
        return found

    def _adds(self, structure: Structure, before: Toll, toll: Toll) -> bool:
        """Whether "and" adds a number to the one before it under the same word: "two soldiers and three civilians were killed"."""
        if (before.kind, before.word) != (toll.kind, toll.word):
            return False
        first = toll.number.first
        if (
            not 0 <= first - before.number.last <= _NOUN
            or structure.clause[first] != structure.clause[before.number.first]
        ):
            return False
        before_it = structure.tokens[first - 1].norm
        return before_it in self._conjunctions or any(
            form.prefix in self._conjunctions for form in structure.tokens[first].forms if form.prefix
        )


def _nearest(structure: Structure, number: Number, words: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The word of killing or wounding nearest to a number."""
    best: tuple[int, int, str] | None = None
    for at, kind in words:
        inside = number.first <= at < number.last
        distance = 0 if inside else number.first - at if at < number.first else at - number.last + 1
        if distance > (_BEFORE if at < number.first else _AFTER):
            continue
        apart = abs(structure.clause[at] - structure.clause[number.first])
        if apart <= 1 and (best is None or distance + 2 * apart < best[0]):
            best = (distance + 2 * apart, at, kind)
    return best[1:] if best is not None else None


def _sum(one: Toll, other: Toll) -> Toll:
    """Two tolls as one."""
    low, high = one.number.low + other.number.low, None
    if one.number.high is not None and other.number.high is not None:
        high = one.number.high + other.number.high
    return Toll(one.kind, one.number._replace(low=low, high=high), one.word, one.deaths)
