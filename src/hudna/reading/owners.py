"""Whose is it: the noun phrase around a body ("army", وزير الخارجية), with its owner, its post and its supporters.

Languages put the owner before the body or after it; the two classes here are these two grammars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from hudna.reading.names import Adjunct, Name, Names
from hudna.reading.pack import Pack
from hudna.reading.party import Party, party_of, with_owner
from hudna.reading.phrases import Match, as_definite
from hudna.reading.tokens import Token

_STOPS = frozenset(".!?؟;؛:,،()[]–—\n")
_ARTICLE = "ال"
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_REACH = 4  # words between a body and what may belong to it


class Found(NamedTuple):
    """A sentence and the names matched in it, in order."""

    tokens: Sequence[Token]
    matches: Sequence[Match[Name]]


def closed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether tokens `start` to `end` follow what stands before them without a stop; quotation marks are none."""
    return not any(_STOPS & set(t.gap) or " - " in t.gap for t in tokens[start : end + 1])


class _Phrases:
    """What both orders share."""

    def __init__(self, pack: Pack, names: Names) -> None:
        self._names = names
        self._pack = pack
        self._determiners = frozenset(w for d in pack.data.phrases.determiners for w in pack.tokenizer.words(d))
        self._distributive = frozenset(pack.tokenizer.words(d) for d in pack.data.phrases.distributive)

    def phrase(self, found: Found, n: int) -> tuple[int, Party | None]:
        """The noun phrase that begins with match `n`, and the number of the match after it."""
        raise NotImplementedError

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

    def _dropped(self, adjunct: Adjunct, identifier: str) -> bool:
        """Whether somebody so tied to a body does not own it."""
        return adjunct in {"backed", "against"} or (adjunct == "loyal" and identifier in self._names.states)

    def _tail(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        """The phrase with what follows it: the place of a post, supporters and foes."""
        while (match := self._next(found, n, party.last)) is not None:
            if self._is_post(found.tokens, party, match):
                n, party = n + 1, replace(party, last=match.last)
                continue
            adjunct = self._adjunct(found.tokens, party.last, match.first)
            if adjunct is None or not self._describes(found.tokens, party.last, adjunct[1]):
                break
            if party.kind not in {"body", "people", "asset", "name"}:
                break
            after, other = self.phrase(found, n)
            n, party = after, replace(party, last=match.last if other is None else other.last)
        return n, party

    def _is_post(self, tokens: Sequence[Token], party: Party, match: Match[Name]) -> bool:
        posts = party.name.posts if party.name is not None else frozenset()
        if not posts or match.value.kind not in {"name", "seat", "adjective"}:
            return False
        between = [t.norm for t in tokens[party.last : match.first] if t.norm not in self._determiners]
        return between[0] in posts and len(between) == 1 if between else match.form.prefix in posts

    def _describes(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether the words from `start` to `end` only describe the noun before or after them."""
        raise NotImplementedError


class OwnerBefore(_Phrases):
    """The order of "the Russian army", "Turkish-backed rebels", "the president of Syria"."""

    def phrase(self, found: Found, n: int) -> tuple[int, Party | None]:
        """A name or body with the bodies after it that it owns, or the owner behind a link."""
        match = found.matches[n]
        party, drops = self._head(found, match)
        n += 1
        if drops:
            body = self._next(found, n, party.last)
            if body is None or body.value.kind != "body" or not self._modifies(found.tokens, party.last, body.first):
                return n, None
            n, rest = self.phrase(found, n)
            return n, None if rest is None else replace(rest, first=party.first)
        n, party = self._chain(found, n, party)
        n, party = self._linked(found, n, party)
        if self._only_modifies(found, n, party):
            return n, None
        return self._tail(found, n, party)

    def _head(self, found: Found, match: Match[Name]) -> tuple[Party, bool]:
        """The first party of a phrase with the compound it is part of, and whether that makes it no owner."""
        tokens, party = found.tokens, party_of(match, self._names.states)
        before = self._adjunct(tokens, max(0, match.first - 1), match.first)
        if before is not None:
            return replace(party, first=before[1]), self._dropped(before[0], party.id)
        if match.last < len(tokens) and match.value.kind != "person":
            after = self._names.compounds.longest(tokens, match.last)
            if after is not None and tokens[match.last].gap in _HYPHENS:
                return replace(party, last=after.last), self._dropped(after.value, party.id)
        return party, False

    def _chain(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        while (match := self._next(found, n, party.last)) is not None:
            if match.value.kind == "person" and party.kind == "role" and match.first == party.last:
                known = party_of(match, self._names.states)
                party = replace(party, last=match.last, id=known.id if party.open else party.id)
            elif match.first == party.last and self._explains(party, match):
                party = replace(party_of(match, self._names.states), first=party.first)
            elif self._names_post(found, n, party):
                party = replace(party, last=match.last)
            elif self._owns(found.tokens, party, match):
                party = with_owner(party_of(match, self._names.states), party, self._names.states)
            else:
                break
            n += 1
        return n, party

    def _only_modifies(self, found: Found, n: int, party: Party) -> bool:
        """Whether a noun without an owner stands before an unknown noun: "a military advantage", "civilian objects"."""
        tokens, at = found.tokens, party.last
        if not party.open or at - party.first > 1 or at >= len(tokens) or tokens[at].gap != " ":
            return False
        if (
            party.pronoun
            or tokens[at - 1].norm.endswith("s")
            or (n < len(found.matches) and found.matches[n].first == at)
        ):
            return False
        word = tokens[at]
        if not word.text[:1].islower() or word.norm.endswith("ed") or word.norm in self._determiners:
            return False
        lexicons = (self._pack.grammar, self._pack.speech, self._pack.triggers, self._pack.cues)
        return all(lexicon.longest(tokens, at) is None for lexicon in lexicons)

    def _linked(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        match = self._next(found, n, party.last)
        if match is None or not party.open or party.name is None or party.name.body is None:
            return n, party
        tokens = found.tokens
        link = tokens[party.last].norm
        kinds = self._names.links.get(link, frozenset())
        if party.name.body.kind not in kinds or link in party.name.posts or match.first == party.last:
            return n, party
        if not self._describes(tokens, party.last + 1, match.first):
            return n, party
        after, owner = self.phrase(found, n)
        if owner is None or owner.kind == "adjective":
            return n, party
        return after, with_owner(party, owner, self._names.states)

    def _owns(self, tokens: Sequence[Token], party: Party, match: Match[Name]) -> bool:
        """Whether a party owns the body after it; two things or people without an owner are a list that lost its commas."""
        body = match.value.body
        if body is None or not self._modifies(tokens, party.last, match.first):
            return False
        listed = party.open and party.kind in {"people", "asset"} and body.kind in {"people", "asset"}
        return not listed or match.first > party.last

    def _explains(self, party: Party, match: Match[Name]) -> bool:
        """Whether a demonym only says where a group or an outlet is from: "Lebanese Hezbollah"."""
        known = match.value.id in self._names.groups or match.value.kind == "media"
        return party.kind == "adjective" and match.value.kind in {"name", "media"} and known

    def _names_post(self, found: Found, n: int, party: Party) -> bool:
        """Whether match `n` is where an envoy named right after it is posted: "Russia's UN ambassador"."""
        following = found.matches[n + 1] if n + 1 < len(found.matches) else None
        if following is None or not following.value.posts or party.id not in self._names.states:
            return False
        match = found.matches[n]
        between = found.tokens[match.last : following.first]
        adjacent = all(t.norm in self._names.modifiers for t in between)
        return match.value.kind == "name" and adjacent and self._modifies(found.tokens, party.last, match.first)

    def _modifies(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether only adjectives and a possessive mark stand between an owner and its body."""
        words = [t for t in tokens[start:end] if not (t.norm == "s" and t.gap in {"'", "’"})]
        return all(t.norm in self._names.modifiers for t in words)

    def _describes(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        return all(
            t.norm in self._names.modifiers or t.norm in self._determiners or t.text[:1].isupper()
            for t in tokens[start:end]
        )


class OwnerAfter(_Phrases):
    """The order of "الجيش الروسي", "وزير خارجية سوريا", "المتحدث باسم التحالف"."""

    def phrase(self, found: Found, n: int) -> tuple[int, Party | None]:
        """A name, or a body with the owner after it, and the adjectives that follow."""
        match = found.matches[n]
        if match.first and found.tokens[match.first - 1].norm.isdigit():
            match = replace(match, feature="noun")  # "15 فلسطينيا": persons, where the form alone does not tell
        party = party_of(match, self._names.states)
        n += 1
        if match.value.body is not None and (match.value.body.id is None or match.value.body.kind == "media"):
            n, party = self._owned(found, n, party)
        n, party = self._adjectives(found, n, party)
        return self._tail(found, n, party)

    def _owned(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        match = self._next(found, n, party.last)
        if match is None:
            return n, party
        adjunct = self._adjunct(found.tokens, party.last, match.first)
        if adjunct is not None:
            owns = not self._dropped(adjunct[0], match.value.id) and self._describes(
                found.tokens, party.last, adjunct[1]
            )
        else:
            owns = self._owns(found, found.matches[n - 1], match)
        if not owns:
            return n, party
        after, owner = self.phrase(found, n)
        if owner is None:
            return n, party
        return after, with_owner(party, owner, self._names.states)

    def _owns(self, found: Found, body: Match[Name], match: Match[Name]) -> bool:
        """Whether `match` owns `body`: a genitive, an adjective that agrees, or a name behind a link."""
        tokens = found.tokens
        between = tokens[body.last : match.first]
        kind = body.value.body.kind if body.value.body else "body"
        if tuple(t.norm for t in between) in self._distributive:
            return True
        inner = match.value.body.kind if match.value.body else ""
        if inner == "asset" and kind != "person":
            return False
        if between and self._links(kind, between[-1].norm, match):
            return between[-1].norm not in body.value.posts and self._describes(tokens, body.last, match.first - 1)
        clitic = match.form.prefix.removesuffix(_ARTICLE)
        if self._links(kind, clitic, match):
            post = clitic in body.value.posts and match.value.id in self._names.states
            return not post and inner != "people" and self._describes(tokens, body.last, match.first)
        return match.form.prefix in {"", _ARTICLE} and self._beside(tokens, body, match, kind)

    def _links(self, kind: str, link: str, match: Match[Name]) -> bool:
        names = self._names
        inside = match.value.id not in names.states and kind in names.inside.get(link, frozenset())
        return inside or kind in names.links.get(link, frozenset())

    def _beside(self, tokens: Sequence[Token], body: Match[Name], match: Match[Name], kind: str) -> bool:
        """Without a link: after a definite noun only its adjective; after an indefinite one a genitive or its adjective."""
        between = tokens[body.last : match.first]
        definite = as_definite(body.form) or any(_has_article(t) for t in tokens[body.first + 1 : body.last])
        if match.value.kind == "adjective" or (definite and self._is_adjective(tokens, match)):
            ending = tokens[match.first].norm
            if match.feature == "noun" and kind not in {"people", "person", "source"} and not between:
                return not definite or tokens[body.last - 1].norm[-2:] == ending[-2:]
            if definite:
                return self._describes(tokens, body.last, match.first)
            return len(between) <= 1 and all(t.norm[-1] == ending[-1] for t in between)
        if match.value.kind == "person" and kind == "person":
            return self._describes(tokens, body.last, match.first)
        return not definite and not between

    def _is_adjective(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether a name is also an adjective: السعودية, the state or "Saudi"."""
        others = self._names.index.at(tokens, match.first)
        return any(o.value.kind == "adjective" and o.last == match.last for o in others)

    def _adjectives(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        """Adjectives after a name or an owned body say no more of whose it is."""
        while party.kind != "adjective" and (match := self._next(found, n, party.last)) is not None:
            agrees = (
                match.value.kind == "adjective" and match.feature == "adjective" and match.form.prefix in {"", _ARTICLE}
            )
            if not agrees or party.people or not self._describes(found.tokens, party.last, match.first):
                break
            n, party = n + 1, replace(party, last=match.last)
        return n, party

    def _describes(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        return end - start <= 2 and all(t.norm in self._names.modifiers or _has_article(t) for t in tokens[start:end])


def _has_article(token: Token) -> bool:
    return token.text.startswith(_ARTICLE)


OWNERS: Mapping[str, type[_Phrases]] = MappingProxyType({"before": OwnerBefore, "after": OwnerAfter})
