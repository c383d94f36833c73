"""Slots where subjects stand first: English."""

from __future__ import annotations

from hudna.reading.slots import (
    CLOSE,
    MEANS,
    Head,
    Slots,
    antecedent,
    around,
    by_preposition,
    participial,
    put_harming,
    put_within,
    subject_candidates,
)
from hudna.reading.structure import Group, Structure

_WITH_SUBJECT = frozenset({"subordinator", "complementiser"})  # openers of clauses that have a subject of their own
_FINITE = frozenset({"past", "past-or-participle", "present"})
_WITH_AUXILIARY = frozenset({"participle", "gerund"})  # "had *taken*", "are *fighting*"
_VERBAL = frozenset({"auxiliary", "before verb"})
_PHRASE = 4  # words of a noun phrase before its noun
_OPENING = frozenset({"complementiser", "relative"})
_PASSIVE_REACH = 3  # words between the subject of a passive and "by"
_WHERE = 6  # words of where somebody is, with their preposition
_OBJECT_REACH = 4  # words between a verb and its object
_BETWEEN = "between"
_APOSTROPHES = frozenset("'’")
_JOINED = frozenset(" -‐‑–")  # between the words of a noun phrase
_GERUND = "ing"
_BEFORE_GERUNDS = frozenset({"of", "for", "from"})  # "accused of shelling", "condemned for", "refrain from"
_PERSONAL = frozenset({"he", "she"})
_LEADING = 3  # words that are no particles before the first subject: "as *part* of a coalition, it"
_RESUMES = {"he": "person", "she": "person", "it": "side", "they": "side"}
_PERSONS = frozenset({"person", "role"})


def _beside_auxiliary(structure: Structure, group: Group, index: int) -> bool:
    """Whether only auxiliaries, and one adverb at most, stand between a group, with where it is, and a participle."""
    behind = group.last
    place = structure.particle_at.get(behind)
    if place is not None and place.kind == "preposition":  # "its positions *near the town* were shelled"
        ahead = range(behind, min(index, behind + _WHERE))
        behind = next((i for i in ahead if _is_auxiliary(structure, i)), behind)
        if any(token.gap != " " for token in structure.tokens[group.last : behind]):
            return False
    particles = [structure.particle_at.get(i) for i in range(behind, index)]
    helping = [p for p in particles if p is not None and p.kind in {"auxiliary", "before verb"}]
    return any(p.kind == "auxiliary" for p in helping) and len(particles) - len(helping) <= 1


def _is_auxiliary(structure: Structure, index: int) -> bool:
    particle = structure.particle_at.get(index)
    return particle is not None and particle.kind == "auxiliary"


def _auxiliary_before(structure: Structure, index: int) -> bool:
    """Whether an auxiliary stands before a verb in its clause: in "it was Azerbaijan that opened fire" it is another's."""
    for back in range(1, 4):
        match = structure.grammar.get(index - back)
        if match is not None and match.value.kind in _OPENING:
            return False
        if match is not None and match.value.kind == "auxiliary":
            return True
    return False


def _undergoes_noun(structure: Structure, group: Group, trigger: Head) -> bool:
    """Whether a subject undergoes what a noun names: "killed in a strike", "hit by strikes"."""
    for verb in range(group.last, trigger.first):
        kind = structure.verbs.get(verb)
        if kind == "suffer" or (kind == "harm" and _auxiliary_before(structure, verb)):
            return True
    by = _governing(structure, trigger.first)
    if by is None or not 0 < by - group.last <= _PASSIVE_REACH:
        return False
    passive = any(_is_auxiliary(structure, at) for at in range(group.last, by))  # "was attacked *with* gunfire"
    return structure.particle_at[by].meaning == "by" or (structure.particle_at[by].meaning == "with" and passive)


def _governing(structure: Structure, index: int) -> int | None:
    """The preposition that governs a noun, with determiners, numbers and adjectives between them."""
    for back in range(index - 1, max(-1, index - 1 - _PHRASE), -1):
        particle = structure.particle_at.get(back)
        if particle is not None and particle.kind == "preposition":
            return back
        gerund = structure.tokens[back].norm.endswith(_GERUND)
        if (particle is not None and particle.kind != "determiner") or gerund or back in structure.party_at:
            return None
    return None


def _object_of_gerund(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """The object right behind a noun that is a verb's gerund: "accused B of shelling *its positions*"."""
    before = structure.particle_before(trigger.first)
    if before is None or before.meaning not in _BEFORE_GERUNDS:
        return None
    if (
        not structure.tokens[trigger.last - 1].norm.endswith(_GERUND)
        or not after
        or not after[0].plain
        or after[0].adjective
    ):
        return None
    between = range(trigger.last, after[0].first)
    near = len(between) < CLOSE and all(structure.particle_at.get(i) is not None for i in between)
    return after[0] if near and structure.tokens[after[0].first].gap == " " else None


def _governed(structure: Structure, index: int) -> bool:
    """Whether a preposition stands right before a noun, which whoever stands before that does not own: "accused B of shelling"."""
    particle = structure.particle_before(index)
    return particle is not None and particle.kind == "preposition"


def _harmed_by_noun(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """The object of the verb of harm that a noun is the subject of: "shelling killed three soldiers"."""
    for verb, kind in structure.verbs.items():
        if kind != "harm" or verb < trigger.last or structure.clause[verb] != structure.clause[trigger.first]:
            continue
        if _auxiliary_before(structure, verb) or any(g.plain and g.first < verb for g in after):
            return None
        return next((g for g in after if g.plain and not g.adjective and 0 < g.first - verb <= _OBJECT_REACH), None)
    return None


def subject_first(structure: Structure, trigger: Head) -> Slots:
    """English order: subject, verb, object. Nouns are owned by what stands before them or follows a preposition."""
    slots = Slots()
    before, after = around(structure, trigger)
    if trigger.kind == "noun" or _is_itself_subject(structure, trigger):
        by = _governing(structure, trigger.first)
        means = by is not None and structure.particle_at[by].meaning in MEANS
        if means and put_harming(structure, trigger, slots, (before, after)):
            return slots
        if before and _owns(structure, before[-1], trigger.first) and not _governed(structure, trigger.first):
            slots.put("adjective" if before[-1].parties[0].kind == "adjective" else "genitive", before.pop())
        by_preposition(slots, after)
        subjects = subject_candidates(before)
        # "An Israeli patrol was attacked with gunfire": whose the patrol is, it undergoes that.
        nearest = before[-1] if before and before[-1].adjective else subjects[-1] if subjects else None
        if nearest is not None and _undergoes_noun(structure, nearest, trigger):
            slots.harm(nearest)
        else:
            slots.put("subject", subjects[-1] if subjects else None)
        slots.put("object", _object_of_gerund(structure, trigger, after))
        harmed = _harmed_by_noun(structure, trigger, after)
        if harmed is not None:
            slots.harm(harmed)
        return slots
    by_follows = any(g.preposition == "by" for g in after)
    participle = trigger.feature in {"participle", "past-or-participle"}
    slots.passive = participle and (
        _auxiliary_before(structure, trigger.first)
        or (by_follows and trigger.end <= trigger.last and not _object_at(trigger, after))
    )
    slots.passive |= by_follows and _is_auxiliary(structure, trigger.first)  # "a convoy *was turned back* by soldiers"
    subjects = subject_candidates(before)
    if trigger.goes_on >= 0:  # who stands behind the verb before it is that one's object
        subjects = [g for g in subjects if g.last <= trigger.goes_on] or subjects
    pronoun = _pronoun_subject(structure, trigger.first)
    if pronoun is not None:
        _take_up(structure, pronoun, slots)
        subjects = []
    elif _has_own_subject(structure, trigger, subjects):
        subjects = []
    else:
        slots.put("subject", subjects[-1] if subjects else antecedent(structure, trigger))
    beside = bool(subjects) and _beside_auxiliary(structure, subjects[-1], trigger.first)
    if not slots.passive and subjects and _is_certain(structure, subjects[-1], trigger):
        slots.certain = subjects[-1]
    slots.signed = slots.passive and (beside or (not subjects and participial(structure, trigger.first)))
    plain_after = subject_candidates(after)
    put_within(slots, trigger, after)
    slots.put("object", plain_after[0] if plain_after else None)
    by_preposition(slots, after)
    by_preposition(slots, [g for g in before if g.preposition == _BETWEEN])  # "talks between A and B collapsed"
    return slots


def _is_certain(structure: Structure, subject: Group, trigger: Head) -> bool:
    """Whether a subject stands right before its verb, or before the one to which "and" joins it: "*A* killed ten and kidnapped others"."""
    joined = trigger.goes_on >= 0 and trigger.feature in _FINITE
    verb = trigger._replace(first=trigger.goes_on, last=trigger.goes_on + 1) if joined else trigger
    return subject.last <= verb.first and _is_beside(structure, subject, verb)


def _is_beside(structure: Structure, subject: Group, trigger: Head) -> bool:
    """Whether nothing but auxiliaries and adverbs stands between a subject and its finite verb: "after *rebel fighters* pulled out".

    What may be a participle is one where another verb follows in its clause: "the rebels *captured* in May were freed".
    """
    clause = structure.clause[trigger.first]
    between = range(subject.last, trigger.first)
    finite = trigger.feature in _FINITE or (bool(between) and trigger.feature in _WITH_AUXILIARY)
    if subject.adjective or structure.clause[subject.first] != clause or not finite:
        return False
    if any(i not in structure.adverbs and not _is_verbal(structure, i) for i in between):
        return False
    _, end = structure.clause_span(trigger.first)
    later = range(trigger.last, end)
    return bool(between) or not any(_is_auxiliary(structure, i) or i in structure.verbs for i in later)


def _is_verbal(structure: Structure, index: int) -> bool:
    particle = structure.particle_at.get(index)
    return particle is not None and particle.kind in _VERBAL


def _has_own_subject(structure: Structure, trigger: Head, subjects: list[Group]) -> bool:
    """Whether a noun that is nobody is the subject of a verb in its clause: "Kyiv called a halt after *shells* landed"."""
    clause = structure.clause[trigger.first]
    opens = structure.openers[clause] in _WITH_SUBJECT and trigger.feature in _FINITE
    if not opens or any(structure.in_clause(g, clause) for g in subjects):
        return False
    start, _ = structure.clause_span(trigger.first)
    words = [i for i in range(start, trigger.first) if i not in structure.particle_at and i not in structure.adverbs]
    return bool(words)


def _is_itself_subject(structure: Structure, trigger: Head) -> bool:
    """Whether a gerund that opens a clause is the subject of the verb behind it: "said that *shelling* killed 21 people"."""
    start, end = structure.clause_span(trigger.first)
    opens = all(i in structure.particle_at for i in range(start, trigger.first))
    if trigger.feature != "gerund" or not opens or trigger.last >= end:
        return False
    return trigger.last in structure.verbs or _is_auxiliary(structure, trigger.last)


def _pronoun_subject(structure: Structure, index: int) -> int | None:
    """The pronoun right before a verb, with auxiliaries and one adverb between them."""
    others = 0
    for back in range(index - 1, max(-1, index - 1 - _PHRASE), -1):
        particle = structure.particle_at.get(back)
        if particle is not None and particle.kind == "pronoun":
            return back
        others += particle is None
        if others > 1 or (particle is not None and particle.kind not in {"auxiliary", "before verb"}):
            return None
    return None


def _referent(structure: Structure, pronoun: int) -> Group | None:
    """Whom a pronoun means: the first subject before it in the sentence that is a person, or that is none."""
    person = structure.tokens[pronoun].norm in _PERSONAL
    for group in structure.groups:
        if group.first >= pronoun:
            return None
        if group.plain and not group.adjective and (group.parties[0].kind in _PERSONS) == person:
            return group
    return None


def _take_up(structure: Structure, pronoun: int, slots: Slots) -> None:
    """Put whom a pronoun means as subject, or note that it means those of the sentence before."""
    meant = _referent(structure, pronoun)
    slots.put("subject", meant)
    if meant is None and _opens(structure, pronoun):
        slots.resumes = _RESUMES.get(structure.tokens[pronoun].norm, "")


def _opens(structure: Structure, pronoun: int) -> bool:
    """Whether a pronoun, or the same before it, is the first subject of its sentence, and of what no one is quoted with."""
    told = structure.tokens[pronoun]
    same = (i for i, p in sorted(structure.particle_at.items()) if p.kind == "pronoun")
    first = next(same, pronoun)
    before = [i for i in range(first) if i not in structure.particle_at and i not in structure.adverbs]
    unknown = [i for i in before if i not in structure.party_at]
    named = any(g.plain and not g.adjective and g.first < first for g in structure.groups)
    quiet = told.quote < 0 and not named and not any(i in structure.verbs for i in before)
    return quiet and structure.tokens[first].norm == told.norm and len(unknown) <= _LEADING


def _owns(structure: Structure, group: Group, noun: int) -> bool:
    """Whether a party stands right before a noun as its owner, or has a possessive mark: "Turkey's first major operation"."""
    if noun - group.last < CLOSE:
        return True
    mark = structure.tokens[group.last]
    words = range(group.last + 1, noun)
    marked = mark.norm == "s" and mark.gap in _APOSTROPHES and noun - group.last <= _PHRASE + 1
    return marked and all(structure.tokens[i].gap in _JOINED and not structure.particle_at.get(i) for i in words)


def _object_at(trigger: Head, after: list[Group]) -> bool:
    return bool(after) and after[0].plain and after[0].first - trigger.last <= CLOSE
