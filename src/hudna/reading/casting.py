"""Casting: which of the parties at hand does an event, and to which it is done.

A linear model over the features of `casting_features`, learned on annotated reports, decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hudna.model.claims import Act, Mention
from hudna.model.events import EventType
from hudna.reading.casting_features import describe
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.history import standing_of, standings
from hudna.reading.scene import TOGETHER, Candidate, Scene
from hudna.reading.structure import Group


class Cast(NamedTuple):
    """Who does an event, to whom, and why."""

    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    reasons: tuple[Reason, ...]


_FIRST = {"actor": 0.4, "target": 0.28}  # chance from which on the most likely one has a role: by cross-validation
_SUFFERING = frozenset({"undergo", "suffer"})  # frames of verbs whose subject can do nothing about it
_TELLING = frozenset({"source", "media"})
_MEANS = frozenset({"in", "by", "with"})
_LEAST = 1e-9
_BESIDE = 2  # words between a verb and its subject
_DOES = {"actor": 1.0, "target": 0.0, "none": 0.0}
_UNDERGOES = {"actor": 0.0, "target": 1.0, "none": 0.0}
_FURTHER = 0.6  # and every other one


def _only_tells(scene: Scene, group: Group | None) -> bool:
    """Whether a group speaks of what another does: "A said B had fired". It shares in it only where sides act together."""
    ruled = scene.governed
    if ruled is not None and ruled.doer is group:
        return False
    if scene.speech is None or group is None or group is not scene.speech.speaker or scene.frame == TOGETHER:
        return False
    return any(
        other is not group and scene.slot(other)[1] == "actor" and other.first > scene.speech.first
        for other in scene.structure.groups
    )


def _accuses(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody is of the side that accuses another of the event: "A accused B of shelling A's positions"."""
    speech, speaker, event = scene.speech, scene.speaker, scene.trigger.value.entry.type
    if speech is None or speech.entry is None or speech.entry.act is not Act.ACCUSES or speaker is None:
        return False
    if event.family != "attack" and event is not EventType.TRUCE_VIOLATED:
        return False
    addressed = speech.addressed.parties if speech.addressed is not None else ()
    accused = {standing_of(one) for party in addressed for one in scene.context.identify(party)}
    accuser = standing_of(speaker.id)
    return bool(accused) and accuser not in accused and standings(candidate.mentions) == {accuser}


def _undergoes(scene: Scene, group: Group | None) -> bool:
    """Whether grammar makes it certain that an event is done to a group: the subject of a passive, or of "came under fire"."""
    if group is None or group.parties[0].kind in _TELLING or scene.trigger.value.kind != "verb":
        return False
    slot, role = scene.slot(group)
    if slot != "subject" or role != "target":
        return False
    if scene.slots.passive:
        return scene.slots.signed
    trigger, clause = scene.trigger, scene.structure.clause
    if scene.frame not in _SUFFERING or clause[group.first] != clause[trigger.first]:
        return False
    after = trigger.head <= group.first <= trigger.last
    return after or (scene.pack.data.order == "subject-first" and trigger.first - group.last <= _BESIDE)


def _is_instrument(group: Group | None) -> bool:
    """Whether a group is a weapon with which something is done: "بصواريخ إيرانية", "with Iranian missiles"."""
    name = group.parties[0].name if group is not None else None
    body = name.body if name is not None else None
    return group is not None and group.preposition in _MEANS and body is not None and body.owned


def _possible(scene: Scene, candidate: Candidate, chances: Mapping[str, float]) -> Mapping[str, float]:
    """The chances of the roles that somebody may have: who is told to be harmed, or who accuses, does not do it."""
    ruled = scene.governed
    if ruled is not None and candidate.group is ruled.doer:
        return _DOES
    if ruled is not None and candidate.group is ruled.speech.speaker:
        left = 1 - chances["actor"]
        return {role: 0.0 if role == "actor" else chance / left for role, chance in chances.items()}
    if _is_instrument(candidate.group):
        left = max(1 - chances["target"], _LEAST)
        return {role: 0.0 if role == "target" else chance / left for role, chance in chances.items()}
    if _undergoes(scene, candidate.group):
        return _UNDERGOES
    if candidate.group not in scene.slots.harmed and not _accuses(scene, candidate):
        return chances
    left = 1 - chances["actor"]
    return {role: 0.0 if role == "actor" else chance / left for role, chance in chances.items()}


class Caster:
    """Casts events by a model whose labels are `actor`, `target` and `none`."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model

    def cast(self, scene: Scene, at_hand: Sequence[Candidate]) -> Cast:
        """The cast of an event; somebody who is chosen for both roles only does it."""
        weighed = [
            (candidate, features, _possible(scene, candidate, self._model.probabilities(features)))
            for candidate, features in zip(at_hand, describe(scene, at_hand), strict=True)
        ]
        roles: dict[str, dict[str, Mention]] = {"actor": {}, "target": {}}
        reasons: list[Reason] = []
        for role, other in (("actor", "target"), ("target", "actor")):
            least = _FIRST[role]
            for candidate, features, chances in sorted(weighed, key=lambda w: -w[2][role]):
                if any(m.id in roles["actor"] for m in candidate.mentions):
                    continue
                if role == "actor" and _only_tells(scene, candidate.group):
                    continue
                if chances[role] >= least and chances[role] >= chances[other]:
                    for mention in candidate.mentions:
                        roles[role].setdefault(mention.id, mention)
                    words = f"{role}: {candidate.mentions[0].text}"
                    reasons.append(Reason(words, chances[role], role, features, self._model))
                least = _FURTHER
        return Cast(tuple(roles["actor"].values()), tuple(roles["target"].values()), tuple(reasons))
