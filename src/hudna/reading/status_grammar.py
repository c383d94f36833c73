"""Status that grammar makes certain, whatever is more frequent: denials, conditions, doubt, offers and threats.

A denial, a fear or a rumour taken for a fact is the worst misreading, so none that grammar settles is left to a model.
"""

from __future__ import annotations

from hudna.model.claims import Act, Status
from hudna.model.events import EventType
from hudna.reading.pack import Cue
from hudna.reading.phrases import Match, as_definite
from hudna.reading.status_conditions import condition, is_part_of_longer, reprisal
from hudna.reading.status_denied import denial, falsity
from hudna.reading.status_spoken import accusation, admission, offer, provocation, threat
from hudna.reading.structure import Structure
from hudna.reading.told import (
    Telling,
    Told,
    crossing_of,
    is_aside,
    is_told_between,
    obliged,
    opens_clause,
    side_and_gap,
    telling_of,
)

_ADJECTIVES = 2  # words between "alleged" and the noun that it describes
_OTHERS = 2  # words besides its subject between a verb and what somebody did: the rest of the verb, an adjective
_ASKED = 4  # words from who is asked to what he is asked to work on: "both *once more to* work"
_JOINED = 3  # words between "or" and what it joins, with it: "or any new attack"
_ANY = 1  # words between "any" and its noun: "any armed attack"
_DOING = frozenset({"light", "make"})  # verbs that say of a noun that somebody does it
_WITHIN = frozenset({"same", "complementiser"})
_JOINING = frozenset({"same", "comma", "complementiser"})
_NEGATING = frozenset({"verb", "present"})  # negations of verbs
_AHEAD = frozenset(
    {"next", "asked", "accepted", "towards", "discussed", "tried"}
)  # cues of the first event behind them
_PROPOSED = frozenset({EventType.TRUCE_AGREED, EventType.TRUCE_EXTENDED})
_ARRANGED = _PROPOSED | {
    EventType.TALKS_AGREEMENT,
    EventType.EXCHANGE,
    EventType.AID,
    EventType.FORCE_WITHDRAWAL,
    EventType.MONITORING,
}
_KEPT = frozenset({EventType.TRUCE_HELD, EventType.OBSTRUCTION})  # what others are to keep or to end
_TIMED = frozenset({EventType.TRUCE_EFFECTIVE, EventType.TRUCE_ENDED})  # what has its hour
_UNDONE = frozenset({Status.DEMANDED, Status.DENIED})
_NEGATIONS = frozenset({"verb", "next"})  # of what stands right behind them
_OPENING = frozenset({"opening", "upon"})  # cues that say nothing but where they open a clause
_APART = frozenset({"relative", "subordinator"})  # what opens clauses of their own
_HELPING = frozenset({"auxiliary", "before verb"})  # particles before a verb that is no subjunctive
_PAST = frozenset({"past", "past-or-participle"})  # forms that no verb has that tells what is to come


def certain(told: Told) -> Telling | None:
    """How an event is told where grammar settles it; None where it does not."""
    if is_aside(told, told.trigger):
        return _own(told) or _without_victims(told)
    return (
        _own(told)
        or _without_victims(told)
        or _unsaid(told)
        or condition(told)
        or _cue(told)
        or _not_done(told)
        or _joined(told)
        or falsity(told)
        or denial(told)
        or provocation(told)
        or threat(told)
        or reprisal(told)
        or offer(told)
        or _asked_within(told)
        or _asked_for(told)
        or _scheduled(told)
        or _unverified(told)
        or accusation(told)
        or admission(told)
    )


def _own(told: Told) -> Telling | None:
    """What the words of an event say themselves, whatever stands around them: "the truce *agreed on* in May" did not hold.

    A negation right before them is of them, and no part of what they say.
    """
    own, trigger = told.trigger.value.entry, told.trigger
    negated = any(cue.last == trigger.first and cue.value.entry.status is Status.DENIED for cue in told.cues)
    if own.status is None or negated:
        return None
    return Telling(own.status, own.act, f"{own.status}: {told.trigger.value.listed}, by itself")


def _without_victims(told: Told) -> Telling | None:
    """An attack in which nobody came to harm was one; harm or a breach of which none is reported is denied, not doubtful."""
    trigger = told.trigger
    negations = (cue for cue in told.cues if cue.last == trigger.first and cue.value.entry.certain in _NEGATIONS)
    none = next((cue for cue in negations if cue.value.entry.status is Status.DENIED), None)
    if none is None:
        return None
    if trigger.value.entry.result:
        return Telling(Status.ACTUAL, None, f"actual: only its victims are denied ({none.value.listed})")
    event = trigger.value.entry.type
    # "No breach" is none, whatever "not" in "does not prevent breaches" may do.
    wrong = _is_none(told) and (event.family == "attack" or event is EventType.TRUCE_VIOLATED)
    return telling_of(told, none) if trigger.value.kind == "noun" and (wrong or event.family == "harm") else None


def _is_none(told: Told) -> bool:
    """Whether what may open a clause to deny all of it stands right before an event: "reported *no* breaches"."""
    before = (cue.value.entry for cue in told.cues if cue.last == told.trigger.first)
    return any(entry.certain == "opening" and entry.status is Status.DENIED for entry in before)


def _unsaid(told: Told) -> Telling | None:
    """An event that somebody is told not to have spoken of."""
    return None if told.unsaid is None else Telling(told.unsaid, None, f"{told.unsaid}: told as not said")


def _asked_within(told: Told) -> Telling | None:
    """What the words of an event themselves demand or offer: "a resolution *calling for* a truce", *عرض* الرئيس هدنة."""
    trigger = told.trigger
    if trigger.value.entry.type.family != "truce":
        return None
    # عرض الرئيس هدنة is "offered", with its subject in it, and عرض هدنة may be "an offer" taken up
    verb = trigger.value.kind == "verb" or any(i in told.structure.party_at for i in range(trigger.first, trigger.last))
    for cue in told.cues:
        entry, inside = cue.value.entry, cue.last < trigger.last
        demands = entry.status is Status.DEMANDED and entry.certain not in _OPENING and trigger.first < cue.first
        offers = entry.act is Act.OFFERS and verb and trigger.first == cue.first
        if inside and (demands or offers):
            return telling_of(told, cue)
    return None


def _asked_for(told: Told) -> Telling | None:
    """What somebody is asked to work towards: "طلبت من أرمينيا *العمل على* وقف القتال", "urged both *to work towards* a truce"."""
    speech, trigger = told.speeches[-1] if told.speeches else None, told.trigger
    asks = speech is not None and speech.entry is not None and speech.entry.act is Act.DEMANDS and speech.kind == "verb"
    if speech is None or not asks or trigger.value.kind != "noun":
        return None
    whom = speech.addressed
    asked, reach = (speech.last, 1) if whom is None else (max(speech.last, whom.last), _ASKED)
    for cue in told.cues:
        near = 0 <= cue.first - asked <= reach and 0 <= trigger.first - cue.last <= cue.value.entry.reach
        within = near and crossing_of(told.structure, cue.first, trigger.first) in _WITHIN
        if within and cue.value.entry.certain == "towards" and not is_told_between(told, cue.last):
            return Telling(Status.DEMANDED, None, f"demanded: {cue.value.listed}, as {speech.listed} asks")
    return None


def _cue(told: Told) -> Telling | None:
    """What the nearest cue before an event makes of it, where grammar ties them; of two as near, the one of more words."""
    tied = [cue for cue in told.cues if cue.last <= told.trigger.first and _is_tied(told, cue)]
    nearest = max(tied, key=lambda cue: (cue.last, cue.words), default=None)
    if nearest is None:
        return None
    if nearest.value.entry.certain == "negated" or _is_negated_plan(told, nearest):
        return Telling(Status.DENIED, told.trigger.value.entry.act, f"denied: {nearest.value.listed} under a negation")
    if _is_excepted(told, nearest):
        return Telling(Status.ACTUAL, told.trigger.value.entry.act, f"actual: {nearest.value.listed} with an exception")
    own = told.trigger.value.entry
    if own.status is not None and nearest.value.entry.status is Status.DENIED:  # "will not stand idly by" is a threat
        return Telling(own.status, own.act, f"{own.status}: {told.trigger.value.listed} with its negation")
    return telling_of(told, nearest)


def _is_tied(told: Told, cue: Match[Cue]) -> bool:
    """Whether grammar ties an event to a cue before it, in the way in which the cue governs."""
    structure, trigger, entry = told.structure, told.trigger, cue.value.entry
    gap, kind = trigger.first - cue.last, trigger.value.kind
    crossing = crossing_of(structure, cue.first, trigger.first)
    if entry.certain in _AHEAD:
        reached = gap <= entry.reach and crossing in _WITHIN and not is_told_between(told, cue.last)
        return reached and _is_governed(told, cue)
    if entry.certain == "base":  # "insisted that the army withdraw"
        helped = structure.particle_before(trigger.first)
        bare = kind == "verb" and trigger.feature == "base" and (helped is None or helped.kind not in _HELPING)
        return bare and gap <= entry.reach and crossing in _WITHIN and not is_told_between(told, cue.last)
    if entry.certain == "opening":  # "Should the army attack", "No shell has hit", على الجيش أن ينسحب
        if entry.status is Status.DENIED and gap <= entry.reach and _is_listed(told, cue):
            return True
        # "*no* jets *carried out* strikes"
        denied = entry.status is Status.DENIED
        done = denied and any(structure.verbs.get(at) in _DOING for at in range(cue.last, trigger.first))
        reached = (kind == "verb" or done) and gap <= entry.reach and crossing in _WITHIN
        return reached and _opens(told, cue) and not is_told_between(told, cue.last)
    if entry.certain == "upon":  # على الجيش الانسحاب
        return obliged(structure, trigger, [cue]) is not None
    if entry.certain == "present":  # قد يقصف, "under the deal, the army withdraws"
        near = gap < entry.reach and crossing in {"same", "comma"}
        return kind == "verb" and near and trigger.feature == "present"
    if crossing != "same":
        return False
    if entry.certain == "verb":  # "not", لم
        return kind == "verb" and (gap <= 1 or (entry.status is Status.POSSIBLE and _shares_doubt(told, cue)))
    if entry.certain == "noun":  # "alleged"
        return kind == "noun" and gap <= _ADJECTIVES
    if entry.certain == "negated":  # "did not report any attack"
        return kind == "noun" and gap <= _ANY and any(_negates(told, other, cue) for other in told.cues)
    return False


def _is_governed(told: Told, cue: Match[Cue]) -> bool:
    """Whether the first event behind a cue is of those that it governs."""
    trigger, certain = told.trigger, cue.value.entry.certain
    if certain == "asked":  # "refused a call to withdraw"; what was done is not what was asked for
        return trigger.feature not in _PAST
    if certain == "accepted":  # "accepted a proposed truce"
        return trigger.value.entry.type in _PROPOSED
    if certain == "towards":  # "works towards a truce"
        return trigger.value.kind == "noun" and not _is_asked(told, cue)
    if certain == "tried":  # "tried to take the town"
        return trigger.value.entry.type is EventType.TERRITORY_CHANGE and trigger.feature not in _PAST
    if certain == "discussed":  # "discussed the release of prisoners"; the truce that is discussed may hold
        known = as_definite(trigger.form) or told.structure.word_at(trigger.first - 1) in told.known
        event = trigger.value.entry.type
        return trigger.value.kind == "noun" and event in _ARRANGED and not (known and event is EventType.TRUCE_AGREED)
    return not is_part_of_longer(told, cue)  # "is said to have fired", يعتقد أن


def _is_asked(told: Told, aim: Match[Cue]) -> bool:
    """Whether somebody asks for what an aim is for, hopes that others keep it, or gave the aim up: "*urged* efforts for a truce"."""
    speech = told.speeches[-1] if told.speeches else None
    asks = speech is not None and speech.entry is not None and speech.entry.act is Act.DEMANDS
    before = any(cue.last <= aim.first and cue.value.entry.status in _UNDONE for cue in told.cues)
    return asks or before or told.trigger.value.entry.type in _KEPT


def _opens(told: Told, cue: Match[Cue]) -> bool:
    """Whether a cue begins a clause, or what somebody says right behind the word for it: "said *no* shell had hit"."""
    said = any(s.kind == "verb" and s.forward and s.last == cue.first for s in told.speeches)
    return said or opens_clause(told.structure, cue)


def _is_listed(told: Told, negation: Match[Cue]) -> bool:
    """Whether an event is among what a negation that opens a list denies, or is of all that: "*no* missile, shell or bullet was fired"."""
    structure, trigger = told.structure, told.trigger
    between = range(negation.last, trigger.first)
    words = {structure.tokens[index].norm for index in between}
    if words.isdisjoint(told.alternatives) or words & (told.conjunctions - told.alternatives):
        return False
    if any(structure.crossing(negation.first, trigger.first)) or not _opens(told, negation):
        return False
    return not any(other.first in between and other.value.kind == "verb" for other in told.triggers)


def _is_negated_plan(told: Told, plan: Match[Cue]) -> bool:
    """Whether a negation stands right before what somebody means to do: "do *not want* to negotiate", لا يريدون التصعيد."""
    if plan.value.entry.status is not Status.FUTURE and plan.value.entry.certain != "accepted":
        return False
    negations = (
        cue for cue in told.cues if cue.value.entry.certain in _NEGATING and cue.value.entry.status is Status.DENIED
    )
    return any(cue.last == plan.first for cue in negations)


def _is_excepted(told: Told, negation: Match[Cue]) -> bool:
    """Whether an exception behind a negated verb says of what it is so: لم تدخل سوى عشر قوافل, "no convoy but ten".

    An exception of a time or a condition ("إلا بعد", "إلا إذا") says when it will be so.
    """
    structure, trigger, entry = told.structure, told.trigger, negation.value.entry
    if entry.status is not Status.DENIED or entry.act is not None or entry.certain not in _NEGATING:
        return False
    for cue in told.cues:
        if cue.value.entry.certain != "exception" or not 0 <= cue.first - trigger.first <= cue.value.entry.reach:
            continue
        particle = structure.particle_at.get(cue.last)
        timed = particle is not None and particle.kind in {"complementiser", "subordinator"}
        if not timed and not any(other.first == cue.last for other in told.cues):
            return not structure.hard_between(trigger.first, cue.first)
    return False


def _shares_doubt(told: Told, cue: Match[Cue]) -> bool:
    """Whether "and" joins a verb to the one that is in doubt: "allegedly looted the clinic *and detained* two nurses"."""
    trigger = told.trigger
    before = told.structure.tokens[trigger.first - 1].norm
    if before not in told.conjunctions and trigger.form.prefix not in told.conjunctions:
        return False
    structure = told.structure
    if structure.openers[structure.clause[trigger.first]] == "relative":
        return False
    doubted = next((t for t in told.triggers if 0 <= t.first - cue.last <= 1 and t.value.kind == "verb"), None)
    if doubted is None or doubted.feature != trigger.feature:
        return False
    between = range(doubted.last, trigger.first)
    helped = any((p := structure.particle_at.get(i)) is not None and p.kind in _HELPING for i in between)
    return not helped and not any(t.first in between for t in told.triggers)


def _not_done(told: Told) -> Telling | None:
    """What a verb only says that somebody did: "did not carry out *any new attack*", "have not declared *a truce*"."""
    structure, trigger = told.structure, told.trigger
    if trigger.value.kind != "noun":
        return None
    verbs = [at for at, kind in structure.verbs.items() if at < trigger.first and kind in _DOING]
    verb = max(verbs, default=None)
    if verb is None or crossing_of(structure, verb, trigger.first) != "same" or is_told_between(told, verb + 1):
        return None
    between = range(verb + 1, trigger.first)
    others = [i for i in between if i not in structure.party_at and not _is_determiner(structure, i)]
    if len(others) > _OTHERS or any(i in structure.particle_at for i in others):
        return None
    for cue in told.cues:
        entry = cue.value.entry
        if entry.status is not Status.DENIED:
            continue
        negated = entry.certain == "verb" and cue.last == verb
        subject = entry.certain == "opening" and 0 < verb - cue.last <= entry.reach and opens_clause(structure, cue)
        if negated or (subject and crossing_of(structure, cue.first, verb) == "same"):
            return Telling(Status.DENIED, trigger.value.entry.act, f"denied: {cue.value.listed} before a verb of doing")
    return None


def _joined(told: Told) -> Telling | None:
    """What "or" joins to another event has the status that a word before both gives that: "could not deliver aid *or evacuate* anybody"."""
    structure, trigger = told.structure, told.trigger
    before = [other for other in told.triggers if other.last <= trigger.first]
    if not before:
        return None
    first = max(before, key=lambda other: other.first)
    # "لم تطلق أي صاروخ *أو قذيفة*": the noun goes on with the object of the verb's own phrase
    object_ = first.last > first.head and trigger.value.kind == "noun" and trigger.first - first.last <= 1
    if first.value.kind != trigger.value.kind and not object_:
        return None
    between = range(max(first.last, trigger.first - _JOINED), trigger.first)
    if any(index in structure.party_at for index in between):  # "and the army *or the militia* attacked"
        return None
    words = {structure.tokens[i].norm for i in between} | {trigger.form.prefix}
    if words.isdisjoint(told.alternatives) or crossing_of(structure, first.first, trigger.first) not in _JOINING:
        return None
    return _cue(told._replace(trigger=first)) or _not_done(told._replace(trigger=first))


def _is_determiner(structure: Structure, index: int) -> bool:
    particle = structure.particle_at.get(index)
    return particle is not None and particle.kind == "determiner"


def _negates(told: Told, negation: Match[Cue], cue: Match[Cue]) -> bool:
    """Whether a negation of a verb governs a cue behind it in its clause."""
    entry = negation.value.entry
    negates = entry.certain == "verb" and entry.status is Status.DENIED
    return negates and negation.last <= cue.first and crossing_of(told.structure, negation.first, cue.first) == "same"


def _unverified(told: Told) -> Telling | None:
    """What a sentence tells is possible only where it says that nobody could verify it."""
    for cue in told.cues:
        if cue.value.entry.certain == "claim" and cue.value.entry.status is Status.POSSIBLE:
            return telling_of(told, cue)
    return None


def is_denied_elsewhere(told: Told) -> bool:
    """Whether all denial stands behind an event in other clauses: "they had fired, which the army denied" tells that they had.

    Whoever tells it does not deny it.
    """
    denials = [cue for cue in told.cues if cue.value.entry.status is Status.DENIED]
    spoken = any(
        s.forward and s.entry is not None and s.entry.status is Status.DENIED for s in told.speeches if s.kind != "noun"
    )
    if spoken or not denials:
        return False
    return all(
        side_and_gap(cue, told.trigger)[0] == "behind"
        and crossing_of(told.structure, cue.first, told.trigger.first) in _APART
        for cue in denials
    )


def _scheduled(told: Told) -> Telling | None:
    """What is told in the present with a later day beside it is to come: "the ministers meet on Friday".

    Of a truce that begins or ends a day that may be past or ahead is ahead: "the ceasefire expires on Sunday".
    """
    structure, trigger = told.structure, told.trigger
    if trigger.value.kind != "verb" or trigger.feature != "present" or told.published is None:
        return None
    for when in told.dates:
        if structure.clause[when.first] != structure.clause[trigger.first]:
            continue
        due = when.ahead if trigger.value.entry.type in _TIMED and when.first >= trigger.last else None
        if (due or when).start > told.published:
            return Telling(Status.FUTURE, None, "future: the present on a later day")
    return None
