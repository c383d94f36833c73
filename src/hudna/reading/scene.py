"""Scenes: a trigger with all that its casting may depend on, and who may have a role in its event.

The candidates are the parties of the sentence and those that the report carried on from before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hudna.model.claims import Act, Mention, Status
from hudna.model.events import EventType
from hudna.reading.context import Context
from hudna.reading.government import Governed
from hudna.reading.history import Past, standing_of, standings
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match, as_definite
from hudna.reading.places import PlaceMention
from hudna.reading.slot_finders import SLOT_FINDERS
from hudna.reading.slots import Head, Slots, answering, is_nobody, noting, told_by
from hudna.reading.slots_of_doing import told_of_subject
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure
from hudna.reading.told import denies_words

TOGETHER = "mutual"  # frame of what sides do together, of which neither accuses the other: "the fighting between them"
_ATTACK, _KEEPING = "attack", "hold"
SHARED = frozenset({TOGETHER, "truce"})  # and that of what they agree on, of which neither does either
_LONGEST = 4  # words before who holds prisoners
_HELD = 1  # words besides particles between prisoners and who holds them: "hostages still alive in the hands of"
_CIVILIANS = ".CVL"
_OF_PEOPLE = frozenset({"displacement", "harm", "aid", "attack", "detention", "obstruction", "abuse"})


Cited = tuple[Group, tuple[Mention, ...]]
"""A group of a sentence with whom it stands for."""


class Candidate:
    """Somebody who may have a role in an event.

    Attributes:
        mentions: as whom the report names it, one for each party.
        group: its words in the sentence; None where it is carried on from before.
        origin: `sentence`, or how it was carried on.
        rivals: how many others may have a role.
        usual: the role that it had oftener in events of the same family told before, or `none`.
    """

    __slots__ = ("group", "mentions", "origin", "rivals", "usual")

    def __init__(
        self, mentions: tuple[Mention, ...], group: Group | None, origin: str, rivals: int, usual: str
    ) -> None:
        self.mentions = mentions
        self.group = group
        self.origin = origin
        self.rivals = rivals
        self.usual = usual


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger with all that its casting may depend on.

    Attributes:
        structure, trigger, triggers: the sentence, the word that names the event, and all such words in it.
        speech, speaker: the speech that tells it and who speaks; None for the outlet.
        slots: the groups in the grammatical slots around the trigger.
        pack, context: the language, and what the report is about.
        actors, targets: who had a role in the event told before it.
        country: the state of the place where the event is told to have been, else the one in which the conflict is fought.
        sentence: number of the sentence in the report.
        last: the event told before; None for the first.
        governed: who does the event by what governs its trigger, if anything does.
        first_person: whether who speaks tells it of himself.
        status: how the event is told.
        resumed: whom a pronoun as its subject means, who were named in the sentence before.
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
    country: str | None
    sentence: int
    last: Past | None
    governed: Governed | None = None
    first_person: bool = False
    status: Status = Status.ACTUAL
    resumed: tuple[Mention, ...] = ()

    @property
    def frame(self) -> str:
        """Name of the trigger's frame."""
        return self.trigger.value.entry.frame

    def slot(self, group: Group) -> tuple[str, str]:
        """The grammatical slot in which a group stands, and the role that the frame gives it; `-` for neither."""
        for slot, groups in self.slots.filled.items():
            if group in groups:
                return slot, self.role(slot)
        return "-", "-"

    def role(self, slot: str) -> str:
        """The role that the frame gives to a slot; the subject that would act is of a passive verb what its object is otherwise."""
        roles = self.pack.frames[self.frame]
        acts = slot == "subject" and roles.get(slot) == "actor"
        return roles.get("object" if acts and self.slots.passive else slot, "none")


def slots_of(
    structure: Structure, trigger: Match[Trigger], pack: Pack, triggers: Sequence[Match[Trigger]] = ()
) -> Slots:
    """The groups in the grammatical slots around a trigger, in the word order of its language; `triggers`: all of its sentence."""
    value, roles = trigger.value, pack.frames[trigger.value.entry.frame]
    # "killed in shelling": what its owner is to the first word, and the whole, to the attack
    cause = value.entry.type.family == "attack" and roles.get("genitive") == "target"
    head = Head(
        trigger.first,
        trigger.head,
        value.kind,
        trigger.feature,
        _voice(trigger, pack),
        trigger.form.suffix,
        trigger.last,
        cause and trigger.last > trigger.head,
        _resumes(structure, trigger, pack.prepositions),
        trigger.form.prefix in pack.conjunctions,
        _goes_on(structure, trigger, pack, triggers),
        trigger.final,
        as_definite(trigger.form),
    )
    slots = SLOT_FINDERS[pack.data.order](structure, head)
    notes = noting(structure, head, verb_first=pack.data.order == "verb-first")
    if notes is not None:
        slots.note(notes)
    if value.entry.topic and value.kind == "verb":
        slots.topics = slots.filled.pop("object", [])
    slots.answering = answering(structure, head, verb_first=pack.data.order == "verb-first")
    if value.kind == "noun":
        _put_own(structure, trigger, slots)
        _put_told(structure, trigger, slots)
        if roles.get("subject") == "target" and roles.get("by") == "actor":  # "intercepted a drone *that B had fired*"
            for group in [g for g in slots.filled.get("subject", ()) if g.first >= trigger.head]:
                slots.move(group, "by")
    if value.entry.type is EventType.DETENTION and roles.get("by") == "actor":
        slots.holder = _holder(structure, trigger, pack)
        if slots.holder is not None:
            slots.move(slots.holder, "by")
    return slots


def set_apart(slots: Slots, structure: Structure, trigger: Match[Trigger], spoken: Sequence[Speech]) -> None:
    """Leave no part in an event to who only speaks of it.

    "*The army* said artillery fire had wounded two soldiers": it does not own the fire. "A denied what *B* said about the shelling".
    """
    for speech in spoken:
        speaker = speech.speaker if speech.first < trigger.first else None
        if speaker is None:
            continue
        # Who denies "that" behind it denies what the speaker may have done: "A said it held the town, and B denied that".
        if any(denies_words(structure, outer, speech) for outer in spoken if outer.first < speech.first):
            slots.note(speaker)
        elif speech.kind == "noun" and speech.entry is not None and speech.entry.act is Act.ACCUSES:
            slots.accusing = speaker if speech.covers(trigger.first) else slots.accusing
        elif speech.kind == "verb" and speaker.last <= speech.first and speaker in slots.filled.get("genitive", ()):
            slots.move(speaker, "subject")


def set_origin(
    slots: Slots, trigger: Match[Trigger], places: Sequence[PlaceMention], at_war: Collection[str] = ()
) -> None:
    """Tell the place from which an attack came from whoever made it: "fired *from Lebanon*", but "fire from the army".

    `at_war`: the states that fight each other: what comes from one of these is its own.
    """
    if trigger.value.entry.frame == _ATTACK:
        named = {place.first for place in places}
        whence = (g for g in slots.filled.get("from", ()) if g.parties[0].first in named)
        slots.origin = next((g for g in whence if g.parties[0].id not in at_war), None)


def _voice(trigger: Match[Trigger], pack: Pack) -> str:
    """The voice of a trigger's entry; active where its verb is spelt so."""
    told = trigger.value.entry.voice
    spelt = told == "either" and trigger.feature == "past" and pack.inflection.only_active(trigger.form.key)
    return "active" if spelt else told


def _holder(structure: Structure, trigger: Match[Trigger], pack: Pack) -> Group | None:
    """Who is told to hold prisoners in the clause that tells of them: "hostages *in the hands of Hamas*", "محتجزون لدى حماس"."""
    for group in structure.groups:
        if group.first >= trigger.head and structure.clause[group.first] == structure.clause[trigger.first]:
            before = structure.tokens[max(0, group.first - _LONGEST) : group.first]
            norms = tuple(token.norm for token in before if token.norm not in pack.determiners)
            held = next((words for words in pack.holding if norms[-len(words) :] == words), None)
            if held is None:
                continue
            between = range(trigger.last, group.first - len(held))
            helping = sum(i in structure.particle_at or i in structure.adverbs for i in between)
            return group if len(between) - helping <= _HELD else None
    return None


def _goes_on(structure: Structure, trigger: Match[Trigger], pack: Pack, triggers: Sequence[Match[Trigger]]) -> int:
    """The first token of the verb to which "and" right before a verb joins it: "A stormed the house of B *and detained* C"; or -1."""
    before = structure.tokens[trigger.first - 1].norm if trigger.first else ""
    if trigger.value.kind != "verb" or before not in pack.conjunctions:
        return -1
    clause = structure.clause[trigger.first]
    verbs = [
        other.first
        for other in triggers
        if other.first < trigger.first and structure.clause[other.first] == clause and other.value.kind == "verb"
    ]
    if not verbs:
        return -1
    anew = range(verbs[-1] + 1, trigger.first - 1)  # "A attacked B *and C mobilised* and shelled D": C did
    opened = {i + 1 for i in anew if structure.tokens[i].norm in pack.conjunctions}
    return -1 if any(g.plain and g.first in opened for g in structure.groups) else verbs[-1]


def _put_own(structure: Structure, trigger: Match[Trigger], slots: Slots) -> None:
    """Put parties that a noun's own words are part of: "US-led coalition strikes", "Syrian refugees", "UN peacekeepers"."""
    for group in structure.groups:
        if group.first < trigger.head and group.last > trigger.first and not is_nobody(group.parties[0]):
            civil = group.parties[0].people and group.parties[0].id.endswith(_CIVILIANS)
            slots.put("object" if civil else "genitive", group)


def _put_told(structure: Structure, trigger: Match[Trigger], slots: Slots) -> None:
    """Put as subject whom the pronoun on "that" means before a participle of keeping a truce: "قالت أرمينيا إنها *ملتزمة*"."""
    told = told_of_subject(structure, trigger.first) if trigger.value.entry.frame == _KEEPING else None
    if told is not None:
        slots.move(told, "subject")
        slots.certain = told


def _resumes(structure: Structure, trigger: Match[Trigger], prepositions: frozenset[str]) -> bool:
    """Whether a pronoun on a preposition, in a phrase or right behind it, is what its first word governs: تسيطر عليها, التصدي لها."""
    behind = structure.tokens[trigger.first + 1 : trigger.head + 1]
    return any(form.suffix and form.key in prepositions for token in behind for form in token.forms)


def candidates(scene: Scene, named: Sequence[Cited]) -> list[Candidate]:
    """Who may have a role: the groups of the sentence, and those that had one in the event told before.

    Args:
        scene: the trigger and its surroundings.
        named: the sentence's groups with whom they stand for.
    """
    trigger = scene.trigger
    by_who: dict[frozenset[str], list[Cited]] = {}
    telling = told_by(scene.structure.groups, trigger.first, trigger.head)
    for group, mentions in named:
        apart = group.last <= trigger.first or group.first >= trigger.head
        if mentions and (apart or group is telling or scene.slot(group)[0] != "-"):
            who = standings(mentions)
            by_who.setdefault(who, []).append((group, mentions))
    present = {one for who in by_who for one in who}
    carried: list[tuple[str, tuple[Mention, ...]]] = []
    like = scene.context.history.by_family.get(trigger.value.entry.type.family)
    for origin, mentions in (
        ("subject before", scene.resumed),
        ("actor before", scene.actors),
        ("target before", scene.targets),
        ("actor of like", like.actors if like is not None else ()),
        ("target of like", like.targets if like is not None else ()),
    ):
        rest = tuple(m for m in mentions if standing_of(m.id) not in present)
        if rest:
            carried.append((origin, rest))
            present |= standings(rest)
    if scene.first_person and scene.speaker is not None and standing_of(scene.speaker.id) not in present:
        carried.append(("speaker", (scene.speaker,)))
        present.add(standing_of(scene.speaker.id))
    carried += _people(scene, present)
    rivals = len(by_who) + len(carried) - 1
    found = []
    for who, same in by_who.items():
        group, mentions = min(same, key=lambda pair: _remoteness(scene, pair[0])) if len(same) > 1 else same[0]
        found.append(Candidate(mentions, group, "sentence", rivals, _usual(scene, who)))
    return found + [Candidate(rest, None, origin, rivals, _usual(scene, standings(rest))) for origin, rest in carried]


def _usual(scene: Scene, who: frozenset[str]) -> str:
    return scene.context.history.usual(who, scene.trigger.value.entry.type.family)


def _people(scene: Scene, present: set[str]) -> list[tuple[str, tuple[Mention, ...]]]:
    """The people of the event's country, whom words of attack, flight and death mean where they name nobody."""
    people = f"{scene.country}.CVL"
    if scene.trigger.value.entry.type.family not in _OF_PEOPLE or scene.country is None or people in present:
        return []
    origin = "people" if scene.country == scene.context.home else "people abroad"
    return [(origin, (meant(scene, people),))]


def meant(scene: Scene, identifier: str) -> Mention:
    """Somebody whom the trigger means without naming him."""
    tokens = scene.structure.tokens
    start, end = tokens[scene.trigger.first].start, tokens[scene.trigger.last - 1].end
    return Mention(id=identifier, start=start, end=end, text=scene.context.text[start:end])


def _remoteness(scene: Scene, group: Group) -> tuple[bool, bool, bool, int]:
    """How far a group is from the trigger: one in a slot that has a role is nearest, then one that only takes part.

    Who tells what befell his own is named twice, and the second time as what he is in the event: "the army said that its
    soldiers were killed". Then one in the same clause is nearest.
    """
    structure, trigger = scene.structure, scene.trigger
    unslotted = scene.slot(group)[1] in {"-", "none"}
    gap = group.first - trigger.head if group.first >= trigger.head else trigger.first - group.last
    speaks = scene.speech is not None and group is scene.speech.speaker
    return unslotted, speaks, structure.clause[group.first] != structure.clause[trigger.first], gap
