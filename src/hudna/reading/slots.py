"""Slots: which parties stand as subject, object, owner or under a preposition of a word, in whatever order of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.reading.clitics import Form
from hudna.reading.party import Party
from hudna.reading.structure import Group, Structure

CLOSE = 2  # words between a noun and the noun that owns it


@dataclass(slots=True)
class Slots:
    """The groups in the grammatical slots around a trigger, whether its verb is passive, and who is told to be harmed.

    Those harmed stand as objects, whatever they are of the verb that says so: "X was killed in an attack". `signed` tells
    whether the verb has the form of a passive and its subject right beside it: "X was shelled", قُصفت.
    """

    filled: dict[str, list[Group]] = field(default_factory=dict)
    passive: bool = False
    signed: bool = False
    harmed: list[Group] = field(default_factory=list)

    def harm(self, group: Group) -> None:
        """Put a group as object that is told to be harmed."""
        self.put("object", group)
        self.harmed.append(group)

    def put(self, slot: str, group: Group | None) -> None:
        """Put a group in a slot, unless it is taken by the same group already."""
        if group is not None and all(group not in groups for groups in self.filled.values()):
            self.filled.setdefault(slot, []).append(group)

    def rule(self, group: Group) -> None:
        """Put a group as the one subject, where what governs the trigger tells so; whoever owns the trigger undergoes it."""
        kept = {
            slot: [g for g in groups if g is not group] for slot, groups in self.filled.items() if slot != "subject"
        }
        owners = kept.pop("genitive", [])
        self.filled = {"subject": [group]} | {slot: groups for slot, groups in kept.items() if groups}
        for owner in owners:
            self.put("object", owner)
        self.passive = False


class Head(NamedTuple):
    """The word around which slots are found: its tokens, whether it is a verb or a noun, its form, voice and pronoun.

    `resumed` tells whether a pronoun on a preposition is what it governs. `end` is the token after the whole phrase
    ("killed *… in shelling*"), if it has more words, and `final` the last of them; `cause` whether that names what did the harm
    that the first tells.
    """

    first: int
    last: int
    kind: str
    feature: str
    voice: str = "active"
    pronoun: str = ""
    end: int = 0
    cause: bool = False
    resumed: bool = False
    final: Form | None = None


def around(structure: Structure, trigger: Head) -> tuple[list[Group], list[Group]]:
    """Groups before and after the trigger in its clause, nearest last and first."""
    clause = structure.clause[trigger.first]
    inside = [g for g in structure.groups if structure.in_clause(g, clause)]
    return [g for g in inside if g.last <= trigger.first], [g for g in inside if g.first >= trigger.last]


def antecedent(structure: Structure, trigger: Head) -> Group | None:
    """For a relative or participle clause without a subject of its own: the last group before the clause."""
    clause = structure.clause[trigger.first]
    start = structure.clause.index(clause)
    before = [g for g in structure.groups if g.last <= start]
    if not before:
        return None
    if structure.openers[clause] == "relative":
        return before[-1]
    plain = [g for g in before if g.plain and g.parties[0].kind != "adjective"]
    return plain[-1] if plain else None


def by_preposition(slots: Slots, groups: list[Group]) -> None:
    """Put each group that a preposition governs in the slot of that."""
    for group in groups:
        if group.preposition:
            slots.put(group.preposition, group)


def subject_candidates(groups: list[Group]) -> list[Group]:
    """The groups that may be a subject: under no preposition, and no demonym."""
    return [g for g in groups if g.plain and g.parties[0].kind != "adjective"]


def told_by(groups: Iterable[Group], first: int, last: int) -> Group | None:
    """The things that the words of a trigger themselves name, which act for their owner: "طائراته قصفت", "its artillery fire"."""
    return next((g for g in groups if g.first < last and g.last > first and _acts_for_owner(g.parties[0])), None)


def _acts_for_owner(party: Party) -> bool:
    """Whether a party is a thing, or somebody who is always somebody's, as snipers are."""
    body = party.name.body if party.name is not None else None
    return party.kind == "asset" or (body is not None and body.owned)
