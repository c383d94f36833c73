"""One person killed or wounded, whom no number counts: "killing a child", "a soldier was wounded", "مقتل طفل"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.reading.compiler import Compiler
from hudna.reading.language_data import SingleVictimData
from hudna.reading.numbers import Number
from hudna.reading.phrases import Match, PhraseIndex
from hudna.reading.structure import Structure
from hudna.reading.terms import TermIndex
from hudna.reading.tokens import Tokenizer

_DESCRIBED = 3  # words between an article and its noun
_WITHIN = frozenset({" ", "-"})  # what stands between the words of a noun phrase: "a 70-year-old woman"
_AUXILIARY = 2  # words from what makes a passive to its verb: "was also killed"
_COUNTED = 4  # words of the noun that a number counts, with "and"
_UNDERGONE = 4  # words from a person to what happened to him: "a soldier of the brigade was killed"


class SingleVictims:
    """Finds them in sentences of one language, as numbers of one."""

    def __init__(
        self, data: SingleVictimData, compiler: Compiler, tokenizer: Tokenizer, conjunctions: frozenset[str]
    ) -> None:
        self._conjunctions = conjunctions
        self._articles = frozenset(data.articles)
        self._of, self._auxiliaries = frozenset(data.of), frozenset(data.auxiliaries)
        self._persons: TermIndex[str] = TermIndex(tokenizer)
        for noun in data.persons:
            self._persons.add(noun, noun)
        self._happens: PhraseIndex[str] = PhraseIndex("happens to one")
        for verb in data.happens:
            self._happens.add(compiler.verb(verb), verb)
        compiler.mark(self._happens)

    def find(self, structure: Structure, words: Sequence[Match[str]], numbers: Sequence[Number]) -> list[Number]:
        """Those beside words of killing and wounding; whom a number counts ("30 جنديا") is not one of them.

        Args:
            structure: the sentence.
            words: where it tells of killing and wounding.
            numbers: those in the sentence.
        """
        counted = {at for number in numbers for at in range(number.first, number.last + 1)}
        found: list[Number] = []
        for first, last in self._persons_in(structure):
            added = any(self.is_added(structure, number, first) for number in [*numbers, *found])
            harmed = counted.isdisjoint(range(first, last)) and any(
                self._is_object(structure, word, first) or self._is_subject(structure, word, last) for word in words
            )
            if added or harmed:
                found.append(Number(first, last, 1, 1))
        return found

    def _persons_in(self, structure: Structure) -> Iterator[tuple[int, int]]:
        """Persons with their articles."""
        for at, token in enumerate(structure.tokens):
            if self._persons.opens(token) and (found := self._persons.at(structure.tokens, at)):
                first = self._article(structure, at)
                if first is not None:
                    yield first, found[0].last

    def _article(self, structure: Structure, at: int) -> int | None:
        """Where a noun phrase begins; None where the language has articles and there is none. "Another" may stand alone."""
        if not self._articles or structure.tokens[at].norm in self._articles:
            return at
        for before in range(at - 1, max(-1, at - 2 - _DESCRIBED), -1):
            if structure.tokens[before + 1].gap not in _WITHIN:
                return None
            if structure.tokens[before].norm in self._articles:
                return before
        return None

    def _is_object(self, structure: Structure, word: Match[str], first: int) -> bool:
        """Whether a person follows a word at once: "killed a child", "the death of a child"."""
        between = structure.tokens[word.last : first]
        return word.last <= first and len(between) <= 1 and all(token.norm in self._of for token in between)

    def is_added(self, structure: Structure, number: Number, first: int) -> bool:
        """Whether "and" adds who is told from a token on to those whom a number counts: "killed two farmers *and a child*"."""
        tokens = structure.tokens
        if not 0 <= first - number.last <= _COUNTED or any(t.gap.strip() for t in tokens[number.last : first + 1]):
            return False
        joined = any(form.prefix in self._conjunctions for form in tokens[first].forms if form.prefix)
        return joined or tokens[first - 1].norm in self._conjunctions

    def undergoes(self, structure: Structure, word: Match[str]) -> bool:
        """Whether a word tells what happened to its subject: "was *killed*", "*died*"."""
        passive = self.is_passive(structure, max(0, word.first - _AUXILIARY), word.first)
        return passive or bool(self._happens.at(structure.tokens, word.first))

    def is_passive(self, structure: Structure, first: int, last: int) -> bool:
        """Whether what makes a passive stands among some tokens."""
        return any(token.norm in self._auxiliaries for token in structure.tokens[first:last])

    def _is_subject(self, structure: Structure, word: Match[str], last: int) -> bool:
        """Whether a person comes before what happened to him: "a child was killed", "a soldier has died", "another wounded"."""
        if word.first == last and structure.tokens[last - 1].norm in self._articles:
            return True
        if not last <= word.first <= last + _UNDERGONE or structure.clause[last - 1] != structure.clause[word.first]:
            return False
        return self.undergoes(structure, word)
