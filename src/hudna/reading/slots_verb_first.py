"""Slots where verbs stand first: Arabic."""

from __future__ import annotations

from hudna.reading.case_endings import is_accusative, is_nominative, is_oblique
from hudna.reading.passives import is_count, suffers, tell_voice
from hudna.reading.slots import (
    CLOSE,
    MEANS,
    Head,
    Slots,
    antecedent,
    around,
    by_preposition,
    harming,
    put_within,
    subject_candidates,
    told_by,
)
from hudna.reading.slots_of_doing import DOERS, doer_of, is_brought_about, owner_of_doing
from hudna.reading.structure import Group, Structure

_CLAUSES_BACK = 2  # between a pronoun on a complementiser and whom it means
_SUBJECT_REACH = 8  # words between a verb and its subject
_GOVERNED = "ب"  # قام بقصف
_RELATIONAL = ("ي", "يه")  # ends of adjectives like جوي, جوية, in normal form
_OF = frozenset({"to", "from"})  # prepositions before whose attack it is: "في هجوم للجيش", "في هجوم من الجيش"
_DOING = frozenset({"light", "make"})
_HARMING = frozenset({"suffer", "harm"})
_HURTING = frozenset({"harm", "hurt"})
_CONDITIONS = frozenset({"لو", "اذا"})  # as normalised; a verb stands behind them
_OBJECT_REACH = 4  # words between a verb, or its subject, and its object
_ASKED = frozenset({"on", "from", "to"})  # prepositions before whom something is asked or wished of
_GOVERNING = ("ب", "ل", "ك")
_AND = "و"
_PLURAL = 5  # letters of a plural of persons: سنين, years, has four
_TO = ("ل", "لل")
_THAT, _HIM = "ان", "ه"  # أن, إن; the pronoun on them
_WHO = "from"  # what the preposition means that is written as "who" is: من
_PLURALS = ("وا", "ون")  # of verbs whose subject does not stand behind them: "قصفوا مواقعنا"


def _owner_after(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner right behind a noun; of one with the article only a demonym, which describes it."""
    for group in after[:1]:
        near = group.first - trigger.last <= CLOSE and not is_accusative(structure, group)
        adjective = group.parties[0].kind == "adjective"
        if near and group.plain and (adjective or not trigger.definite or trigger.end > trigger.last):
            return ("adjective" if adjective else "genitive"), group
    return None


def verb_first(structure: Structure, trigger: Head) -> Slots:
    """Arabic order: verb, subject, object; or subject, verb, object. Nouns own what follows them."""
    slots = Slots()
    before, after = around(structure, trigger, verb_first=True)
    hurt = _hurt_by(structure, trigger, after) if trigger.kind == "noun" else None
    if hurt is not None:
        slots.harm(hurt)
    after = [g for g in after if not _of_another(structure, trigger, g)]
    lands = _owner_of_goal(structure, trigger, after)
    if lands is not None:
        slots.harm(lands)
        after.remove(lands)
    doer = _owner_of_cause(structure, trigger, after) or _doer_behind(structure, trigger, after)
    if doer is not None:
        slots.put("by", doer)
        after = [group for group in after if group is not doer]
    if trigger.kind == "noun":
        return _around_noun(structure, trigger, slots, (before, after))
    own = _own_subject(structure, trigger, after)
    plain_after = [g for g in after if g is own or (g.plain and not g.adjective)]
    plain_before = subject_candidates(before)
    relative = structure.openers[structure.clause[trigger.first]] == "relative"
    meant = _told_of_subject(structure, trigger.first) or _obliged(structure, trigger, plain_after)
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
        and not structure.tokens[trigger.first].norm.endswith(_PLURALS)
    ):
        slots.put("subject", plain_after[0])
        slots.put("object", plain_after[1] if len(plain_after) > 1 else None)
    else:
        slots.put("subject", plain_before[-1] if plain_before else antecedent(structure, trigger))
        slots.put("object", plain_after[0] if plain_after else None)
    put_within(slots, trigger, after)
    by_preposition(slots, after)
    tell_voice(structure, trigger, slots)
    if not slots.passive and slots.certain is None:  # "أمر *الرئيس* بهدنة"
        slots.certain = next((g for g in plain_after[:1] if g.first == trigger.last and g.last < trigger.end), None)
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

    Whoever stands right before it is the other verb's object. One right behind it may be its own subject, but no thing of nobody is.
    """
    if not _goes_on(structure, trigger) or any(g.first - trigger.last < CLOSE and not _is_thing(g) for g in after):
        return None
    start, _ = structure.clause_span(trigger.first)
    told = _told_of_subject(structure, start + 1)
    return told or next((g for g in before if structure.in_clause(g, structure.clause[start])), None)


def _goes_on(structure: Structure, trigger: Head) -> bool:
    """Whether "and" joins a verb to what stands before it in its clause."""
    return trigger.joined and trigger.first > structure.clause_span(trigger.first)[0]


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


def _told_of_subject(structure: Structure, verb: int) -> Group | None:
    """Whom the pronoun on the complementiser before a verb means: "قالت حماس إنها قصفت", the subject of the clause before."""
    opens = verb - 1
    while opens > 0 and (particle := structure.particle_at.get(opens)) is not None and particle.kind == "before verb":
        opens -= 1
    particle = structure.particle_at.get(opens) if opens > 0 else None
    if particle is None or particle.kind != "complementiser":
        return None
    if not any(form.suffix and form.key == _THAT for form in structure.tokens[opens].forms):
        return None
    if structure.verbs.get(verb) in _HARMING and any(form.suffix == _HIM for form in structure.tokens[opens].forms):
        return None  # "أنه قتل خمسة": the pronoun means nobody
    before = [g for g in structure.groups if g.last <= opens and g.plain and not g.adjective]
    near = structure.clause[before[-1].first] if before else -1
    if near < structure.clause[opens] - _CLAUSES_BACK:
        return None
    return next((g for g in before if structure.in_clause(g, near)), None)


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
    owner = _own_phrase(structure, trigger, after) if opens else None
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


def _around_noun(structure: Structure, trigger: Head, slots: Slots, around: tuple[list[Group], list[Group]]) -> Slots:
    """The slots of an Arabic noun; who does what it names may be the subject of a light verb (قام, شن) beside it."""
    before, after = around
    harmer = harming(structure, trigger, before) if _is_means(structure, trigger.first) else None
    if harmer is not None:
        slots.put("subject", harmer[0])
        slots.certain = harmer[0]
        slots.harm(harmer[1])
        by_preposition(slots, after)
        return slots
    doer = _doer(structure, trigger, slots)
    owner = (
        _own_phrase(structure, trigger, after)
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
    return _told_of_subject(structure, verb) if verb is not None else None


def _own_doer(structure: Structure, trigger: Head) -> Group | None:
    """Whose weapon or troops the words behind a noun name as doing it: "هجوم نفذته *طائرة إسرائيلية*"."""
    end = max(trigger.end, trigger.last)
    doer = told_by(structure.groups, trigger.first, end)
    verb = any(trigger.first < v < end for v in structure.verbs)
    return doer if verb and doer is not None and doer.first > trigger.first and not doer.parties[0].open else None


def _hurt_by(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
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


def _own_phrase(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner of a noun that is read as a preposition, too: بقصف الجيش is "by the army's shelling"."""
    particle = structure.particle_at.get(trigger.first)
    if particle is None or not after or after[0].first - trigger.last > CLOSE:
        return None
    governed = particle.meaning != "" and after[0].preposition == particle.meaning
    return ("genitive", after[0]) if governed and not after[0].adjective else None


def _of_another(structure: Structure, trigger: Head, group: Group) -> bool:
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
