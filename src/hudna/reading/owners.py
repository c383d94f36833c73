"""Whose is it: the noun phrase around a body ("army", وزير الخارجية), with its owner, its post and its supporters.

Languages put the owner before the body (`owner_before`) or after it (`owner_after`); here is what both share.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from hudna.reading.names import Adjunct, Name, Names
from hudna.reading.pack import Pack
from hudna.reading.party import Party, with_owner
from hudna.reading.phrases import Match
from hudna.reading.tokens import Token

_STOPS = frozenset(".!?؟;؛:,،()[]–—\n")
_REACH = 4  # words between a body and what may belong to it


class Found(NamedTuple):
    """A sentence and the names matched in it, in order."""

    tokens: Sequence[Token]
    matches: Sequence[Match[Name]]


def closed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether tokens `start` to `end` follow what stands before them without a stop; quotation marks are none."""
    gaps = [token.gap for token in tokens[start : end + 1] if token.gap != " "]
    return not any(" - " in gap or not _STOPS.isdisjoint(gap) for gap in gaps)


class Phrases(ABC):
    """What both orders share."""

    def __init__(self, pack: Pack, names: Names) -> None:
        self._names = names
        self._pack = pack
        self._determiners = pack.determiners
        self._conjunctions = pack.conjunctions
        self._distributive = frozenset(pack.tokenizer.words(d) for d in pack.data.phrases.distributive)

    @abstractmethod
    def phrase(self, found: Found, n: int) -> tuple[int, Party | None]:
        """The noun phrase that begins with match `n`, and the number of the match after it."""

    def _next(self, found: Found, n: int, last: int) -> Match[Name] | None:
        """Match `n`, if it follows token `last` without a stop and at most a few words on."""
        if n >= len(found.matches):
            return None
        match = found.matches[n]
        near = match.first - last <= _REACH and closed(found.tokens, last, match.first)
        return match if near else None

    def _adjunct(self, tokens: Sequence[Token], start: int, end: int) -> tuple[Adjunct, int] | None:
        """The adjunct phrase that ends at token `end`, at or after `start`, with its first token."""
        if end > start and tokens[end - 1].norm in self._determiners:
            end -= 1
        for first in range(max(start, end - 4), end):
            for match in self._names.adjuncts.at(tokens, first):
                if match.last == end:
                    return match.value, first
        return None

    def is_holder(self, tokens: Sequence[Token], party: Party) -> bool:
        """Whether a party is named only as who holds what stands before it: "a town *controlled by* A"."""
        adjunct = self._adjunct(tokens, max(0, party.first - _REACH - 1), party.first)  # one for a determiner
        return adjunct is not None and adjunct[0] == "held"

    def _dropped(self, adjunct: Adjunct, other: Party) -> bool:
        """Whether somebody so tied to a body does not own it."""
        state = other.kind in {"name", "adjective", "seat"} and other.id in self._names.states
        return adjunct in {"backed", "held", "made", "against"} or (adjunct == "loyal" and state)

    def _tail(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        """The phrase with what follows it: the place of a post, supporters and foes."""
        tokens = found.tokens
        while n < len(found.matches) and found.matches[n].first - party.last <= _REACH:
            match = found.matches[n]
            comma = not closed(
                tokens, party.last, party.last
            )  # may stand before a participle: "the army, backed by Russia"
            if not closed(tokens, party.last + 1, match.first):
                break
            if not comma and self._is_post(tokens, party, match):
                n, party = n + 1, replace(party, last=match.last)
                continue
            adjunct = self._adjunct(tokens, party.last, match.first)
            if adjunct is None or (comma and adjunct[1] > party.last):
                break
            if not self._describes(tokens, party.last, adjunct[1]):
                break
            if party.kind not in {"body", "people", "asset", "name"}:
                break
            behind, other = self.phrase(found, n)
            if other is not None and self._describes_thing(tokens, other):
                break
            n = behind
            holds = adjunct[0] == "held" and party.kind == "asset"  # "positions held by the rebels"
            if other is not None and party.open and (holds or not self._dropped(adjunct[0], other)):
                party = with_owner(party, other, self._names.states)
            else:
                party = replace(party, last=match.last if other is None else other.last)
        return n, party

    def _is_post(self, tokens: Sequence[Token], party: Party, match: Match[Name]) -> bool:
        posts = party.name.posts if party.name is not None else frozenset()
        if not posts or match.value.kind not in {"name", "seat", "adjective"}:
            return False
        between = [t.norm for t in tokens[party.last : match.first] if t.norm not in self._determiners]
        return between[0] in posts and len(between) == 1 if between else match.form.prefix in posts

    def _describes_thing(self, tokens: Sequence[Token], other: Party) -> bool:
        """Whether a demonym belongs to a noun behind it: "the army, backed by *Russian* air strikes" is backed by nobody.

        One behind "to be" says what somebody is: "jets believed to be *Russian* bombed the town".
        """
        before = self._pack.grammar.longest(tokens, other.first - 1) if other.first else None
        if before is not None and before.value.kind == "auxiliary":
            return False
        if not self._pack.data.phrases.premodified or other.last >= len(tokens) or tokens[other.last].gap != " ":
            return False
        named = other.kind == "name" and any(t.value.kind == "noun" for t in self._pack.triggers.at(tokens, other.last))
        return other.kind == "adjective" or named

    @abstractmethod
    def _describes(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether the words from `start` to `end` only describe the noun before or after them."""
