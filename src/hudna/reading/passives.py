"""Passives of verbs that stand first, whose letters are mostly those of the active: by vowels, an agent, or a missing object."""

from __future__ import annotations

from hudna.reading.case_endings import is_nominative, is_object_form, is_subject_form
from hudna.reading.phrases import as_definite
from hudna.reading.slots import CLOSE, Head, Slots
from hudna.reading.structure import Group, Structure

_HARMING = frozenset({"suffer", "harm"})
_AGENT_REACH = 6  # words between a verb and its agent
_NAMED = frozenset({"name", "seat"})  # parties that are definite without an article
_GOVERNING = ("ب", "ل", "ك")
_GOVERNING_THE = ("بال",)
_AND = "و"  # "قتل مدنيان *وأصيب* ثالث": another event
_AGENTS = frozenset({"adjective", "asset"})  # what behind "by" is no object of the verb: "by a Turkish raid"
_FEMININE = "ه"  # in normal form
_DAMMA = "\u064f"
_GOVERNED_BY = frozenset({"عن", "علي"})  # as normalised: what أفرج and استولى are done to stands under these
_WRITTEN_TOGETHER = ("و", "ف", "ب", "ل")  # "and", "with", "to": what begins with them is seldom an object


def tell_voice(structure: Structure, trigger: Head, slots: Slots) -> None:
    """Note on the slots of a verb whether it is passive, and whether a sign says so."""
    if (
        structure.verbs.get(trigger.first) == "answer"
    ):  # "ردت إسرائيل بقصف مواقع حزب الله": one answers somebody, or with something
        return
    slots.signed = _vowelled_passive(structure, trigger) or _has_agent(structure, trigger, slots)
    either = trigger.voice == "either" and "object" not in slots.filled and not trigger.pronoun
    either = either and not _names_object(structure, trigger) and not _has_bare_object(structure, trigger, slots)
    either = either and not _governs_behind(structure, trigger, slots)
    slots.passive = trigger.voice == "passive" or either or slots.signed


def _has_agent(structure: Structure, trigger: Head, slots: Slots) -> bool:
    """Whether a verb without an object names somebody else as its agent: "استهدفت دورية أممية بنيران دبابة إسرائيلية"."""
    subjects, agents = slots.filled.get("subject", []), slots.filled.get("by", [])
    if "object" in slots.filled or not subjects or not agents:
        return False
    agent = agents[0]
    if agent.first - max(trigger.last, subjects[0].last) > _AGENT_REACH:  # it is rather that of a noun before it
        return False
    before = [structure.particle_at.get(i) for i in (agent.first - 2, agent.first - 1)]
    phrase = all(particle is not None and particle.meaning == "by" for particle in before)  # "من قبل"
    told = phrase or agent.parties[0].kind in _AGENTS
    return told and not agent.parties[0].open and agent.parties[0].side != subjects[0].parties[0].side


def _vowelled_passive(structure: Structure, trigger: Head) -> bool:
    """Whether a past verb is written with the vowel sign of its passive: قُصفت, استُهدف."""
    return trigger.feature == "past" and _DAMMA in structure.tokens[trigger.first].text[:-1]


def _names_object(structure: Structure, trigger: Head) -> bool:
    """Whether a verb's phrase ends in its own subject or object, so that another does it: "شن الجيش غارات".

    What harmed somebody is none ("قتل في قصف"), nor is what "and" joins to it or a preposition governs ("قصفت المدينة بالمدفعية").
    """
    final = trigger.final
    if final is None or trigger.cause:
        return False
    if structure.verbs.get(trigger.first) in _HARMING and not _has_subject_inside(structure, trigger):
        return False
    if final.prefix.startswith((*_GOVERNING, _AND)) or final.key.startswith(_GOVERNING_THE):
        return False
    if trigger.end - 1 == trigger.last:  # the verb itself may be written like a preposition: فتحت, ف + تحت
        return True
    particle = structure.particle_before(trigger.end - 1)
    return particle is None or particle.kind != "preposition"


def _has_subject_inside(structure: Structure, trigger: Head) -> bool:
    """Whether somebody stands right behind a verb, inside its phrase, the end of which is no name: "احتجز *الحوثيون* 20 موظفا"."""
    end = trigger.end - 1
    return (
        any(g.plain and g.first == trigger.last and g.last <= end for g in structure.groups)
        and end not in structure.party_at
    )


def _has_bare_object(structure: Structure, trigger: Head, slots: Slots) -> bool:
    """Whether a noun of nobody is what a verb with a subject is done to: "استهدف الجيش سوقا", "الجيش قصف غوريس".

    Behind a subject it has no article where the subject is definite: one that agrees with it may be its adjective.
    """
    subjects = slots.filled.get("subject", [])
    if not subjects or trigger.cause:
        return False
    subject, behind = subjects[0], max(trigger.last, trigger.end)
    if trigger.last <= subject.first and _cannot_describe(structure, subject):
        return True
    if structure.verbs.get(trigger.first) in _HARMING:
        return False
    if subject.first < behind:
        return _object_follows(structure, behind)
    named = subject.parties[0].kind in _NAMED or _is_definite(structure, subject.last - 1)
    if not named or subject.last >= len(structure.tokens) or _is_definite(structure, subject.last):
        return False
    return _object_follows(structure, subject.last)


def _cannot_describe(structure: Structure, subject: Group) -> bool:
    """Whether the word behind a plural that is a subject is no adjective of it: "اختطف مسلحون *موظفين*", "اختطف مسلحون *20* موظفا"."""
    at = subject.last
    if at >= len(structure.tokens) or structure.tokens[at].gap != " " or not is_nominative(structure, subject):
        return False
    word = structure.tokens[at].norm
    other = is_object_form(word) or word.endswith(_FEMININE) or _is_construct(structure, at)
    return is_count(structure, at) or (other and _object_follows(structure, at))


def _is_construct(structure: Structure, at: int) -> bool:
    """Whether two bare nouns follow each other, the first in construct: "قتل مسلحون *إمام مسجد*"."""
    pair = range(at, at + 2)
    if at + 2 > len(structure.tokens) or structure.tokens[at + 1].gap != " ":
        return False
    return not any(
        i in structure.particle_at or i in structure.adverbs or i in structure.verbs for i in pair
    ) and not any(
        form.prefix or is_subject_form(structure.tokens[i].norm) for i in pair for form in structure.tokens[i].forms[:1]
    )


def _governs_behind(structure: Structure, trigger: Head, slots: Slots) -> bool:
    """Whether what a verb is done to stands under its preposition, right behind who does it: "أفرج *الحوثيون* عن أسرى".

    In the passive nobody stands before that: "أفرج عن أسرى".
    """
    subjects = slots.filled.get("subject", [])
    if not subjects or subjects[0].first != trigger.last or subjects[0].last >= len(structure.tokens):
        return False
    return structure.tokens[subjects[0].last].norm in _GOVERNED_BY


def _is_definite(structure: Structure, index: int) -> bool:
    return any(as_definite(form) for form in structure.tokens[index].forms)


def suffers(structure: Structure, group: Group, verb: int) -> bool:
    """Whether a party is the subject of a verb of being harmed: of one that may mean harming, where no object follows."""
    kind = structure.verbs.get(verb, "")
    counts = sum(is_count(structure, i) for i in range(verb + 1, group.first))  # "killed at least five soldiers"
    close = 0 < group.first - verb - counts <= 1 + CLOSE or 0 <= verb - group.last < CLOSE
    if kind not in _HARMING or not close:
        return False
    return kind == "suffer" or not _object_follows(structure, max(verb + 1, group.last))


def is_count(structure: Structure, index: int) -> bool:
    """Whether a word only says how many or which: a figure or a determiner."""
    particle = structure.particle_at.get(index)
    return structure.tokens[index].norm.isdigit() or (particle is not None and particle.kind == "determiner")


def _object_follows(structure: Structure, index: int) -> bool:
    """Whether a noun that no preposition governs begins at a token."""
    if index >= len(structure.tokens) or structure.clause[index] != structure.clause[index - 1]:
        return False
    party = structure.party_at.get(index)
    if party is not None:
        return not party.prefix
    particle = structure.particle_at.get(index)
    if particle is not None:
        return particle.kind == "determiner"
    if index in structure.adverbs:
        return False
    return not structure.tokens[index].norm.startswith(_WRITTEN_TOGETHER)
