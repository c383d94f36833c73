"""Titles and the names beside them, and bodies that two owners share.

"the Kremlin spokesman, Dmitry Peskov" is one party; so is a title with a name that no lexicon knows. "Russian and Syrian
warplanes" are the warplanes of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.conjunctions import Conjunctions
from hudna.reading.names import ARTICLE, Names
from hudna.reading.pack import Pack
from hudna.reading.party import Party, owned
from hudna.reading.tokens import Token

_STOPS = frozenset(".!?؟;؛:[]–—\n")
_COMMAS = frozenset(",،(")
_LONGEST_NAME = 6
_FEMININE = "ه"  # in normal form


class Apposition:
    """Puts titles, names and shared bodies together, in sentences of one language."""

    def __init__(self, pack: Pack, names: Names) -> None:
        self._names = names
        self._pack = pack
        self._conjunctions = Conjunctions(pack)
        self._determiners = pack.determiners
        self._duals = tuple(w for e in pack.data.phrases.duals for w in pack.tokenizer.words(e))

    def join(self, tokens: Sequence[Token], found: Sequence[Party]) -> list[Party]:
        """The parties with their names, in order; what is one person is one party."""
        out: list[Party] = []
        for number, party in enumerate(found):
            end = found[number + 1].first if number + 1 < len(found) else len(tokens)
            extended = self._named(tokens, party, end)
            start = out[-1].last if out else 0
            extended = self._given_name(tokens, extended, start)
            shared = self._shared(tokens, out[-1], extended) if out else None
            if shared is not None:
                out[-1], extended = shared
            named = extended.last > party.last
            if out and self._same_person(tokens, out[-1], extended, named=named):
                out[-1] = _joined(out[-1], extended)
            else:
                out.append(extended)
        return out

    def _same_person(self, tokens: Sequence[Token], before: Party, party: Party, *, named: bool) -> bool:
        """Whether two parties side by side are one person; after a comma, a rank is so only with a name."""
        between = tokens[before.last : party.first]
        gap = "".join(t.gap for t in tokens[before.last : party.first + 1])
        if len(between) > 1 or _STOPS & set(gap) or " - " in gap or party.prefix not in {"", ARTICLE}:
            return False
        if self._conjunctions.without(between) != list(between) or party.pronoun:  # "the minister his counterpart"
            return False
        if between and self._pack.speech.longest(tokens, before.last) is not None:  # "the envoy said Trump"
            return False
        kinds = {before.kind, party.kind}
        if kinds == {"person"}:
            return not gap.strip() and _agree(before, party)
        if "person" in kinds:
            return before.title != party.title and _agree(before, party)
        titles = kinds == {"role"} and not between and (not _COMMAS & set(gap) or (named and party.open))
        return titles and _agree(before, party)

    def _named(self, tokens: Sequence[Token], party: Party, end: int) -> Party:
        """A title with the unknown name after it."""
        follows = tokens[party.last].norm if party.last < end else ""
        if not party.title and not (party.kind == "person" and follows in self._names.particles):
            return party
        last = index = party.last
        while index < end and index - party.last < _LONGEST_NAME and not _ends_name(tokens[index], index == party.last):
            if self._begins(tokens, index) or (index > party.last and self._continues(tokens, index, last)):
                last = index + 1
            elif tokens[index].norm not in self._names.particles or index + 1 >= end:
                break
            index += 1
        alone = party.kind != "role" and last - party.last == 1
        return party if alone or last == party.last else replace(party, last=last, introduced=True)

    def _given_name(self, tokens: Sequence[Token], party: Party, start: int) -> Party:
        """A known family name with the capitalised given name before it."""
        if party.kind != "person":
            return party
        first = party.first
        while first - 1 > start and tokens[first - 1].text[:1].isupper() and not tokens[first].gap.strip(" .-"):
            if not tokens[first - 1].gap.strip(" .-\"'“”«»") and self._pack.grammar.longest(tokens, first - 1) is None:
                first -= 1
            else:
                break
        return party if first == party.first else replace(party, first=first)

    def _begins(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word may begin a person's name."""
        if tokens[index].text[:1].isupper():
            return True
        if tokens[index].text[:1].islower():  # "said" is no name where names have capitals, though Said is one
            return False
        return tokens[index].norm in self._names.given and self._pack.grammar.longest(tokens, index) is None

    def _continues(self, tokens: Sequence[Token], index: int, last: int) -> bool:
        """Whether an unknown word may be the family name after a given name; only where no capitals tell."""
        token = tokens[index]
        if token.text[:1].islower() or last != index or token.text[:1].isdigit():
            return False
        before = tokens[index - 1].norm
        if before not in self._names.given and before not in self._names.particles:
            return False
        packs = (self._pack.grammar, self._pack.speech, self._pack.attribution, self._pack.triggers)
        return all(lexicon.longest(tokens, index) is None for lexicon in packs)

    def _shared(self, tokens: Sequence[Token], before: Party, party: Party) -> tuple[Party, Party] | None:
        """Two parties that share a body which only one of them names."""
        between = tokens[before.last : party.first]
        gap = "".join(t.gap for t in tokens[before.last : party.first + 1])
        if (_STOPS | {"("}) & set(gap) or self._conjunctions.without(between):
            return None
        conjoined = (
            bool(between) or party.prefix.removesuffix(ARTICLE) in self._conjunctions.words or gap.strip() == ","
        )
        if not conjoined:
            return None
        if before.kind == "adjective" and _owns_body(party):
            return self._lend(before, party), party
        shares = party.kind == "adjective" or (party.kind == "name" and self._is_dual(tokens, before))
        if shares and _owns_body(before) and not between:
            return before, self._lend(party, before)
        return None

    def _is_dual(self, tokens: Sequence[Token], party: Party) -> bool:
        """Whether a titled party or body is written as two of its kind, so that it has two owners: "جيشا أرمينيا وأذربيجان"."""
        nouns = party.name.nouns if party.name is not None else ()
        keys = {form.key for form in tokens[party.first].forms}
        stems = {noun.split()[0].removesuffix(_FEMININE) for noun in nouns}
        return any(stem + ending in keys for stem in stems for ending in self._duals)

    def _lend(self, owner: Party, body: Party) -> Party:
        """The party of a second owner."""
        if body.name is None:
            return owner
        identifier = owned(owner, body.name, self._names.states)
        side, dot, arm = body.id.partition(".")
        if identifier == owner.id and identifier in self._names.states and side in self._names.states:
            identifier += dot + arm  # "spokesmen of the Armenian and Azerbaijani armies"
        return replace(owner, id=identifier, kind=body.kind, name=body.name)


def _ends_name(token: Token, first: bool) -> bool:
    """Whether what stands before a word ends the name there; a comma may stand before its first word only."""
    gap = token.gap.strip()
    marks = set(gap.replace(".", ""))
    return gap in {"'", "’"} or bool(_STOPS & marks) or (not first and bool(_COMMAS & marks))


def _agree(before: Party, party: Party) -> bool:
    sides = {p.side for p in (before, party) if not p.open}
    return len(sides) < 2


def _joined(before: Party, party: Party) -> Party:
    known = before if party.open or (before.kind != "person" and not before.open) else party
    kind = "role" if "person" in {before.kind, party.kind} else before.kind
    return replace(known, first=before.first, last=party.last, prefix=before.prefix, kind=kind)


def _owns_body(party: Party) -> bool:
    return not party.open and party.name is not None and party.name.body is not None and party.name.body.id is None
