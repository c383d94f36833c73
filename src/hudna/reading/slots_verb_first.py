"""Slots where verbs stand first: Arabic."""

from __future__ import annotations

from hudna.reading.case_endings import is_accusative, is_nominative, is_oblique
from hudna.reading.passives import suffers, tell_voice
from hudna.reading.slots import (
    CLOSE,
    Head,
    Slots,
    antecedent,
    around,
    by_preposition,
    put_within,
    subject_candidates,
)
from hudna.reading.slots_of_doing import DOERS, doer_of, told_of_subject
from hudna.reading.slots_of_nouns import around_noun, hurt_by, of_another, own_phrase
from hudna.reading.structure import Group, Structure

_SUBJECT_REACH = 8  # words between a verb and its subject
_RELATIONAL = ("ي", "يه")  # ends of adjectives like جوي, جوية, in normal form
_OF = frozenset({"to", "from"})  # prepositions before whose attack it is: "في هجوم للجيش", "في هجوم من الجيش"
_CONDITIONS = frozenset({"لو", "اذا"})  # as normalised; a verb stands behind them
_ASKED = frozenset({"on", "from", "to"})  # prepositions before whom something is asked or wished of
_TO = ("ل", "لل")
_WHO = "from"  # what the preposition means that is written as "who" is: من
_FIRST = "first"  # feature of verbs of which who speaks is the subject
_PLURALS = ("وا", "ون")  # of verbs whose subject does not stand behind them: "قصفوا مواقعنا"


def verb_first(structure: Structure, trigger: Head) -> Slots:
    """Arabic order: verb, subject, object; or subject, verb, object. Nouns own what follows them."""
    slots = Slots()
    before, after = around(structure, trigger, verb_first=True)
    hurt = hurt_by(structure, trigger, after) if trigger.kind == "noun" else None
    if hurt is not None:
        slots.harm(hurt)
    after = [g for g in after if not of_another(structure, trigger, g)]
    lands = _owner_of_goal(structure, trigger, after)
    if lands is not None:
        slots.harm(lands)
        after.remove(lands)
    doer = _owner_of_cause(structure, trigger, after) or _doer_behind(structure, trigger, after)
    if doer is not None:
        slots.put("by", doer)
        after = [group for group in after if group is not doer]
    if trigger.kind == "noun":
        return around_noun(structure, trigger, slots, (before, after))
    own = _own_subject(structure, trigger, after)
    plain_after = [g for g in after if g is own or (g.plain and not g.adjective)]
    plain_before = subject_candidates(before)
    relative = structure.openers[structure.clause[trigger.first]] == "relative"
    meant = told_of_subject(structure, trigger.first) or _obliged(structure, trigger, plain_after)
    slots.certain = meant or _singled_out(structure, trigger.first)
    told = slots.certain or _shared_subject(structure, trigger, plain_before, plain_after)
    if told is not None:
        slots.put("subject", told)
        slots.put("object", next((g for g in plain_after if g is not told), None))
        by_preposition(slots, after)
        return slots
    beside = bool(trigger.pronoun) and bool(plain_after) and plain_after[0].first == trigger.last
    if beside or (relative and plain_after and (trigger.pronoun or trigger.resumed)):
        # "القرية التي قصفها الجيش", "قرية قصفها الجيش", "التي يسيطر عليها الجيش": what stands before the verb is not its subject.
        slots.put("subject", plain_after[0])
        slots.certain = plain_after[0] if beside else slots.certain
        slots.put("object", antecedent(structure, trigger) if trigger.pronoun else None)
    elif (
        plain_before
        and trigger.first - plain_before[-1].last <= CLOSE
        and not _goes_on(structure, trigger)
        and not (plain_after and is_nominative(structure, plain_after[0]))
    ):
        slots.put("subject", plain_before[-1])
        slots.put("object", plain_after[0] if plain_after else None)
    elif (
        plain_after
        and plain_after[0].first - trigger.last <= _SUBJECT_REACH
        and not relative
        and not (trigger.final is None and is_oblique(structure, plain_after[0]))
        and not is_accusative(structure, plain_after[0])
        and not _is_plural(structure, trigger)
        and trigger.feature != _FIRST
    ):
        slots.put("subject", plain_after[0])
        slots.put("object", plain_after[1] if len(plain_after) > 1 else None)
    else:
        slots.put("subject", plain_before[-1] if plain_before else antecedent(structure, trigger))
        slots.put("object", plain_after[0] if plain_after else None)
    put_within(slots, trigger, after)
    by_preposition(slots, after)
    tell_voice(structure, trigger, slots)
    if not slots.passive and slots.certain is None:
        slots.certain = _beyond_doubt(structure, trigger, slots, (plain_before, plain_after))
    if slots.passive and (harmed := slots.filled.get("subject")) and suffers(structure, harmed[0], trigger.first):
        slots.harm(slots.filled.pop("subject")[0])
    return slots


def _doer_behind(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """Who does what the last word of a phrase names, behind it: "قتل خمسة في انفجار تبنته *الحركة*", "في مبنى قصفه *الجيش*"."""
    doer = doer_of(structure, trigger._replace(first=trigger.end - 1, last=trigger.end)) if trigger.cause else None
    if doer is None and trigger.final is not None and trigger.final.suffix and trigger.end > trigger.last:
        return next((g for g in after[:1] if g.plain and g.first == trigger.end), None)
    return doer


def _shared_subject(structure: Structure, trigger: Head, before: list[Group], after: list[Group]) -> Group | None:
    """The subject that a verb behind "and" has from the verb before it: "قالت إنها أسقطت طائرة *ودمرت* دبابة".

    Whoever stands right before it is the other verb's object. One right behind it may be its own subject, but no thing of nobody is,
    nor anybody behind a plural: verbs before their subjects are in the singular.
    """
    beside = [g for g in after if g.first - trigger.last < CLOSE and not _is_thing(g)]
    if not _goes_on(structure, trigger) or (beside and not _is_plural(structure, trigger)):
        return None
    start, _ = structure.clause_span(trigger.first)
    told = told_of_subject(structure, start + 1)
    return told or next((g for g in before if structure.in_clause(g, structure.clause[start])), None)


def _is_plural(structure: Structure, trigger: Head) -> bool:
    """Whether a verb is in the plural, as those are whose subject is named before them."""
    return structure.tokens[trigger.first].norm.endswith(_PLURALS)


def _goes_on(structure: Structure, trigger: Head) -> bool:
    """Whether "and" joins a verb to what stands before it in its clause."""
    return trigger.joined and trigger.first > structure.clause_span(trigger.first)[0]


def _beyond_doubt(
    structure: Structure, trigger: Head, slots: Slots, around: tuple[list[Group], list[Group]]
) -> Group | None:
    """Who is the subject of a verb beyond doubt: within its phrase ("أمر *الرئيس* بهدنة"), or that of a relative clause."""
    before, after = around
    inside = next((g for g in after[:1] if g.first == trigger.last and g.last < trigger.end), None)
    start, _ = structure.clause_span(trigger.first)
    if inside is not None or structure.openers[structure.clause[trigger.first]] != "relative":
        return inside
    if trigger.pronoun or trigger.resumed:  # "التي كان *الجيش* قد سيطر عليها"
        own = [g for g in before if structure.in_clause(g, structure.clause[trigger.first])]
        return own[-1] if own and own[-1] in slots.filled.get("subject", ()) else None
    opens = all(index in structure.particle_at for index in range(start, trigger.first))
    if not opens or any(g.first - trigger.last < CLOSE for g in after):
        return None
    return next((g for g in slots.filled.get("subject", ()) if g.last == start), None)  # "*أرمينيا* التي انسحبت"


def _is_thing(group: Group) -> bool:
    """Whether a group is a thing that nobody is told to own: "دبابة", "منازل"."""
    return group.parties[0].kind == "asset" and group.parties[0].open


def _singled_out(structure: Structure, verb: int) -> Group | None:
    """Who is said to be the one who did it: "الفصائل هي من هاجمت"."""
    who, pronoun = structure.particle_at.get(verb - 1), structure.particle_at.get(verb - 2)
    if who is None or who.meaning != _WHO or pronoun is None or pronoun.kind != "pronoun":
        return None
    before = [g for g in structure.groups if g.last <= verb - 2 and g.plain and not g.adjective]
    return before[-1] if before else None


def _obliged(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """Of whom it is asked, told or hoped that he do what a verb right behind "that" names: على إسرائيل أن تنسحب, "طلب من الجيش أن".

    Behind "that" with a noun the verb would stand further on, so that a verb right behind it is the subjunctive.
    """
    that = structure.particle_before(trigger.first)
    if that is None or that.kind != "complementiser":
        return None
    if any(g.first == trigger.last for g in after) or any(
        form.suffix for form in structure.tokens[trigger.first - 1].forms
    ):
        return None
    asked = [g for g in structure.groups if g.last == trigger.first - 1 and g.preposition in _ASKED]
    return asked[-1] if asked else None


def _own_subject(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """The party behind a verb that is read as a preposition, too ("هجوم استهدف" is "on"), where it opens its clause."""
    before = trigger.first - 1
    opens = trigger.first == 0 or structure.clause[before] != structure.clause[trigger.first]
    opens = opens or structure.tokens[before].norm in _CONDITIONS
    owner = own_phrase(structure, trigger, after) if opens else None
    return owner[1] if owner is not None else None


def _owner_of_cause(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """Who did what is told to have harmed: "مقتل جندي في قصف روسي", "في قصف للجيش"; one adjective may stand between."""
    if not trigger.cause:
        return None
    for group in after:
        between = structure.tokens[trigger.end : group.first]
        if group.first == trigger.end + 1 and group.preposition == "from" and group.parties[0].kind == "asset":
            return group  # "في غارة من طائرة إسرائيلية"
        if group.first < trigger.end or len(between) > 1 or not all(t.norm.endswith(_RELATIONAL) for t in between):
            continue
        kind = group.parties[0].kind
        if is_accusative(structure, group):
            continue
        if kind not in DOERS or structure.clause[group.first] != structure.clause[trigger.end - 1]:
            return None
        return group if group.plain or group.preposition in _OF else None
    return None


def _owner_of_goal(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """Whose what stands behind ل is, which is no party itself: "قصف (هندي) للمناطق *الباكستانية*"."""
    if trigger.kind != "noun" and not trigger.cause:
        return None
    end = max(trigger.end, trigger.last)
    for group in after[:2]:
        goal = group.first - 1
        if not group.adjective or not end <= goal <= end + 1 or goal in structure.party_at:
            continue
        written = any(form.prefix.endswith(_TO[1]) for form in structure.tokens[goal].forms)
        if written and structure.clause[goal] == structure.clause[end - 1]:
            return group
    return None
