"""Parties named in a sentence: names, bodies with their owners, titled people.

What is put together here is the noun phrase, so that "the Russian foreign minister, Sergei Lavrov" is one party, not three.
A body ("army", وزارة الدفاع) takes its side from its owner; without one, from the report's conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from hudna.reading.accords import Accords
from hudna.reading.apposition import Apposition
from hudna.reading.names import ARTICLE, Name, Names
from hudna.reading.owner_after import OwnerAfter
from hudna.reading.owner_before import OwnerBefore
from hudna.reading.owners import Found, Phrases
from hudna.reading.pack import Pack
from hudna.reading.party import Party
from hudna.reading.phrases import Match
from hudna.reading.terms import ARTICLES
from hudna.reading.tokens import Token

_ORDERS: Mapping[str, type[OwnerBefore | OwnerAfter]] = MappingProxyType({"before": OwnerBefore, "after": OwnerAfter})
_BESIDE = frozenset({" ", ", ", "، "})  # between a noun for a town and its name
_STOPS = frozenset(".!?:;,\"“”'‘’()[]–—")

__all__ = ["Party", "PartyFinder"]


class PartyFinder:
    """Finds the parties named in sentences of one language."""

    def __init__(self, pack: Pack, names: Names) -> None:
        self._names = names
        self._grammar = pack.grammar
        self._determiners = pack.determiners - frozenset(pack.data.anaphora.one)  # "a group" is none named before
        nouns = pack.data.anaphora.places
        self._towns = frozenset(w for n in (*nouns.capitals, *nouns.settlements) for w in pack.tokenizer.words(n))
        self._introduces = frozenset(w for n in nouns.introduces for w in pack.tokenizer.words(n))
        self._of_one = frozenset(word for word, meant in names.concord.pronouns.items() if meant != "plural")
        self._accords = Accords(pack)
        self._owners: Phrases = _ORDERS[pack.data.owner.side](pack, names)
        self._apposition = Apposition(pack, names)

    def find(self, tokens: Sequence[Token]) -> list[Party]:
        """The parties of a sentence, in order; none overlaps another."""
        found = Found(tokens, self._matches(tokens))
        parties: list[Party] = []
        n = 0
        while n < len(found.matches):
            n, party = self._owners.phrase(found, n)
            if party is not None and not _unowned(party):
                parties.append(party)
        parties = [replace(p, definite=True) if p.open and self._is_definite(tokens, p) else p for p in parties]
        parties = [
            replace(p, holder=True, told_to_hold=True) if self._owners.is_holder(tokens, p) else p for p in parties
        ]
        return self._apposition.join(tokens, parties)

    def _is_definite(self, tokens: Sequence[Token], party: Party) -> bool:
        """Whether a party is marked as known: by a determiner before it, or by the article on it or on its owner."""
        around, inside = tokens[max(0, party.first - 1) : party.last], tokens[party.first : party.last]
        marked = any(token.norm in self._determiners for token in around)
        return marked or any(form.prefix.endswith(ARTICLES) for token in inside for form in token.forms)

    def _matches(self, tokens: Sequence[Token]) -> list[Match[Name]]:
        out = []
        index = 0
        while index < len(tokens):
            particle = self._grammar.longest(tokens, index)
            match = self._best(tokens, index)
            if match is None or (particle is not None and particle.words > match.words):
                index = index + 1 if particle is None or particle.words == 1 else particle.last
                continue
            if match.value.kind != "decoy":
                out.append(match)
            index = match.last
        return out

    def _best(self, tokens: Sequence[Token], index: int) -> Match[Name] | None:
        """The name of most words at a token, unless its end begins a longer name: "head of" [the "Council of ..."]."""
        best = self._longest(tokens, index, len(tokens))
        if best is None or best.value.kind != "body" or best.words == 1:
            return best
        for inner in range(index + 1, best.last):
            other = self._longest(tokens, inner, len(tokens))
            if (
                other is not None
                and other.last > best.last
                and other.words >= best.words
                and other.value.kind != "body"
            ):
                return self._longest(tokens, index, inner)
        return best

    def _longest(self, tokens: Sequence[Token], index: int, end: int) -> Match[Name] | None:
        best: Match[Name] | None = None
        for match in self._names.index.at(tokens, index):
            longer = best is None or match.words > best.words
            if longer and match.last <= end and self._written(tokens, match):
                best = match
        return best

    def _written(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether the name stands as names do: with its capitals, after the words that it needs, not as somebody else's."""
        text, name = tokens[match.first].text, match.value
        if name.capitals == "all" and not text.isupper():
            return False
        if name.capitals == "first" and not text[:1].isupper():
            return False
        before = tokens[match.first - 1].norm if match.first else ""
        if name.body is not None and name.body.bound and not {before, match.form.suffix} & self._of_one:
            return False
        before = "#" if before.isdigit() else before
        clitic = match.form.prefix.removesuffix(ARTICLE)
        if name.after and not {before, clitic} & name.after and (clitic or not self._is_name(tokens, match.first)):
            return False
        if name.kind == "seat" and (
            self._is_place(tokens, match) or self._accords.bears(tokens, match.first, match.last)
        ):
            return False
        return name.kind != "person" or match.words > 1 or not self._of_another(tokens, match)

    def _is_place(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether a noun for a town right before a capital's name says that no government is meant: "the capital, *Bamako*"."""
        at = match.first - 1
        if at > 0 and tokens[at].norm in self._introduces and tokens[at].gap == " ":
            at -= 1
        between = tokens[at + 1 : match.first + 1]
        if at < 0 or any(token.gap not in _BESIDE for token in between):
            return False
        return any(form.key in self._towns and not form.suffix for form in tokens[at].forms)

    def _of_another(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether another given name stands before a family name: "Brett" before that of a minister called otherwise."""
        if not match.first or tokens[match.first].gap.strip(" .") or match.form.prefix:
            return False
        before = tokens[match.first - 1]
        if before.norm in match.value.given or before.norm in self._names.particles:
            return False
        if self._grammar.longest(tokens, match.first - 1) is not None:
            return False
        if not before.text[:1].isupper():
            return before.norm in self._names.given
        lone = match.first > 1 and not _STOPS & set(before.gap) and not before.text.isupper()
        return lone and not self._is_name(tokens, match.first) and not _in_title_case(tokens)

    def _is_name(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a title or another name ends right before a token."""
        starts = range(max(0, end - 4), end)
        return any(m.last == end for s in starts for m in self._names.index.at(tokens, s))


def _unowned(party: Party) -> bool:
    """Whether a thing that is somebody's only by its owner has none: "missiles"."""
    body = party.name.body if party.name is not None else None
    return body is not None and body.owned and party.open and not party.pronoun


def _in_title_case(tokens: Sequence[Token]) -> bool:
    return sum(t.text[:1].isupper() for t in tokens) > 0.6 * len(tokens)
