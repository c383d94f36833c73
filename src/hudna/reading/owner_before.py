"""Owners in languages that put them before the body: English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.names import Adjunct, Name
from hudna.reading.owners import Found, Phrases, closed
from hudna.reading.party import Party, party_of, with_owner
from hudna.reading.phrases import Match
from hudna.reading.tokens import Token

_FOLLOWS_PERSON = frozenset({"relative", "preposition", "auxiliary", "before verb", "complementiser", "subordinator"})
_NAMED = frozenset({"name", "adjective"})  # "the Iran-backed Houthis", "the Turkish-backed Syrian rebels"
_TYING = frozenset(
    {"backed", "led"}
)  # adjuncts that describe who is named behind them: "the al-Qaeda-linked Nusra Front"
_HYPHENS = frozenset("-\u2010\u2011\u2013")


class OwnerBefore(Phrases):
    """The order of "the Russian army", "Turkish-backed rebels", "the president of Syria"."""

    def phrase(self, found: Found, n: int) -> tuple[int, Party | None]:
        """A name or body with the bodies after it that it owns, or the owner behind a link."""
        match = found.matches[n]
        if match.value.kind == "adjective" and self._is_person(found.tokens, match):
            match = match.read_as("noun")
        party, adjunct = self._head(found, match)
        n += 1
        body = self._next(found, n, party.last)
        if body is not None and adjunct in _TYING and body.value.kind in _NAMED and body.first == party.last:
            n, rest = self.phrase(found, n)  # "the Iran-backed Houthis"
            return n, None if rest is None else replace(rest, first=party.first)
        if adjunct is not None and self._dropped(adjunct, party):
            if body is None or body.value.kind != "body" or not self._modifies(found.tokens, party.last, body.first):
                # Who holds a place or brokers talks has a part in what is told of them: "the rebel-held town was shelled".
                party = replace(self._as_adjective(party), holder=adjunct == "held")
                return n, party if adjunct in {"backed", "held"} else None
            n, rest = self.phrase(found, n)
            return n, None if rest is None else replace(rest, first=party.first)
        if self._holds(found, n, party):
            n, rest = self.phrase(found, n)
            return n, None if rest is None else replace(rest, first=party.first)
        n, party = self._chain(found, n, party)
        n, party = self._linked(found, n, party)
        if self._only_modifies(found, n, party):
            return n, None
        return self._tail(found, n, party)

    def _is_person(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether a demonym in the singular stands for somebody: "a Syrian who", "another Palestinian was", "one Israeli"."""
        before = tokens[match.first - 1].norm if match.first else ""
        if before not in self._pack.data.anaphora.one:
            return False
        if match.last == len(tokens) or not closed(tokens, match.last, match.last):
            return True
        particle = self._pack.grammar.longest(tokens, match.last)
        return particle is not None and particle.value.kind in _FOLLOWS_PERSON

    def _head(self, found: Found, match: Match[Name]) -> tuple[Party, Adjunct | None]:
        """The first party of a phrase with the compound it is part of, and how that ties it to what follows."""
        tokens, party = found.tokens, party_of(match, self._names.states)
        at = match.first - 1
        if at > 0 and tokens[at].norm in self._pack.data.anaphora.own:  # "its own troops"
            at -= 1
        if party.open and at >= 0 and tokens[at].norm in self._names.concord.pronouns:
            party = replace(party, pronoun=tokens[at].norm)
        before = self._adjunct(tokens, max(0, match.first - 1), match.first)
        if before is not None:
            return replace(party, first=before[1]), before[0]
        if match.last < len(tokens) and match.value.kind != "person":
            after = self._names.compounds.longest(tokens, match.last)
            if after is not None and tokens[match.last].gap in _HYPHENS:
                return replace(party, last=after.last), after.value
        return party, None

    def _as_adjective(self, party: Party) -> Party:
        return replace(party, kind="adjective") if party.kind in {"name", "seat"} else party

    def _chain(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        while (match := self._next(found, n, party.last)) is not None:
            if match.value.kind == "person" and party.kind == "role" and match.first == party.last:
                known = party_of(match, self._names.states)
                party = replace(party, last=match.last, id=known.id if party.open else party.id)
            elif match.first == party.last and self._explains(party, match):
                explained = replace(party_of(match, self._names.states), first=party.first)
                run = found.tokens[party.last - 1].gap in _HYPHENS  # "the Houthi-run Saba agency"
                party = replace(explained, id=party.id) if run else explained
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
        if party.first and tokens[party.first - 1].norm in self._determiners:
            return False
        word = tokens[at]
        if (
            not word.text[:1].islower()
            or word.norm.endswith("ed")
            or word.norm in self._determiners | self._conjunctions
        ):
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
        if match.value.kind == "seat":
            kinds |= self._names.seated.get(link, frozenset())
        if party.name.body.kind not in kinds or link in party.name.posts or match.first == party.last:
            return n, party
        if not self._describes(tokens, party.last + 1, match.first):
            return n, party
        after, owner = self.phrase(found, n)
        if owner is None or owner.kind == "adjective" or owner.holder:
            return n, party
        return after, with_owner(party, owner, self._names.states)

    def _owns(self, tokens: Sequence[Token], party: Party, match: Match[Name]) -> bool:
        """Whether a party owns the body after it; two things or people without an owner are a list that lost its commas."""
        body = match.value.body
        if body is None or not self._modifies(tokens, party.last, match.first):
            return False
        if body.owned and party.kind in {"name", "seat"} and match.first == party.last and self._is_verb(tokens, match):
            return False
        listed = party.open and party.kind in {"people", "asset"} and body.kind in {"people", "asset"}
        return not listed or match.first > party.last

    def _is_verb(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether a weapon's name is rather a verb, behind which its object begins: "Azerbaijan *shells* Stepanakert"."""
        if match.last >= len(tokens) or tokens[match.last].gap != " ":
            return False
        behind = tokens[match.last]
        begins = behind.text[:1].isupper() or behind.norm in self._determiners
        return begins and any(found.value.kind == "verb" for found in self._pack.triggers.at(tokens, match.first))

    def _holds(self, found: Found, n: int, party: Party) -> bool:
        """Whether a state's name only says where the next name is from: "Yemen's Houthi rebels", "Iraq's Kurdistan region"."""
        match = self._next(found, n, party.last)
        if (
            match is None
            or party.id not in self._names.states
            or not self._modifies(found.tokens, party.last, match.first)
        ):
            return False
        native = self._names.homes.get(match.value.id) == party.id and match.value.id not in self._names.states
        leader = match.value.kind == "person" and match.value.id.partition(".")[0] == party.id
        return match.first > party.last and (native or leader)

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
