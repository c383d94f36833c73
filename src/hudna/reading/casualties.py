"""Tolls: which number in a sentence counts people killed, and which counts people wounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from hudna.model.claims import Count, Deaths
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import load_toml
from hudna.reading.language_data import CasualtyData, CasualtyWords
from hudna.reading.marks import is_comma
from hudna.reading.numbers import Number
from hudna.reading.phrases import Match, PhraseIndex
from hudna.reading.single_victims import SingleVictims
from hudna.reading.standing_tolls import StandingTolls
from hudna.reading.structure import Structure
from hudna.reading.tokens import Tokenizer

_BEFORE = 6  # words from "killed" to its number
_AFTER = 5  # words from a number to "killed"
_DESCRIBED = 3  # words between a number and its noun, that included
_INSERTED = 5  # words between commas that tell who those counted are
_COUNTED = 3  # words that a word is further away whose number stands before it
_WHOLE = 12  # words from those counted to the number that counts some of them
_PASSIVE = 2  # words from what makes a passive to its verb
_PART = 1  # words between "including" and its number: "including at least three"


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people killed or wounded, with the tokens of the number and of the word that says which.

    `deaths`: how the killed come to be counted, and `told`, by which word; `parts`: numbers that count some of them ("27 dead, *22* of
    them recovered").
    """

    kind: str
    number: Number
    word: int
    deaths: Deaths = Deaths.IN_EVENT
    told: int | None = None
    parts: tuple[Number, ...] = ()

    @property
    def count(self) -> Count:
        """As a range."""
        return Count(low=self.number.low, high=self.number.high)


class TollFinder:
    """Finds tolls in sentences of one language."""

    def __init__(self, folder: Path, compiler: Compiler, tokenizer: Tokenizer, conjunctions: frozenset[str]) -> None:
        data = load_toml(folder / "casualties.toml", CasualtyData)
        self._words: PhraseIndex[str] = PhraseIndex("casualties")
        for kind, words in (("killed", data.killed), ("wounded", data.wounded)):
            self._add(compiler, kind, words)
        self._including = self._fixed(compiler, data.including, "including")
        self._of_them = self._fixed(compiler, data.of_them, "of them")
        self._things: PhraseIndex[str] = PhraseIndex("things without tolls")
        for listed in data.things:
            self._things.add(compiler.noun(listed), listed)
        compiler.mark(self._words, self._including, self._of_them, self._things)
        self._theirs = frozenset(data.theirs)
        self._single = SingleVictims(data.single, compiler, tokenizer, conjunctions)
        self._standing = StandingTolls(data.standing, data.wounded.nouns, compiler, tokenizer)

    def _fixed(self, compiler: Compiler, listed: Sequence[str], name: str) -> PhraseIndex[str]:
        index: PhraseIndex[str] = PhraseIndex(name)
        for phrase in listed:
            index.add(compiler.fixed(phrase), phrase)
        return index

    def _add(self, compiler: Compiler, kind: str, words: CasualtyWords) -> None:
        for listed in words.verbs:
            self._words.add(compiler.verb(listed), kind)
        for listed in words.nouns:
            self._words.add(compiler.noun(listed), kind)

    def find(self, structure: Structure, numbers: Sequence[Number]) -> list[Toll]:
        """Each number with the nearest word of killing or wounding; of two as near, the one before it."""
        told = self._words.all(structure.tokens)
        words = [(m.first, m.value) for m in told]
        found: list[Toll] = []
        numbers = [number for number in numbers if not self._is_of_things(structure, number)]
        standing = self._standing.find(structure, numbers)
        if not words and not standing.words:
            return found
        numbers = sorted([*standing.numbers, *self._single.find(structure, told, standing.numbers)])
        added: Number | None = None  # a number too far from its word, which the next one may join to it
        counted: dict[int, int] = {}  # by words of killing and wounding, where the first number stands that they count
        including = self._including.all(structure.tokens)
        wholes = self._wholes(structure, numbers, including, frozenset(at for at, _ in words))
        parts = {whole: tuple(part for part in wholes if wholes[part] is whole) for whole in wholes.values()}
        inserted = _inserted(structure, including)
        objects = self._objects(structure, told, numbers)
        for number in numbers:
            open_words = [word for word in words if number.last > word[0] or word[0] not in objects]
            best = _nearest(structure, number, open_words, (counted, inserted)) or self._undergone(
                structure, number, told, numbers
            )
            toll_word = standing.word(number, best[0] if best is not None else None)
            best = best if toll_word is None else (toll_word, "killed")
            if number in wholes:
                # Some of those counted before: these are the toll, though their number stand too far from "killed".
                if best is not None and added is not None and added == wholes[number]:
                    found.append(Toll(best[1], added, best[0]))
                    added = None
                continue
            if best is None:
                if found and self._is_joined(structure, found[-1].number, number):
                    found[-1] = _sum(found[-1], replace(found[-1], number=number))
                else:
                    added = number
                continue
            toll = Toll(best[1], number, best[0])
            counted.setdefault(best[0], number.first)
            before = Toll(toll.kind, added, toll.word) if added is not None else found[-1] if found else None
            if before is not None and self._adds(structure, before, toll):
                found[-1:] = [*found[-1:], _sum(before, toll)] if added is not None else [_sum(before, toll)]
            else:
                found.append(toll)
            added = None
        return [replace(toll, parts=parts.get(toll.number, ())) for toll in found] if parts else found

    def _objects(self, structure: Structure, told: Sequence[Match[str]], numbers: Sequence[Number]) -> frozenset[int]:
        """The words with a number right behind them that they count, so that none before them is theirs: "freed 12 and *killed* 4"."""
        starts = {number.first for number in numbers}
        tokens = structure.tokens
        return frozenset(
            match.first
            for match in told
            if match.last in starts
            and tokens[match.last].gap == " "
            and not self._single.is_passive(structure, max(0, match.first - _PASSIVE), match.first)
        )

    def _is_of_things(self, structure: Structure, number: Number) -> bool:
        """Whether what a number counts cannot be killed, whatever stands between: "40 *ballistic missiles*", but "two *tank drivers*"."""
        for index in range(number.last, min(number.last + _DESCRIBED, len(structure.tokens))):
            party = structure.party_at.get(index)
            if (
                structure.tokens[index].gap != " "
                or index in structure.particle_at
                or (party is not None and party.people)
            ):
                return False
            thing = self._things.longest(structure.tokens, index)
            if thing is not None and not thing.form.prefix:
                behind = structure.party_at.get(thing.last)
                return behind is None or not behind.people or structure.tokens[thing.last].gap != " "
        return False

    def _undergone(
        self, structure: Structure, number: Number, told: Sequence[Match[str]], numbers: Sequence[Number]
    ) -> tuple[int, str] | None:
        """What happened to those counted, however far they are described: "thirteen fighters of ... were killed"."""
        clause = structure.clause[number.first]
        behind = (word for word in told if word.first >= number.last and structure.clause[word.first] == clause)
        word = next(behind, None)
        if word is None or not self._single.undergoes(structure, word):
            return None
        between = range(number.last, word.first)
        return None if any(one.first in between for one in numbers) else (word.first, word.value)

    def _wholes(
        self, structure: Structure, numbers: Sequence[Number], including: Sequence[Match[str]], words: frozenset[int]
    ) -> dict[Number, Number]:
        """For each number that counts some of those counted before, the number that counts them all.

        `words`: where words of killing and wounding stand: a number with one of its own beside it is joined to no part.
        """
        if len(numbers) < 2:
            return {}
        tokens = structure.tokens
        before = {match.last for match in including}
        behind = {match.first for match in self._of_them.all(tokens)}
        found: dict[Number, Number] = {}
        for last, part in pairwise(numbers):
            whole = found.get(last, last)
            named = not before.isdisjoint(range(part.first - _PART, part.first + 1)) or part.last in behind
            own = not words.isdisjoint((part.first - 1, part.last))
            named = named or (last in found and not own and self._is_joined(structure, last, part))
            if named and part.first - whole.last <= _WHOLE and not structure.hard_between(whole.first, part.first):
                found[part] = whole
        return found

    def _adds(self, structure: Structure, before: Toll, toll: Toll) -> bool:
        """Whether "and" adds a number to the one before it under the same word: "two soldiers and three civilians were killed"."""
        if (before.kind, before.word) != (toll.kind, toll.word):
            return False
        first, last = before.number.last, toll.number.first
        if structure.clause[last] != structure.clause[before.number.first]:
            return False
        if toll.word > last and self._single.is_passive(structure, first, last):
            return False  # "three mills were shelled and two millers were killed"
        return self._is_joined(structure, before.number, toll.number)

    def _is_joined(self, structure: Structure, one: Number, other: Number) -> bool:
        """Whether "and" joins a number to the one before it, with no comma between."""
        first = other.first
        if structure.tokens[first - 1].norm in self._theirs:  # "a woman and her two children"
            first -= 1
        return self._single.is_added(structure, one, first)


def _inserted(structure: Structure, including: Sequence[Match[str]]) -> tuple[range, ...]:
    """What stands between commas to tell who are among those counted, or who they are, before the verb.

    "Four people, *including a girl*, were killed", "four people, *mostly women*, were killed".
    """
    tokens = structure.tokens
    found: dict[int, range] = {}
    for match in including:
        first, last = structure.clause_span(match.first)
        if match.first <= first + 1 and last < len(tokens):  # "one *of them* a girl"
            found[first] = range(first, last)
    starts = [first for first, (before, clause) in enumerate(pairwise(structure.clause), 1) if before != clause]
    for first, last in pairwise(starts):
        behind = structure.particle_at.get(last)
        closes = behind is not None and behind.kind == "auxiliary" and is_comma(tokens[last].gap)
        if not closes or last - first > _INSERTED or not is_comma(tokens[first].gap):
            continue
        if structure.verbs.keys().isdisjoint(range(first, last)):
            found[first] = range(first, last)
    return tuple(found.values())


def _nearest(
    structure: Structure,
    number: Number,
    words: Sequence[tuple[int, str]],
    told: tuple[Mapping[int, int], Sequence[range]],
) -> tuple[int, str] | None:
    """The word of killing or wounding nearest to a number: "six were killed and *eight* were wounded".

    Args:
        structure: the sentence.
        number: any in it.
        words: where it tells of killing and wounding.
        told: the words whose number was found, with where that stands; and what is inserted, over which words are as near as without.
    """
    counted, inserted = told
    best: tuple[int, int, str] | None = None
    for at, kind in words:
        inside = number.first <= at < number.last
        distance = 0 if inside else number.first - at if at < number.first else at - number.last + 1
        over = [span for span in inserted if number.last <= span.start and span.stop <= at]
        distance -= sum([len(span) for span in over])
        if distance > (_BEFORE if at < number.first else _AFTER):
            continue
        if counted.get(at, at) < at < number.first:
            distance += _COUNTED
        apart = abs(structure.clause[at] - structure.clause[number.first]) - 2 * len(over)
        if apart <= 1 and (best is None or distance + 2 * apart < best[0]):
            best = (distance + 2 * apart, at, kind)
    return best[1:] if best is not None else None


def _sum(one: Toll, other: Toll) -> Toll:
    """Two tolls as one."""
    low, high = one.number.low + other.number.low, None
    if one.number.high is not None and other.number.high is not None:
        high = one.number.high + other.number.high
    number = one.number._replace(last=other.number.last, low=low, high=high)
    return replace(one, number=number)
