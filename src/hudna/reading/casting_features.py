"""What speaks for a role: the named features of a candidate in a scene, by which casting is learned.

They say in which grammatical slot it stands and what the trigger's frame makes of that, where it stands, what it is, and how
it was carried on. Nothing is told of who it is by name.
"""

from __future__ import annotations

from hudna.reading.history import standings
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.scene import Candidate, Scene
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_BUCKETS = (1, 2, 4, 8, 16, 32)


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
    own = standings(candidate.mentions)
    if own & standings(scene.actors):
        return "actor"
    return "target" if own & standings(scene.targets) else "none"


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
        f"word before trigger={structure.norm_at(trigger.first - 1)}|{side}|rank={rank}",
        f"word after trigger={structure.norm_at(trigger.head)}|{side}|rank={rank}",
    ]


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
