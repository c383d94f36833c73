"""What somebody's words make of an event: what he threatens or offers is to come, what he accuses of or admits is done."""

from __future__ import annotations

from hudna.model.claims import Act, Status
from hudna.model.events import EventType
from hudna.reading.status_conditions import is_conditional
from hudna.reading.told import GOVERNING, Telling, Told, crossing_of, is_answered, is_first, preposition_before

_OFFERED = 6  # words between a noun of offering and what is offered
_ANSWERABLE = frozenset({"attack", "harm"})
_FOR_WHAT = frozenset({"to", "on", "for"})  # prepositions before what is answered or avenged
_ANSWERED = 3  # words between a vow to answer and what it answers
_NEAR = 2  # words between a cue and the word of speech that it may belong to
_WITHIN = frozenset({"same", "complementiser"})
_PAST = frozenset({"past", "past-or-participle"})  # forms that no verb has that tells what is to come


def threat(told: Told) -> Telling | None:
    """What somebody threatens to do is to come, and possible only where the threat has a condition."""
    threat = told.speeches[-1] if told.speeches else None
    if threat is None or threat.entry is None or threat.entry.act is not Act.THREATENS or threat.kind == "noun":
        return None
    if not threat.forward or not is_first(told) or told.trigger.feature in _PAST:
        return None
    if preposition_before(told.structure, told.trigger.first) == "on":  # "threatened to answer over the strikes"
        return None
    if is_answered(told.structure, threat.last, told.trigger):
        return None
    if crossing_of(told.structure, threat.first, told.trigger.first) not in _WITHIN:
        return None
    if is_conditional(told):
        return Telling(Status.POSSIBLE, Act.THREATENS, f"possible: {threat.listed} with a condition")
    return Telling(Status.FUTURE, Act.THREATENS, f"future: complement of {threat.listed}")


def provocation(told: Told) -> Telling | None:
    """What somebody vows to answer happened, but for "*any* strike": "vowed to respond to the strike", توعد بالرد على الغارة."""
    trigger = told.trigger
    vows = (
        other
        for other in told.triggers
        if other.value.entry.act is Act.THREATENS and 0 <= trigger.first - other.last <= _ANSWERED
    )
    vow = next(vows, None)
    if vow is None or trigger.value.kind != "noun" or trigger.value.entry.type.family not in _ANSWERABLE:
        return None
    particles = (told.structure.particle_at.get(index) for index in range(trigger.first - 1, vow.last - 2, -1))
    governing = next((particle for particle in particles if particle is not None and particle.kind in GOVERNING), None)
    avenged = told.structure.particle_at.get(vow.last)  # "vowed to avenge *the* raid"
    if governing is None and (avenged is None or avenged.kind != "determiner"):
        return None
    if governing is not None and governing.kind == "preposition" and governing.meaning not in _FOR_WHAT:
        return None  # "vowed to respond *with* rockets"
    between = (cue for cue in told.cues if vow.last <= cue.first and cue.last <= trigger.first)
    if any(cue.value.entry.certain == "negated" for cue in between):
        return Telling(Status.POSSIBLE, None, "possible: what would be answered")
    return Telling(Status.ACTUAL, None, "actual: what is to be answered")


def accusation(told: Told) -> Telling | None:
    """What somebody is accused of is told as done, whatever is to come around it: "will not meet, accusing Baku of breaking …"."""
    speech, trigger = told.speeches[-1] if told.speeches else None, told.trigger
    if speech is None or speech.entry is None or speech.entry.act is not Act.ACCUSES or not speech.forward:
        return None
    if speech.kind == "noun" or trigger.first < speech.last or not is_first(told):
        return None
    if crossing_of(told.structure, speech.first, trigger.first) not in _WITHIN:
        return None
    if not any(speech.last <= group.first < trigger.first and group.plain for group in told.structure.groups):
        return None  # "accused of": what somebody is accused of by nobody in particular
    near = [cue.first for cue in told.cues if speech.first - _NEAR <= cue.first <= trigger.last]
    if any(not speech.first <= cue < speech.last for cue in near):
        return None
    return Telling(Status.ACTUAL, None, f"actual: complement of {speech.listed}")


def admission(told: Told) -> Telling | None:
    """What somebody says that he did himself is told as done: "*claimed* responsibility for" doubts nothing."""
    speech = told.speeches[-1] if told.speeches else None
    if speech is None or speech.entry is None or not speech.forward or speech.listed not in speech.entry.own:
        return None
    if told.trigger.first < speech.last or not is_first(told):
        return None
    if any(cue.value.entry.status is Status.DENIED for cue in told.cues):
        return None
    return Telling(Status.ACTUAL, Act.ADMITS, f"actual: complement of {speech.listed}")


def offer(told: Told) -> Telling | None:
    """What somebody is ready or offers to do is to come: "readiness to go on talking" (استعداد لمواصلة الحوار)."""
    trigger = told.trigger
    offer = told.speeches[-1] if told.speeches else None
    if offer is None or offer.entry is None or offer.entry.act is not Act.OFFERS:
        return None
    # What a proposal is about may have been done, but nobody proposes a truce that is agreed on.
    proposed = offer.kind == "verb" and trigger.value.entry.type is EventType.TRUCE_AGREED
    if offer.entry.status is not Status.FUTURE and not proposed:
        return None
    near = offer.forward and trigger.value.kind == "noun" and 0 <= trigger.first - offer.last <= _OFFERED
    if near and is_first(told) and crossing_of(told.structure, offer.first, trigger.first) == "same":
        return Telling(Status.FUTURE, None, f"future: complement of {offer.listed}")
    return None
