"""Slots: which parties stand as subject, object, owner or under a preposition of a word, by the order of the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from hudna.reading.clitics import Form
from hudna.reading.party import Party
from hudna.reading.structure import Group, Structure

_CLOSE = 2  # words between a noun and the noun that owns it
_PHRASE = 4  # words of a noun phrase before its noun
_PASSIVE_REACH = 3  # words between the subject of a passive and "by"
_OBJECT_REACH = 4  # words between a verb and its object
_SUBJECT_REACH = 8  # words between a verb and its subject
_LIGHT = "light"
_GOVERNED = "ب"  # قام بقصف
_LIGHT_BEFORE, _LIGHT_AFTER = 12, 3  # words between a light verb and the noun that it governs or describes
_RELATIONAL = ("ي", "يه")  # ends of adjectives like جوي, جوية, in normal form
_DOERS = frozenset({"name", "adjective", "seat", "role", "body", "both"})  # may own an attack; a thing is attacked
_HARMING = frozenset({"suffer", "harm"})
_GOVERNING = ("ب", "ل", "ك")
_GOVERNING_THE = ("بال",)
_TO = ("ل", "لل")
_THAT = "ان"  # أن, إن
_DAMMA = "\u064f"
_PERSONAL = frozenset({"he", "she"})
_PERSONS = frozenset({"person", "role"})
_WRITTEN_TOGETHER = ("و", "ف", "ب", "ل")  # "and", "with", "to": what begins with them is seldom an object


@dataclass(slots=True)
class Slots:
    """The groups in the grammatical slots around a trigger, whether its verb is passive, and who is told to be harmed.

    Those harmed stand as objects, whatever they are of the verb that says so: "X was killed in an attack". `signed` tells
    whether the verb has the form of a passive and its subject right beside it: "X was shelled", قُصفت.
    """

    filled: dict[str, list[Group]] = field(default_factory=dict)
    passive: bool = False
    signed: bool = False
    harmed: list[Group] = field(default_factory=list)

    def harm(self, group: Group) -> None:
        """Put a group as object that is told to be harmed."""
        self.put("object", group)
        self.harmed.append(group)

    def put(self, slot: str, group: Group | None) -> None:
        """Put a group in a slot, unless it is taken by the same group already."""
        if group is not None and all(group not in groups for groups in self.filled.values()):
            self.filled.setdefault(slot, []).append(group)

    def rule(self, group: Group) -> None:
        """Put a group as the one subject, where what governs the trigger tells so; whoever owns the trigger undergoes it."""
        kept = {
            slot: [g for g in groups if g is not group] for slot, groups in self.filled.items() if slot != "subject"
        }
        owners = kept.pop("genitive", [])
        self.filled = {"subject": [group]} | {slot: groups for slot, groups in kept.items() if groups}
        for owner in owners:
            self.put("object", owner)
        self.passive = False


class Head(NamedTuple):
    """The word around which slots are found: its tokens, whether it is a verb or a noun, its form, voice and pronoun.

    `resumed` tells whether a pronoun on a preposition is what it governs. `end` is the token after the whole phrase
    ("killed *… in shelling*"), if it has more words, and `final` the last of them; `cause` whether that names what did the harm
    that the first tells.
    """

    first: int
    last: int
    kind: str
    feature: str
    voice: str = "active"
    pronoun: str = ""
    end: int = 0
    cause: bool = False
    resumed: bool = False
    final: Form | None = None


SlotFinder = Callable[[Structure, Head], Slots]


def _around(structure: Structure, trigger: Head) -> tuple[list[Group], list[Group]]:
    """Groups before and after the trigger in its clause, nearest last and first."""
    clause = structure.clause[trigger.first]
    inside = [g for g in structure.groups if structure.in_clause(g, clause)]
    return [g for g in inside if g.last <= trigger.first], [g for g in inside if g.first >= trigger.last]


def _antecedent(structure: Structure, trigger: Head) -> Group | None:
    """For a relative or participle clause without a subject of its own: the last group before the clause."""
    clause = structure.clause[trigger.first]
    start = structure.clause.index(clause)
    before = [g for g in structure.groups if g.last <= start]
    if not before:
        return None
    if structure.openers[clause] == "relative":
        return before[-1]
    plain = [g for g in before if g.plain and g.parties[0].kind != "adjective"]
    return plain[-1] if plain else None


def _by_preposition(slots: Slots, groups: list[Group]) -> None:
    for group in groups:
        if group.preposition:
            slots.put(group.preposition, group)


def _owner_after(trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    for group in after[:1]:
        near = group.first - trigger.last <= _CLOSE
        if near and group.plain:
            return ("adjective" if group.parties[0].kind == "adjective" else "genitive"), group
    return None


def _subject_candidates(groups: list[Group]) -> list[Group]:
    return [g for g in groups if g.plain and g.parties[0].kind != "adjective"]


def _verb_first(structure: Structure, trigger: Head) -> Slots:
    """Arabic order: verb, subject, object; or subject, verb, object. Nouns own what follows them."""
    slots = Slots()
    before, after = _around(structure, trigger)
    after = [g for g in after if not _of_another(structure, trigger, g)]
    doer = _owner_of_cause(structure, trigger, after)
    if doer is not None:
        slots.put("by", doer)
        after.remove(doer)
    if trigger.kind == "noun":
        return _around_noun(structure, trigger, slots, (before, after))
    own = _own_subject(structure, trigger, after)
    plain_after = [g for g in after if g is own or (g.plain and not g.adjective)]
    plain_before = _subject_candidates(before)
    relative = structure.openers[structure.clause[trigger.first]] == "relative"
    told = _told_of_subject(structure, trigger)
    if told is not None:
        slots.put("subject", told)
        slots.put("object", plain_after[0] if plain_after else None)
        _by_preposition(slots, after)
        return slots
    if relative and plain_after and (trigger.pronoun or trigger.resumed):
        # "القرية التي قصفها الجيش", "التي يسيطر عليها الجيش": what stands before the clause is not its subject.
        slots.put("subject", plain_after[0])
        slots.put("object", _antecedent(structure, trigger) if trigger.pronoun else None)
    elif plain_before and trigger.first - plain_before[-1].last <= _CLOSE:
        slots.put("subject", plain_before[-1])
        slots.put("object", plain_after[0] if plain_after else None)
    elif plain_after and plain_after[0].first - trigger.last <= _SUBJECT_REACH and not relative:
        slots.put("subject", plain_after[0])
        slots.put("object", plain_after[1] if len(plain_after) > 1 else None)
    else:
        slots.put("subject", plain_before[-1] if plain_before else _antecedent(structure, trigger))
        slots.put("object", plain_after[0] if plain_after else None)
    _by_preposition(slots, after)
    slots.signed = _vowelled_passive(structure, trigger)
    either = trigger.voice == "either" and "object" not in slots.filled and not _names_object(structure, trigger)
    slots.passive = trigger.voice == "passive" or either or slots.signed
    if slots.passive and (harmed := slots.filled.get("subject")) and _suffers(structure, harmed[0], trigger.first):
        slots.harm(slots.filled.pop("subject")[0])
    return slots


def _told_of_subject(structure: Structure, trigger: Head) -> Group | None:
    """Whom the pronoun on the complementiser before a verb means: "قالت حماس إنها قصفت", the subject of the clause before."""
    opens = trigger.first - 1
    while opens > 0 and (particle := structure.particle_at.get(opens)) is not None and particle.kind == "before verb":
        opens -= 1
    particle = structure.particle_at.get(opens) if opens > 0 else None
    if particle is None or particle.kind != "complementiser":
        return None
    if not any(form.suffix and form.key == _THAT for form in structure.tokens[opens].forms):
        return None
    clause = structure.clause[opens]
    before = [g for g in structure.groups if g.last <= opens and structure.clause[g.first] == clause - 1]
    return next((g for g in before if g.plain and not g.adjective), None)


def _vowelled_passive(structure: Structure, trigger: Head) -> bool:
    """Whether a past verb is written with the vowel sign of its passive: قُصفت, استُهدف."""
    return trigger.feature == "past" and _DAMMA in structure.tokens[trigger.first].text[:-1]


def _names_object(structure: Structure, trigger: Head) -> bool:
    """Whether a verb's phrase ends in its own subject or object, so that another does it: "شن الجيش غارات".

    What harmed somebody is none ("قتل في قصف"), nor is what a preposition governs ("قصفت المدينة بالمدفعية").
    """
    final = trigger.final
    if final is None or trigger.cause or structure.verbs.get(trigger.first) in _HARMING:
        return False
    if final.prefix.startswith(_GOVERNING) or final.key.startswith(_GOVERNING_THE):
        return False
    particle = structure.particle_before(trigger.end - 1)
    return particle is None or particle.kind != "preposition"


def _own_subject(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """The party behind a verb that is read as a preposition, too ("هجوم استهدف" is "on"), where it opens its clause."""
    opens = trigger.first == 0 or structure.clause[trigger.first - 1] != structure.clause[trigger.first]
    owner = _own_phrase(structure, trigger, after) if opens else None
    return owner[1] if owner is not None else None


def _owner_of_cause(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """Who did what is told to have harmed: "مقتل جندي في قصف روسي", "في قصف للجيش"; one adjective may stand between."""
    if not trigger.cause:
        return None
    for group in after:
        between = structure.tokens[trigger.end : group.first]
        if group.first < trigger.end or len(between) > 1 or not all(t.norm.endswith(_RELATIONAL) for t in between):
            continue
        kind = group.parties[0].kind
        if kind not in _DOERS or structure.clause[group.first] != structure.clause[trigger.end - 1]:
            return None
        return group if group.plain or group.preposition == "to" else None
    return None


def _around_noun(structure: Structure, trigger: Head, slots: Slots, around: tuple[list[Group], list[Group]]) -> Slots:
    """The slots of an Arabic noun; who does what it names may be the subject of a light verb (قام, شن) beside it."""
    before, after = around
    doer = _doer(structure, trigger) or told_by(structure.groups, trigger.first, trigger.last)
    owner = (
        _own_phrase(structure, trigger, after)
        or _owner_after(trigger, after)
        or _owner_by_to(structure, trigger, after)
    )
    if doer is not None:
        slots.put("subject", doer)
    if owner is not None:
        slots.put("object" if doer is not None and owner[0] == "genitive" else owner[0], owner[1])
    _by_preposition(slots, after)
    verbs = [verb for verb in structure.verbs if verb < trigger.first]
    subjects = _subject_candidates(before)
    for group in subjects:
        if any(_suffers(structure, group, verb) for verb in verbs):
            slots.harm(group)
    if doer is None and subjects and (owner is None or owner[0] == "genitive"):
        # "its shelling": the pronoun on the noun makes its owner of who was named before.
        slots.put("genitive" if trigger.pronoun and owner is None else "subject", subjects[-1])
    return slots


def _owner_by_to(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner of a noun without the article: "غارات للتحالف", "هجوم مضاد للجيش". With the article ل has what it is done to."""
    if not after or after[0].preposition != "to" or structure.clause[after[0].first] != structure.clause[trigger.first]:
        return None
    end = max(trigger.end, trigger.last)
    written = any(form.prefix.lstrip("وف") in _TO for form in structure.tokens[after[0].first].forms)
    definite = any(form.prefix.endswith("ال") for form in structure.tokens[trigger.first].forms) or trigger.pronoun
    if not written or definite or after[0].first - end > 1 or after[0].parties[0].kind not in _DOERS:
        return None
    return "genitive", after[0]


def _own_phrase(structure: Structure, trigger: Head, after: list[Group]) -> tuple[str, Group] | None:
    """The owner of a noun that is read as a preposition, too: بقصف الجيش is "by the army's shelling"."""
    particle = structure.particle_at.get(trigger.first)
    if particle is None or not after or after[0].first - trigger.last > _CLOSE:
        return None
    governed = particle.meaning != "" and after[0].preposition == particle.meaning
    return ("genitive", after[0]) if governed and not after[0].adjective else None


def told_by(groups: Iterable[Group], first: int, last: int) -> Group | None:
    """The things that the words of a trigger themselves name, which act for their owner: "طائراته قصفت", "its artillery fire"."""
    return next((g for g in groups if g.first < last and g.last > first and _acts_for_owner(g.parties[0])), None)


def _acts_for_owner(party: Party) -> bool:
    """Whether a party is a thing, or somebody who is always somebody's, as snipers are."""
    body = party.name.body if party.name is not None else None
    return party.kind == "asset" or (body is not None and body.owned)


def _of_another(structure: Structure, trigger: Head, group: Group) -> bool:
    """Whether a party right behind another verb is that verb's subject: "قتلوا في هجوم شنه مسلحون"."""
    return group.first - 1 >= trigger.last and group.plain and group.first - 1 in structure.verbs


def _doer(structure: Structure, trigger: Head) -> Group | None:
    """The subject of a light verb: before the noun (قام الجيش بقصف), or in a relative clause after it (هجوم شنه الجيش)."""
    for verb, kind in structure.verbs.items():
        if kind != _LIGHT or not -_LIGHT_BEFORE <= verb - trigger.first <= _LIGHT_AFTER:
            continue
        if verb > trigger.first:
            if any(form.suffix for form in structure.tokens[verb].forms):
                return _beside(structure, verb, trigger)
            continue
        # What the verb governs is "in" the noun by a clitic, and then a parenthesis may stand between.
        governed = structure.tokens[trigger.first].norm.startswith(_GOVERNED)
        if structure.clause[verb] == structure.clause[trigger.first] or governed:
            return _beside(structure, verb, trigger)
    return None


def _beside(structure: Structure, verb: int, trigger: Head) -> Group | None:
    """The subject of a verb: the party right after it, else the one right before it."""
    plain = [
        g for g in _subject_candidates(list(structure.groups)) if g.last <= trigger.first or g.first >= trigger.last
    ]
    after = [
        g for g in plain if verb < g.first <= verb + 1 + _CLOSE and (verb > trigger.first or g.last <= trigger.first)
    ]
    if after:
        return after[0]
    return next((g for g in plain if g.last == verb < trigger.first), None)


def _suffers(structure: Structure, group: Group, verb: int) -> bool:
    """Whether a party is the subject of a verb of being harmed: of one that may mean harming, where no object follows."""
    kind = structure.verbs.get(verb, _LIGHT)
    counts = sum(_counts(structure, i) for i in range(verb + 1, group.first))  # "killed at least five soldiers"
    close = 0 < group.first - verb - counts <= 1 + _CLOSE or 0 <= verb - group.last < _CLOSE
    if kind == _LIGHT or not close:
        return False
    return kind == "suffer" or not _object_follows(structure, max(verb + 1, group.last))


def _counts(structure: Structure, index: int) -> bool:
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
    return not structure.tokens[index].norm.startswith(_WRITTEN_TOGETHER)


def _beside_auxiliary(structure: Structure, group: Group, index: int) -> bool:
    """Whether only auxiliaries, and one adverb at most, stand between a group and a participle."""
    particles = [structure.particle_at.get(i) for i in range(group.last, index)]
    helping = [p for p in particles if p is not None and p.kind in {"auxiliary", "before verb"}]
    return any(p.kind == "auxiliary" for p in helping) and len(particles) - len(helping) <= 1


def _auxiliary_before(structure: Structure, index: int) -> bool:
    for back in range(1, 4):
        match = structure.grammar.get(index - back)
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
    return by is not None and structure.particle_at[by].meaning == "by" and 0 < by - group.last <= _PASSIVE_REACH


def _governing(structure: Structure, index: int) -> int | None:
    """The preposition that governs a noun, with determiners, numbers and adjectives between them."""
    for back in range(index - 1, max(-1, index - 1 - _PHRASE), -1):
        particle = structure.particle_at.get(back)
        if particle is not None and particle.kind == "preposition":
            return back
        gerund = structure.tokens[back].norm.endswith("ing")
        if (particle is not None and particle.kind != "determiner") or gerund or back in structure.party_at:
            return None
    return None


def _harmed_by_noun(structure: Structure, trigger: Head, after: list[Group]) -> Group | None:
    """The object of the verb of harm that a noun is the subject of: "shelling killed three soldiers"."""
    for verb, kind in structure.verbs.items():
        if kind != "harm" or verb < trigger.last or structure.clause[verb] != structure.clause[trigger.first]:
            continue
        if _auxiliary_before(structure, verb) or any(g.plain and g.first < verb for g in after):
            return None
        return next((g for g in after if g.plain and not g.adjective and 0 < g.first - verb <= _OBJECT_REACH), None)
    return None


def _subject_first(structure: Structure, trigger: Head) -> Slots:
    """English order: subject, verb, object. Nouns are owned by what stands before them or follows a preposition."""
    slots = Slots()
    before, after = _around(structure, trigger)
    if trigger.kind == "noun":
        if before and trigger.first - before[-1].last < _CLOSE:
            slots.put("adjective" if before[-1].parties[0].kind == "adjective" else "genitive", before.pop())
        _by_preposition(slots, after)
        subjects = _subject_candidates(before)
        if subjects and _undergoes_noun(structure, subjects[-1], trigger):
            slots.harm(subjects[-1])
        else:
            slots.put("subject", subjects[-1] if subjects else None)
        harmed = _harmed_by_noun(structure, trigger, after)
        if harmed is not None:
            slots.harm(harmed)
        return slots
    by_follows = any(g.preposition == "by" for g in after)
    participle = trigger.feature in {"participle", "past-or-participle"}
    slots.passive = participle and (
        _auxiliary_before(structure, trigger.first) or (by_follows and not _object_at(trigger, after))
    )
    subjects = _subject_candidates(before)
    pronoun = _pronoun_subject(structure, trigger.first)
    if pronoun is not None:
        slots.put("subject", _referent(structure, pronoun))
        subjects = []
    else:
        slots.put("subject", subjects[-1] if subjects else _antecedent(structure, trigger))
    slots.signed = slots.passive and bool(subjects) and _beside_auxiliary(structure, subjects[-1], trigger.first)
    plain_after = _subject_candidates(after)
    slots.put("object", plain_after[0] if plain_after else None)
    _by_preposition(slots, after)
    return slots


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


def _object_at(trigger: Head, after: list[Group]) -> bool:
    return bool(after) and after[0].plain and after[0].first - trigger.last <= _CLOSE


SLOT_FINDERS: Mapping[str, SlotFinder] = MappingProxyType({"verb-first": _verb_first, "subject-first": _subject_first})
