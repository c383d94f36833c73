"""Who does an event beyond doubt, whatever else is told, and who did something else."""

from __future__ import annotations

from hudna.model.claims import Act
from hudna.reading.government import Governed
from hudna.reading.history import standing_of, standings
from hudna.reading.scene import TOGETHER, Candidate, Scene
from hudna.reading.structure import Group

AGENT_REACH = 2
"""Words between a noun and "by" with who does it."""

ATTACKED = "attack"
"""Frame of attacks."""

TELLING = frozenset({"source", "media"})
"""Kinds of parties that only tell."""

_MADE_ON = 5  # words of whom an attack is made on: "of the villages around Goris"
_ARMED = frozenset({"body", "people", "asset"})
_BEFALLING = frozenset(
    {"attack", "harm", "suffer", "obstruct", "detain", "capture"}
)  # frames of nouns that tell what is done to somebody
_UNDERGONE, _LOST = "undergo", "lose"
_OWN_DEEDS = frozenset({ATTACKED, "capture"})  # frames of nouns whose owner does what they tell


def is_doer(scene: Scene, ruled: Governed, candidate: Candidate) -> bool:
    """Whether somebody is who does what is governed, named again: "Israel promised to pull its troops out"."""
    doers = {standing_of(one) for party in ruled.doer.parties for one in scene.context.identify(party)}
    return standings(candidate.mentions) <= doers


def is_agent(scene: Scene, group: Group | None) -> bool:
    """Whether a group stands right behind an attack as who made it: "an attack *by A*", "قصف الجيش للمدينة", "came under fire *from A*".

    So does who is behind a passive ("was looted *by A*"), and to whom a place falls ("fell *to A*").
    """
    if group is None or group.parties[0].kind in TELLING or not _is_right_behind(scene, group):
        return False
    if scene.frame == _UNDERGONE:  # "from Lebanon" may be only where it came from
        fights = group.parties[0].kind in _ARMED or scene.context.side_of(group.parties[0].id) is not None
        return scene.slot(group) == ("by", "actor") or (fights and scene.slot(group) == ("from", "actor"))
    if scene.trigger.value.kind == "verb":
        told = scene.slot(group)
        return told == ("by", "actor") if scene.slots.passive else scene.frame == _LOST and told == ("to", "actor")
    weapon = scene.frame == ATTACKED and group.parties[0].kind == "asset"  # "a raid *by* A", "غارة من طائرة إسرائيلية"
    return scene.frame in _BEFALLING and scene.slot(group) in {
        ("by", "actor"),
        ("from", "actor") if weapon else ("by", "actor"),
    }


def _is_right_behind(scene: Scene, group: Group) -> bool:
    """Whether nothing but whom it is made on stands between an event and a group: "the shelling *of Goris* by A"."""
    structure, trigger = scene.structure, scene.trigger
    if 0 <= group.first - trigger.last <= AGENT_REACH:
        return True
    words = range(trigger.last, group.first - 1)
    around = [
        structure.particle_at.get(index) for index in (trigger.last - 1, trigger.last)
    ]  # "killing of" is one event
    of = any(particle is not None and particle.meaning == "of" for particle in around)
    made_on = trigger.value.kind == "noun" and of and 0 < len(words) <= _MADE_ON
    return (
        made_on
        and not any(
            index in structure.verbs or structure.clause[index] != structure.clause[group.first] for index in words
        )
        and not any(t.first in words for t in scene.triggers)
    )


def is_certain(scene: Scene, group: Group | None) -> bool:
    """Whether a group is the subject of an active verb beyond doubt."""
    slots, speech = scene.slots, scene.speech
    blames = speech is not None and speech.entry is not None and speech.entry.act in {Act.ACCUSES, Act.CONDEMNS}
    return (
        group is not None
        and group is slots.certain
        and not blames
        and (speech is None or speech.addressed is None)
        and not slots.passive
        and group.parties[0].kind not in TELLING
        and scene.slot(group) == ("subject", "actor")
    )


def did_something_else(scene: Scene, group: Group | None) -> bool:
    """Whether a group stands in a clause before that of an event whose verb has another side as its certain subject.

    "*Russia* fired missiles and Ukraine launched drones".
    """
    subject, structure = scene.slots.certain, scene.structure
    if group is None or subject is None or group.last > subject.first or not is_certain(scene, subject):
        return False
    apart = structure.clause[group.first] < structure.clause[subject.first] and scene.frame != TOGETHER
    other = group.parties[0].side != subject.parties[0].side
    between = range(group.last, subject.first)
    told = any(t.value.kind == "verb" and t.first in between for t in scene.triggers)
    return apart and other and (told or any(at in structure.verbs for at in between))


def is_meant_by_pronoun(scene: Scene, group: Group | None) -> bool:
    """Whether a group stands right before a noun with a pronoun on it, whose attack or conquest it is: "أعلن *الجيش* سيطرته على"."""
    structure, trigger = scene.structure, scene.trigger
    if group is None or trigger.value.kind != "noun" or not trigger.form.suffix or scene.frame not in _OWN_DEEDS:
        return False
    plain = group.plain and not group.adjective and group.parties[0].kind not in TELLING
    near = 0 <= trigger.first - group.last <= 1 and structure.clause[group.first] == structure.clause[trigger.first]
    return plain and near and group is not scene.slots.noting
