"""What speaks for a role: the named features of a candidate in a scene, by which casting is learned.

They say in which grammatical slot it stands and what the trigger's frame makes of that, where it stands, which words stand
beside it, what it is, and how it was carried on. Nothing is told of who it is by name. Each was kept because without it
annotated roles that a model had not learned from became less likely (backward elimination over 110 kinds of features).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hudna.model.claims import Mention
from hudna.reading.history import standings
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.scene import Candidate, Scene
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_BUCKETS = (1, 2, 4, 8, 16, 32)
_BETWEEN = 5  # words between a group and the trigger that are looked at one by one
_CARRIED = "carried"


class Shared(NamedTuple):
    """What the features of all candidates of a scene share.

    Attributes:
        type, family, frame, rule, word, kind: of the trigger.
        order: the word order of the language.
        voice: `active` or `passive`.
        since: how far back the last event was told, and whether it was of the same family.
        pronoun: whether one stands on the trigger.
        after: the word after the trigger.
        actors, targets: who had a role in the event told before.
        slots: by group, its grammatical slot and the role that the frame gives it.
    """

    type: str
    family: str
    frame: str
    rule: str
    word: str
    kind: str
    order: str
    voice: str
    since: str
    pronoun: bool
    after: str
    actors: frozenset[str]
    targets: frozenset[str]
    slots: Mapping[Group, tuple[str, str]]


class Own(NamedTuple):
    """What several features of one candidate share.

    Attributes:
        where: `here`, or how it was carried on.
        slot, role: its grammatical slot and the role that the frame gives it; `carried` where it stands in none.
        suffix: what it is of its side: `MIL`, `CVL`, ...; `-` for the side itself.
        standing: whether it is of one `side` of the conflict, of `both`, or an `outsider`.
        held: its role in the event told last.
        relation: how it stands to the speaker.
        sides: the states and groups that it is of; `camps`: the sides of the conflict on which these are, None for neither.
    """

    where: str
    slot: str
    role: str
    suffix: str
    standing: str
    held: str
    relation: str
    sides: frozenset[str]
    camps: frozenset[int | None]


class Portrait:
    """A candidate as casting sees it: what it is, and its features."""

    __slots__ = ("features", "own")

    def __init__(self, own: Own, features: list[str]) -> None:
        self.own = own
        self.features = features


def describe(scene: Scene, at_hand: Sequence[Candidate]) -> list[list[str]]:
    """The features of each candidate in a scene, in order."""
    return [portrait.features for portrait in portray(scene, at_hand)[1]]


def portray(scene: Scene, at_hand: Sequence[Candidate]) -> tuple[Shared, list[Portrait]]:
    """What all candidates of a scene share, and each of them, in order."""
    shared = _shared(scene)
    return shared, [_portrait(scene, shared, candidate) for candidate in at_hand]


def _portrait(scene: Scene, shared: Shared, candidate: Candidate) -> Portrait:
    group, own = candidate.group, _own(scene, shared, candidate)
    found = _kind(scene, shared, candidate, own)
    if group is None:
        found.append(f"{candidate.origin}|type={shared.type}|speech={scene.speech is not None}")
        return Portrait(own, found)
    return Portrait(own, found + _position(scene, shared, group, own) + _beside(scene, shared, group))


def _shared(scene: Scene) -> Shared:
    trigger, frame = scene.trigger, scene.frame
    entry = trigger.value.entry
    return Shared(
        entry.type.value,
        entry.type.family,
        frame,
        entry.id,
        trigger.value.listed,
        trigger.value.kind,
        scene.pack.data.order,
        "passive" if scene.slots.passive else "active",
        _since(scene, entry.type.family),
        trigger.form.suffix != "",
        scene.structure.word_at(trigger.head),
        standings(scene.actors),
        standings(scene.targets),
        {group: (slot, scene.role(slot)) for slot, groups in scene.slots.filled.items() for group in groups},
    )


def _own(scene: Scene, shared: Shared, candidate: Candidate) -> Own:
    group, mentions, context = candidate.group, candidate.mentions, scene.context
    camps = frozenset([context.side_of(mention.id) for mention in mentions])
    slot, role = (_CARRIED, _CARRIED) if group is None else shared.slots.get(group, ("-", "-"))
    who = standings(mentions)
    held = "actor" if who & shared.actors else "target" if who & shared.targets else "none"
    return Own(
        "here" if group is not None else candidate.origin,
        slot,
        role,
        mentions[0].id.partition(".")[2] or "-",
        "both" if len(camps - {None}) > 1 else "outsider" if camps == {None} else "side",
        held,
        _relation(scene, mentions[0], camps),
        frozenset([mention.side for mention in mentions]),
        camps,
    )


def _relation(scene: Scene, mention: Mention, camps: frozenset[int | None]) -> str:
    """How somebody stands to the speaker: the same, of one side, of the other, or of none; `-` where the outlet speaks."""
    if scene.speaker is None:
        return "-"
    if scene.speaker.side == mention.side:
        return "same"
    side = scene.context.side_of(scene.speaker.id)
    if side is not None and side in camps:
        return "ally"
    return "opponent" if side is not None and camps != {None} else "outsider"


def _kind(scene: Scene, shared: Shared, candidate: Candidate, own: Own) -> list[str]:
    """What it is, what it did before, and how the report comes to name it."""
    where, role, family, frame = own.where, own.role, shared.family, shared.frame
    speaks = scene.speech is not None and candidate.group is not None and candidate.group is scene.speech.speaker
    at_home = any(mention.side == scene.country for mention in candidate.mentions)
    return [
        f"{where}|rivals={min(candidate.rivals, 4)}|frame={frame}",
        f"standing={own.standing}|family={family}|{where}",
        f"suffix={own.suffix}|frame={frame}",
        f"suffix={own.suffix}|standing={own.standing}",
        f"number={min(len(candidate.mentions), 3)}|frame={frame}",
        f"held={own.held}|{shared.since}|{where}",
        f"held={own.held}|{shared.since}|family={family}",
        f"others={_others(shared, candidate.group)}|{where}|family={family}",
        f"relation={own.relation}|{where}|frame={frame}",
        f"relation={own.relation}|word={shared.word}",
        f"at home={at_home}|{where}|family={family}",
        f"slot={own.slot}|suffix={own.suffix}|frame={frame}",
        f"slot={own.slot}|standing={own.standing}|frame={frame}",
        f"speaks={speaks}|pronoun={shared.pronoun}|{shared.kind}|{where}",
        f"role={role}|rule={shared.rule}",
        f"role={role}|suffix={own.suffix}|family={family}",
        f"role={role}|usual={candidate.usual}",
    ]


def _position(scene: Scene, shared: Shared, group: Group, own: Own) -> list[str]:
    """Where it stands in the sentence."""
    structure, trigger = scene.structure, scene.trigger
    side = _side(trigger, group)
    party, preposition = group.parties[0].kind, group.preposition or "-"
    gap = _bucket(group.first - trigger.head if side == "after" else trigger.first - group.last)
    crossing = _crossing(structure, trigger.first, group.first)
    rank = _rank(structure, trigger, group)
    kind, order, frame = shared.kind, shared.order, shared.frame
    return [
        f"slot={own.slot}|party={party}|frame={frame}",
        f"slot={own.slot}|word={shared.word}",
        f"{side}|{kind}|{order}|{crossing}|rank={rank}",
        f"{side}|{kind}|{order}|{shared.voice}|frame={frame}|rank={rank}",
        f"preposition={preposition}|{side}|frame={frame}",
        f"preposition={preposition}|{side}|{crossing}",
        f"preposition={preposition}|{side}|word={shared.word}",
        f"party={party}|{side}|frame={frame}",
        f"party={party}|{side}|type={shared.type}",
        f"suffix={own.suffix}|type={shared.type}",
        f"suffix={own.suffix}|rule={shared.rule}",
        f"gap={gap}|{side}|plain={group.plain}",
        f"same as in slot={_same(shared, group)}|role={own.role}",
        f"said={_said(scene.speech, group)}|role={own.role}",
        f"word after trigger={shared.after}|{side}|rank={rank}",
    ]


def _beside(scene: Scene, shared: Shared, group: Group) -> list[str]:
    """The words around it, and the other events told near it."""
    structure, trigger, family = scene.structure, scene.trigger, shared.family
    side = _side(trigger, group)
    before, after = structure.word_at(group.first - 1), structure.word_at(group.last)
    low, high = (trigger.head, group.first) if side == "after" else (group.last, trigger.first)
    found = [f"before={before}|{side}", f"before={before}|{side}|family={family}", f"after={after}|{side}"]
    if high - low <= _BETWEEN:
        for index in range(low, high):
            word = structure.word_at(index)
            found += [f"between={word}|{side}", f"between={word}|{side}|family={family}"]
    nearer = _nearer(scene, group, max(0, high - low))
    if nearer is not None:
        found += [f"nearer={nearer.value.entry.type.family}|{family}|{side}"]
    return found


def _since(scene: Scene, family: str) -> str:
    """How far back the last event was told, and whether it was of the same family."""
    last = scene.last
    if last is None:
        return "first"
    return f"{'like' if last.type.family == family else 'other'} {min(scene.sentence - last.sentence, 3)}"


def _side(trigger: Match[Trigger], group: Group) -> str:
    return "after" if group.first >= trigger.head else "before"


def _others(shared: Shared, group: Group | None) -> str:
    """The roles that the frame gives to others."""
    given = {role for other, (_, role) in shared.slots.items() if other is not group and role != "none"}
    return "+".join(sorted(given)) or "-"


def _same(shared: Shared, group: Group) -> str:
    """Whether one of its side stands in a slot of an actor, and in one of a target; `-` where nobody else does."""
    own = {party.side for party in group.parties}
    found = []
    for wanted in ("actor", "target"):
        others = [other for other, (_, role) in shared.slots.items() if role == wanted and other is not group]
        sides = {party.side for other in others for party in other.parties}
        found.append(str(not own.isdisjoint(sides)) if others else "-")
    return "|".join(found)


def _said(speech: Speech | None, group: Group) -> str:
    """Where it stands in the speech that tells the event."""
    if speech is None:
        return "no speech"
    if group is speech.speaker:
        return "speaks"
    return "addressed" if group is speech.addressed else str(speech.covers(group.first))


def _nearer(scene: Scene, group: Group, apart: int) -> Match[Trigger] | None:
    """Of the words that tell other events the one nearest to a group, if it is nearer than so many words."""
    nearest = None
    for other in scene.triggers:
        gap = group.first - other.head if group.first >= other.head else other.first - group.last
        if other is not scene.trigger and gap < apart:
            nearest, apart = other, gap
    return nearest


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
