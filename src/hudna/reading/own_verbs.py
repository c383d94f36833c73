"""Whoever stands behind "and" with a verb of his own: "A freed three hostages *and B released* 90 prisoners"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hudna.reading.conjunctions import Conjunctions
from hudna.reading.insertions import CLAUSE_OPENERS
from hudna.reading.marks import CLAUSE_MARKS
from hudna.reading.pack import GrammarWord, Pack
from hudna.reading.phrases import Match
from hudna.reading.tokens import Token

_OBJECT = 3  # words from a verb to its object: "freed the three hostages"
_SENTENCE = 12  # words from a verb to the clause that "and" joins to its own
_FINITE = frozenset({"past", "past-or-participle"})
_VERBAL = frozenset({"auxiliary", "before verb"})


class OwnVerbs:
    """Finds them in sentences of one language; none where verbs stand before their subjects."""

    def __init__(self, pack: Pack, conjunctions: Conjunctions) -> None:
        words = pack.tokenizer.words
        self._triggers, self._verb_first = pack.triggers, pack.data.order == "verb-first"
        self._speech = pack.speech
        self._conjunctions, self._determiners = conjunctions.words, pack.determiners
        self._before_verbs = frozenset(w for b in pack.data.clauses.before_verbs for w in words(b))

    def parts(
        self, tokens: Sequence[Token], grammar: Mapping[int, Match[GrammarWord]], first: int | None, last: int
    ) -> bool:
        """Whether "and" joins no parties, but the object of one verb and the subject of another.

        The group before begins at `first`, None where a preposition governs it; the party behind ends before `last`.
        """
        return (
            first is not None
            and self._has_verb(tokens, grammar, last)
            and self._follows_verb(tokens, grammar, first, _OBJECT)
        )

    def clauses(
        self, tokens: Sequence[Token], grammar: Mapping[int, Match[GrammarWord]], groups: Sequence[tuple[int, int]]
    ) -> set[int]:
        """The conjunctions with which clauses begin, by the first token of each group, and the token after its last.

        "The army shelled the town *and* rebels attacked a base", but not "the army and rebels attacked a base", nor "two
        were killed and three people wounded".
        """
        found: set[int] = set()
        for first, last in groups:
            start = first - 1
            while start > 0 and tokens[start].norm in self._determiners:
                start -= 1
            if start < 1 or tokens[start].norm not in self._conjunctions or not self._has_verb(tokens, grammar, last):
                continue
            wounded = any(match.value.entry.type.family == "harm" for match in self._triggers.at(tokens, last))
            if not wounded and self._follows_verb(tokens, grammar, start, _SENTENCE):
                found.add(start)
        return found

    def _has_verb(self, tokens: Sequence[Token], grammar: Mapping[int, Match[GrammarWord]], last: int) -> bool:
        """Whether a verb stands right behind a party: "Israel *will withdraw*", "Israel *said*"."""
        if self._verb_first or last >= len(tokens) or tokens[last].gap != " ":
            return False
        particle = grammar.get(last)
        said = (match for match in self._speech.at(tokens, last) if match.value.kind == "verb")
        if any(match.feature in _FINITE for match in said):
            return True
        return self._is_finite(tokens, last) or (particle is not None and particle.value.kind in _VERBAL)

    def _follows_verb(
        self, tokens: Sequence[Token], grammar: Mapping[int, Match[GrammarWord]], index: int, reach: int
    ) -> bool:
        """Whether the verb of an event stands within so many words before a word, and no clause begins between them."""
        for at in range(index - 1, max(-1, index - reach - 1), -1):
            if self._is_finite(tokens, at):
                return True
            particle = grammar.get(at)
            if not CLAUSE_MARKS.isdisjoint(tokens[at].gap) or (particle and particle.value.kind in CLAUSE_OPENERS):
                return False
        return False

    def _is_finite(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a verb of an event that has a subject of its own begins at a word."""
        found = [match for match in self._triggers.at(tokens, index) if match.value.kind == "verb"]
        helped = index > 0 and tokens[index - 1].norm in self._before_verbs
        return any(match.feature in _FINITE or helped for match in found)
