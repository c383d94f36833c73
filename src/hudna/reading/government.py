"""Who does what a word of speech governs: "A accused B of shelling", "urged B to withdraw", "threatened to attack".

What is told without a subject of its own, by an infinitive, a gerund or a verbal noun, has it from the word that governs it. Who
is accused or urged does it; of what somebody threatens, promises, denies or admits himself, he does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act
from hudna.model.events import EventType
from hudna.reading.pack import Cue, Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure
from hudna.reading.told import obliged

_BLAMING = frozenset({Act.ACCUSES, Act.CONDEMNS})
SUFFERING = frozenset({"undergo", "suffer"})
"""Frames of what befalls the subject: "denied that it had come under attack"."""
_OWN = frozenset({Act.THREATENS, Act.PROMISES, Act.DENIES, Act.ADMITS})
_OWNER_REACH = 2  # words between a noun and its owner
_THINGS = frozenset({"asset", "people"})  # parties to whom a deed is done
WRONGS = frozenset({"attack", "abuse"})
"""Families of what nobody claims for himself."""

_REACH = 8  # words between who is accused and what of
_NEAR = 1  # words that are no particles between a verb and the infinitive, or a phrase of speech and the noun, that it governs
UNSUBJECTED = frozenset({"base", "gerund"})
"""Forms of verbs without a subject of their own."""

_WRITTEN = frozenset({"ب", "ل", "لل"})  # prepositions written together with their noun
_AND = "و"  # written before them
_BY = "ب"
_DIRECTIONS = frozenset({"to", "on", "of", "from", "for"})
_ASCRIBING = frozenset({"on", "to"})  # prepositions before whom something is ascribed to
_ADJUNCT = frozenset({"in"})  # prepositions before where or when: "the parties in Libya"
_ADDRESSES = frozenset({"", "on", "to", "of", "from"})  # prepositions before whom a word of speech addresses: "call on"


class Governed(NamedTuple):
    """Who does a governed event, and the speech that governs it; None where another event does."""

    doer: Group
    speech: Speech | None

    @property
    def blames(self) -> bool:
        """Whether somebody is blamed by it."""
        return self.speech is not None and self.speech.entry is not None and self.speech.entry.act in _BLAMING


def governed(structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """Who does what a trigger names, where a word of speech in its clause governs it; None where none does."""
    clause = structure.clause[trigger.first]
    governing = [
        s
        for s in speeches
        if s.forward and s.kind != "noun" and s.first < trigger.first and structure.clause[s.first] == clause
    ]
    if not governing or not infinite(trigger):
        return None
    speech = max(governing, key=lambda s: s.first)
    if speech.entry is None or speech.entry.mutual or speech.entry.impersonal:
        return None
    doer, reach = _doer(structure, trigger, speech, speeches)
    if doer is None or _words_between(structure, trigger, max(doer.last, speech.last)) > reach:
        return None
    return None if _intrudes(structure, trigger, speech, doer) else Governed(doer, speech)


def vowed(trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """Who threatens what the word of speech itself names: "said B had shelled the town and *vowed revenge*"."""
    own = [s for s in speeches if s.first == trigger.first and s.kind == "verb" and s.speaker is not None]
    threatens = own and own[0].entry is not None and own[0].entry.act in {Act.THREATENS, Act.PROMISES}
    return Governed(own[0].speaker, own[0]) if threatens and own[0].speaker is not None else None


def obliged_to(structure: Structure, trigger: Match[Trigger], cues: Sequence[Match[Cue]]) -> Governed | None:
    """Who is told that what a verbal noun names is up to him: "على إسرائيل وقف هجماتها"."""
    doer = obliged(structure, trigger, cues)
    return Governed(doer, None) if doer is not None else None


def accused_that(structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """Who is accused of what a verb tells whose subject is the pronoun on "that": "اتهمت أ ب بأنها قصفت البلدة"."""
    blaming = [s for s in speeches if accuses(s) and s.kind == "verb" and s.forward and s.covers(trigger.first)]
    if not blaming or not is_said_of_pronoun(structure, trigger):
        return None
    accused = blaming[-1].addressed
    if accused is None or not blaming[-1].first < accused.first < trigger.first:
        return None
    return Governed(accused, blaming[-1])


def is_said_of_pronoun(structure: Structure, trigger: Match[Trigger]) -> bool:
    """Whether the subject of a verb is the pronoun on "that" before it: "بأنها قصفت"."""
    that = trigger.first - 1
    while (particle := structure.particle_at.get(that)) is not None and particle.kind == "before verb":
        that -= 1
    if trigger.value.kind != "verb" or particle is None or particle.kind != "complementiser":
        return False
    return any(form.suffix for form in structure.tokens[that].forms)


def teller(speech: Speech, speeches: Sequence[Speech]) -> Group | None:
    """Who speaks, or spoke before where nobody is named: "*A* issued a statement denying that it had shelled"."""
    tellers = [s.speaker for s in speeches if s.kind == "verb" and s.first < speech.first and s.speaker is not None]
    return speech.speaker or (tellers[-1] if tellers else None)


def accuses(speech: Speech) -> bool:
    """Whether a word of speech accuses somebody."""
    return speech.entry is not None and speech.entry.act is Act.ACCUSES


def ascribed(structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """To whom a noun's event is ascribed: "the blast was blamed on A", "B attributed the shelling to A"."""
    if trigger.value.kind != "noun":
        return None
    clause = structure.clause[trigger.first]
    for speech in speeches:
        particle = structure.particle_at.get(speech.last - 1)
        if speech.entry is None or speech.entry.act is not Act.ACCUSES or speech.last < trigger.last:
            continue
        if particle is None or particle.meaning not in _ASCRIBING:
            continue
        described, _ = structure.clause_span(speech.first)  # "the strike, *which A blamed on B*, killed five"
        relative = structure.openers[structure.clause[described]] == "relative" and described == trigger.last
        if structure.clause[speech.first] != clause and not relative:
            continue
        blamed = next((g for g in structure.groups if speech.last - 1 <= g.first <= speech.last + _NEAR), None)
        low, high = sorted((trigger.first, speech.first))
        saying = range(speech.first, speech.last + 1)  # "a raid *A blamed* on B", "غارة *نسبها أ* إلى ب"
        others = (
            g for g in structure.groups if low < g.first < high and g.first not in saying and g.last not in saying
        )
        if blamed is not None and not any(g.plain for g in others):
            return Governed(blamed, speech)
    return None


def blamed_after(
    trigger: Match[Trigger], triggers: Sequence[Match[Trigger]], speeches: Sequence[Speech]
) -> Governed | None:
    """Whom those who tell of a wrong blame in the end, without saying for what: "a shell hit the market, they said, *blaming A*"."""
    if trigger.value.entry.type.family not in WRONGS:
        return None
    for blame in speeches:
        accuses = blame.entry is not None and blame.entry.act is Act.ACCUSES and blame.kind != "noun"
        if not accuses or not blame.forward or blame.addressed is None or blame.first < trigger.last:
            continue
        if any(other.first >= blame.last for other in triggers):
            continue
        before = [s for s in speeches if s.first < blame.first and s is not blame and s.covers(trigger.first)]
        if before and (blame.speaker is None or blame.speaker is before[-1].speaker):
            return Governed(blame.addressed, blame)
    return None


def by_doing(
    structure: Structure, trigger: Match[Trigger], triggers: Sequence[Match[Trigger]], speeches: Sequence[Speech]
) -> Governed | None:
    """Who breaks a truce by doing what a trigger names: "A broke the truce *by shelling* the town", خرقت الهدنة بقصف."""
    particle = structure.particle_before(trigger.first)
    by = particle is not None and particle.kind == "preposition" and particle.meaning == "by"
    if not infinite(trigger) or not (by or trigger.form.prefix == _BY):
        return None
    clause = structure.clause[trigger.first]
    broken = [
        t
        for t in triggers
        if t.first < trigger.first
        and structure.clause[t.first] == clause
        and t.value.kind == "verb"
        and t.value.entry.type is EventType.TRUCE_VIOLATED
    ]
    helped = structure.particle_before(broken[-1].first) if broken else None
    if not broken or (helped is not None and helped.kind == "auxiliary"):  # "the truce was broken by shelling"
        return None
    telling = [s.speaker for s in speeches if s.covers(trigger.first)]
    plain = [g for g in structure.groups if g.plain and not g.adjective and g.last <= trigger.first]
    own = [g for g in plain if structure.in_clause(g, clause) and all(g is not speaker for speaker in telling)]
    ahead = [g for g in own if g.last <= broken[-1].first]
    doer = ahead[-1] if ahead else next((g for g in own if g.first >= broken[-1].head), None)
    return Governed(doer, None) if doer is not None else None


def _doer(
    structure: Structure, trigger: Match[Trigger], speech: Speech, speeches: Sequence[Speech]
) -> tuple[Group | None, int]:
    """Who would do it, and within how many words of him it must be told."""
    act = speech.entry.act if speech.entry is not None else Act.STATES
    if act is Act.ACCUSES:
        return _accused(structure, trigger, speech), _REACH
    if act is Act.CONDEMNS:  # "condemned A for shelling", but not "condemned the shelling"
        blamed = _addressed(trigger, speech)
        particle = structure.particle_before(trigger.first)
        return (blamed if particle is not None and particle.meaning == "for" else None), _REACH
    near = _NEAR if trigger.value.kind == "verb" or speech.last - speech.first > 1 else 0
    if act is Act.DEMANDS:  # "urged A in Libya to cease fire and to take steps to release prisoners"
        urged = _addressed(trigger, speech)
        behind = (
            trigger.first == urged.last or _is_second_object(structure, trigger, urged) if urged is not None else False
        )
        if urged is None or not (behind or _governs(structure, trigger) or _coordinated(trigger)):
            return None, 0
        return urged, _REACH
    postposed = speech.speaker is not None and trigger.first == speech.speaker.last and not _owned(structure, trigger)
    particle = structure.particle_at.get(speech.last)
    resumed = particle is not None and particle.kind == "resumed"  # "بيان نفت *فيه* قصف البلدة"
    behind = trigger.first == speech.last + resumed or postposed  # "denied shelling", "نفت أذربيجان قصف البلدة"
    if act in _OWN and _addressed(trigger, speech) is None and (behind or _governs(structure, trigger)):
        return teller(speech, speeches) if act is Act.DENIES else speech.speaker, near
    return None, 0


def _owned(structure: Structure, trigger: Match[Trigger]) -> bool:
    """Whether somebody who acts for himself stands right behind a noun, which is his then: "نفت روسيا هجوم أوكرانيا على".

    Behind an attack he may as well be whom it is made on ("نفت روسيا قصف كييف"), unless "on" follows.
    """
    groups = [g for g in structure.groups if g.plain and trigger.first < g.first < trigger.head + _OWNER_REACH]
    owner = next((g for g in groups if g.parties[0].kind not in _THINGS), None)
    if owner is None or trigger.value.entry.type.family not in WRONGS:
        return owner is not None
    behind = structure.particle_at.get(owner.last)
    return behind is not None and behind.meaning in {"on", "against"}


def _accused(structure: Structure, trigger: Match[Trigger], speech: Speech) -> Group | None:
    """Who is accused: the object; of a relative clause or participle, whom it describes; of a passive, its subject."""
    addressed = _addressed(trigger, speech)
    if addressed is not None and addressed.preposition != "to":  # who is complained to is accused of nothing
        return addressed
    first, _ = structure.clause_span(speech.first)
    other = speech.addressed
    if other is not None and other.preposition == "by" and other.last <= trigger.first:
        return speech.speaker  # read as who speaks, before the agent of a passive
    within = [
        g for g in structure.groups if first <= g.first and g.last <= speech.first and g.plain and not g.adjective
    ]
    agent = speech.speaker is not None and _is_agent(speech, speech.speaker)
    relative = structure.openers[structure.clause[first]] == "relative"
    described = relative and _lacks_object(structure, trigger, speech)
    if described or (agent and speech.first == first):
        before = [g for g in structure.groups if g.last <= first and not g.adjective and g is not speech.speaker]
        return before[-1] if before else None
    passive = agent or (speech.speaker is None and _is_passive(structure, speech))
    return within[-1] if within and passive else None


def _is_agent(speech: Speech, group: Group) -> bool:
    """Whether a group stands behind a passive as who speaks: "accused by Moscow", المتهم من موسكو."""
    behind = group.preposition == "from" and speech.entry is not None and bool(speech.entry.passives)
    return group.preposition == "by" or (behind and group.first == speech.last)


def _is_passive(structure: Structure, speech: Speech) -> bool:
    """Whether an auxiliary of the passive stands right before a word of speech: "was accused of"."""
    particle = structure.particle_before(speech.first)
    return particle is not None and particle.kind == "auxiliary"


def _lacks_object(structure: Structure, trigger: Match[Trigger], speech: Speech) -> bool:
    """Whether nobody stands behind a word of speech whom it accuses: "whom A accuses of", "الذي تتهمه عدن بقصف"."""
    behind = speech.first + 1
    if speech.speaker is not None and speech.speaker.first >= behind:
        behind = speech.speaker.last
    particle = structure.particle_at.get(behind)
    return behind == trigger.first or (particle is not None and particle.kind in {"preposition", "auxiliary"})


def _words_between(structure: Structure, trigger: Match[Trigger], low: int) -> int:
    """How many words that are neither particles nor of a party, nor say when, stand before a trigger."""
    others = (i for i in range(low, trigger.first) if i not in structure.particle_at and i not in structure.adverbs)
    return sum(i not in structure.party_at for i in others)


def _addressed(trigger: Match[Trigger], speech: Speech) -> Group | None:
    """Who is addressed between the word of speech and what is told."""
    group = speech.addressed
    if group is None or group.preposition not in _ADDRESSES:
        return None
    return group if speech.first < group.first and group.last <= trigger.first else None


def infinite(trigger: Match[Trigger]) -> bool:
    """Whether a trigger may take its subject from what governs it: a noun, an infinitive or a gerund."""
    return trigger.value.kind == "noun" or trigger.feature in UNSUBJECTED


def _governs(structure: Structure, trigger: Match[Trigger]) -> bool:
    """Whether an infinitive, a gerund, or a verbal noun with its own preposition begins at a trigger: "to", "from", ب."""
    if trigger.value.kind == "verb":
        return True
    particle = structure.particle_before(trigger.first)
    if particle is not None:
        return particle.kind == "preposition" and particle.meaning in _DIRECTIONS
    return trigger.form.prefix.removesuffix("ال").removeprefix(_AND) in _WRITTEN


def _is_second_object(structure: Structure, trigger: Match[Trigger], urged: Group) -> bool:
    """Whether only where or how it is asked stands between who is urged and a noun: "ناشد الحكومة *في رسالة* وقف القتال"."""
    particle = structure.particle_at.get(urged.last)
    within = particle is not None and particle.kind == "preposition" and particle.meaning in _ADJUNCT
    return within and trigger.first == urged.last + 2 and trigger.value.kind == "noun"


def _coordinated(trigger: Match[Trigger]) -> bool:
    """Whether "and" is written on a verbal noun, which then goes on with what is urged: "بوقف القصف وفتح المعابر"."""
    return trigger.value.kind == "noun" and trigger.form.prefix == _AND


def _intrudes(structure: Structure, trigger: Match[Trigger], speech: Speech, doer: Group) -> bool:
    """Whether somebody else stands between who would do it and what is told; whose the accusations are says nothing of that."""
    low = max(doer.last, speech.last)
    return any(
        low <= g.first < trigger.first
        and g is not speech.speaker
        and g is not doer
        and not (g.adjective and _governs(structure, trigger))
        and (g.plain or g.preposition not in _ADJUNCT)
        for g in structure.groups
    )
