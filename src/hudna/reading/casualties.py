"""Tolls: which number in a sentence counts people killed, and which counts people wounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hudna.model.claims import Count, Deaths
from hudna.reading.data_files import load_toml
from hudna.reading.language_data import CasualtyData, CasualtyWords
from hudna.reading.numbers import Number
from hudna.reading.pack import Compiler
from hudna.reading.phrases import PhraseIndex
from hudna.reading.structure import Structure

_BEFORE = 6  # words from "killed" to its number
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

    def __init__(self, folder: Path, compiler: Compiler) -> None:
        data = load_toml(folder / "casualties.toml", CasualtyData)
        self._words: PhraseIndex[str] = PhraseIndex()
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
        found = []
        for number in numbers:
            best: tuple[int, int, str] | None = None
            for at, kind in words:
                inside = number.first <= at < number.last
                distance = 0 if inside else number.first - at if at < number.first else at - number.last + 1
                if distance > (_BEFORE if at < number.first else _AFTER):
                    continue
                apart = abs(structure.clause[at] - structure.clause[number.first])
                if apart <= 1 and (best is None or distance + 2 * apart < best[0]):
                    best = (distance + 2 * apart, at, kind)
            if best is not None:
                found.append(Toll(best[2], number, best[1]))
        return found
