"""Who only tells, records or judges an event, and so has no part in it; and between whom it is."""

from __future__ import annotations

from hudna.model.claims import Act, Status
from hudna.model.events import EventType
from hudna.reading.government import UNSUBJECTED
from hudna.reading.history import standing_of, standings
from hudna.reading.party import Party
from hudna.reading.scene import TOGETHER, Candidate, Scene
from hudna.reading.slots import is_nobody
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure
from hudna.reading.told import crossing_of

CIVIL = (".CVL", ".MED")  # what ids of homes and clinics end with
FORCES = ".MIL"
_MOURNED = (FORCES, *CIVIL)  # what ids of people end with of whom their own side tells
HARMFUL = frozenset({"attack", "harm", "abuse", "territory"})  # families of what these never do
_UNNAMED = ".SRC"  # what ids of unnamed sources end with
_VIOLENT = HARMFUL | {"exchange", "detention", "force"}
_HELPERS = frozenset({"NGO", "MED"})  # what ids of monitors, charities and medics end with
_MONITORS = ".NGO"  # what ids of monitors and charities end with
_BEHEST = "behest"  # what prepositions mean before whoever asked for something and may have stayed away
_LANDS = frozenset({"name", "seat"})  # what states and their capitals are named as
_BESIDE = 2  # words between those who flee and the word for it
_FLEEING = "flee"  # frame of people who leave
PARTNERS = frozenset({"with", "between"})  # slots of those who share in what another does


def has_no_part(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody only records, judges or tells what others do, is spoken of by them, or asked for it."""
    group = candidate.group
    if group is not None and (_is_apart(scene, group, candidate) or _is_origin(scene, group, candidate)):
        return True
    return (
        _is_unnamed(candidate)
        or _is_bystander(scene, group)
        or _is_outside(scene, group)
        or _is_witness(scene, candidate)
    )


def _is_witness(scene: Scene, candidate: Candidate) -> bool:
    """Whether an organisation that fights nobody, a monitor or an outlet tells of violence in which grammar gives it no part.

    Of a hundred such tellers in annotated reports two had one.
    """
    group = candidate.group
    if group is None or scene.speech is None or group is not scene.speech.speaker:
        return False
    toll = scene.trigger.value.entry.type.family == "harm" and scene.trigger.value.kind == "noun"
    if scene.slot(group)[0] != "-" and not (toll and scene.slot(group)[0] == "subject"):
        return False
    unarmed = all(party.kind == "media" or is_unarmed(party) for party in group.parties)
    monitors = all(one.id.endswith(_MONITORS) for one in candidate.mentions)
    return (unarmed or monitors) and scene.trigger.value.entry.type.family in _VIOLENT


def _is_apart(scene: Scene, group: Group, candidate: Candidate) -> bool:
    """Whether a group notes what others do, is what they speak of, asked them for it, or is where they talk."""
    asked = group is scene.slots.noting or group in scene.slots.topics or group.preposition == _BEHEST
    return asked or _is_host(scene, group, candidate)


def _is_host(scene: Scene, group: Group, candidate: Candidate) -> bool:
    """Whether talks are held in another land, which a group names and which so has no part in what is told beside them."""
    at_home = any(one.id == scene.context.home for one in candidate.mentions)
    if at_home or group.preposition != "in" or len(group.parties) > 1 or group.parties[0].kind not in _LANDS:
        return False
    return any(
        other.value.entry.type.family == "talks" and 0 <= group.first - other.last <= 1 and other is not scene.trigger
        for other in scene.triggers
    )


def _is_origin(scene: Scene, group: Group, candidate: Candidate) -> bool:
    """Whether a group is no more than the place from which fire came; who speaks of his own land may answer for it."""
    return group is scene.slots.origin and not is_speaker(scene, candidate)


def _is_unnamed(candidate: Candidate) -> bool:
    """Whether somebody is a source that nobody names, who only tells what others do: "a military source"."""
    return bool(candidate.mentions) and all(one.id.endswith(_UNNAMED) for one in candidate.mentions)


def _is_bystander(scene: Scene, group: Group | None) -> bool:
    """Whether a group is on neither side of the conflict and tells what one did: "*Russia* said A had shelled B"."""
    states = scene.speech is not None and scene.speech.entry is not None and scene.speech.entry.act is Act.STATES
    if not states or scene.speaker is None or scene.trigger.value.entry.type.family not in HARMFUL:
        return False
    outside = bool(scene.context.sides) and scene.context.side_of(scene.speaker.id) is None
    return outside and scene.trigger.value.kind == "verb" and only_tells(scene, group)


def _is_outside(scene: Scene, group: Group | None) -> bool:
    """Whether a group tells what is between others, whom it names: "there was no meeting between A and B, *C* said"."""
    speech = scene.speech
    if group is None or speech is None or group is not speech.speaker or scene.slot(group)[0] == "between":
        return False
    return any(
        is_between(scene, other) and other.parties[0].kind != "both" for other in scene.slots.filled.get("between", ())
    )


def only_tells(scene: Scene, group: Group | None) -> bool:
    """Whether a group speaks of what another does: "A said B had fired". It shares in it only where sides act together."""
    ruled = scene.governed
    if ruled is not None and ruled.doer is group:
        return False
    if scene.speech is None or group is None or group is not scene.speech.speaker or scene.frame == TOGETHER:
        return False
    return _has_subject_of_its_own(scene, scene.speech) or any(
        other is not group
        and scene.slot(other)[1] == "actor"
        and scene.slot(other)[0] not in PARTNERS
        and scene.speech.covers(other.first)
        for other in scene.structure.groups
    )


def warns(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody warns of an attack or a breach, which would be another's: "*A* warned of any attack on the town"."""
    speech, trigger = scene.speech, scene.trigger
    if speech is None or speech.entry is None or speech.entry.status is not Status.POSSIBLE or speech.kind != "verb":
        return False
    wrong = trigger.value.entry.type.family in HARMFUL or trigger.value.entry.type is EventType.TRUCE_VIOLATED
    return wrong and trigger.value.kind == "noun" and not trigger.form.suffix and is_speaker(scene, candidate)


def drives_out(scene: Scene, candidate: Candidate) -> bool:
    """Whether people flee, and somebody else is none of them: before whom, from whose fire or to whose land they flee."""
    if scene.trigger.value.entry.type is not EventType.DISPLACEMENT or scene.frame != _FLEEING:
        return False
    if any(mention.id.endswith(CIVIL) for mention in candidate.mentions):
        return False
    group, trigger = candidate.group, scene.trigger
    if group is None or scene.slot(group)[1] != "actor":
        return True
    return not -_BESIDE <= group.first - trigger.last <= _BESIDE and not 0 <= trigger.first - group.last <= _BESIDE


def is_unarmed(party: Party) -> bool:
    """Whether a party is an organisation that fights nobody, or speaks for one; its forces may fight."""
    body = party.name.body if party.name is not None else None
    if body is not None and body.suffix == FORCES:
        return False
    return any(one is not None and one.name is not None and one.name.unarmed for one in (party, party.owner))


def only_helps(scene: Scene, candidate: Candidate) -> bool:
    """Whether an event is an attack, and somebody attacks nobody: an observatory, a charity, medics, a newspaper, the UN."""
    return scene.trigger.value.entry.type.family in HARMFUL and _fights_nobody(candidate)


def only_urges(scene: Scene, candidate: Candidate) -> bool:
    """Whether an event is a truce, and somebody fights nobody, against whom none is made or broken: "the *Council* demanded a truce"."""
    return scene.trigger.value.entry.type.family == "truce" and _fights_nobody(candidate)


def _fights_nobody(candidate: Candidate) -> bool:
    group = candidate.group
    if group is not None and all(party.kind == "media" or is_unarmed(party) for party in group.parties):
        return True
    return all(one.id.rpartition(".")[2] in _HELPERS for one in candidate.mentions)


def is_only_cited(scene: Scene, group: Group | None) -> bool:
    """Whether wrongs are told "according to" a group, and no pronoun takes it up: of its own it would not be the source."""
    speech, trigger = scene.speech, scene.trigger
    if group is None or speech is None or speech.kind != "attribution" or group is not speech.speaker:
        return False
    if trigger.value.entry.type.family not in HARMFUL or scene.frame == TOGETHER or trigger.form.suffix:
        return False
    particles = (scene.structure.particle_at.get(at) for at in range(group.last, trigger.first))
    return not any(particle is not None and particle.kind == "pronoun" for particle in particles)


def tells_of_loss(scene: Scene, group: Group | None) -> bool:
    """Whether a group tells that nobody's attack harmed nobody's people, its own: "*the army* said shelling had killed two soldiers"."""
    speech, slots = scene.speech, scene.slots
    if group is None or speech is None or group is not speech.speaker or not slots.harmed or _is_owned(scene):
        return False
    states = speech.entry is not None and speech.entry.act is Act.STATES
    return states and all(_is_loss(party) for harmed in slots.harmed for party in harmed.parties)


def _is_owned(scene: Scene) -> bool:
    """Whether it is told whose an event is: by its owner, an agent, or a possessive."""
    before = scene.structure.particle_before(scene.trigger.first)
    possessive = before is not None and before.kind in {"pronoun", "possessive"}
    return (
        possessive
        or scene.trigger.form.suffix != ""
        or not {"genitive", "by", "adjective"}.isdisjoint(scene.slots.filled)
    )


def _is_loss(party: Party) -> bool:
    """Whether a party is people of nobody whom no one would call his foes: soldiers, civilians, medics."""
    return party.people and party.open and party.id.endswith(_MOURNED)


def only_saw(scene: Scene, candidate: Candidate) -> bool:
    """Whether a speaker tells what he saw or counted of an event: "*we saw* the shelling", the minister said."""
    structure, trigger = scene.structure, scene.trigger
    if trigger.value.kind != "noun" or not is_speaker(scene, candidate):
        return False
    clause = structure.clause[trigger.first]
    verbs = [at for at in structure.verbs if structure.clause[at] == clause and at < trigger.first]
    if not verbs or structure.verbs[verbs[-1]] != "note":
        return False
    before = structure.particle_before(verbs[-1])
    return before is not None and before.kind == "pronoun"


def is_speaker(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody is who speaks."""
    return scene.speaker is not None and standings(candidate.mentions) == {standing_of(scene.speaker.id)}


def _has_subject_of_its_own(scene: Scene, speech: Speech) -> bool:
    """Whether words that name no party stand as the subject of what is told: "A said *two jets* had bombed the bridge"."""
    structure, trigger = scene.structure, scene.trigger
    states = speech.entry is not None and speech.entry.act is Act.STATES and speech.kind == "verb"
    if trigger.value.kind != "verb" or trigger.feature in UNSUBJECTED or not states or speech.start != speech.last:
        return False
    first = structure.particle_at.get(speech.start)
    said = range(speech.start + (first is not None and first.kind == "complementiser"), trigger.first)
    within = crossing_of(structure, speech.first, trigger.first) in {"same", "complementiser"}
    if not within or not said or structure.tokens[said[0]].gap != " ":
        return False
    opening = structure.particle_at.get(said[0])
    # "The army said aircraft had struck": what has neither article nor number may be its own.
    begins = said[0] not in structure.party_at if opening is None else opening.kind == "determiner"
    return begins and not any(_may_be_subject(structure, index) for index in said)


def _may_be_subject(structure: Structure, index: int) -> bool:
    """Whether a pronoun or a party stands at a word; a thing of nobody is neither."""
    particle, party = structure.particle_at.get(index), structure.party_at.get(index)
    return (particle is not None and particle.kind == "pronoun") or (party is not None and not is_nobody(party))


def is_between(scene: Scene, group: Group | None) -> bool:
    """Whether a group is the two or more between whom something is: "the truce between A and B"."""
    if group is None or scene.slot(group) != ("between", "actor"):
        return False
    return len({party.side for party in group.parties}) > 1
