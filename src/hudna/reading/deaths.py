"""Deaths apart: whether the killed of a toll died in the event, were recovered since, died later, or were added to a toll.

Of a toll some of whose dead are told apart ("27 dead, 22 of them recovered"), these are a toll for themselves, and what is left is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hudna.model.claims import Deaths
from hudna.reading.casualties import Toll
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import load_toml
from hudna.reading.deaths_data import DeathsData
from hudna.reading.numbers import Number
from hudna.reading.phrases import Match, PhraseIndex, without_overlap
from hudna.reading.structure import Structure

_REACH = 8  # words between a toll and the words that tell how its dead are counted
_BEHIND = 3  # words between a number of some of the dead and what tells it of them: "22 of whom were recovered"


class _Telling(NamedTuple):
    """What a phrase tells, unless one of some words stands in it."""

    kind: Deaths
    unless: PhraseIndex[str]


class _Counted(NamedTuple):
    """The number of a toll, or of some of its dead: `toll` is which of the sentence's."""

    toll: int
    number: Number


class _Kind(NamedTuple):
    """How those counted come to be so, and the word that tells it."""

    deaths: Deaths
    word: int


class DeathsFinder:
    """Tells deaths apart in sentences of one language."""

    def __init__(self, folder: Path, compiler: Compiler) -> None:
        """`folder`: the language's data, with `deaths.toml`.

        Raises:
            DataError: `deaths.toml` is not as docs/languages.md says.
        """
        self._phrases: PhraseIndex[_Telling] = PhraseIndex("deaths")
        self._of_parts: PhraseIndex[Deaths] = PhraseIndex("deaths of parts")
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
            for listed in entry.of_parts:
                self._of_parts.add(compiler.fixed(listed), entry.kind)
        compiler.mark(self._phrases, self._of_parts)

    def tell(self, structure: Structure, tolls: Sequence[Toll]) -> list[Toll]:
        """The tolls of a sentence, each phrase counted for the number of killed that is nearest to it."""
        counted = [_Counted(n, toll.number) for n, toll in enumerate(tolls) if toll.kind == "killed"]
        if not counted:
            return list(tolls)
        parts = [_Counted(one.toll, part) for one in counted for part in tolls[one.toll].parts]
        kinds = {part: kind for part in parts if (kind := self._behind(structure, part.number)) is not None}
        for match in without_overlap(self._phrases.all(structure.tokens)):
            if match.value.unless.stands(structure.tokens, match.first, match.last):
                continue
            own = next((part for part in parts if _speaks_of(structure, match, part.number)), None)
            nearest = own or _nearest(structure, tolls, counted, match)
            if nearest is not None:
                kinds[nearest] = _Kind(match.value.kind, match.last - 1)
        return _told_apart(structure, tolls, kinds)

    def _behind(self, structure: Structure, number: Number) -> _Kind | None:
        """What is told right behind the number of some of the dead."""
        for at in range(number.last, min(number.last + _BEHIND + 1, len(structure.tokens))):
            if _is_right_behind(structure, number, at):
                for match in self._of_parts.at(structure.tokens, at):
                    return _Kind(match.value, at)
        return None


def _speaks_of(structure: Structure, match: Match[_Telling], number: Number) -> bool:
    """Whether a phrase begins or ends right behind the number of some of the dead: "22 *who died of their wounds*"."""
    return any(_is_right_behind(structure, number, at) for at in (match.first, match.last - 1))


def _is_right_behind(structure: Structure, number: Number, at: int) -> bool:
    """Whether a word stands few words behind a number, with nothing but spaces between."""
    between = structure.tokens[number.last : at + 1]
    return number.last <= at <= number.last + _BEHIND and all(token.gap == " " for token in between)


def _nearest(
    structure: Structure, tolls: Sequence[Toll], counted: Sequence[_Counted], match: Match[_Telling]
) -> _Counted | None:
    """The toll that a phrase speaks of: the nearest in reach."""
    distance, nearest = min((_distance(structure, tolls[one.toll], match), one) for one in counted)
    return nearest if distance <= _REACH else None


def _distance(structure: Structure, toll: Toll, match: Match[_Telling]) -> int:
    """Words between a toll and a phrase; out of reach where a clause or more lies between."""
    first, last = min(toll.number.first, toll.word), max(toll.number.last, toll.word + 1)
    apart = abs(structure.clause[match.first] - structure.clause[toll.number.first])
    return max(match.first - last, first - match.last, 0) if apart <= 1 else _REACH + 1


def _told_apart(structure: Structure, tolls: Sequence[Toll], kinds: Mapping[_Counted, _Kind]) -> list[Toll]:
    """The tolls as their dead are told. What a list tells of the dead of a toll belongs to that toll's word."""
    whole = {n: kind for n, toll in enumerate(tolls) if (kind := kinds.get(_Counted(n, toll.number))) is not None}
    divided = {one.toll for one in kinds if one.number in tolls[one.toll].parts} - whole.keys()
    lists = {n: _listed(structure, tolls, n) for n in divided}
    words = {other: tolls[n].word for n in sorted(lists) for other in lists[n]}
    told: list[Toll] = []
    for n, toll in enumerate(tolls):
        if n in lists:
            told += _divided(tolls, n, lists[n], kinds)
        elif n in whole:
            deaths, word = whole[n]
            told.append(replace(toll, deaths=deaths, told=word, word=words.get(n, toll.word), parts=()))
        else:
            told.append(replace(toll, parts=()))
    return told


def _listed(structure: Structure, tolls: Sequence[Toll], n: int) -> list[int]:
    """Which tolls of killed stand behind one, up to the end of what it may list."""
    behind = range(n + 1, len(tolls))
    first = tolls[n].number.first
    return [
        other
        for other in behind
        if tolls[other].kind == "killed" and not structure.hard_between(first, tolls[other].number.first)
    ]


def _divided(tolls: Sequence[Toll], n: int, listed: Sequence[int], kinds: Mapping[_Counted, _Kind]) -> Iterator[Toll]:
    """What is left of a toll some of whose dead are told apart, if anything is, and each of these."""
    toll = tolls[n]
    apart = {part: kind for part in toll.parts if (kind := kinds.get(_Counted(n, part))) is not None}
    every = [*apart, *(tolls[other].number for other in listed)]
    others = [tolls[other].number for other in listed if _Counted(other, tolls[other].number) in kinds]
    left = _left(toll.number, every if _add_up(toll.number, every) else [*apart, *others])
    if left.high != 0:
        yield replace(toll, number=left, parts=())
    for part, kind in apart.items():
        yield Toll(toll.kind, part, toll.word, kind.deaths, kind.word)


def _add_up(whole: Number, parts: Sequence[Number]) -> bool:
    """Whether a list tells all of a toll: "27 dead, 22 of them recovered, three who died of wounds and two killed in a raid"."""
    return all(one.low == one.high for one in (whole, *parts)) and sum(part.low for part in parts) == whole.low


def _left(whole: Number, parts: Sequence[Number]) -> Number:
    """How many are left of a toll without some."""
    low = whole.low - sum(part.low if part.high is None else part.high for part in parts)
    high = None if whole.high is None else max(0, whole.high - sum(part.low for part in parts))
    return whole._replace(low=max(0, low), high=high)
