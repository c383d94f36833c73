"""Who comes to harm in what sides do together: fighters are among those who fight, others between them.

Annotators give no target of clashes in which soldiers die: all sides act.
"""

from __future__ import annotations

from hudna.reading.casting_tellers import CIVIL, only_helps
from hudna.reading.scene import TOGETHER, Candidate, Scene
from hudna.reading.structure import Group

_FIGHTING = frozenset({"with", "between", "by", "adjective"})  # slots of those who fight


def fell_fighting(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody came to harm as one of those who fight with others: "*soldiers* died in clashes with A"."""
    told = candidate.group is not None and _fell(scene, candidate)
    return told and not _is_bystander(scene, candidate) and _has_other(scene, candidate)


def only_fell(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody came to harm of whom nothing tells that he fights: "*civilians* died in clashes between A and B".

    Nor does a loss, "the army lost ten men in the fighting": its side is accused of nothing.
    """
    return _fell(scene, candidate) and (_is_bystander(scene, candidate) or not _has_other(scene, candidate))


def is_told_by_fallen(scene: Scene, group: Group | None) -> bool:
    """Whether the words of an event name those who fell in it, of whom a group is: "مقتل *جنديين* في اشتباكات"."""
    return group is not None and scene.trigger.value.entry.result


def _fell(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words of an event of fighting tell that somebody came to harm in it."""
    entry = scene.trigger.value.entry
    if scene.frame != TOGETHER or entry.type.family != "attack":
        return False
    if candidate.group is None:
        return entry.result
    slot, role = scene.slot(candidate.group)
    told = candidate.group in scene.slots.harmed or (entry.result and slot not in _FIGHTING)
    return told and role == "actor"


def _has_other(scene: Scene, candidate: Candidate) -> bool:
    """Whether grammar names others who fight."""
    slots, teller = scene.slots, scene.speech.speaker if scene.speech is not None else None
    subjects = () if slots.passive else slots.filled.get("subject", ())
    others = [*subjects, *(group for slot in _FIGHTING for group in slots.filled.get(slot, ()))]
    return any(group is not candidate.group and group is not teller for group in others)


def _is_bystander(scene: Scene, candidate: Candidate) -> bool:
    return only_helps(scene, candidate) or any(mention.id.endswith(CIVIL) for mention in candidate.mentions)
