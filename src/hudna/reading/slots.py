"""Slots: which parties stand as subject, object, owner or under a preposition of a word, in whatever order of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.reading.clitics import Form
from hudna.reading.party import Party
from hudna.reading.structure import Group, Structure

MEANS = frozenset({"in", "by", "with"})  # prepositions of that with which somebody is harmed
_OTHER_VERB = frozenset({"pronoun", "auxiliary", "before verb"})  # particles that show a verb of its own
_SUBJECT_REACH = 3  # words between a subject and its verb of harm
_DESCRIBED = 3  # words between a noun and a verb behind it that describes it, and from there to whose verb it is
AFTER = frozenset({"after", "following"})
_ANSWERED = frozenset({"to", "on"})  # prepositions before what is answered
_PHRASE = 2  # words at least of a verb's phrase that names what is seen
CLOSE = 2  # words between a noun and the noun that owns it


@dataclass(slots=True)
class Slots:
    """The groups in the grammatical slots around a trigger, whether its verb is passive, and who is told to be harmed.

    Those harmed stand as objects, whatever they are of the verb that says so: "X was killed in an attack". `signed` tells
    whether the verb has the form of a passive and its subject right beside it: "X was shelled", قُصفت; of a noun, whether it is told to
    be done by somebody: "تم استهداف X من قبل Y". `noting` is who records or judges what a noun names. `certain` is the subject where
    grammar leaves no doubt whom it means: "قالت حماس إنها قصفت". `holder` is who is told to hold prisoners: "محتجزون لدى حماس".
    `undergoer` is who tells what a pronoun is told to have undergone: "the army said it had repelled an attack"; `answering` who answers
    what a noun names, `accusing` whose accusation tells it: "*A's* accusations of shelling". `origin` is the
    place from which fire came: "rockets fired from *Lebanon*" are of nobody in particular. `topics` are what is spoken of. `resumes`
    tells whom a pronoun as subject means that means nobody in its sentence: the `person` or the `side` named first in the one before.
    """

    filled: dict[str, list[Group]] = field(default_factory=dict)
    passive: bool = False
    signed: bool = False
    harmed: list[Group] = field(default_factory=list)
    noting: Group | None = None
    certain: Group | None = None
    holder: Group | None = None
    undergoer: Group | None = None
    answering: Group | None = None
    accusing: Group | None = None
    origin: Group | None = None
    topics: list[Group] = field(default_factory=list)
    resumes: str = ""

    def note(self, group: Group) -> None:
        """Put a group in no slot: it records or judges what others do."""
        self.noting = group
        kept = {slot: [g for g in groups if g is not group] for slot, groups in self.filled.items()}
        self.filled = {slot: groups for slot, groups in kept.items() if groups}

    def harm(self, group: Group) -> None:
        """Put a group as object that is told to be harmed."""
        self.put("object", group)
        self.harmed.append(group)

    def put(self, slot: str, group: Group | None) -> None:
        """Put a group in a slot, unless it is taken by the same group already."""
        if group is not None and all(group not in groups for groups in self.filled.values()):
            self.filled.setdefault(slot, []).append(group)

    def move(self, group: Group, slot: str) -> None:
        """Put a group that stands in some slot in another."""
        self.filled = {
            name: kept for name, groups in self.filled.items() if (kept := [g for g in groups if g is not group])
        }
        self.put(slot, group)

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

    `resumed` tells whether a pronoun on a preposition is what it governs, `joined` whether "and" is written on it, and `goes_on` is
    the first token of the verb to which an "and" of its own joins it; -1 for none. `end` is the token after the whole phrase
    ("killed *… in shelling*"), if it has more words, and `final` the last of them; `cause` tells whether that names what did the harm
    that the first tells. `definite` tells whether the first has the article.
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
    joined: bool = False
    goes_on: int = -1
    final: Form | None = None
    definite: bool = False


def around(structure: Structure, trigger: Head, *, verb_first: bool = False) -> tuple[list[Group], list[Group]]:
    """Groups before and after the trigger in its clause, nearest last and first.

    A clause goes on behind a relative clause between commas; what stands there under no preposition may be of another verb.
    A thing of nobody in the trigger's own phrase or before it is left out: in "قصف مدفعي للجيش" it is the army that stands next, and
    in "the army said aircraft had struck" it is the army's. Where verbs stand first, one right before a verb can only be its subject.
    """
    clause = structure.clause[trigger.first]
    host = structure.hosts[clause]
    before: list[Group] = []
    after: list[Group] = []
    for group in structure.groups:
        own = structure.clause[group.first]
        subject = verb_first and trigger.kind == "verb" and group.last <= trigger.first
        if group.first < trigger.end and is_nobody(group.parties[0]) and not subject:
            continue
        if own in {clause, host} and group.last <= trigger.first:
            before.append(group)
        elif verb_first and trigger.kind == "verb" and trigger.first < group.first < trigger.last < group.last:
            after.append(group)  # "بقيت *القوات* الإسرائيلية"
        elif group.first >= trigger.last and (own == clause or (structure.hosts[own] == clause and not group.plain)):
            after.append(group)
    return before, after


def put_within(slots: Slots, trigger: Head, groups: list[Group]) -> None:
    """Put demonyms inside a verb's phrase beside the noun that they describe: "repelled *an Armenian* attack"."""
    for group in groups:
        if group.adjective and trigger.last <= group.first < trigger.end:
            slots.put("adjective", group)


def antecedent(structure: Structure, trigger: Head) -> Group | None:
    """For a relative or participle clause without a subject of its own: the last group before the clause.

    The subject of a gerund is that of the clause before: "A attacked B, killing C", "A left, having been hit". A clause that tells
    what is said has one of its own, known or not, unless its verb opens it: "said that gunmen from the hills attacked".
    """
    clause = structure.clause[trigger.first]
    start = structure.clause.index(clause)
    before = [g for g in structure.groups if g.last <= start]
    opener = structure.openers[clause]
    if not before or (opener == "complementiser" and not _opens(structure, start, trigger.first)):
        return None
    if opener == "relative":
        between = (structure.particle_at.get(index) for index in range(before[-1].last, start))
        # "The army said it *had* fired on suspects who broke the truce": these stand behind another verb, and are no party.
        return None if any(p is not None and p.kind in _OTHER_VERB for p in between) else before[-1]
    plain = subject_candidates(before)
    if trigger.feature == "gerund" or participial(structure, trigger.first):
        return next((g for g in plain if structure.in_clause(g, clause - 1)), plain[-1] if plain else None)
    return plain[-1] if plain else None


def _opens(structure: Structure, start: int, verb: int) -> bool:
    """Whether nothing but particles stands between the start of a clause and its verb."""
    return all(index in structure.particle_at for index in range(start, verb))


def participial(structure: Structure, verb: int) -> bool:
    """Whether nothing but auxiliaries stands between the start of a clause that no word opens and its verb: "having been hit"."""
    start, _ = structure.clause_span(verb)
    helping = {"auxiliary", "before verb"}
    particles = [structure.particle_at.get(index) for index in range(start, verb)]
    return start > 0 and bool(particles) and all(p is not None and p.kind in helping for p in particles)


def by_preposition(slots: Slots, groups: list[Group]) -> None:
    """Put each group that a preposition governs in the slot of that."""
    for group in groups:
        if group.preposition:
            slots.put(group.preposition, group)


def subject_candidates(groups: list[Group]) -> list[Group]:
    """The groups that may be a subject: under no preposition, and no demonym."""
    return [g for g in groups if g.plain and g.parties[0].kind != "adjective"]


def put_harming(structure: Structure, trigger: Head, slots: Slots, around: tuple[list[Group], list[Group]]) -> bool:
    """Put who harmed whom with what a noun names in its slots; whether anybody did."""
    before, after = around
    found = _harming(structure, trigger, before)
    if found is None:
        return False
    slots.put("subject", found[0])
    slots.certain = found[0]
    slots.harm(found[1])
    by_preposition(slots, after)
    return True


def _harming(structure: Structure, trigger: Head, before: list[Group]) -> tuple[Group, Group] | None:
    """Who harmed whom with what a noun names, of which a preposition tells that: "the army killed three Palestinians in shelling".

    The one stands right before the verb and the other behind it, or both behind it, where verbs stand first.
    """
    clause = structure.clause[trigger.first]
    verbs = [v for v, kind in structure.verbs.items() if kind == "harm" and v < trigger.first]
    if not verbs or structure.clause[verbs[-1]] != clause:
        return None
    verb, plain = verbs[-1], subject_candidates(before)
    behind = [g for g in plain if g.first > verb]
    ahead = [g for g in plain if verb - _SUBJECT_REACH <= g.last <= verb][-1:]
    joined = any(form.prefix for form in structure.tokens[verb].forms)  # "وقتل": who stands before it is another verb's
    sides = (behind if joined else [*ahead, *behind])[:2]
    if len(sides) < 2 or sides[0].first > verb + CLOSE or sides[0].parties[0].people:
        return None
    return sides[0], sides[1]


def noting(structure: Structure, trigger: Head, *, verb_first: bool) -> Group | None:
    """Who records, sees or judges what a noun names, and so is told neither to do nor to undergo it.

    "The mission counted eight breaches", "what A called a violation", "breaches recorded by the mission".
    """
    clause, verbs = structure.clause[trigger.first], structure.verbs
    if trigger.kind != "noun":
        return _subject_noting(structure, trigger, verb_first=verb_first)
    own = [v for v in verbs if structure.clause[v] == clause and verbs[v] != "acts"]
    before = max((v for v in own if v < trigger.first), default=None)
    plain = [g for g in structure.groups if g.plain and not g.adjective and structure.in_clause(g, clause)]
    if before is not None and verbs[before] == "note":
        return _subject_of(plain, before, trigger, verb_first=verb_first)
    after = min((v for v in verbs if v >= trigger.last), default=None)
    if after is None or verbs[after] != "note" or after - max(trigger.last, trigger.end) > _DESCRIBED:
        return None
    behind = [g for g in structure.groups if after < g.first <= after + _DESCRIBED and not g.adjective]
    return next((g for g in behind if g.plain == verb_first and (verb_first or g.preposition == "by")), None)


def _subject_noting(structure: Structure, trigger: Head, *, verb_first: bool) -> Group | None:
    """The subject of a verb of seeing that opens a trigger's phrase, which tells of what is seen: "*the mission* saw two tanks"."""
    if structure.verbs.get(trigger.first) != "note" or max(trigger.last, trigger.end) - trigger.first < _PHRASE:
        return None
    clause = structure.clause[trigger.first]
    plain = [g for g in structure.groups if g.plain and not g.adjective and structure.in_clause(g, clause)]
    return _subject_of(plain, trigger.first, trigger, verb_first=verb_first)


def answering(structure: Structure, trigger: Head, *, verb_first: bool) -> Group | None:
    """Who answers what a noun names, and so did not do it: "ردت *إسرائيل* على إطلاق صواريخ", "*Israel* responded to rocket fire"."""
    clause = structure.clause[trigger.first]
    if clause and structure.tokens[structure.clause_span(trigger.first)[0]].norm in AFTER:
        return _answering_before(structure, clause)
    particle = structure.particle_before(trigger.first)
    if particle is not None and particle.kind == "determiner":  # "respond to *any* violation"
        particle = structure.particle_before(trigger.first - 1)
    if trigger.kind != "noun" or particle is None or particle.meaning not in _ANSWERED:
        return None
    own = [v for v in structure.verbs if structure.clause[v] == clause and v < trigger.first]
    if not own or structure.verbs[own[-1]] != "answer":
        return None
    plain = [g for g in structure.groups if g.plain and not g.adjective and structure.in_clause(g, clause)]
    if verb_first:  # "قصفت *إسرائيل* الموقع ردا على إطلاق صواريخ": what stands between is the object
        plain = [g for g in plain if g.first >= own[-1] or g is plain[0]]
    return _subject_of(plain, own[-1], trigger, verb_first=verb_first)


def _answering_before(structure: Structure, clause: int) -> Group | None:
    """Who answers what the clause behind his tells: "*Israel* hit back after rockets landed in the north"."""
    answers = [v for v, kind in structure.verbs.items() if kind == "answer" and structure.clause[v] == clause - 1]
    if not answers:
        return None
    plain = [g for g in subject_candidates(list(structure.groups)) if g.last <= answers[-1]]
    return plain[-1] if plain and structure.in_clause(plain[-1], clause - 1) else None


def _subject_of(plain: Sequence[Group], verb: int, trigger: Head, *, verb_first: bool) -> Group | None:
    """The subject of a verb before a noun: where verbs stand first the party right behind it, else the one before."""
    ahead = [g for g in plain if g.last <= verb][-1:]
    behind = [g for g in plain if verb < g.first <= verb + 1 and g.last <= trigger.first][:1]
    return next(iter([*behind, *ahead] if verb_first else ahead), None)


def told_by(groups: Iterable[Group], first: int, last: int) -> Group | None:
    """The things that the words of a trigger themselves name, which act for their owner: "طائراته قصفت", "its artillery fire".

    A thing of nobody does so only where it stands first: "طائرة قصفت", but not "قصف مدفعي".
    """
    inside = [g for g in groups if g.first < last and g.last > first and _acts_for_owner(g.parties[0])]
    return next((g for g in inside if g.first == first or not is_nobody(g.parties[0])), None)


def is_nobody(party: Party) -> bool:
    """Whether a party is a thing of which nobody says whose it is: "artillery", "positions"."""
    body = party.name.body if party.name is not None else None
    return party.kind == "asset" and party.open and not party.pronoun and body is not None and not body.alone


def _acts_for_owner(party: Party) -> bool:
    """Whether a party is a thing, or somebody who is always somebody's, as snipers are."""
    body = party.name.body if party.name is not None else None
    return party.kind == "asset" or (body is not None and body.owned)
