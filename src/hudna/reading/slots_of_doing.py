"""Who does what a noun names by the verb or the noun of doing beside it, where verbs stand first: Arabic.

"قام الجيش بقصف", "هجوم شنه الجيش", "إطلاق حزب الله صواريخ".
"""

from __future__ import annotations

from hudna.reading.slots import CLOSE, Head, subject_candidates
from hudna.reading.structure import Group, Structure

DOERS = frozenset({"name", "adjective", "seat", "role", "body", "both"})
"""Kinds of parties that may own an attack; a thing is attacked."""

_CLAUSES_BACK = 2  # between a pronoun on a complementiser and whom it means
_HARMING = frozenset({"suffer", "harm"})
_THAT, _HIM = "ان", "ه"  # أن, إن; the pronoun on them
_PEOPLE = frozenset({"people", "person"})
_LIGHT, _MAKE, _ACTS = "light", "make", "acts"
_GOVERNED = "ب"  # قام بقصف
_INVOLVED = 3  # words from a noun of doing to what is done: تورطها المباشر في قصف
_LIGHT_BEFORE, _LIGHT_AFTER = 12, 3  # words between a light verb and the noun that it governs or describes


def doer_of(structure: Structure, trigger: Head) -> Group | None:
    """The subject of a light verb: before the noun (قام الجيش بقصف), or in a relative clause after it (هجوم شنه الجيش)."""
    end = max(trigger.end, trigger.last)
    done = is_brought_about(structure, trigger.first)
    for verb, kind in structure.verbs.items():
        if kind not in {_LIGHT, _MAKE} or verb < trigger.first - _LIGHT_BEFORE or verb >= end + _LIGHT_AFTER:
            continue
        if verb > trigger.first:
            if _means_noun(structure, verb):
                return _beside(structure, verb, trigger)
            continue
        if kind == _MAKE or done:
            continue
        # What the verb governs is "in" the noun by a clitic, and then a parenthesis may stand between.
        governed = structure.tokens[trigger.first].norm.startswith(_GOVERNED)
        if structure.clause[verb] == structure.clause[trigger.first] or governed:
            return _beside(structure, verb, trigger)
    return None


def owner_of_doing(structure: Structure, noun: int) -> Group | None:
    """Who owns a noun of doing whose object a noun behind him is: "إطلاق *حزب الله* عشرات الصواريخ", "قيام *الجيش* بقصف"."""
    for group in reversed(structure.groups):
        if group.last > noun or structure.clause[group.first] != structure.clause[noun]:
            continue
        own = structure.verbs.get(group.first - 1) == _ACTS and group.plain and group.parties[0].kind in DOERS | _PEOPLE
        particles = [structure.particle_at.get(i) for i in range(group.last, noun)]
        if particles and particles[-1] is not None and particles[-1].kind == "preposition":  # "تورط *الجيش* في قصف"
            particles.pop()
        if own:
            return group if all(p is None or p.kind == "determiner" for p in particles) else None
        break
    return _meant_by_pronoun(structure, noun)


def _meant_by_pronoun(structure: Structure, noun: int) -> Group | None:
    """Whom the pronoun on a noun of doing means, who was named last before it: "نفت *كييف* قيامها بالقصف"."""
    acts = [at for at, kind in structure.verbs.items() if kind == _ACTS and noun - _INVOLVED <= at < noun]
    if not acts or not any(form.suffix for form in structure.tokens[acts[-1]].forms):
        return None
    clause = structure.clause[acts[-1]]
    own = {clause, structure.hosts[clause]} if structure.hosts else {clause}
    named = [
        g for g in subject_candidates(list(structure.groups)) if g.last <= acts[-1] and structure.clause[g.first] in own
    ]
    return named[-1] if named else None


def is_brought_about(structure: Structure, noun: int) -> bool:
    """Whether a noun is the subject of a verb of being done, so that nobody before it does what it names: "تم استهداف"."""
    particle = structure.particle_before(noun)
    return particle is not None and particle.kind == "auxiliary"


def _means_noun(structure: Structure, verb: int) -> bool:
    """Whether a pronoun on a verb means a noun before it; within a name only a relative clause tells a verb from a noun: قادة."""
    relative = structure.openers[structure.clause[verb]] == "relative"
    named = verb in structure.party_at and not relative
    return not named and any(form.suffix for form in structure.tokens[verb].forms)


def _beside(structure: Structure, verb: int, trigger: Head) -> Group | None:
    """The subject of a verb: the party right after it, else the one right before it."""
    plain = [
        g for g in subject_candidates(list(structure.groups)) if g.last <= trigger.first or g.first >= trigger.last
    ]
    after = [
        # "الغزو الذي قادته بريطانيا": the verb may be read as part of the name
        g
        for g in plain
        if verb <= g.first <= verb + 1 + CLOSE and (verb > trigger.first or g.last <= trigger.first)
    ]
    if after:
        return after[0]
    return next((g for g in plain if g.last == verb < trigger.first), None)


def told_of_subject(structure: Structure, verb: int) -> Group | None:
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
