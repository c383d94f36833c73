"""For whom somebody speaks by a pronoun: "the rebels withdrew, their spokesman said", المتحدث باسمها."""

from __future__ import annotations

from hudna.reading.pack import Pack
from hudna.reading.structure import Group, Structure

_OWNERS = frozenset({"name", "seat", "person", "role", "body"})


class Possessed:
    """Tells in sentences of one language whose the speakers are that only a pronoun tells."""

    def __init__(self, pack: Pack) -> None:
        words = pack.tokenizer.words
        self._possessives = frozenset(w for listed in pack.data.anaphora.possessives for w in words(listed))
        self._behalf = frozenset(w for listed in pack.data.anaphora.behalf for w in words(listed))

    def by_pronoun(self, structure: Structure, group: Group) -> bool:
        """Whether a pronoun before a speaker, on it, or on "in the name of" behind it tells whose it is."""
        party, tokens = group.parties[0], structure.tokens
        if not party.open:
            return False
        before = tokens[party.first - 1].norm if party.first else ""
        behind = tokens[party.last].forms if party.last < len(tokens) else ()
        named_for = any(form.suffix and form.key in self._behalf for form in behind)
        return before in self._possessives or bool(party.pronoun) or named_for

    def owner(self, structure: Structure, group: Group) -> Group | None:
        """Who stands first in the last clause before a speaker that names somebody; None where nobody is named before."""
        before = [
            g
            for g in structure.groups
            if g.last <= group.first and g.plain and g.parties[0].kind in _OWNERS and not g.parties[0].open
        ]
        last = structure.clause[before[-1].first] if before else -1
        return next((g for g in before if structure.clause[g.first] == last), None)
