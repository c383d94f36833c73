"""What is inserted between commas, and what goes on behind it: "denied, *on Monday*, that", "Iran, *which left*, attacked"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hudna.reading.conjunctions import Conjunctions
from hudna.reading.marks import is_comma
from hudna.reading.pack import GrammarWord, Pack
from hudna.reading.party import Party
from hudna.reading.phrases import Match
from hudna.reading.tokens import Token

CLAUSE_OPENERS = frozenset({"relative", "complementiser", "subordinator"})
"""Kinds of particles that open a clause."""

_WORDS = 4  # that tell when or how between commas


class Insertions:
    """Finds insertions in sentences of one language."""

    def __init__(self, pack: Pack, conjunctions: Conjunctions) -> None:
        self._attribution, self._speech = pack.attribution, pack.speech
        self._conjunctions = conjunctions.words
        self._gerunds = tuple(pack.data.clauses.gerunds)
        self._times = frozenset(w for t in pack.data.phrases.times for w in pack.tokenizer.words(t))

    def within(
        self, tokens: Sequence[Token], grammar: Mapping[int, Match[GrammarWord]], parties: Sequence[Party]
    ) -> set[int]:
        """Words before which a comma opens no clause: those that tell when or how, between commas, and the next behind them.

        "Kabul said, on Monday, that": a day, or a few words that a preposition governs and that name nobody.
        """
        commas = [i for i, token in enumerate(tokens) if i and token.gap != " " and is_comma(token.gap)]
        found: set[int] = set()
        for first, last in pairwise(commas):
            if last - first > _WORDS:
                continue
            kinds = [grammar[i].value.kind for i in range(first, last) if i in grammar]
            named = any(first <= party.first < last for party in parties)
            phrase = first in grammar and kinds[0] == "preposition" and not named and CLAUSE_OPENERS.isdisjoint(kinds)
            if phrase or all(token.norm in self._times or token.norm.isdigit() for token in tokens[first:last]):
                found |= {first, last}
        return found

    def hosts(
        self, tokens: Sequence[Token], clause: Sequence[int], openers: Sequence[str], parties: Sequence[Party]
    ) -> tuple[int, ...]:
        """By clause, the one that it goes on with behind an insertion between commas; -1 for none.

        Inserted is a relative clause, or by whose account something is told: "denied, *according to B*, shelling A".
        """
        hosts = [-1] * len(openers)
        starts = [clause.index(number) for number in range(len(openers))]
        for number in range(2, len(openers)):
            first, after = starts[number - 1], starts[number]
            if openers[number] or not (is_comma(tokens[first].gap) and is_comma(tokens[after].gap)):
                continue
            account = self._is_account(tokens, first, after, parties)
            relative = openers[number - 1] == "relative" and not tokens[after].norm.endswith(self._gerunds)
            if (account or relative) and not self._coordinates(tokens[after]):
                hosts[number] = number - 2
        return tuple(hosts)

    def _is_account(self, tokens: Sequence[Token], first: int, after: int, parties: Sequence[Party]) -> bool:
        """Whether an insertion only tells by whose account: "according to B", "B said"."""
        if self._attribution.longest(tokens, first) is not None:
            return True
        named = next((party.last for party in parties if party.first == first), None)
        verb = self._speech.longest(tokens, named) if named is not None else None
        return verb is not None and verb.last == after

    def _coordinates(self, token: Token) -> bool:
        """Whether a word is a conjunction or has one written on it."""
        words = self._conjunctions
        return token.norm in words or any(form.prefix.removesuffix("ال") in words for form in token.forms)
