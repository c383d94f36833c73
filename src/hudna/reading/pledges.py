"""What who speaks does by his own words: of what he denies, claims, threatens, promises or offers he is the doer.

Measured on annotated reports: where somebody threatens or promises, he is nearly always among those who act, though the sentence may
name his deed by a noun that seems to be another's ("threatened Gaza with a harsh operation").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act, Mention, Status
from hudna.reading.attribution import Voice
from hudna.reading.government import SUFFERING
from hudna.reading.history import standing_of
from hudna.reading.scene import SHARED, TOGETHER, Scene
from hudna.reading.told import crossing_of, preposition_before

_OWN = frozenset({Act.THREATENS, Act.PROMISES})
_TALKS = frozenset({TOGETHER, "mediate"})  # frames of talks
_MEANS = frozenset({"", "with", "in", "by", "to"})  # of prepositions between a threat and what is threatened
_WITHIN = frozenset({"same", "complementiser"})


class Said(NamedTuple):
    """An event as somebody tells it.

    Attributes:
        scene, voice: the event and who stands behind it.
        act, status: what he does by saying so, and how he tells it.
        whom: who is addressed.
    """

    scene: Scene
    voice: Voice
    act: Act
    status: Status
    whom: Sequence[Mention]


class Roles(NamedTuple):
    """Who does an event, to whom, and why; without a reason where that speaks for itself."""

    actors: list[Mention]
    targets: list[Mention]
    reason: str = ""


def of_speaker(said: Said, actors: Sequence[Mention], targets: Sequence[Mention]) -> Roles | None:
    """The roles in an event with that of who tells it; None where his words give him none."""
    if said.voice.mention is None:
        return None
    return _admitted(said, said.voice.mention, actors, targets) or _promised(said, said.voice.mention, actors, targets)


def _admitted(said: Said, speaker: Mention, actors: Sequence[Mention], targets: Sequence[Mention]) -> Roles | None:
    """Who denies something of which nobody else is told denies his own deed; who claims an attack made it."""
    speech = said.voice.speech
    entry = speech.entry if speech is not None else None
    claims = speech is not None and entry is not None and speech.listed in entry.own
    denies = said.act is Act.DENIES and said.status is Status.DENIED and (entry is None or entry.act is Act.DENIES)
    denies = denies and said.scene.frame not in SUFFERING  # "denied that it had come under attack"
    kept = [one for one in targets if not claims or one.id != speaker.id]
    if not actors and (claims or denies):
        return Roles([speaker], kept, f"actor: who {said.act} something of which nobody else is told")
    return Roles(list(actors), kept) if len(kept) < len(targets) else None


def _promised(said: Said, speaker: Mention, actors: Sequence[Mention], targets: Sequence[Mention]) -> Roles | None:
    """Who threatens or promises does it himself; who offers talks with others takes part in them."""
    scene, reason = said.scene, f"actor: who {said.act} it"
    if said.status is not Status.FUTURE or scene.role("subject") != "actor":  # "vowed to avenge the strike"
        return None
    if any(standing_of(one.id) == standing_of(speaker.id) for one in actors) or _is_anothers(scene):
        return None
    if said.act in _OWN and scene.frame not in SHARED:
        return Roles([speaker], [one for one in targets or said.whom if one.side != speaker.side], reason)
    if said.act is Act.OFFERS and scene.frame in _TALKS and actors:
        return Roles([*actors, speaker], list(targets), reason)
    return None


def _is_anothers(scene: Scene) -> bool:
    """Whether grammar tells that another will do it, or leaves open who: "warned that *Ukraine* would attack", "to act *over* strikes"."""
    if scene.frame in _TALKS:
        return False
    trigger, speech = scene.trigger, scene.speech
    noun = trigger.value.kind == "noun"  # its subject may be that of another word
    if noun and preposition_before(scene.structure, trigger.first) not in _MEANS:
        return True
    if speech is not None and crossing_of(scene.structure, speech.first, trigger.first) not in _WITHIN:
        return True
    speaks = speech.speaker if speech is not None else None
    slots = (
        groups
        for slot, groups in scene.slots.filled.items()
        if scene.role(slot) == "actor" and not (noun and slot == "subject")
    )
    return any(group is not speaks for groups in slots for group in groups)
