"""Roles that grammar makes certain or impossible, whatever the models would say."""

from __future__ import annotations

from hudna.model.claims import Act, Status
from hudna.model.events import EventType
from hudna.reading.case_endings import is_nominative, is_oblique
from hudna.reading.casting_doers import (
    AGENT_REACH,
    ATTACKED,
    TELLING,
    did_something_else,
    is_agent,
    is_certain,
    is_doer,
    is_meant_by_pronoun,
)
from hudna.reading.casting_tellers import (
    CIVIL,
    HARMFUL,
    PARTNERS,
    drives_out,
    has_no_part,
    is_between,
    is_only_cited,
    is_speaker,
    only_helps,
    only_saw,
    only_tells,
    only_urges,
    tells_of_loss,
    warns,
)
from hudna.reading.clashes import fell_fighting, is_told_by_fallen, only_fell
from hudna.reading.government import SUFFERING
from hudna.reading.history import standing_of, standings
from hudna.reading.scene import TOGETHER, Candidate, Scene
from hudna.reading.slots import AFTER
from hudna.reading.slots_of_doing import is_brought_about
from hudna.reading.structure import Group
from hudna.reading.told import UNGOVERNED, preposition_before

ACTOR, TARGET, NONE = "actor", "target", "none"
_ANY = frozenset({ACTOR, TARGET, NONE})
_DOES = frozenset({ACTOR})
_UNDERGOES = frozenset({TARGET})
_NEITHER = frozenset({NONE})
_NO_ACTOR = frozenset({TARGET, NONE})
_BY_ROLE = {ACTOR: _DOES, TARGET: _UNDERGOES}
_NO_TARGET = frozenset({ACTOR, NONE})

_SUFFERING = SUFFERING | {"repel"}  # frames of verbs whose subject can do nothing about it
_FOUGHT = frozenset({"attack", "harm", "territory"})  # of what is done in a place, its holder is none who does it
_ATTACKABLE = frozenset({"body", "adjective"})  # "an Israeli patrol"
_AHEAD = frozenset({Act.THREATENS, Act.PROMISES})  # what these tell is to come
_DOING = frozenset({"by", "from", "between", "with"})  # slots of who does what is told
_COMING_FROM = frozenset({"from", "by"})
_MEANS = frozenset({"in", "by", "with"})
_TRUCE, _OBSTRUCTED = "truce", "obstruct"
_STATE = 3  # letters of a state's id
_DETERMINER = 1  # word that may stand before a party
_BLAMED = frozenset({"attack", "obstruction", "abuse"})  # families of what nobody condemns in himself
_BESIDE = 2  # words between a verb and its subject


def possible(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The roles that somebody may have: of `actor`, `target` and `none`; without `none`, the one that he has."""
    ruled, group, declared = scene.governed, candidate.group, _is_own_truce(scene)
    if ruled is not None and (group is ruled.doer or is_doer(scene, ruled, candidate)):
        return _DOES
    if _is_taken_up(scene, candidate):
        return _BY_ROLE[scene.role("subject")]
    if scene.slots.signed and scene.trigger.value.kind == "noun":
        return _DOES if group is not None and scene.slot(group) == ("by", "actor") else _NO_ACTOR
    if has_no_part(scene, candidate) or _is_goal(scene, group):
        return _NEITHER
    if _does(scene, candidate, declared=declared):
        return _DOES
    if (declared or ruled is not None) and (group is None or scene.slot(group)[0] not in PARTNERS):
        return _NO_ACTOR
    if _is_declared(scene) and (group is None or scene.slot(group)[1] != "actor"):
        return _NO_ACTOR
    if group is not None and group.parties[0].holder and _is_fought_over(scene, group):
        return _NO_ACTOR
    if (
        _is_instrument(group)
        or _does_by_gerund(scene, group)
        or _is_subject_by_case(scene, group)
        or _made_another(scene, group)
        or only_urges(scene, candidate)
    ):
        return _NO_TARGET
    fell = only_fell(scene, candidate)
    if _undergoes(scene, group) or _is_object_of_governed(scene, group) or (fell and is_told_by_fallen(scene, group)):
        return _UNDERGOES
    if (
        group in scene.slots.harmed
        or (group is not None and group in {scene.slots.answering, scene.slots.accusing})
        or _blames(scene, candidate)
        or only_tells(scene, group)
        or is_only_cited(scene, group)
        or tells_of_loss(scene, group)
        or only_helps(scene, candidate)
        or fell
        or _is_attacked_thing(scene, group)
        or _would_accuse_himself(scene, candidate)
        or _protests(scene, candidate)
        or _describes_another(scene, group)
        or _is_done_to_owner(scene, group)
        or _is_provoked(scene, candidate)
        or _is_behind(scene, group)
        or _did_so_after(scene, candidate)
        or only_saw(scene, candidate)
        or warns(scene, candidate)
        or drives_out(scene, candidate)
        or _is_object_by_case(scene, group)
        or did_something_else(scene, group)
    ):
        return _NO_ACTOR
    return _ANY


def _does(scene: Scene, candidate: Candidate, *, declared: bool) -> bool:
    """Whether grammar makes it certain that somebody does an event."""
    group = candidate.group
    certain = is_certain(scene, group) and not only_helps(scene, candidate)
    return (
        certain
        or is_agent(scene, group)
        or (group is not None and group is scene.slots.holder)
        or _makes_as_told_before(scene, group)
        or is_meant_by_pronoun(scene, group)
        or is_between(scene, group)
        or _is_own(scene, candidate, declared=declared)
        or fell_fighting(scene, candidate)
    )


def _makes_as_told_before(scene: Scene, group: Group | None) -> bool:
    """Whether an attack is told as a group's by its name before the noun: "a *coalition* air strike"; "the *Syria* attack" is in it."""
    if group is None or scene.frame != ATTACKED or not scene.pack.data.phrases.premodified or len(group.parties) > 1:
        return False
    trigger, party = scene.trigger, group.parties[0]
    fighters = party.kind == "body" or (party.kind == "name" and len(party.side) > _STATE)
    before = group.first < trigger.head and group.last >= trigger.first and group.first <= trigger.first
    return trigger.value.kind == "noun" and fighters and before and scene.slot(group) == ("genitive", "actor")


def _is_taken_up(scene: Scene, candidate: Candidate) -> bool:
    """Whether a pronoun as subject means who was named in the sentence before: "*It* has shelled the town"."""
    meant = bool(scene.resumed) and standings(candidate.mentions) <= standings(scene.resumed)
    return meant and scene.role("subject") in _BY_ROLE


def _is_fought_over(scene: Scene, group: Group) -> bool:
    """Whether an event is done in what a group holds, and not by all sides; that it holds it the event's own words may tell."""
    trigger, party = scene.trigger, group.parties[0]
    told = party.told_to_hold and group.first - trigger.last <= _DETERMINER
    return trigger.value.entry.type.family in _FOUGHT and scene.frame != TOGETHER and not told


def _made_another(scene: Scene, group: Group | None) -> bool:
    """Whether harm is told of an attack that a demonym describes: who made it did not come to harm in it.

    "Dead in a *Russian* raid", "حصيلة الغارات *الروسية*".
    """
    if group is None or not group.adjective or scene.trigger.value.entry.type.family != "harm":
        return False
    tokens = scene.structure.tokens
    beside = [
        at for at in (group.first - 1, group.last) if 0 <= at < len(tokens)
    ]  # the noun, before or behind its adjective
    raids = (match.value for at in beside for match in scene.pack.triggers.at(tokens, at))
    return any(raid.kind == "noun" and raid.entry.type.family == "attack" for raid in raids)


def _is_attacked_thing(scene: Scene, group: Group | None) -> bool:
    """Whether an event is an attack, and a group no more than homes, clinics or positions, which are attacked.

    What is fired *from* somebody's positions he may have fired.
    """
    if group is None or scene.trigger.value.entry.type.family not in HARMFUL or len(group.parties) > 1:
        return False
    party = group.parties[0]
    body = party.name.body if party.name is not None else None
    if party.kind != "asset" or body is None or body.owned:
        return False
    return (
        party.id.endswith(CIVIL) or body.suffix in CIVIL or (party.still and scene.slot(group)[0] not in _COMING_FROM)
    )


def _describes_another(scene: Scene, group: Group | None) -> bool:
    """Whether a demonym behind an attack describes what it hits, where adjectives stand first: "strikes hit the *Syrian* town"."""
    if group is None or not group.adjective or not scene.pack.data.phrases.premodified:
        return False
    behind = group.first >= scene.trigger.last and scene.slot(group)[0] not in _DOING
    return behind and scene.trigger.value.entry.type.family == ATTACKED


def _is_done_to_owner(scene: Scene, group: Group | None) -> bool:
    """Whether an attack is told to be brought about, so that its noun's owner is whom it hits: "جرى قصف *مواقع الحوثيين*"."""
    if group is None or scene.frame != ATTACKED or scene.pack.data.order != "verb-first":
        return False
    return scene.slot(group)[0] == "genitive" and is_brought_about(scene.structure, scene.trigger.first)


def _would_accuse_himself(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody tells of a breach, which nobody tells of himself unless he admits it: "*A* called the raids a violation"."""
    speech = scene.speech
    admits = speech is not None and speech.entry is not None and speech.entry.act is Act.ADMITS
    breach = scene.trigger.value.entry.type is EventType.TRUCE_VIOLATED and scene.status is Status.ACTUAL
    return breach and not admits and is_speaker(scene, candidate)


def _protests(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody was just told to protest against what a noun names: "*A* summoned the envoy of B over the breach"."""
    last, trigger = scene.last, scene.trigger
    if last is None or last.type is not EventType.PROTEST_NOTE or last.sentence != scene.sentence:
        return False
    wrong = trigger.value.entry.type.family in HARMFUL or trigger.value.entry.type is EventType.TRUCE_VIOLATED
    return wrong and trigger.value.kind == "noun" and standings(candidate.mentions) <= standings(last.actors)


def _is_provoked(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody threatens something over or after an attack, which was another's: "vowed revenge *after the strike*"."""
    speech, trigger = scene.speech, scene.trigger
    if speech is None or speech.entry is None or speech.entry.act not in _AHEAD or trigger.value.kind != "noun":
        return False
    if scene.trigger.value.entry.type.family not in HARMFUL or not is_speaker(scene, candidate):
        return False
    over = preposition_before(scene.structure, trigger.first) == "on"
    return over or scene.structure.openers[scene.structure.clause[trigger.first]] == "subordinator"


def _is_own(scene: Scene, candidate: Candidate, *, declared: bool) -> bool:
    """Whether somebody tells what he declares or did himself; observers, medics and newspapers of the attacks of others."""
    tells = (declared or scene.first_person) and not only_helps(scene, candidate)
    return tells and is_speaker(scene, candidate)


def _is_own_truce(scene: Scene) -> bool:
    """Whether a side of the conflict speaks of nothing but a truce, which it so declares: "أعلن الجيش الذي انسحب هدنة"."""
    speech, speaker, trigger = scene.speech, scene.speaker, scene.trigger
    if trigger.value.entry.type is not EventType.TRUCE_AGREED or trigger.value.kind != "noun" or _is_declared(scene):
        return False
    if speech is None or speech.entry is None or not speech.entry.declares:
        return False
    if speaker is None or scene.context.side_of(speaker.id) is None:
        return False
    structure = scene.structure
    particle = structure.particle_before(trigger.first)
    governed = (particle is not None and particle.kind == "preposition") or trigger.form.prefix not in UNGOVERNED
    within = set(structure.crossing(speech.first, trigger.first)) <= {"relative"}
    return speech.kind == "verb" and speech.first < trigger.first and within and not governed


def _is_declared(scene: Scene) -> bool:
    """Whether a noun that tells of a truce names its owner or, behind it, who made it: "الهدنة التي أعلنها الجيش"."""
    if scene.frame != _TRUCE or scene.trigger.value.kind != "noun":
        return False
    made = [g for g in scene.slots.filled.get("subject", ()) if g.first >= scene.trigger.head]
    return bool(made or scene.slots.filled.get("genitive"))


def _does_by_gerund(scene: Scene, group: Group | None) -> bool:
    """Whether a gerund tells what the subject of its sentence does besides: "gunmen fired on a patrol, *wounding* three"."""
    if scene.trigger.feature != "gerund" or group is None or scene.slots.passive:
        return False
    return group in scene.slots.filled.get("subject", []) and scene.slot(group)[1] == "actor"


def _did_so_after(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody did something after what a passive tells was done, by whom nobody says: "A struck B *after rockets were fired*"."""
    last, structure, first = scene.last, scene.structure, scene.trigger.first
    if last is None or last.sentence != scene.sentence or "by" in scene.slots.filled:
        return False
    helping = structure.particle_at.get(first)
    passive = scene.slots.passive or (helping is not None and helping.kind == "auxiliary")
    start, _ = structure.clause_span(first)
    another = any(at not in structure.particle_at for at in range(start + 1, first))  # not "after being deployed"
    after = passive and another and structure.tokens[start].norm in AFTER
    return after and standings(candidate.mentions) <= standings(last.actors)


def _is_behind(scene: Scene, group: Group | None) -> bool:
    """Whether a group stands behind an active verb that has another subject, where its frame knows those whom it befalls."""
    slots, trigger = scene.slots, scene.trigger
    if group is None or trigger.value.kind != "verb" or slots.passive or group.first < trigger.last:
        return False
    subjects = slots.filled.get("subject", [])
    return bool(subjects) and group not in subjects and scene.slot(group)[1] == "target"


def _is_subject_by_case(scene: Scene, group: Group | None) -> bool:
    """Whether its ending makes a group the subject of an active verb: "قتل *المسلحون* ثلاثة مدنيين"."""
    if group is None or not _shows_cases(scene) or scene.slots.passive:
        return False
    return scene.slot(group) == ("subject", "actor") and is_nominative(scene.structure, group)


def _is_object_by_case(scene: Scene, group: Group | None) -> bool:
    """Whether its ending makes a group the object of the verb before it, whose subject is not told: "قصف *المسلحين*"."""
    if group is None or not _shows_cases(scene) or group.first < scene.trigger.last:
        return False
    return scene.slot(group) == ("object", "target") and is_oblique(scene.structure, group)


def _shows_cases(scene: Scene) -> bool:
    return scene.trigger.value.kind == "verb" and scene.pack.data.order == "verb-first"


def _blames(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody is of the side that condemns a wrong, or accuses another of it: "A accused B of shelling A's positions"."""
    speech, speaker, event = scene.speech, scene.speaker, scene.trigger.value.entry.type
    if speech is None or speech.entry is None or speaker is None:
        return False
    if event.family not in _BLAMED and event is not EventType.TRUCE_VIOLATED:
        return False
    blaming = standing_of(speaker.id)
    if standings(candidate.mentions) != {blaming}:
        return False
    if speech.entry.act is Act.CONDEMNS:
        return True
    addressed = speech.addressed.parties if speech.addressed is not None else ()
    accused = {standing_of(one) for party in addressed for one in scene.context.identify(party)}
    return speech.entry.act is Act.ACCUSES and bool(accused) and blaming not in accused


def _undergoes(scene: Scene, group: Group | None) -> bool:
    """Whether grammar makes it certain that an event is done to a group: the subject of a passive, or of "came under fire"."""
    if group is None or group.parties[0].kind in TELLING:
        return False
    if _is_object_inside(scene, group):
        return True
    if scene.frame == ATTACKED and [group] == scene.slots.harmed and group.parties[0].kind in _ATTACKABLE:
        return True  # "*a patrol* was attacked with gunfire"
    if scene.trigger.value.kind != "verb":
        return False
    if group is scene.slots.undergoer:
        return True
    slot, role = scene.slot(group)
    if slot != "subject" or role != "target":
        return False
    if scene.slots.passive:
        return scene.slots.signed
    trigger, clause = scene.trigger, scene.structure.clause
    if scene.frame not in _SUFFERING or clause[group.first] != clause[trigger.first]:
        return False
    after = trigger.head <= group.first <= trigger.last
    beside = _BESIDE if scene.pack.data.order == "subject-first" else 0
    return after or 0 <= trigger.first - group.last <= beside


def _is_object_inside(scene: Scene, group: Group) -> bool:
    """Whether a group is the object within the words of an active verb that has a subject: "A blocked *a Red Cross* convoy from"."""
    trigger, slots = scene.trigger, scene.slots
    active = trigger.value.kind == "verb" and not slots.passive and "subject" in slots.filled
    if scene.pack.data.order == "verb-first":  # whoever stands there may be the subject
        return False
    inside = trigger.head <= group.first and group.last < trigger.last
    return active and inside and scene.slot(group) == ("object", "target")


def _is_goal(scene: Scene, group: Group | None) -> bool:
    """Whether a capital is only where those who are kept from it would go: "kept the convoy from reaching *Kyiv*"."""
    if group is None or scene.frame != _OBSTRUCTED or "object" not in scene.slots.filled:
        return False
    seat = group.parties[0].kind == "seat" and group.first >= scene.trigger.head
    return seat and scene.slot(group)[1] not in {ACTOR, TARGET}


def _is_object_of_governed(scene: Scene, group: Group | None) -> bool:
    """Whether a group is the object right behind what somebody is told to do by what governs it: "accused A of shelling *B*"."""
    if scene.governed is None or group is None or scene.frame != ATTACKED:
        return False
    return scene.slot(group) == ("object", "target") and 0 <= group.first - scene.trigger.last < AGENT_REACH


def _is_instrument(group: Group | None) -> bool:
    """Whether a group is a weapon with which something is done: "بصواريخ إيرانية", "with Iranian missiles"."""
    name = group.parties[0].name if group is not None else None
    body = name.body if name is not None else None
    return group is not None and group.preposition in _MEANS and body is not None and body.owned
