"""Whose the people are of whom nobody says so: of the state where the event is told to have been.

"Civilians", "a hospital", مدنيون are those of the state in which the report's conflict is fought (`Context.identify`), unless what
befalls them is told of a place in another state that is a side of it: a war crosses borders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.places import PlaceMention
from hudna.reading.scene import Cited, Scene

_WHERE = frozenset({"in", "on"})
_BEFALLING = frozenset({"attack", "harm"})
_CIVIL = frozenset({".CVL", ".MED"})  # what bodies that are nobody's army stand behind a state's id


def local(scene: Scene, named: Sequence[Cited], place: PlaceMention | None) -> Sequence[Cited]:
    """The groups of a sentence with whom they stand for, its people those of the state where an event is told to have been.

    That is where it happened ("in", "on" a place), not where fire came from; who is held or flees may be far from home.
    """
    home, there = scene.context.home, scene.country
    if place is None or there is None or home is None or there == home or scene.context.side_of(there) is None:
        return named
    structure, family = scene.structure, scene.trigger.value.entry.type.family
    particle = structure.particle_before(place.first)
    within = particle is not None and particle.meaning in _WHERE and place.first not in structure.party_at
    if family not in _BEFALLING or not within:
        return named
    return [_there(one, home, there) for one in named]


def _there(one: Cited, home: str, there: str) -> Cited:
    """A group whose people are of another state than the conflict's."""
    group, mentions = one
    party = group.parties[0]
    body = party.name.body if party.name is not None else None
    if len(group.parties) > 1 or body is None or not party.open or party.pronoun or body.suffix not in _CIVIL:
        return one
    moved = (replace(told, id=there + body.suffix) if told.id == home + body.suffix else told for told in mentions)
    return group, tuple(moved)
