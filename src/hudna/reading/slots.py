"""Slots: which parties stand as subject, object, owner or under a preposition of a word, by the order of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from hudna.reading.structure import Group, Structure

_CLOSE = 2  # words between a noun and the noun that owns it
_SUBJECT_REACH = 8  # words between a verb and its subject


@dataclass(slots=True)
class Slots:
    """The groups in the grammatical slots around a trigger, and whether its verb is passive."""

    filled: dict[str, list[Group]] = field(default_factory=dict)
    passive: bool = False

    def put(self, slot: str, group: Group | None) -> None:
        """Put a group in a slot, unless it is taken by the same group already."""
        if group is not None and all(group not in groups for groups in self.filled.values()):
            self.filled.setdefault(slot, []).append(group)


class Head(NamedTuple):
    """The word around which slots are found: its tokens, whether it is a verb or a noun, its form and voice."""

    first: int
    last: int
    kind: str
    feature: str
    voice: str = "active"


SlotFinder = Callable[[Structure, Head], Slots]


def _around(structure: Structure, trigger: Head) -> tuple[list[Group], list[Group]]:
    """Groups before and after the trigger in its clause, nearest last and first."""
    clause = structure.clause[trigger.first]
    inside = [g for g in structure.groups if structure.in_clause(g, clause)]
    return [g for g in inside if g.last <= trigger.first], [g for g in inside if g.first >= trigger.last]


def _antecedent(structure: Structure, trigger: Head) -> Group | None:
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


def _by_preposition(slots: Slots, groups: list[Group]) -> None:
    for group in groups:
        if group.preposition:
            slots.put(group.preposition, group)


def _owner_after(trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    for group in after[:1]:
        near = group.first - trigger.last <= _CLOSE
        if near and group.plain:
            return ("adjective" if group.parties[0].kind == "adjective" else "genitive"), group
    return None


def _subject_candidates(groups: list[Group]) -> list[Group]:
    return [g for g in groups if g.plain and g.parties[0].kind != "adjective"]


def _verb_first(structure: Structure, trigger: Head) -> Slots:
    """Arabic order: verb, subject, object; or subject, verb, object. Nouns own what follows them."""
    slots = Slots()
    before, after = _around(structure, trigger)
    if trigger.kind == "noun":
        owner = _owner_after(trigger, after)
        if owner is not None:
            slots.put(*owner)
        _by_preposition(slots, after)
        subjects = _subject_candidates(before)
        if owner is None or owner[0] == "genitive":
            slots.put("subject", subjects[-1] if subjects else None)
        return slots
    plain_after = _subject_candidates(after)
    plain_before = _subject_candidates(before)
    relative = structure.openers[structure.clause[trigger.first]] == "relative"
    if plain_before and trigger.first - plain_before[-1].last <= _CLOSE:
        slots.put("subject", plain_before[-1])
        slots.put("object", plain_after[0] if plain_after else None)
    elif plain_after and plain_after[0].first - trigger.last <= _SUBJECT_REACH and not relative:
        slots.put("subject", plain_after[0])
        slots.put("object", plain_after[1] if len(plain_after) > 1 else None)
    else:
        slots.put("subject", plain_before[-1] if plain_before else _antecedent(structure, trigger))
        slots.put("object", plain_after[0] if plain_after else None)
    _by_preposition(slots, after)
    slots.passive = trigger.voice == "passive" or (trigger.voice == "either" and "object" not in slots.filled)
    return slots


def _auxiliary_before(structure: Structure, index: int) -> bool:
    for back in range(1, 4):
        match = structure.grammar.get(index - back)
        if match is not None and match.value.kind == "auxiliary":
            return True
    return False


def _subject_first(structure: Structure, trigger: Head) -> Slots:
    """English order: subject, verb, object. Nouns are owned by what stands before them or follows a preposition."""
    slots = Slots()
    before, after = _around(structure, trigger)
    if trigger.kind == "noun":
        if before and trigger.first - before[-1].last < _CLOSE:
            slots.put("adjective" if before[-1].parties[0].kind == "adjective" else "genitive", before.pop())
        _by_preposition(slots, after)
        subjects = _subject_candidates(before)
        slots.put("subject", subjects[-1] if subjects else None)
        return slots
    by_follows = any(g.preposition == "by" for g in after)
    participle = trigger.feature in {"participle", "past-or-participle"}
    slots.passive = participle and (
        _auxiliary_before(structure, trigger.first) or (by_follows and not _object_at(trigger, after))
    )
    subjects = _subject_candidates(before)
    slots.put("subject", subjects[-1] if subjects else _antecedent(structure, trigger))
    plain_after = _subject_candidates(after)
    slots.put("object", plain_after[0] if plain_after else None)
    _by_preposition(slots, after)
    return slots


def _object_at(trigger: Head, after: list[Group]) -> bool:
    return bool(after) and after[0].plain and after[0].first - trigger.last <= _CLOSE


SLOT_FINDERS: Mapping[str, SlotFinder] = MappingProxyType({"verb-first": _verb_first, "subject-first": _subject_first})
