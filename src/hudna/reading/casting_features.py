"""What speaks for a role: the named features of a candidate in a scene, by which casting is learned.

They say in which grammatical slot it stands and what the trigger's frame makes of that, where it stands, which words stand
beside it, what it is, and how it was carried on. Nothing is told of who it is by name. Each was kept because without it
annotated roles that a model had not learned from became less likely (backward elimination over 110 kinds of features).
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Mention
from hudna.reading.blocks import Block, Piece, named
from hudna.reading.history import standings
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.scene import Candidate, Scene
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_BUCKETS = (1, 2, 4, 8, 16, 32)
_BETWEEN = 5  # words between a group and the trigger that are looked at one by one
_CARRIED = "carried"


class Shared:
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

    def __init__(self, scene: Scene) -> None:
        trigger = scene.trigger
        entry = trigger.value.entry
        self.type: str = entry.type.value
        self.family = entry.type.family
        self.frame = entry.frame
        self.rule = entry.id
        self.word = trigger.value.listed
        self.kind = trigger.value.kind
        self.order = scene.pack.data.order
        self.voice = "passive" if scene.slots.passive else "active"
        self.since = _since(scene, entry.type.family)
        self.pronoun = trigger.form.suffix != ""
        self.after = scene.structure.word_at(trigger.head)
        self.actors = standings(scene.actors)
        self.targets = standings(scene.targets)
        self.slots: dict[Group, tuple[str, str]] = {
            group: (slot, scene.role(slot)) for slot, groups in scene.slots.filled.items() for group in groups
        }


class Own:
    """What several features of one candidate share.

    Attributes:
        where: `here`, or how it was carried on.
        slot, role: its grammatical slot and the role that the frame gives it; `carried` where it stands in none.
        suffix: what it is of its side: `MIL`, `CVL`, ...; `-` for the side itself.
        standing: whether it is of one `side` of the conflict, of `both`, or an `outsider`.
        held: its role in the event told last.
        relation: how it stands to the speaker.
        sides: the states and groups that it is of; `camps`: the sides of the conflict on which these are; `outside`: whether any is
            on neither.
    """

    def __init__(self, scene: Scene, shared: Shared, candidate: Candidate) -> None:
        group, mentions = candidate.group, candidate.mentions
        camps = {scene.context.side_of(mention.id) for mention in mentions}
        self.outside = None in camps
        self.camps = frozenset([camp for camp in camps if camp is not None])
        self.where = "here" if group is not None else candidate.origin
        self.slot, self.role = (_CARRIED, _CARRIED) if group is None else shared.slots.get(group, ("-", "-"))
        self.suffix = mentions[0].id.partition(".")[2] or "-"
        self.standing = "both" if len(self.camps) > 1 else "side" if self.camps else "outsider"
        who = standings(mentions)
        held = "target" if not who.isdisjoint(shared.targets) else "none"
        self.held = "actor" if not who.isdisjoint(shared.actors) else held
        self.relation = _relation(scene, mentions[0], self.camps)
        self.sides = frozenset([mention.side for mention in mentions])


class Portrait:
    """A candidate as casting sees it: what it is, and what speaks for its roles."""

    __slots__ = ("blocks", "own")

    def __init__(self, own: Own, blocks: list[Piece]) -> None:
        self.own = own
        self.blocks = blocks

    @property
    def features(self) -> list[str]:
        """The names of its features."""
        return named(self.blocks)


def describe(scene: Scene, at_hand: Sequence[Candidate]) -> list[list[str]]:
    """The features of each candidate in a scene, in order."""
    return [portrait.features for portrait in portray(scene, at_hand)[1]]


def portray(scene: Scene, at_hand: Sequence[Candidate]) -> tuple[Shared, list[Portrait]]:
    """What all candidates of a scene share, and each of them, in order."""
    shared = Shared(scene)
    return shared, [_portrait(scene, shared, candidate) for candidate in at_hand]


def _portrait(scene: Scene, shared: Shared, candidate: Candidate) -> Portrait:
    group, own = candidate.group, Own(scene, shared, candidate)
    blocks = _kind(scene, shared, candidate, own)
    if group is None:
        blocks.append((_of_carried, candidate.origin, shared.type, scene.speech is not None))
    else:
        side = "after" if group.first >= scene.trigger.head else "before"
        blocks += _position(scene, shared, (group, side), own)
        blocks += _beside(scene, shared, group, side)
    return Portrait(own, blocks)


def _relation(scene: Scene, mention: Mention, camps: frozenset[int]) -> str:
    """How somebody stands to the speaker: the same, of one side, of the other, or of none; `-` where the outlet speaks."""
    if scene.speaker is None:
        return "-"
    if scene.speaker.side == mention.side:
        return "same"
    side = scene.context.side_of(scene.speaker.id)
    if side is not None and side in camps:
        return "ally"
    return "opponent" if side is not None and camps else "outsider"


def _kind(scene: Scene, shared: Shared, candidate: Candidate, own: Own) -> list[Piece]:
    """What it is, what it did before, and how the report comes to name it."""
    where, family, frame = own.where, shared.family, shared.frame
    speaks = scene.speech is not None and candidate.group is not None and candidate.group is scene.speech.speaker
    at_home = any(mention.side == scene.country for mention in candidate.mentions)
    rivals, number = min(candidate.rivals, 4), min(len(candidate.mentions), 3)
    return [
        (_of_number, where, frame, rivals, number, own.relation),
        (_of_standing, own.standing, own.suffix, own.slot, frame),
        (_of_past, own.held, shared.since, where, family, own.standing, at_home),
        (_of_role, own.role, own.suffix, family, where, _others(shared, candidate.group)),
        (_of_speaker, speaks, shared.pronoun, shared.kind, where, own.role, candidate.usual),
        f"relation={own.relation}|word={shared.word}",
        f"role={own.role}|rule={shared.rule}",
    ]


def _of_number(block: Block) -> list[str]:
    _, where, frame, rivals, number, relation = block
    return [
        f"{where}|rivals={rivals}|frame={frame}",
        f"number={number}|frame={frame}",
        f"relation={relation}|{where}|frame={frame}",
    ]


def _of_standing(block: Block) -> list[str]:
    _, standing, suffix, slot, frame = block
    return [
        f"suffix={suffix}|frame={frame}",
        f"suffix={suffix}|standing={standing}",
        f"slot={slot}|suffix={suffix}|frame={frame}",
        f"slot={slot}|standing={standing}|frame={frame}",
    ]


def _of_past(block: Block) -> list[str]:
    _, held, since, where, family, standing, at_home = block
    return [
        f"standing={standing}|family={family}|{where}",
        f"held={held}|{since}|{where}",
        f"held={held}|{since}|family={family}",
        f"at home={at_home}|{where}|family={family}",
    ]


def _of_role(block: Block) -> list[str]:
    _, role, suffix, family, where, others = block
    return [f"role={role}|suffix={suffix}|family={family}", f"others={others}|{where}|family={family}"]


def _of_speaker(block: Block) -> list[str]:
    _, speaks, pronoun, kind, where, role, usual = block
    return [f"speaks={speaks}|pronoun={pronoun}|{kind}|{where}", f"role={role}|usual={usual}"]


def _of_carried(block: Block) -> list[str]:
    _, origin, event, spoken = block
    return [f"{origin}|type={event}|speech={spoken}"]


def _position(scene: Scene, shared: Shared, placed: tuple[Group, str], own: Own) -> list[Piece]:
    """Where it stands in the sentence; `placed`: the group, and its side of the trigger."""
    structure, trigger = scene.structure, scene.trigger
    group, side = placed
    party, preposition = group.parties[0].kind, group.preposition or "-"
    gap = _bucket(group.first - trigger.head if side == "after" else trigger.first - group.last)
    crossing = _crossing(structure, trigger.first, group.first)
    rank = _rank(structure, trigger, group)
    said = _said(scene.speech, group)
    return [
        (_of_party, side, own.slot, party, preposition, shared.frame, shared.type),
        (_of_place, side, shared.kind, shared.order, shared.voice, shared.frame, crossing, rank, preposition),
        f"slot={own.slot}|word={shared.word}",
        f"preposition={preposition}|{side}|word={shared.word}",
        (_of_suffix, own.suffix, shared.rule, shared.type),
        (_of_gap, side, gap, group.plain, _same(shared, group), own.role, said),
        f"word after trigger={shared.after}|{side}|rank={rank}",
    ]


def _of_party(block: Block) -> list[str]:
    _, side, slot, party, preposition, frame, event = block
    return [
        f"slot={slot}|party={party}|frame={frame}",
        f"preposition={preposition}|{side}|frame={frame}",
        f"party={party}|{side}|frame={frame}",
        f"party={party}|{side}|type={event}",
    ]


def _of_place(block: Block) -> list[str]:
    _, side, kind, order, voice, frame, crossing, rank, preposition = block
    return [
        f"{side}|{kind}|{order}|{crossing}|rank={rank}",
        f"{side}|{kind}|{order}|{voice}|frame={frame}|rank={rank}",
        f"preposition={preposition}|{side}|{crossing}",
    ]


def _of_suffix(block: Block) -> list[str]:
    _, suffix, rule, event = block
    return [f"suffix={suffix}|type={event}", f"suffix={suffix}|rule={rule}"]


def _of_gap(block: Block) -> list[str]:
    _, side, gap, plain, same, role, said = block
    return [f"gap={gap}|{side}|plain={plain}", f"same as in slot={same}|role={role}", f"said={said}|role={role}"]


def _beside(scene: Scene, shared: Shared, group: Group, side: str) -> list[Piece]:
    """The words around it, and the other events told near it."""
    structure, trigger, family = scene.structure, scene.trigger, shared.family
    low, high = (trigger.head, group.first) if side == "after" else (group.last, trigger.first)
    before = structure.word_at(group.first - 1)
    blocks: list[Piece] = [
        f"before={before}|{side}",
        f"before={before}|{side}|family={family}",
        (_of_behind, structure.word_at(group.last), side),
    ]
    if high - low <= _BETWEEN:
        for word in [structure.word_at(index) for index in range(low, high)]:
            blocks += (f"between={word}|{side}", f"between={word}|{side}|family={family}")
    nearer = _nearer(scene, group, max(0, high - low))
    if nearer is not None:
        blocks.append((_of_nearer, nearer.value.entry.type.family, family, side))
    return blocks


def _of_behind(block: Block) -> list[str]:
    _, word, side = block
    return [f"after={word}|{side}"]


def _of_nearer(block: Block) -> list[str]:
    _, nearer, family, side = block
    return [f"nearer={nearer}|{family}|{side}"]


def _since(scene: Scene, family: str) -> str:
    """How far back the last event was told, and whether it was of the same family."""
    last = scene.last
    if last is None:
        return "first"
    return f"{'like' if last.type.family == family else 'other'} {min(scene.sentence - last.sentence, 3)}"


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
