"""Casting: which of the parties at hand does an event, and to which it is done.

The candidates are the parties of the sentence and those that the report carried on from before. Each is described by named
features (its grammatical slot and what the trigger's frame makes of it, where it stands, what it is), and a linear model
learned on annotated reports decides. Nothing is decided by the words of a report themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.claims import Mention
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.context import Context
from hudna.reading.history import Past, standing_of, standings
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.slots import SLOT_FINDERS, Head, Slots
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure
from hudna.reading.terms import ARTICLES

_OF_PEOPLE = frozenset({"displacement", "harm", "aid", "attack", "detention", "obstruction", "abuse"})
_TOGETHER = "mutual"  # frame of what sides do together
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
        usual: the role that it had oftener in events of the same family told before, or `none`.
    """

    mentions: tuple[Mention, ...]
    group: Group | None
    origin: str
    times: int = 1
    rivals: int = 0
    usual: str = "none"


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
        country: the state of the place where the event is told to have been, else the one in which the conflict is fought.
        sentence: number of the sentence in the report.
        last: the event told before; None for the first.
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
    country: str | None
    sentence: int
    last: Past | None

    @property
    def frame(self) -> str:
        """Name of the trigger's frame."""
        return self.trigger.value.entry.frame

    def slot(self, group: Group) -> tuple[str, str]:
        """The grammatical slot in which a group stands, and the role that the frame gives it; `-` for neither."""
        for slot, groups in self.slots.filled.items():
            if group in groups:
                return slot, self.pack.frames[self.frame].get(slot, "none")
        return "-", "-"


def slots_of(structure: Structure, trigger: Match[Trigger], pack: Pack) -> Slots:
    """The groups in the grammatical slots around a trigger, in the word order of its language."""
    head = Head(trigger.first, trigger.head, trigger.value.kind, trigger.feature, trigger.value.entry.voice)
    return SLOT_FINDERS[pack.data.order](structure, head)


def describe(scene: Scene, candidate: Candidate) -> list[str]:
    """The features of a candidate in a scene."""
    group = candidate.group
    own = _carried(scene, candidate) if group is None else _position(scene, group) + _in_speech(scene, group)
    return _kind(scene, candidate) + own


def _kind(scene: Scene, candidate: Candidate) -> list[str]:
    entry, frame = scene.trigger.value.entry, scene.frame
    type_, family = entry.type.value, entry.type.family
    first = candidate.mentions[0]
    suffix = first.id.partition(".")[2] or "-"
    sides = {scene.context.side_of(m.id) for m in candidate.mentions}
    standing = "both" if len(sides - {None}) > 1 else "outsider" if sides == {None} else "side"
    where = "here" if candidate.group is not None else candidate.origin
    held, since = _held(scene, candidate), _since(scene)
    found = [
        f"{where}|type={type_}",
        f"{where}|rivals={min(candidate.rivals, 4)}|frame={frame}",
        f"standing={standing}|family={family}|{where}",
        f"suffix={suffix}|frame={frame}",
        f"suffix={suffix}|standing={standing}",
        f"number={min(len(candidate.mentions), 3)}|frame={frame}",
        f"named={min(candidate.times, 3)}|{where}",
        f"held={held}|{where}|frame={frame}",
        f"held={held}|family={family}|{scene.trigger.value.kind}",
        f"held={held}|{since}|{where}",
        f"held={held}|{since}|family={family}",
        f"usual={candidate.usual}|{where}|family={family}",
        f"usual={candidate.usual}|held={held}|{since}",
    ]
    if scene.speaker is not None:
        same = scene.speaker.side == first.side
        found += [f"speaker's={same}|family={family}|act={_act(scene.speech)}", f"speaker's={same}|type={type_}"]
    return found


def _held(scene: Scene, candidate: Candidate) -> str:
    """The role that somebody had in the event told last."""
    own = {standing_of(m.id) for m in candidate.mentions}
    if own & {standing_of(m.id) for m in scene.actors}:
        return "actor"
    return "target" if own & {standing_of(m.id) for m in scene.targets} else "none"


def _since(scene: Scene) -> str:
    """How far back the last event was told, and whether it was of the same family."""
    last = scene.last
    if last is None:
        return "first"
    like = "like" if last.type.family == scene.trigger.value.entry.type.family else "other"
    return f"{like} {min(scene.sentence - last.sentence, 3)}"


def _act(speech: Speech | None) -> str:
    return "-" if speech is None or speech.entry is None else speech.entry.act.value


def _position(scene: Scene, group: Group) -> list[str]:
    structure, trigger, frame = scene.structure, scene.trigger, scene.frame
    entry, kind, order = trigger.value.entry, trigger.value.kind, scene.pack.data.order
    type_ = entry.type.value
    slot, role = scene.slot(group)
    voice = "passive" if scene.slots.passive else "active"
    party = group.parties[0].kind
    side = _side(trigger, group)
    gap = _bucket(group.first - trigger.head if side == "after" else trigger.first - group.last)
    crossing = _crossing(structure, trigger.first, group.first)
    rank = _rank(structure, trigger, group)
    others = _others_between(scene, group)
    pronoun = "pronoun" if trigger.form.suffix else "-"
    preposition = group.preposition or "-"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    quoted = f"{structure.tokens[trigger.first].quote >= 0}|{structure.tokens[group.first].quote >= 0}"
    return [
        f"slot={slot}|role={role}|{voice}",
        f"slot={slot}|{kind}|{order}|{voice}",
        f"slot={slot}|frame={frame}|{voice}",
        f"slot={slot}|type={type_}",
        f"slot={slot}|party={party}|frame={frame}",
        f"{side}|{kind}|{order}|{crossing}|rank={rank}",
        f"{side}|{kind}|{order}|{voice}|frame={frame}|rank={rank}",
        f"{side}|type={type_}|rank={rank}",
        f"preposition={preposition}|{side}|frame={frame}",
        f"preposition={preposition}|{side}|{crossing}",
        f"preposition={preposition}|{side}|{kind}|{order}",
        f"party={party}|{side}|frame={frame}",
        f"gap={gap}|{side}|{kind}|{order}",
        f"gap={gap}|{side}|plain={group.plain}",
        f"crossing={crossing}|role={role}",
        f"others between={others}|{side}|{kind}",
        f"others between={others}|role={role}",
        f"{pronoun}|{side}|rank={rank}|{kind}",
        f"subject={_subject(scene)}|{side}|rank={rank}|{voice}",
        f"{kind}|{trigger.feature}|{side}|{crossing}",
        f"opens={structure.groups[0] is group}|{side}|frame={frame}",
        f"opener={opener}|{side}|rank={rank}",
        f"quoted={quoted}|{side}",
        f"word before trigger={_norm(structure, trigger.first - 1)}|{side}|rank={rank}",
        f"word after trigger={_norm(structure, trigger.head)}|{side}|rank={rank}",
    ]


def _norm(structure: Structure, index: int) -> str:
    return structure.tokens[index].norm if 0 <= index < len(structure.tokens) else "-"


def _side(trigger: Match[Trigger], group: Group) -> str:
    return "after" if group.first >= trigger.head else "before"


def _in_speech(scene: Scene, group: Group) -> list[str]:
    speech, family, side = scene.speech, scene.trigger.value.entry.type.family, _side(scene.trigger, group)
    _, role = scene.slot(group)
    if speech is None:
        return [f"no speech|{side}|role={role}"]
    act = _act(speech)
    if group is speech.speaker:
        return [f"speaks|act={act}|family={family}", f"speaks|{speech.kind}|{side}|frame={scene.frame}"]
    if group is speech.addressed:
        return [f"addressed|act={act}|family={family}", f"addressed|act={act}|{side}"]
    said = speech.covers(group.first)
    return [f"said={said}|role={role}", f"said={said}|{side}|act={act}"]


def _carried(scene: Scene, candidate: Candidate) -> list[str]:
    origin, type_, kind = candidate.origin, scene.trigger.value.entry.type, scene.trigger.value.kind
    voice = "passive" if scene.slots.passive else "active"
    plain = sum(g.plain and not g.adjective for g in scene.structure.groups)
    filled = "+".join(sorted({scene.pack.frames[scene.frame].get(s, "none") for s in scene.slots.filled})) or "-"
    subject = _subject(scene)
    pronoun = "pronoun" if scene.trigger.form.suffix else "-"
    definite = scene.trigger.form.prefix.endswith("ال")
    since = _since(scene)
    return [
        f"{origin}|{since}|filled={filled}",
        f"{origin}|{since}|family={type_.family}",
        f"{origin}|{since}|subject={subject}",
        f"{origin}|{since}|paragraph={scene.structure.sentence.opens_paragraph}",
        f"{origin}|filled={filled}|{voice}",
        f"{origin}|frame={scene.frame}|filled={filled}",
        f"{origin}|{kind}|plain={min(plain, 3)}",
        f"{origin}|type={type_.value}|speech={scene.speech is not None}",
        f"{origin}|groups={min(len(scene.structure.groups), 3)}",
        f"{origin}|{pronoun}|{kind}",
        f"{origin}|subject={subject}|{voice}",
        f"{origin}|subject={subject}|family={type_.family}",
        f"{origin}|place={scene.place}|type={type_.value}",
        f"{origin}|place={scene.place}|filled={filled}",
        f"{origin}|definite={definite}|rivals={min(candidate.rivals, 3)}",
    ]


def _is_definite(scene: Scene) -> bool:
    """Whether the trigger is marked as known from before: "the", "this", ال."""
    first = scene.trigger.first
    before = scene.structure.tokens[first - 1].norm if first else ""
    return scene.trigger.form.prefix.endswith(ARTICLES) or before in scene.pack.definite


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
    like = scene.context.history.by_family.get(trigger.value.entry.type.family)
    for origin, mentions in (
        ("actor before", scene.actors),
        ("target before", scene.targets),
        ("actor of like", like.actors if like is not None else ()),
        ("target of like", like.targets if like is not None else ()),
    ):
        held = {standing_of(m.id) for m in mentions}
        if mentions and not present & held:
            carried.append((origin, mentions))
            present |= held
    carried += _people(scene, present)
    rivals = len(by_who) + len(carried) - 1
    found = []
    for same in by_who.values():
        group, mentions = min(same, key=lambda pair: _remoteness(scene, pair[0]))
        found.append(Candidate(mentions, group, "sentence", len(same), rivals, _usual(scene, mentions)))
    return found + [Candidate(who, None, origin, 1, rivals, _usual(scene, who)) for origin, who in carried]


def _usual(scene: Scene, mentions: Sequence[Mention]) -> str:
    return scene.context.history.usual(standings(mentions), scene.trigger.value.entry.type.family)


def _people(scene: Scene, present: set[str]) -> list[tuple[str, tuple[Mention, ...]]]:
    """The people of the event's country, whom words of attack, flight and death mean where they name nobody."""
    people = f"{scene.country}.CVL"
    if scene.trigger.value.entry.type.family not in _OF_PEOPLE or scene.country is None or people in present:
        return []
    origin = "people" if scene.country == scene.context.home else "people abroad"
    return [(origin, (_meant(scene, people),))]


def _meant(scene: Scene, identifier: str) -> Mention:
    """Somebody whom the trigger means without naming him."""
    tokens = scene.structure.tokens
    start, end = tokens[scene.trigger.first].start, tokens[scene.trigger.last - 1].end
    return Mention(id=identifier, start=start, end=end, text=scene.context.text[start:end])


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
_FURTHER = 0.65  # and every other one


def _only_tells(scene: Scene, group: Group | None) -> bool:
    """Whether a group speaks of what another does: "A said B had fired". It shares in it only where sides act together."""
    if scene.speech is None or group is None or group is not scene.speech.speaker or scene.frame == _TOGETHER:
        return False
    return any(
        other is not group and scene.slot(other)[1] == "actor" and other.first > scene.speech.first
        for other in scene.structure.groups
    )


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
                if role == "actor" and _only_tells(scene, candidate.group):
                    continue
                if chances[role] >= least and chances[role] >= chances[other]:
                    for mention in candidate.mentions:
                        roles[role].setdefault(mention.id, mention)
                    words = f"{role}: {candidate.mentions[0].text}"
                    reasons.append(Reason(words, chances[role], role, features, self._model))
                least = _FURTHER
        return Cast(tuple(roles["actor"].values()), tuple(roles["target"].values()), tuple(reasons))
