"""Casting: which of the parties at hand does an event, and to which it is done.

The candidates are the parties of the sentence and those that the report carried on from before. Each is described by named
features (its grammatical slot and what the trigger's frame makes of it, where it stands, what it is), and a linear model
learned on annotated reports decides. Nothing is decided by the words of a report themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.model.claims import Mention
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.context import Context
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.slots import SLOT_FINDERS, Head, Slots
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_OF_PEOPLE = frozenset({"displacement", "harm", "aid", "attack", "detention", "obstruction", "abuse"})
_APART = frozenset({"REB", "CVL", "OPP", "NGO", "MED", "SRC"})
_BUCKETS = (1, 2, 4, 8, 16, 32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have a role in an event.

    Attributes:
        mentions: as whom the report names it, one for each party.
        group: its words in the sentence; None where it is carried on from before.
        origin: `sentence`, or how it was carried on.
        times: how often the sentence names it.
        rivals: how many others may have a role.
    """

    mentions: tuple[Mention, ...]
    group: Group | None
    origin: str
    times: int = 1
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger with all that its casting may depend on.

    Attributes:
        structure, trigger, triggers: the sentence, the word that names the event, and all such words in it.
        speech, speaker: the speech that tells it and who speaks; None for the outlet.
        slots: the groups in the grammatical slots around the trigger.
        pack, context: the language, and what the report is about.
        actors, targets: who had a role in the event told before it.
        place: where a place is named: in the `clause`, in the `sentence`, or `-`.
    """

    structure: Structure
    trigger: Match[Trigger]
    triggers: Sequence[Match[Trigger]]
    speech: Speech | None
    speaker: Mention | None
    slots: Slots
    pack: Pack
    context: Context
    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    place: str

    @property
    def frame(self) -> str:
        """Name of the trigger's frame."""
        return self.trigger.value.entry.frame

    def slot(self, group: Group) -> tuple[str, str]:
        """The grammatical slot in which a group stands, and the role that the frame gives it; `-` for neither."""
        slot = next((name for name, groups in self.slots.filled.items() if group in groups), "-")
        return slot, self.pack.frames[self.frame].get(slot, "none") if slot != "-" else "-"


def slots_of(structure: Structure, trigger: Match[Trigger], pack: Pack) -> Slots:
    """The groups in the grammatical slots around a trigger, in the word order of its language."""
    head = Head(trigger.first, trigger.head, trigger.value.kind, trigger.feature, trigger.value.entry.voice)
    return SLOT_FINDERS[pack.data.order](structure, head)


def describe(scene: Scene, candidate: Candidate) -> list[str]:
    """The features of a candidate in a scene."""
    found = [*_kind(scene, candidate)]
    found += _position(scene, candidate) if candidate.group is not None else _carried(scene, candidate)
    return found


def _kind(scene: Scene, candidate: Candidate) -> Iterator[str]:
    entry = scene.trigger.value.entry
    first = candidate.mentions[0]
    suffix = first.id.partition(".")[2] or "-"
    sides = {scene.context.side_of(m.id) for m in candidate.mentions}
    standing = "both" if len(sides - {None}) > 1 else "outsider" if sides == {None} else "side"
    where = "here" if candidate.group is not None else candidate.origin
    yield f"{where}|type={entry.type}"
    yield f"{where}|rivals={min(candidate.rivals, 4)}|frame={scene.frame}"
    yield f"standing={standing}|family={entry.type.family}|{where}"
    yield f"suffix={suffix}|frame={scene.frame}"
    yield f"suffix={suffix}|standing={standing}"
    yield f"number={min(len(candidate.mentions), 3)}|frame={scene.frame}"
    yield f"named={min(candidate.times, 3)}|{where}"
    held = _held(scene, candidate)
    yield f"held={held}|{where}|frame={scene.frame}"
    yield f"held={held}|family={entry.type.family}|{scene.trigger.value.kind}"
    if scene.speaker is not None:
        same = scene.speaker.side == first.side
        yield f"speaker's={same}|family={entry.type.family}|act={_act(scene.speech)}"
        yield f"speaker's={same}|type={entry.type}"


def _held(scene: Scene, candidate: Candidate) -> str:
    """The role that somebody had in the event told last."""
    own = {standing_of(m.id) for m in candidate.mentions}
    if own & {standing_of(m.id) for m in scene.actors}:
        return "actor"
    return "target" if own & {standing_of(m.id) for m in scene.targets} else "none"


def _act(speech: Speech | None) -> str:
    return "-" if speech is None or speech.entry is None else speech.entry.act.value


def _position(scene: Scene, candidate: Candidate) -> Iterator[str]:
    group = candidate.group
    if group is None:
        return
    structure, trigger, entry = scene.structure, scene.trigger, scene.trigger.value.entry
    kind, frame, order = trigger.value.kind, scene.frame, scene.pack.data.order
    slot, role = scene.slot(group)
    voice = "passive" if scene.slots.passive else "active"
    party = group.parties[0]
    after = group.first >= trigger.head
    gap = group.first - trigger.head if after else trigger.first - group.last
    side = "after" if after else "before"
    crossing = _crossing(structure, trigger.first, group.first)
    rank = _rank(structure, trigger, group)
    others = _others_between(scene, group)
    pronoun = "pronoun" if trigger.form.suffix else "-"
    yield f"slot={slot}|role={role}|{voice}"
    yield f"slot={slot}|{kind}|{order}|{voice}"
    yield f"slot={slot}|frame={frame}|{voice}"
    yield f"slot={slot}|type={entry.type}"
    yield f"slot={slot}|party={party.kind}|frame={frame}"
    yield f"{side}|{kind}|{order}|{crossing}|rank={rank}"
    yield f"{side}|{kind}|{order}|{voice}|frame={frame}|rank={rank}"
    yield f"{side}|type={entry.type}|rank={rank}"
    yield f"preposition={group.preposition or '-'}|{side}|frame={frame}"
    yield f"preposition={group.preposition or '-'}|{side}|{crossing}"
    yield f"preposition={group.preposition or '-'}|{side}|{kind}|{order}"
    yield f"party={party.kind}|{side}|frame={frame}"
    yield f"gap={_bucket(gap)}|{side}|{kind}|{order}"
    yield f"gap={_bucket(gap)}|{side}|plain={group.plain}"
    yield f"crossing={crossing}|role={role}"
    yield f"others between={others}|{side}|{kind}"
    yield f"others between={others}|role={role}"
    yield f"{pronoun}|{side}|rank={rank}|{kind}"
    yield f"subject={_subject(scene)}|{side}|rank={rank}|{voice}"
    yield f"{kind}|{trigger.feature}|{side}|{crossing}"
    first = structure.groups[0] is group
    yield f"opens={first}|{side}|frame={frame}"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    yield f"opener={opener}|{side}|rank={rank}"
    yield f"quoted={structure.tokens[trigger.first].quote >= 0}|{structure.tokens[group.first].quote >= 0}|{side}"
    yield from _in_speech(scene, group, side, role)


def _in_speech(scene: Scene, group: Group, side: str, role: str) -> Iterator[str]:
    speech, family = scene.speech, scene.trigger.value.entry.type.family
    if speech is None:
        yield f"no speech|{side}|role={role}"
        return
    act = _act(speech)
    if group is speech.speaker:
        yield f"speaks|act={act}|family={family}"
        yield f"speaks|{speech.kind}|{side}|frame={scene.frame}"
    elif group is speech.addressed:
        yield f"addressed|act={act}|family={family}"
        yield f"addressed|act={act}|{side}"
    else:
        yield f"said={speech.covers(group.first)}|role={role}"
        yield f"said={speech.covers(group.first)}|{side}|act={act}"


def _carried(scene: Scene, candidate: Candidate) -> Iterator[str]:
    entry = scene.trigger.value.entry
    voice = "passive" if scene.slots.passive else "active"
    plain = sum(g.plain and not g.adjective for g in scene.structure.groups)
    filled = "+".join(sorted({scene.pack.frames[scene.frame].get(s, "none") for s in scene.slots.filled})) or "-"
    yield f"{candidate.origin}|filled={filled}|{voice}"
    yield f"{candidate.origin}|frame={scene.frame}|filled={filled}"
    yield f"{candidate.origin}|{scene.trigger.value.kind}|plain={min(plain, 3)}"
    yield f"{candidate.origin}|type={entry.type}|speech={scene.speech is not None}"
    yield f"{candidate.origin}|groups={min(len(scene.structure.groups), 3)}"
    pronoun = "pronoun" if scene.trigger.form.suffix else "-"
    yield f"{candidate.origin}|{pronoun}|{scene.trigger.value.kind}"
    yield f"{candidate.origin}|subject={_subject(scene)}|{voice}"
    yield f"{candidate.origin}|subject={_subject(scene)}|family={entry.type.family}"
    yield f"{candidate.origin}|place={scene.place}|type={entry.type}"
    yield f"{candidate.origin}|place={scene.place}|filled={filled}"
    definite = scene.trigger.form.prefix.endswith("ال")
    yield f"{candidate.origin}|definite={definite}|rivals={min(candidate.rivals, 3)}"


def _subject(scene: Scene) -> str:
    """What stands as subject of a verb: a party, a pronoun, or nothing that is known; `-` for nouns."""
    structure, trigger = scene.structure, scene.trigger
    if trigger.value.kind != "verb":
        return "-"
    first, _ = structure.clause_span(trigger.first)
    particles = [structure.particle_at[i].kind for i in range(first, trigger.first) if i in structure.particle_at]
    if "pronoun" in particles:
        return "pronoun"
    return "party" if "subject" in scene.slots.filled else "none"


def _crossing(structure: Structure, a: int, b: int) -> str:
    """What lies between two tokens: nothing, one clause boundary and what opens it, or more."""
    openers = structure.crossing(a, b)
    if not openers:
        return "same"
    if structure.hard_between(min(a, b), max(a, b)):
        return "stop"
    named = sorted({opener for opener in openers if opener})
    return "+".join(named) if named else "comma" if len(openers) == 1 else "commas"


def _rank(structure: Structure, trigger: Match[Trigger], group: Group) -> int:
    """How many like groups stand nearer to the trigger on the same side, at most 2."""
    like = [g for g in structure.groups if g.plain == group.plain and g.adjective == group.adjective]
    if group.first >= trigger.head:
        nearer = sum(trigger.head <= g.first < group.first for g in like)
    else:
        nearer = sum(group.first < g.first < trigger.first for g in like)
    return min(nearer, 2)


def _bucket(gap: int) -> int:
    return next((n for n, limit in enumerate(_BUCKETS) if gap < limit), len(_BUCKETS))


def _others_between(scene: Scene, group: Group) -> int:
    """How many other triggers stand between a group and the trigger, at most 2."""
    low, high = sorted((scene.trigger.first, group.first))
    return min(sum(low < t.first < high for t in scene.triggers if t is not scene.trigger), 2)


def standing_of(identifier: str) -> str:
    """Who somebody is among those who act or suffer: a state's army acts for it, its rebels and civilians do not."""
    side, _, suffix = identifier.partition(".")
    return identifier if suffix in _APART else side


def candidates(scene: Scene, named: Sequence[tuple[Group, tuple[Mention, ...]]]) -> list[Candidate]:
    """Who may have a role: the groups of the sentence, and those that had one in the event told before.

    Args:
        scene: the trigger and its surroundings.
        named: the sentence's groups with whom they stand for.
    """
    trigger = scene.trigger
    by_who: dict[frozenset[str], list[tuple[Group, tuple[Mention, ...]]]] = {}
    for group, mentions in named:
        if mentions and (group.last <= trigger.first or group.first >= trigger.head):
            who = frozenset(standing_of(m.id) for m in mentions)
            by_who.setdefault(who, []).append((group, mentions))
    present = {one for who in by_who for one in who}
    carried: list[tuple[str, tuple[Mention, ...]]] = []
    for origin, mentions in (("actor before", scene.actors), ("target before", scene.targets)):
        held = {standing_of(m.id) for m in mentions}
        if mentions and not present & held:
            carried.append((origin, mentions))
            present |= held
    carried += _people(scene, present)
    rivals = len(by_who) + len(carried) - 1
    found = []
    for same in by_who.values():
        group, mentions = min(same, key=lambda pair: _remoteness(scene, pair[0]))
        found.append(Candidate(mentions, group, "sentence", len(same), rivals))
    return found + [Candidate(mentions, None, origin, 1, rivals) for origin, mentions in carried]


def _people(scene: Scene, present: set[str]) -> list[tuple[str, tuple[Mention, ...]]]:
    """The people of the conflict's state, whom words of attack, flight and death mean where they name nobody."""
    structure, trigger, context = scene.structure, scene.trigger, scene.context
    people = f"{context.home}.CVL"
    if trigger.value.entry.type.family not in _OF_PEOPLE or context.home is None or people in present:
        return []
    start, end = structure.tokens[trigger.first].start, structure.tokens[trigger.last - 1].end
    return [("people", (Mention(id=people, start=start, end=end, text=context.text[start:end]),))]


def _remoteness(scene: Scene, group: Group) -> tuple[bool, bool, int]:
    """How far a group is from the trigger: one in a slot that has a role is nearest, then one in the same clause."""
    structure, trigger = scene.structure, scene.trigger
    unslotted = scene.slot(group)[1] in {"-", "none"}
    gap = group.first - trigger.head if group.first >= trigger.head else trigger.first - group.last
    return unslotted, structure.clause[group.first] != structure.clause[trigger.first], gap


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does an event, to whom, and why."""

    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    reasons: tuple[Reason, ...]


_FIRST = {"actor": 0.35, "target": 0.3}  # chance from which on the most likely one has a role: by cross-validation
_FURTHER = 0.6  # and every other one


class Caster:
    """Casts events by a model whose labels are `actor`, `target` and `none`."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model

    def cast(self, scene: Scene, at_hand: Sequence[Candidate]) -> Cast:
        """The cast of an event; somebody who is chosen for both roles only does it."""
        described = [(candidate, describe(scene, candidate)) for candidate in at_hand]
        weighed = [(candidate, features, self._model.probabilities(features)) for candidate, features in described]
        roles: dict[str, dict[str, Mention]] = {"actor": {}, "target": {}}
        reasons: list[Reason] = []
        for role, other in (("actor", "target"), ("target", "actor")):
            least = _FIRST[role]
            for candidate, features, chances in sorted(weighed, key=lambda w: -w[2][role]):
                if any(m.id in roles["actor"] for m in candidate.mentions):
                    continue
                if chances[role] >= least and chances[role] >= chances[other]:
                    for mention in candidate.mentions:
                        roles[role].setdefault(mention.id, mention)
                    words = f"{role}: {candidate.mentions[0].text}"
                    reasons.append(Reason(words, chances[role], role, features, self._model))
                least = _FURTHER
        return Cast(tuple(roles["actor"].values()), tuple(roles["target"].values()), tuple(reasons))
