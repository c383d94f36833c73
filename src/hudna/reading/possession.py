"""Whose they are by a pronoun: "its forces", قواته, belong to whoever the pronoun refers to in the sentence.

The one referred to agrees in gender and number with the pronoun. Without one in the sentence it is whoever spoke last, and
without a speaker `Context.identify` leaves the body to the state in which the conflict is fought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from hudna.reading.context import Context
from hudna.reading.history import standing_of
from hudna.reading.names import Names
from hudna.reading.party import Party, owned
from hudna.reading.structure import Group, Structure
from hudna.reading.tokens import Token, Tokenizer

_OWNED = frozenset({"body", "people", "asset"})  # kinds of what may belong to somebody by a pronoun
_FORCES = ".MIL"  # what only states, armies and groups have; homes and relatives belong to anybody
_OWNERS = frozenset({"name", "seat", "person", "role", "body"})
UNARMED = frozenset({"SRC", "CVL", "NGO", "MED"})
"""What ids of those end with who have no forces."""

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BEHIND_OBJECTS = frozenset({"preposition", "subordinator"})
_PERSONS = frozenset({"person", "role"})
_SEVERAL = "plural"
_WHOEVER_SPEAKS = "speaker"  # "our forces"
_SAYING = 2  # words from whom somebody quotes to "that"
# Whom pronouns mean that agree with no gender: "its troops" are a side's, "his troops" a person's.
_BY_KIND: Mapping[str, frozenset[str]] = MappingProxyType(
    {"thing": frozenset({"name", "seat", "body"}), "person": frozenset({"person", "role", "people"})}
)


class Possession:
    """Finds to whom the possessive pronouns in sentences of one language refer."""

    def __init__(self, names: Names, tokenizer: Tokenizer) -> None:
        self._names = names
        concord = names.concord
        self._pronouns = concord.pronouns
        self._words = {
            word: kind for kind, listed in concord.words.items() for w in listed for word in tokenizer.words(w)
        }
        self._endings: Mapping[str, tuple[str, ...]] = {
            kind: tuple(word for ending in listed for word in tokenizer.words(ending))
            for kind, listed in concord.endings.items()
        }

    def settle(self, structure: Structure, context: Context) -> Structure:
        """The structure with the forces that carry a pronoun given to whom it refers."""
        if not any(self._awaits(party) or party.people for group in structure.groups for party in group.parties):
            return structure
        groups: list[Group] = []
        for told in structure.groups:
            group = self._of_one_side(told)
            owners = [self._referent(structure, p, groups, context) if self._awaits(p) else None for p in group.parties]
            pairs = zip(group.parties, owners, strict=True)
            settled = tuple(party if owner is None else self._owned(party, owner) for party, owner in pairs)
            groups.append(Group(settled, group.preposition) if any(owners) else group)
        return replace(structure, groups=tuple(groups))

    def _of_one_side(self, group: Group) -> Group:
        """The people of a list of whom only the first are told whose they are: "three Armenian soldiers *and a civilian*"."""
        first = group.parties[0]
        if len(group.parties) == 1 or first.open or not first.people or first.side not in self._names.states:
            return group
        owner = Party(0, 0, first.side, "name")
        shared = (self._owned(p, owner) if p.people and p.open and not p.definite else p for p in group.parties)
        return Group(tuple(shared), group.preposition)

    def _awaits(self, party: Party) -> bool:
        if party.pronoun not in self._pronouns or not party.open or party.kind not in _OWNED:
            return False
        body = party.name.body if party.name is not None else None
        if body is None:
            return False
        return body.suffix == _FORCES or (party.kind == "body" and not body.suffix)  # "his movement": جماعته

    def _owned(self, party: Party, owner: Party) -> Party:
        return party if party.name is None else replace(party, id=owned(owner, party.name, self._names.states))

    def _referent(self, structure: Structure, party: Party, before: Sequence[Group], context: Context) -> Party | None:
        wanted = self._pronouns[party.pronoun]
        earlier = [*reversed(before)]
        if party.name is not None and party.name.body is not None and party.name.body.bound:
            return self._compatriot(earlier, context)
        later = [group for group in structure.groups if group.first > party.first]
        if wanted == _WHOEVER_SPEAKS:
            around = earlier + later
            apart = [g for g in around if _quoted(structure, g.first) != _quoted(structure, party.first)]
            found = self._first(structure, apart or around, context, wanted)
            return found or _speaker(context)
        asked = [group for group in earlier[:1] if _is_asked(structure, group, party)]
        found = self._first(structure, asked, context, wanted) or self._first(structure, earlier, context, wanted)
        if found is None and wanted == _SEVERAL:  # "two soldiers were killed when *their* vehicle was hit"
            found = self._first(structure, [g for g in earlier if g.parties[0].people], context, "person")
        found = found or _speaker(context)
        return found or self._first(structure, later, context, wanted)

    def _compatriot(self, earlier: Sequence[Group], context: Context) -> Party | None:
        """Whose country is told of: that of the person named last, else of whoever spoke last."""
        named = [p for g in earlier for p in reversed(g.parties) if p.kind in _PERSONS]
        spoken = _speaker(context)
        owners = [*(self._owner(p, context, _WHOEVER_SPEAKS) for p in named), spoken]
        return next((o for o in owners if o is not None and o.side in self._names.states), None)

    def _first(self, structure: Structure, groups: Sequence[Group], context: Context, wanted: str) -> Party | None:
        """The first of some groups, under no preposition or quoted, that has forces and agrees with a pronoun."""
        # "A denied *B's* claim that its army", "A bombed *Kabul* after an attack on its army"
        told = [group for group in groups if not _is_possessor(structure, group) and not _is_struck(structure, group)]
        for group in told or groups:
            for party in group.parties if group.plain or len(groups) == 1 or _has_words(structure, group) else ():
                owner = self._owner(party, context, wanted)
                if owner is not None and self._meant(structure.tokens, party, wanted):
                    return owner
        return None

    def _owner(self, party: Party, context: Context, wanted: str) -> Party | None:
        """A party as owner of forces; None for what has none. Where pronouns tell persons from sides, a soldier has a post, too."""
        if party.kind not in _OWNERS | _BY_KIND.get(wanted, frozenset()):
            return None
        ids = context.identify(party)
        return _armed(replace(party, id=ids[0])) if ids else None

    def _meant(self, tokens: Sequence[Token], party: Party, wanted: str) -> bool:
        """Whether a pronoun may mean a party."""
        if wanted in _BY_KIND:
            return party.kind in _BY_KIND[wanted]
        return wanted == _WHOEVER_SPEAKS or self._agrees(tokens, party, wanted)

    def _agrees(self, tokens: Sequence[Token], party: Party, wanted: str) -> bool:
        """Whether a noun of a party's phrase is of a gender and number; of "the army's spokesman" either may be meant."""
        return any(self._kind(tokens[i], party) == wanted for i in range(party.first, party.last))

    def _kind(self, token: Token, party: Party) -> str:
        """The gender and number of a noun: as listed, else by its ending; the names of lands are feminine."""
        for form in token.forms:
            if not form.suffix and form.key in self._words:
                return self._words[form.key]
        for kind, endings in self._endings.items():
            if token.norm.endswith(endings) and party.kind != "person":  # Putin is not several
                return kind
        return "feminine" if party.id in self._names.states and party.kind in {"name", "seat"} else "masculine"


def _speaker(context: Context) -> Party | None:
    """Whoever spoke last, as owner of forces."""
    return None if context.speaker is None else _armed(Party(0, 0, context.speaker.id, "name"))


def _quoted(structure: Structure, index: int) -> bool:
    return structure.tokens[index].quote >= 0


def _is_asked(structure: Structure, group: Group, forces: Party) -> bool:
    """Whether it is asked of a group to do what one word between it and somebody's forces names: "طلب من *تركيا* سحب قواتها"."""
    one = forces.first - group.last == 1 and group.last not in structure.particle_at
    return group.preposition == "from" and one and structure.tokens[group.last].gap == " "


def _is_possessor(structure: Structure, group: Group) -> bool:
    """Whether what follows belongs to somebody, so that he is no subject: "Baku's accusation"."""
    return group.last < len(structure.tokens) and structure.tokens[group.last].gap.strip() in _POSSESSIVE


def _is_struck(structure: Structure, group: Group) -> bool:
    """Whether a capital ends its clause, or stands before a preposition, behind somebody who does something to it."""
    if group.parties[0].kind != "seat" or not group.plain:
        return False
    clause, behind = structure.clause[group.first], structure.particle_at.get(group.last)
    closes = group.last >= len(structure.tokens) or structure.clause[group.last] != clause
    closes = closes or (behind is not None and behind.kind in _BEHIND_OBJECTS)
    return closes and any(
        g.plain and g.last <= group.first and structure.in_clause(g, clause) for g in structure.groups
    )


def _has_words(structure: Structure, group: Group) -> bool:
    """Whether what somebody says follows behind a preposition and his name: "نقل الموقع عن حميدتي قوله إن قواته"."""
    behind = (structure.particle_at.get(index) for index in range(group.last, group.last + _SAYING))
    return group.preposition == "from" and any(p is not None and p.kind == "complementiser" for p in behind)


def _armed(owner: Party) -> Party | None:
    """The owner as whose forces they are: a state's army stands for it, its rebels for themselves; witnesses have none."""
    side = standing_of(owner.id)
    return None if side.partition(".")[2] in UNARMED else replace(owner, id=side, name=None)
