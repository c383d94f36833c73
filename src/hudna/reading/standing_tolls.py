"""How high a toll stands, however far that is from the word for it: "the death toll from the shelling had risen *to five*"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hudna.reading.compiler import Compiler
from hudna.reading.language_data import StandingTollData
from hudna.reading.numbers import Number
from hudna.reading.phrases import Match, PhraseIndex
from hudna.reading.structure import Structure
from hudna.reading.tokens import Tokenizer

_BEHIND = 1  # words between a number and what it counts: "to 30 people wounded"
_LEAD = 3  # words from the verb to the word of the toll behind it: "raised its toll", "ارتفعت مساء حصيلة"


class Standing(NamedTuple):
    """What a sentence tells of how high tolls stand.

    Attributes:
        numbers: those of the sentence, without those at which a toll stood before: "rose *from 14* to 21".
        words: by numbers of people killed, the word of the toll that stands so high.
    """

    numbers: Sequence[Number]
    words: Mapping[Number, int]

    def word(self, number: Number, nearest: int | None) -> int | None:
        """The word of the toll that a number tells, unless what it counts stands right behind it: "rose to 30 *wounded*".

        Args:
            number: any in the sentence.
            nearest: the word of killing or wounding that is nearest to it, or None.
        """
        told = nearest is not None and 0 <= nearest - number.last <= _BEHIND
        return None if told else self.words.get(number)


class StandingTolls:
    """Finds them in sentences of one language."""

    def __init__(
        self, data: StandingTollData, wounded: Sequence[str], compiler: Compiler, tokenizer: Tokenizer
    ) -> None:
        """`wounded`: nouns for people wounded, of whom a number behind them tells."""
        self._tolls: PhraseIndex[str] = PhraseIndex("tolls")
        for noun in data.tolls:
            self._tolls.add(compiler.noun(noun), noun)
        self._verbs: PhraseIndex[str] = PhraseIndex("tolls stand")
        for verb in data.verbs:
            self._verbs.add(compiler.verb(verb), verb)
        self._wounded: PhraseIndex[str] = PhraseIndex("tolls of wounded")
        for noun in wounded:
            self._wounded.add(compiler.noun(noun), noun)
        compiler.mark(self._tolls, self._verbs, self._wounded)
        self._to = frozenset(word for listed in data.to for word in tokenizer.words(listed))
        self._since = frozenset(word for listed in data.since for word in tokenizer.words(listed))

    def find(self, structure: Structure, numbers: Sequence[Number]) -> Standing:
        """How high the tolls of a sentence stand, whose numbers are given in order."""
        tolls = self._tolls.all(structure.tokens)
        verbs = self._verbs.all(structure.tokens) if tolls else []
        kept: list[Number] = []
        found: dict[Number, int] = {}
        for number in numbers:
            toll = self._toll(structure, number, tolls, verbs)
            stands = number
            if toll is not None and self._is_since(structure, number):
                if number.low == number.high:
                    continue
                stands = number._replace(low=number.high or number.low)  # "from nine to 14" is read as a range
            kept.append(stands)
            if toll is not None and not self._wounded.stands(structure.tokens, toll.last, number.first):
                found[stands] = toll.first
        return Standing(kept, found)

    def _toll(
        self, structure: Structure, number: Number, tolls: Sequence[Match[str]], verbs: Sequence[Match[str]]
    ) -> Match[str] | None:
        """The toll that is told to have risen to a number, or from it: a verb stands right before that, or before "to" and it."""
        toll = next((toll for toll in reversed(tolls) if toll.last <= number.first), None)
        if toll is None or structure.hard_between(toll.first, number.first):
            return None
        own = [verb for verb in verbs if toll.first - _LEAD <= verb.first < number.first]
        is_led = self._is_behind(structure, number, self._to) or self._is_since(structure, number)
        return toll if own and (is_led or any(verb.last == number.first for verb in own)) else None

    def _is_since(self, structure: Structure, number: Number) -> bool:
        """Whether "from" opens a number, or stands before it."""
        return structure.tokens[number.first].norm in self._since or self._is_behind(structure, number, self._since)

    def _is_behind(self, structure: Structure, number: Number, words: frozenset[str]) -> bool:
        return number.first > 0 and structure.tokens[number.first - 1].norm in words
