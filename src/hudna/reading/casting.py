"""Casting: which of the parties at hand does an event, and to which it is done.

The candidates are the parties of the sentence and those that the report carried on from before. Each is described by named
features (its grammatical slot and what the trigger's frame makes of it, where it stands, what it is), and a linear model
learned on annotated reports decides. Nothing is decided by the words of a report themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.model.claims import Mention
from hudna.reading.choice import LinearModel
from hudna.reading.context import Context
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.slots import SLOT_FINDERS, Head, Slots
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_BUCKETS = (1, 2, 4, 8, 16, 32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have a role in an event.

    Attributes:
        mentions: as whom the report names it, one for each party.
        group: its words in the sentence; None where it is carried on from before.
        origin: `sentence`, or how it was carried on.
    """

    mentions: tuple[Mention, ...]
    group: Group | None
    origin: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger with all that its casting may depend on."""

    structure: Structure
    trigger: Match[Trigger]
    triggers: Sequence[Match[Trigger]]
    speech: Speech | None
    speaker: Mention | None
    slots: Slots
    pack: Pack
    context: Context

    @property
    def frame(self) -> str:
        """Name of the trigger's frame."""
        return self.trigger.value.entry.frame


def slots_of(structure: Structure, trigger: Match[Trigger], pack: Pack) -> Slots:
    """The groups in the grammatical slots around a trigger, in the word order of its language."""
    head = Head(trigger.first, trigger.last, trigger.value.kind, trigger.feature, trigger.value.entry.voice)
    return SLOT_FINDERS[pack.data.order](structure, head)


def describe(scene: Scene, candidate: Candidate) -> list[str]:
    """The features of a candidate in a scene."""
    found = [*_kind(scene, candidate)]
    found += _position(scene, candidate.group) if candidate.group is not None else _carried(scene, candidate)
    return found


def _kind(scene: Scene, candidate: Candidate) -> Iterator[str]:
    entry = scene.trigger.value.entry
    first = candidate.mentions[0]
    suffix = first.id.partition(".")[2] or "-"
    sides = {scene.context.side_of(m.id) for m in candidate.mentions}
    standing = "both" if len(sides - {None}) > 1 else "outsider" if sides == {None} else "side"
    yield f"origin={candidate.origin}"
    yield f"type={entry.type}|origin={candidate.origin}"
    yield f"standing={standing}|family={entry.type.family}"
    yield f"suffix={suffix}|frame={entry.frame}"
    yield f"number={min(len(candidate.mentions), 3)}|frame={entry.frame}"
    if scene.speaker is not None:
        same = scene.speaker.side == first.side
        yield f"speaker's={same}|family={entry.type.family}|act={_act(scene.speech)}"


def _act(speech: Speech | None) -> str:
    return "-" if speech is None or speech.entry is None else speech.entry.act.value


def _position(scene: Scene, group: Group) -> Iterator[str]:
    structure, trigger = scene.structure, scene.trigger
    kind, frame, order = trigger.value.kind, scene.frame, scene.pack.data.order
    slot = next((name for name, groups in scene.slots.filled.items() if group in groups), "-")
    role = scene.pack.frames[frame].get(slot, "none") if slot != "-" else "-"
    voice = "passive" if scene.slots.passive else "active"
    party = group.parties[0]
    after = group.first >= trigger.last
    gap = group.first - trigger.last if after else trigger.first - group.last
    side = "after" if after else "before"
    crossing = _crossing(structure, trigger.first, group.first)
    rank = _rank(structure, trigger, group)
    yield f"slot={slot}|role={role}|{voice}"
    yield f"slot={slot}|kind={kind}|{order}|{voice}"
    yield f"slot={slot}|frame={frame}|{voice}"
    yield f"slot={slot}|party={party.kind}|frame={frame}"
    yield f"{side}|{kind}|{order}|{crossing}|rank={rank}"
    yield f"{side}|{kind}|{order}|{voice}|frame={frame}|rank={rank}"
    yield f"preposition={group.preposition or '-'}|{side}|frame={frame}"
    yield f"preposition={group.preposition or '-'}|{side}|{crossing}"
    yield f"party={party.kind}|people={party.people}|{side}"
    yield f"gap={_bucket(gap)}|{side}"
    yield f"crossing={crossing}|role={role}"
    if _other_between(scene, group):
        yield f"other trigger between|{side}|role={role}"
    if structure.openers[structure.clause[trigger.first]] == "relative" and not after:
        yield f"antecedent|rank={rank}|role={role}"
    speech = scene.speech
    if speech is not None:
        act = _act(speech)
        if group is speech.speaker:
            yield f"speaks|act={act}|family={trigger.value.entry.type.family}"
        if group is speech.addressed:
            yield f"addressed|act={act}|family={trigger.value.entry.type.family}"
        yield f"said={speech.covers(group.first)}|role={role}"


def _carried(scene: Scene, candidate: Candidate) -> Iterator[str]:
    entry = scene.trigger.value.entry
    voice = "passive" if scene.slots.passive else "active"
    plain = sum(g.plain and not g.adjective for g in scene.structure.groups)
    filled = "+".join(sorted({scene.pack.frames[scene.frame].get(s, "none") for s in scene.slots.filled})) or "-"
    yield f"{candidate.origin}|filled={filled}|{voice}"
    yield f"{candidate.origin}|frame={scene.frame}|filled={filled}"
    yield f"{candidate.origin}|kind={scene.trigger.value.kind}|plain={min(plain, 3)}"
    yield f"{candidate.origin}|type={entry.type}|speech={scene.speech is not None}"
    yield f"{candidate.origin}|groups={min(len(scene.structure.groups), 3)}"


def _crossing(structure: Structure, a: int, b: int) -> str:
    """What lies between two tokens: nothing, one clause boundary and what opens it, or more."""
    low, high = min(a, b), max(a, b)
    openers = [structure.openers[n] for n in range(structure.clause[low] + 1, structure.clause[high] + 1)]
    if not openers:
        return "same"
    if structure.hard_between(low, high):
        return "stop"
    return openers[0] or "comma" if len(openers) == 1 else "far"


def _rank(structure: Structure, trigger: Match[Trigger], group: Group) -> int:
    """How many like groups stand nearer to the trigger on the same side, at most 2."""
    like = [g for g in structure.groups if g.plain == group.plain and g.adjective == group.adjective]
    if group.first >= trigger.last:
        nearer = sum(trigger.last <= g.first < group.first for g in like)
    else:
        nearer = sum(group.first < g.first < trigger.first for g in like)
    return min(nearer, 2)


def _bucket(gap: int) -> int:
    return next((n for n, limit in enumerate(_BUCKETS) if gap < limit), len(_BUCKETS))


def _other_between(scene: Scene, group: Group) -> bool:
    low, high = sorted((scene.trigger.first, group.first))
    return any(low < t.first < high for t in scene.triggers if t is not scene.trigger)


def candidates(scene: Scene, named: Sequence[tuple[Group, tuple[Mention, ...]]]) -> list[Candidate]:
    """Who may have a role: the groups of the sentence, and those that had one in the event told before.

    Args:
        scene: the trigger and its surroundings.
        named: the sentence's groups with whom they stand for.
    """
    trigger = scene.trigger
    found = [
        Candidate(mentions, group, "sentence")
        for group, mentions in named
        if mentions and (group.last <= trigger.first or group.first >= trigger.last)
    ]
    present = {m.side for c in found for m in c.mentions}
    for origin, carried in (("actor before", scene.context.actors), ("target before", scene.context.targets)):
        if carried and not present & {m.side for m in carried}:
            found.append(Candidate(carried, None, origin))
            present |= {m.side for m in carried}
    return found


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does an event, to whom, and why."""

    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    reasons: tuple[str, ...]


class Caster:
    """Casts events by a model whose labels are `actor`, `target` and `none`."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model

    def cast(self, scene: Scene, at_hand: Sequence[Candidate]) -> Cast:
        """The cast of an event; somebody who is chosen for both roles only does it."""
        roles: dict[str, dict[str, Mention]] = {"actor": {}, "target": {}}
        reasons = []
        for candidate in at_hand:
            features = describe(scene, candidate)
            chances = self._model.probabilities(features)
            label = max(chances, key=lambda name: chances[name])
            if label == "none":
                continue
            for mention in candidate.mentions:
                roles[label].setdefault(mention.id, mention)
            why = "; ".join(self._model.reasons(features, label))
            reasons.append(f"{label}: {candidate.mentions[0].text} ({chances[label]:.2f}: {why})")
        targets = tuple(m for i, m in roles["target"].items() if i not in roles["actor"])
        return Cast(tuple(roles["actor"].values()), targets, tuple(reasons))
