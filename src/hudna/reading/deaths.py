"""Deaths apart: whether the killed of a toll died in the event, were recovered since, died later, or were added to a toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hudna.model.claims import Deaths
from hudna.reading.casualties import Toll
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import load_toml
from hudna.reading.deaths_data import DeathsData
from hudna.reading.phrases import Match, PhraseIndex, without_overlap
from hudna.reading.structure import Structure

_REACH = 8  # words between a toll and the words that tell how its dead are counted


class _Telling(NamedTuple):
    """What a phrase tells, unless one of some words stands in it."""

    kind: Deaths
    unless: PhraseIndex[str]


class DeathsFinder:
    """Tells deaths apart in sentences of one language."""

    def __init__(self, folder: Path, compiler: Compiler) -> None:
        """`folder`: the language's data, with `deaths.toml`.

        Raises:
            DataError: `deaths.toml` is not as docs/languages.md says.
        """
        self._phrases: PhraseIndex[_Telling] = PhraseIndex("deaths")
        for entry in load_toml(folder / "deaths.toml", DeathsData).deaths:
            unless: PhraseIndex[str] = PhraseIndex()
            for listed in entry.unless:
                unless.add(compiler.fixed(listed), listed)
            for compile_, phrases in (
                (compiler.verb, entry.verbs),
                (compiler.noun, entry.nouns),
                (compiler.fixed, entry.words),
            ):
                for listed in phrases:
                    self._phrases.add(compile_(listed), _Telling(entry.kind, unless))
        compiler.mark(self._phrases)

    def tell(self, structure: Structure, tolls: Sequence[Toll]) -> list[Toll]:
        """The tolls of a sentence, each phrase counted for the number of killed that is nearest to it."""
        told = list(tolls)
        killed = [n for n, toll in enumerate(told) if toll.kind == "killed"]
        if not killed:
            return told
        for match in without_overlap(self._phrases.all(structure.tokens)):
            if match.value.unless.stands(structure.tokens, match.first, match.last):
                continue
            distance, nearest = min((_distance(structure, told[n], match), n) for n in killed)
            if distance <= _REACH:
                told[nearest] = replace(told[nearest], deaths=match.value.kind)
        return told


def _distance(structure: Structure, toll: Toll, match: Match[_Telling]) -> int:
    """Words between a toll and a phrase; out of reach where a clause or more lies between."""
    first, last = min(toll.number.first, toll.word), max(toll.number.last, toll.word + 1)
    apart = abs(structure.clause[match.first] - structure.clause[toll.number.first])
    return max(match.first - last, first - match.last, 0) if apart <= 1 else _REACH + 1
