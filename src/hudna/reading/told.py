"""What is told of an event: its word, and what in the sentence its status may depend on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hudna.model.claims import Act, Status
from hudna.reading.choice import Reason
from hudna.reading.dates import DateMention
from hudna.reading.names import ARTICLE
from hudna.reading.pack import Cue, Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

AGAINST = {"ahead": "before", "behind": "after"}  # the direction in which a cue on that side does not work


_ANSWERED = frozenset({"attack", "harm", "abuse"})
GOVERNING = frozenset({"preposition", "before verb"})
"""Kinds of particles that govern a noun: "to" before a noun is the same word as before a verb."""
_TO_WHAT = frozenset({"to", "on"})  # prepositions before what is answered
_OFFERED = frozenset({"truce", "talks", "exchange"})
_ANSWERING = 2  # words from a negation to the verb that it negates
UNGOVERNED = frozenset({"", "ال"})  # prefixes of a noun that no written preposition governs
_BEFORE_SUBJECTS = frozenset({"determiner", "pronoun", "both"})
_BEFORE_NOUN = 2  # words between a negation and a noun of speech: "no immediate comment", لم يصدر أي تعليق


class Telling(NamedTuple):
    """How an event is told: status, the act that a cue sets (None: the speech's), and why."""

    status: Status
    act: Act | None
    reason: str | Reason


class Told(NamedTuple):
    """A trigger with all that its status may depend on.

    Attributes:
        structure, trigger: the sentence and the word that names the event.
        cues: all cues of the sentence.
        triggers: all triggers of the sentence.
        speeches: all speech of the sentence that covers the trigger, the innermost last.
        dates: the days named in the sentence; `published`: when the report was published.
        joined: whether "and" joins the trigger, a verb, to another in the words of the innermost speech.
        unsaid: how it is told by whoever tells that somebody did *not* say so.
        conjunctions: words that join one verb to another; `alternatives`: those of them that leave open which of two.
        known: words before a noun for what is known: "the".
    """

    structure: Structure
    trigger: Match[Trigger]
    triggers: Sequence[Match[Trigger]]
    cues: Sequence[Match[Cue]]
    speeches: Sequence[Speech]
    dates: Sequence[DateMention]
    published: date | None
    joined: bool = False
    unsaid: Status | None = None
    conjunctions: frozenset[str] = frozenset()
    alternatives: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def cues_in(structure: Structure, pack: Pack) -> list[Match[Cue]]:
    """All status cues of a sentence.

    A word of one that says that something is so is none: there is no "not" in لا يزال. Nor is the end of a compound.
    """
    found = [cue for cue in pack.cues.all(structure.tokens) if not structure.tokens[cue.first].ends_compound]
    found = [cue for cue in found if not cue.value.entry.as_written or _is_written_so(structure, cue)]
    found = [cue for cue in found if cue.value.entry.certain != "upon" or _lays_duty(structure, cue)]
    so = [range(cue.first, cue.head) for cue in found if cue.value.entry.status is Status.ACTUAL]
    return [cue for cue in found if not any(_is_part(cue, words) for words in so)]


def _is_written_so(structure: Structure, cue: Match[Cue]) -> bool:
    """Whether the first word of a cue is written as it is listed, a conjunction on it aside."""
    return structure.tokens[cue.first].text.endswith(cue.value.listed.split()[0].split("|")[0])


def _lays_duty(structure: Structure, cue: Match[Cue]) -> bool:
    """Whether a cue opens its clause before somebody on whom something may be laid: "*على* إسرائيل وقف هجماتها"."""
    first, _ = structure.clause_span(cue.first)
    before = [structure.particle_at.get(index) for index in range(first, cue.first)]
    opens = all(particle is not None and particle.kind == "complementiser" for particle in before)
    return opens and any(group.first == cue.last and not group.adjective for group in structure.groups)


def is_unsaid(speech: Speech, cues: Sequence[Match[Cue]]) -> bool:
    """Whether a negation before a word of speech makes it nobody's: "has not commented on", "no immediate comment from"."""
    if speech.entry is None or speech.entry.unsaid is None:
        return False
    if speech.entry.silent:
        return True
    reach = _BEFORE_NOUN if speech.kind == "noun" else 0
    negations = (cue for cue in cues if cue.value.entry.certain == "verb" and cue.value.entry.status is Status.DENIED)
    return any(0 <= speech.first - cue.last <= reach for cue in negations)


def _is_part(cue: Match[Cue], words: range) -> bool:
    return cue.first in words and cue.last <= words.stop and cue.last - cue.first < len(words)


def cues_on(structure: Structure, trigger: Match[Trigger], pack: Pack) -> list[Match[Cue]]:
    """The cues written on a trigger's own verb, and right before it: the "will" of سيقصف, the "if" of إن خرقت."""
    if trigger.value.kind != "verb":
        return []
    first, before = trigger.first, structure.tokens[trigger.first - 1].text if trigger.first else ""
    on_verb, right_before = pack.clitic_cues.get(trigger.form.prefix[-1:]), pack.cues_before.get(before)
    found: list[Match[Cue]] = []
    if on_verb is not None:
        found.append(Match((first, first + 1, trigger.head), 1, trigger.form, trigger.feature, on_verb))
    longer = (cue for cue in pack.cues.at(structure.tokens, first - 2) if cue.last >= first) if first > 1 else ()
    if right_before is not None and not any(longer):  # ما إن is "as soon as"
        found.append(Match((first - 1, first, first), 1, trigger.form, trigger.feature, right_before))
    return found


def is_around(cue: Match[Cue], trigger: Match[Trigger]) -> bool:
    """Whether a trigger stands in the gap of a cue, which is about what follows: "the raid" in "did not … in any casualties"."""
    return cue.first < trigger.first and trigger.last < cue.last


def is_of_doer(structure: Structure, cue: Match[Cue], trigger: Match[Trigger]) -> bool:
    """Whether a doubt is who somebody was, and not whether anything happened: "gunmen *believed to be* rebels", "*suspected* rebels".

    So it stands within his words, or right before them and not before a noun that they describe ("suspected rebel attack").
    """
    if cue.value.entry.status is not Status.POSSIBLE:
        return False
    for group in structure.groups:
        if group.first < cue.first and cue.last <= group.last:
            return not group.first <= trigger.first < group.last
        if cue.value.entry.certain == "noun" and cue.last == group.first and group.plain and not group.adjective:
            return trigger.value.kind == "verb" and trigger.first >= group.last
    return False


def is_of_answer(structure: Structure, cue: Match[Cue], trigger: Match[Trigger]) -> bool:
    """Whether a cue is of a verb of answering, before what that answers: "has *yet to* respond to the strike", "*will* answer the attack".

    What is to be answered has happened; what it is answered with has not ("will respond *with* strikes").
    """
    status, entry = cue.value.entry.status, trigger.value.entry
    if trigger.value.kind != "noun" or entry.type.family in _OFFERED:  # an offer that is not answered is no truce
        return False
    if status is Status.DENIED:
        reach = range(cue.last, min(cue.last + _ANSWERING, trigger.first))
        return any(structure.verbs.get(i) == "answer" for i in reach)
    return status is Status.FUTURE and is_answered(structure, cue.first, trigger)


def is_answered(structure: Structure, start: int, trigger: Match[Trigger]) -> bool:
    """Whether a verb of answering that comes from a word on governs an attack: "vowed to *respond to* the strike", not "with strikes"."""
    if trigger.value.kind != "noun" or trigger.value.entry.type.family not in _ANSWERED:
        return False
    if trigger.form.prefix.removesuffix(ARTICLE):
        return False
    reach = range(start, min(start + _ANSWERING + 1, trigger.first))
    verb = next((i for i in reach if structure.verbs.get(i) == "answer"), trigger.first)
    before = (structure.particle_at.get(i) for i in range(trigger.first - 1, verb, -1))
    governing = next((particle for particle in before if particle is not None and particle.kind in GOVERNING), None)
    return governing is not None and (governing.meaning in _TO_WHAT or governing.kind != "preposition")


def is_told_behind(speech: Speech) -> bool:
    """Whether a verb of speech in the passive stands behind what is said, and who says it behind that: "was denied *by A*"."""
    return (
        speech.kind == "verb"
        and not speech.forward
        and speech.speaker is not None
        and speech.speaker.preposition == "by"
    )


def denies_words(structure: Structure, denial: Speech, saying: Speech) -> bool:
    """Whether somebody denies what another says: "denied what Baku said about", نفت ما أعلنته باكو عن.

    In the passive what is said stands first: "Baku's claim that it had been shelled was denied by Yerevan".
    """
    entry = denial.entry
    if entry is not None and entry.status is Status.DENIED and is_told_behind(denial):
        return saying.kind == "noun" and saying.last <= denial.first and saying.covers(denial.first)
    if entry is None or entry.act is not Act.DENIES or entry.status is not Status.DENIED or denial.kind == "noun":
        return False
    words = [i for i in range(denial.last, saying.first) if i not in structure.party_at]
    if not words:  # "denied (Russian) claims that", a noun that is written like the verb
        return denial.forward and saying.forward and not structure.tokens[saying.first].gap.strip()
    resumed = any(form.suffix for form in structure.tokens[saying.first].forms)  # "ما أعلنته"
    parted = any(structure.tokens[i].gap.strip() for i in range(denial.last, saying.first))
    if not (denial.forward and saying.forward and len(words) == 1) or parted:
        return False
    particle, sayer = structure.particle_at.get(words[0]), saying.speaker
    what = particle is None or particle.kind == "relative"
    return resumed or (what and sayer is not None and words[0] < sayer.first < saying.first)


def side_and_gap(cue: Match[Cue], trigger: Match[Trigger]) -> tuple[str, int]:
    """On which side of the trigger a cue stands, and how many words apart."""
    if cue.first >= trigger.first and cue.last <= trigger.last:
        return "within", 0
    if cue.first < trigger.first:
        return "ahead", trigger.first - cue.last
    return "behind", cue.first - trigger.last


def crossing_of(structure: Structure, a: int, b: int) -> str:
    """What lies between two tokens: nothing, one clause boundary and what opens it, or more."""
    openers = structure.crossing(a, b)
    if not openers:
        return "same"
    barred = [opener for opener in openers if opener in {"relative", "subordinator"}]
    if barred:
        return barred[0]
    return openers[0] or "comma" if len(openers) == 1 else "far"


def preposition_before(structure: Structure, index: int) -> str:
    """What the preposition means that governs a noun, an article between them or not; empty where none does."""
    particle = structure.particle_before(index)
    while particle is not None and particle.kind == "determiner":
        index -= 1
        particle = structure.particle_before(index)
    return particle.meaning if particle is not None and particle.kind == "preposition" else ""


def is_aside(told: Told, trigger: Match[Trigger]) -> bool:
    """Whether a noun tells when or in spite of what the rest happens, which no word before it reaches: "denied it *after the raid*"."""
    if trigger.value.kind != "noun":
        return False
    return any(cue.last == trigger.first and cue.value.entry.certain == "aside" for cue in told.cues)


def unsaid_aside(told: Told) -> Told:
    """What stands aside, without the speech that it tells the time of: "threatened, *after the raid*, to strike back"."""
    apart = [s for s in told.speeches if crossing_of(told.structure, s.first, told.trigger.first) != "same"]
    return told._replace(speeches=apart)


def is_told_between(told: Told, start: int) -> bool:
    """Whether another event is told between a word and the trigger, other than beside what is told there.

    Nor does an insertion count: "Russia, *which entered the war in 2015*, denied shelling".
    """
    structure, trigger = told.structure, told.trigger
    host = structure.hosts[structure.clause[trigger.first]] if structure.hosts else -1
    between = (other for other in told.triggers if start <= other.first < trigger.first)
    if host >= 0:
        between = (other for other in between if structure.clause[other.first] == host)
    return any(not is_aside(told, other) for other in between)


def unclosed(speeches: Sequence[Speech]) -> list[Speech]:
    """Speech without that which another closes: in "denied the raid and said it had kept the truce" the truce is not denied.

    What somebody says besides ("denied the raid, *saying* it had kept the truce") closes only what he denies.
    """
    joined = [s.first for s in speeches if s.kind == "verb" and s.forward and s.coordinated]
    besides = [s.first for s in speeches if s.forward and (s.kind == "participle" or _goes_on(s, speeches))]

    def is_closed(speech: Speech) -> bool:
        denies = speech.entry is not None and speech.entry.status is Status.DENIED
        closing = joined + besides if denies else joined
        return speech.kind == "verb" and speech.forward and any(speech.first < first for first in closing)

    return [speech for speech in speeches if not is_closed(speech)]


def _goes_on(speech: Speech, speeches: Sequence[Speech]) -> bool:
    """Whether a verb tells what else somebody says who said something before; "denied *saying*" is of what he denies."""
    before = (s for s in speeches if s.kind == "verb" and s.forward and s.last + 1 < speech.first)
    return speech.kind == "verb" and speech.speaker is not None and any(s.speaker is speech.speaker for s in before)


def is_spent(
    structure: Structure, cue: Match[Cue], trigger: Match[Trigger], triggers: Sequence[Match[Trigger]]
) -> bool:
    """Whether a cue is of a verb before, and the event has an auxiliary of its own: "who *allegedly* looted it were arrested"."""
    if cue.value.entry.certain != "verb" or not any(cue.last == other.first for other in triggers):
        return False
    between = (structure.particle_at.get(index) for index in range(cue.last, trigger.first))
    return any(particle is not None and particle.kind == "auxiliary" for particle in between)


def is_first(told: Told) -> bool:
    """Whether no other event is told between the speech, or the start of the sentence, and the trigger."""
    return not is_told_between(told, told.speeches[-1].last if told.speeches else 0)


def obliged(structure: Structure, trigger: Match[Trigger], cues: Sequence[Match[Cue]]) -> Group | None:
    """On whom a clause that opens so lays what a verbal noun right behind him names: "على إسرائيل وقف هجماتها"."""
    if (
        trigger.value.kind != "noun"
        or trigger.form.prefix not in UNGOVERNED
        or structure.tokens[trigger.first].gap.strip()
    ):
        return None
    duties = {cue.last for cue in cues if cue.value.entry.certain == "upon"}
    return next((g for g in structure.groups if g.last == trigger.first and g.first in duties), None)


def opens_clause(structure: Structure, cue: Match[Cue]) -> bool:
    """Whether a cue begins its clause, and the subject follows: not so in ", he said, should attack"."""
    if cue.first != structure.clause_span(cue.first)[0]:
        return False
    particle = structure.particle_at.get(cue.last)
    subject = cue.last in structure.party_at or (particle is not None and particle.kind in _BEFORE_SUBJECTS)
    return cue.words > 1 or cue.value.entry.status is Status.DENIED or subject


def telling_of(told: Told, cue: Match[Cue]) -> Telling:
    """How a cue tells an event."""
    entry = cue.value.entry
    act = told.trigger.value.entry.act or entry.act
    return Telling(entry.status, act, f"{entry.status}: {cue.value.listed}")
