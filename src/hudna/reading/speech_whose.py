"""For whom somebody speaks whom no name tells: by a pronoun ("their spokesman"), a demonym, or as an outsider ("Western diplomats")."""

from __future__ import annotations

from hudna.reading.context import UNKNOWN
from hudna.reading.pack import Pack
from hudna.reading.structure import Group, Structure

_OWNERS = frozenset({"name", "seat", "person", "role", "body"})


class Whose:
    """Tells in sentences of one language whose the speakers are that are not named."""

    def __init__(self, pack: Pack) -> None:
        words = pack.tokenizer.words
        self._possessives = frozenset(w for listed in pack.data.anaphora.possessives for w in words(listed))
        self._outsiders = frozenset(w for listed in pack.data.anaphora.outsiders for w in words(listed))
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

    def of(self, structure: Structure, words: tuple[int, int]) -> str | None:
        """The id of an unnamed speaker as his own words tell it: by a demonym, or as one of no country in particular.

        "The Russian centre"; "a Western official", دبلوماسيون غربيون. None where they tell neither.
        """
        tokens = range(*words)
        states = {g.parties[0].side for g in structure.groups if g.adjective and g.plain and g.first in tokens}
        if len(states) == 1:
            return f"{states.pop()}.{UNKNOWN}"
        around = structure.tokens[max(0, words[0] - 1) : words[1] + 1]
        return UNKNOWN if any(form.key in self._outsiders for token in around for form in token.forms) else None

    def owner(self, structure: Structure, group: Group) -> Group | None:
        """Who stands first in the last clause before a speaker that names somebody; None where nobody is named before."""
        before = [
            g
            for g in structure.groups
            if g.last <= group.first and g.plain and g.parties[0].kind in _OWNERS and not g.parties[0].open
        ]
        last = structure.clause[before[-1].first] if before else -1
        return next((g for g in before if structure.clause[g.first] == last), None)
