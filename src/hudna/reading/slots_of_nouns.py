"""Slots of nouns that own what follows them: Arabic. Who does what one names stands behind it, or beside a verb of doing."""

from __future__ import annotations

from hudna.reading.case_endings import is_accusative
from hudna.reading.passives import is_count, suffers
from hudna.reading.slots import (
    CLOSE,
    MEANS,
    Head,
    Slots,
    by_preposition,
    put_harming,
    subject_candidates,
    told_by,
)
from hudna.reading.slots_of_doing import DOERS, doer_of, is_brought_about, owner_of_doing, told_of_subject
from hudna.reading.structure import Group, Structure

_GOVERNED = "ب"  # قام بقصف
_DOING = frozenset({"light", "make"})
_HURTING = frozenset({"harm", "hurt"})
_OBJECT_REACH = 4  # words between a verb, or its subject, and its object
_GOVERNING = ("ب", "ل", "ك")
_AND = "و"
_PLURAL = 5  # letters of a plural of persons: سنين, years, has four
_TO = ("ل", "لل")


def _owner_after(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner right behind a noun; of one with the article only a demonym, which describes it."""
    for group in after[:1]:
        near = group.first - trigger.last <= CLOSE and not is_accusative(structure, group)
        adjective = group.parties[0].kind == "adjective"
        if near and group.plain and (adjective or not trigger.definite or trigger.end > trigger.last):
            return ("adjective" if adjective else "genitive"), group
    return None


def around_noun(structure: Structure, trigger: Head, slots: Slots, around: tuple[list[Group], list[Group]]) -> Slots:
    """The slots of an Arabic noun; who does what it names may be the subject of a light verb (قام, شن) beside it."""
    before, after = around
    if _is_means(structure, trigger.first) and put_harming(structure, trigger, slots, around):
        return slots
    doer = _doer(structure, trigger, slots)
    owner = (
        own_phrase(structure, trigger, after)
        or _owner_after(structure, trigger, after)
        or _owner_by_to(structure, trigger, after)
    )
    if doer is None and owner is not None and owner[0] == "genitive" and _is_inside(structure, trigger, owner[1]):
        doer = slots.certain = owner[1]
        slots.put("object", next((g for g in after if g.plain and g.first >= trigger.end), None))
    if doer is not None:
        slots.put("subject", doer)
    elif owner is not None and owner[0] == "genitive":
        owner = (_slot_of_owner(structure, slots, owner[1], after), owner[1])
    if owner is not None:
        slots.put("object" if doer is not None and owner[0] == "genitive" else owner[0], owner[1])
    by_preposition(slots, after)
    if doer is not None and doer.first >= trigger.last:  # "الغزو الذي قادته بريطانيا للعراق"
        clause = structure.clause[doer.first]
        by_preposition(slots, [g for g in structure.groups if g.first >= doer.last and structure.in_clause(g, clause)])
    subjects = [g for g in subject_candidates(before) if not is_accusative(structure, g)]
    for group in subjects:
        if _is_harmed_before(structure, group, trigger.first):
            slots.harm(group)
    if doer is None and is_brought_about(structure, trigger.first):
        slots.signed = "by" in slots.filled
        if subjects and (trigger.pronoun or trigger.resumed) and "object" not in slots.filled:
            slots.put("object", subjects[-1])  # "تم التصدي لها": whom the pronoun means
    elif doer is None and subjects and (owner is None or owner[0] == "genitive"):
        # "its shelling": the pronoun on the noun makes its owner of who was named before.
        slots.put("genitive" if trigger.pronoun and owner is None else "subject", subjects[-1])
    return slots


def _doer(structure: Structure, trigger: Head, slots: Slots) -> Group | None:
    """Who does what a noun names; beyond doubt one of whom a verb behind it says so: "هجوم شنه *الجيش*"."""
    slots.certain = (
        owner_of_doing(structure, trigger.first)
        or _own_doer(structure, trigger)
        or _doer_by_pronoun(structure, trigger.first)
    )
    doer = slots.certain or doer_of(structure, trigger) or told_by(structure.groups, trigger.first, trigger.last)
    if doer is not None and doer.first >= max(trigger.end, trigger.last):
        slots.certain = doer
    return doer


def _doer_by_pronoun(structure: Structure, noun: int) -> Group | None:
    """Whom the pronoun on "that" means before a verb of doing that governs a noun: "أعلن *الحزب* أنه سيبدأ بهدنة"."""
    near = range(max(0, noun - CLOSE), noun)
    verb = next((at for at in near if structure.verbs.get(at) in _DOING), None)
    return told_of_subject(structure, verb) if verb is not None else None


def _own_doer(structure: Structure, trigger: Head) -> Group | None:
    """Whose weapon or troops the words behind a noun name as doing it: "هجوم نفذته *طائرة إسرائيلية*"."""
    end = max(trigger.end, trigger.last)
    doer = told_by(structure.groups, trigger.first, end)
    verb = any(trigger.first < v < end for v in structure.verbs)
    return doer if verb and doer is not None and doer.first > trigger.first and not doer.parties[0].open else None


def hurt_by(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """The object of the verb whose subject a noun is: "أصاب القصف *جنديين*", "القصف المدفعي أصاب *جنديين*"."""
    governing, hit = structure.particle_before(trigger.first), structure.verbs.get(trigger.first - 1) in _HURTING
    if not hit and (_is_means(structure, trigger.first) or (governing is not None and governing.kind == "preposition")):
        return None
    owner = _owner_after(structure, trigger, after)
    behind = [g for g in subject_candidates(after) if owner is None or g is not owner[1]]
    if hit:
        return behind[0] if behind and behind[0].first - trigger.last <= _OBJECT_REACH else None
    _, end = structure.clause_span(trigger.first)
    verbs = (v for v in range(trigger.last, end) if structure.verbs.get(v) in _HURTING)
    verb = next(verbs, end)
    if any(g.first < verb for g in behind):
        return None
    return next((g for g in behind if g.first - verb <= _OBJECT_REACH), None)


def _is_means(structure: Structure, noun: int) -> bool:
    """Whether a preposition governs a noun that may tell with what somebody is harmed: "في قصف", بقصف."""
    particle = structure.particle_before(noun)
    if particle is not None:
        return particle.kind == "preposition" and particle.meaning in MEANS
    return any(form.prefix.removesuffix("ال") == _GOVERNED for form in structure.tokens[noun].forms)


def _owner_by_to(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner of a noun without the article: "غارات للتحالف", "هجوم مضاد للجيش". With the article ل has what it is done to."""
    if not after or after[0].preposition != "to" or structure.clause[after[0].first] != structure.clause[trigger.first]:
        return None
    end = max(trigger.end, trigger.last)
    written = any(form.prefix.lstrip("وف") in _TO for form in structure.tokens[after[0].first].forms)
    definite = any(form.prefix.endswith("ال") for form in structure.tokens[trigger.first].forms) or trigger.pronoun
    if after[0].adjective:  # "قصف للمناطق *الباكستانية*" is done to what it describes
        return None
    apart = after[0].first - end > 1 or end in structure.party_at  # "هجوم بمسيرة *قاعدة* للجيش"
    if not written or definite or apart or after[0].parties[0].kind not in DOERS:
        return None
    return "genitive", after[0]


def _slot_of_owner(structure: Structure, slots: Slots, owner: Group, after: list[Group]) -> str:
    """The slot of a noun's owner: he does it where those follow to whom he does it, with ل before them, or as an object, who are harmed.

    "قصف الجيش *للمدينة*", "اعتقال الجيش *ناشطين*".
    """
    done_to = None if slots.harmed else _object_behind(structure, owner, after)
    if done_to is not None:
        slots.harm(done_to)
        return "by"
    if not owner.plain:
        return "genitive"
    behind = next((g for g in after if g.first >= owner.last), None)
    if behind is not None and behind.preposition == "to" and behind.first - owner.last < CLOSE:
        if not any(form.prefix.lstrip("وف") in _TO for form in structure.tokens[behind.first].forms):
            return "genitive"
        slots.certain = owner
        return "subject"
    # "قصف الحوثيين *لمنطقة* حدودية", "احتجازهم *موظفين*": of a fighter, what is no party may stand there.
    body = owner.parties[0].name.body if owner.parties[0].name is not None else None
    armed = owner.parties[0].kind == "body" or (owner.parties[0].kind == "name" and body is None)
    goal = armed and owner.last < len(structure.tokens) and _is_indefinite_goal(structure, owner.last)
    return "by" if goal else "genitive"


def _object_behind(structure: Structure, owner: Group, after: list[Group]) -> Group | None:
    """Whom the noun's owner does it to, right behind him, under no preposition: "اعتقال الجيش *ناشطين* فلسطينيين"."""
    behind = next((g for g in after if g.first >= owner.last), None)
    if behind is None or not (owner.plain and behind.plain) or behind.adjective:
        return None
    between = range(owner.last, behind.first)
    close = all(is_count(structure, i) for i in between)  # "قتل المسلحين *19 شرطيا*"
    unparted = all(token.gap == " " for token in structure.tokens[owner.last : behind.first + 1])
    return behind if close and unparted and owner.parties[0].kind in DOERS else None


def _is_indefinite_goal(structure: Structure, index: int) -> bool:
    """Whether a word without the article can only be an object: a plural of persons in that case, or behind ل a noun in ة."""
    token = structure.tokens[index]
    if index in structure.particle_at or index in structure.adverbs or token.gap != " ":
        return False
    bare = [form for form in token.forms if not form.suffix]
    behind_to = [form.key for form in bare if form.prefix == _TO[0]]
    objects = behind_to or [form.key for form in bare if not form.prefix]
    persons = any(key.endswith("ين") and len(key) >= _PLURAL for key in objects)
    return persons or (token.text.endswith("ة") and bool(behind_to))


def own_phrase(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner of a noun that is read as a preposition, too: بقصف الجيش is "by the army's shelling"."""
    particle = structure.particle_at.get(trigger.first)
    if particle is None or not after or after[0].first - trigger.last > CLOSE:
        return None
    governed = particle.meaning != "" and after[0].preposition == particle.meaning
    return ("genitive", after[0]) if governed and not after[0].adjective else None


def of_another(structure: Structure, trigger: Head, group: Group) -> bool:
    """Whether a party right behind another verb is that verb's subject: "قتلوا في هجوم شنه مسلحون"."""
    return group.first - 1 >= trigger.last and group.plain and group.first - 1 in structure.verbs


def _is_inside(structure: Structure, trigger: Head, group: Group) -> bool:
    """Whether a group parts the words of a noun's phrase, the last of which is its object: "إطلاق *حماس* سراح الرهائن"."""
    if group.first < trigger.last or group.last >= trigger.end or group.last in structure.particle_at:
        return False
    return not any(form.prefix.startswith((*_GOVERNING, _AND)) for form in structure.tokens[group.last].forms)


def _is_harmed_before(structure: Structure, group: Group, noun: int) -> bool:
    """Whether a verb before a noun tells of a party that it is harmed."""
    return any(suffers(structure, group, verb) for verb in structure.verbs if verb < noun)
