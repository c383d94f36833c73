"""Status: whether an event is told as fact, denied, to come, hedged or urged.

Cues act like modifiers in ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): words of negation, plan, hedge and
demand, each with the direction in which it works. How far a cue reaches depends on the grammar between it and the event;
which of several holds, and whether any does, a linear model learned on annotated reports decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hudna.model.claims import Act, Status
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.dates import DateMention
from hudna.reading.pack import Cue, Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

_STATUSES = {status.value: status for status in Status}
_AGAINST = {"ahead": "before", "behind": "after"}  # the direction in which a cue on that side does not work
_PREDICATE = 8  # words from a noun to the predicate that says what becomes of it: "the mission will need ..."
_FAR = 16  # words beyond which a cue is not looked at
_AHEAD, _BEHIND = 6, 4  # words before and after a trigger that are looked at one by one
_BUCKETS = (1, 2, 3, 5, 8, 12)
_OFFERED = 6  # words between a noun of offering and what is offered
_REJECTED = 4  # words between "rejected" and the accusation that it rejects, its subject among them


class Telling(NamedTuple):
    """How an event is told: status, the act that a cue sets (None: the speech's), and why."""

    status: Status
    act: Act | None
    reason: str | Reason


class Told(NamedTuple):
    """A trigger with all that its status may depend on.

    Attributes:
        structure, trigger: the sentence and the word that names the event.
        cues: all cues of the sentence.
        triggers: all triggers of the sentence.
        speeches: all speech of the sentence that covers the trigger, the innermost last.
        dates: the days named in the sentence; `published`: when the report was published.
    """

    structure: Structure
    trigger: Match[Trigger]
    triggers: Sequence[Match[Trigger]]
    cues: Sequence[Match[Cue]]
    speeches: Sequence[Speech]
    dates: Sequence[DateMention]
    published: date | None


def cues_in(structure: Structure, pack: Pack) -> list[Match[Cue]]:
    """All status cues of a sentence."""
    return list(pack.cues.all(structure.tokens))


def cues_on(trigger: Match[Trigger], pack: Pack) -> list[Match[Cue]]:
    """The cue written on a trigger's own verb, where there is one: the "will" of سيقصف."""
    cue = pack.clitic_cues.get(trigger.form.prefix[-1:]) if trigger.value.kind == "verb" else None
    if cue is None:
        return []
    return [Match((trigger.first, trigger.first + 1, trigger.head), 1, trigger.form, trigger.feature, cue)]


def describe(told: Told) -> list[str]:
    """The features of a trigger in its sentence."""
    return [*_word(told), *_around(told), *_cues(told), *_speech(told), *_dates(told)]


def _word(told: Told) -> Iterator[str]:
    structure, trigger = told.structure, told.trigger
    entry, kind = trigger.value.entry, trigger.value.kind
    yield f"type={entry.type}|{kind}"
    yield f"rule={entry.id}"
    yield f"lexicon={entry.status}"
    yield f"{kind}|{trigger.feature}"
    yield f"{kind}|{trigger.feature}|prefix={trigger.form.prefix}"
    particle = structure.particle_before(trigger.first)
    before = f"{particle.kind}:{particle.meaning}" if particle is not None else "-:"
    yield f"before={before}|{kind}|{trigger.feature}"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    yield f"opener={opener}|{kind}|{trigger.feature}"
    yield f"quoted={structure.tokens[trigger.first].quote >= 0}"
    yield f"word={trigger.value.listed}|before={before}"
    yield f"next={structure.word_at(trigger.last)}|{entry.type.family}"
    previous = structure.tokens[trigger.first - 1].norm if trigger.first else "^"
    if previous in {p for p, particle in _particles(structure)}:
        yield f"after particle={previous}|{kind}|{trigger.feature}"


def _around(told: Told) -> Iterator[str]:
    """The words around the trigger in its clause."""
    structure, trigger = told.structure, told.trigger
    first, last = structure.clause_span(trigger.first)
    for index in range(max(first, trigger.first - _AHEAD), trigger.first):
        yield f"ahead={structure.word_at(index)}|{trigger.value.kind}"
    for index in range(trigger.last, min(last, trigger.last + _BEHIND)):
        yield f"behind={structure.word_at(index)}|{trigger.value.kind}"


def _particles(structure: Structure) -> Iterator[tuple[str, str]]:
    for index, particle in structure.particle_at.items():
        yield structure.tokens[index].norm, particle.kind


def _cues(told: Told) -> Iterator[str]:
    """What the cues say that may govern the trigger: those within twice their reach, on the side to which they work."""
    structure, trigger = told.structure, told.trigger
    kind, family = trigger.value.kind, trigger.value.entry.type.family
    governing: list[tuple[int, str, str]] = []
    for cue in told.cues:
        side, gap = _place(cue, trigger)
        entry = cue.value.entry
        if gap > 2 * entry.reach or entry.direction == _AGAINST.get(side):
            continue
        near = "near" if gap <= 1 else "reach" if gap <= entry.reach else "far"
        crossing = _crossing(structure, cue.first, trigger.first)
        yield f"cue={entry.id}|{side}|{near}"
        yield f"cue={entry.id}|{side}|{crossing}"
        yield f"cue={entry.status}|{side}|{crossing}|{near}"
        yield f"cue word={cue.value.listed}|{side}|{near}"
        if near != "far":
            governing.append((gap, entry.status.value, entry.id))
            yield f"governed={entry.status}|{kind}"
            yield f"governed={entry.status}|{near}|{family}"
    for cue in told.cues:
        behind = cue.first - trigger.last
        if (
            kind == "noun"
            and 0 <= behind <= _PREDICATE
            and structure.clause[cue.first] == structure.clause[trigger.first]
        ):
            yield f"predicate={cue.value.entry.status}|{cue.value.entry.id}"
            yield f"predicate={cue.value.entry.status}|near={behind <= 2}"
    _, status, name = min(governing, default=(0, "-", "-"))
    yield f"nearest={name}"
    yield f"nearest={status}|{kind}"
    yield f"nearest={status}|{family}"
    yield f"nearest={status}|prefix={trigger.form.prefix}"
    yield f"cues={'+'.join(sorted({one for _, one, _ in governing}))}"


def _place(cue: Match[Cue], trigger: Match[Trigger]) -> tuple[str, int]:
    """On which side of the trigger a cue stands, and how many words apart."""
    if cue.first >= trigger.first and cue.last <= trigger.last:
        return "within", 0
    if cue.first < trigger.first:
        return "ahead", trigger.first - cue.last
    return "behind", cue.first - trigger.last


def _crossing(structure: Structure, a: int, b: int) -> str:
    """What lies between two tokens: nothing, one clause boundary and what opens it, or more."""
    openers = structure.crossing(a, b)
    if not openers:
        return "same"
    barred = [opener for opener in openers if opener in {"relative", "subordinator"}]
    if barred:
        return barred[0]
    return openers[0] or "comma" if len(openers) == 1 else "far"


def _speech(told: Told) -> Iterator[str]:
    structure, trigger = told.structure, told.trigger
    family, kind = trigger.value.entry.type.family, trigger.value.kind
    if not told.speeches:
        yield "speech=-"
        yield f"speech act=-|{family}|{kind}"
        return
    speech = told.speeches[-1]
    act = speech.entry.act if speech.entry is not None else "-"
    yield f"speech act={act}|{family}|{kind}|forward={speech.forward}"
    gap = trigger.first - speech.last if speech.forward else 0
    bucket = sum(gap >= limit for limit in _BUCKETS)
    crossing = _crossing(structure, speech.first, trigger.first)
    name = speech.entry.id if speech.entry is not None else "attribution"
    yield f"speech={name}|{speech.kind}|{crossing}"
    yield f"speech={name}|{speech.kind}|gap={bucket}"
    yield f"speech={name}|forward={speech.forward}|{trigger.value.kind}"
    yield f"speech word={speech.listed}|{'near' if bucket < 4 else 'far'}"
    for other in told.speeches[:-1]:
        yield f"outer speech={other.entry.act if other.entry is not None else '-'}"


def _dates(told: Told) -> Iterator[str]:
    if told.published is None:
        return
    for when in told.dates:
        side = "later" if when.start > told.published else "today" if when.end >= told.published else "earlier"
        same = told.structure.clause[when.first] == told.structure.clause[told.trigger.first]
        yield f"date={side}|same clause={same}"


def _denial(told: Told) -> Telling | None:
    """A denial that grammar makes certain, whatever is more frequent: what is denied first, or a verb right after "not".

    A denial taken for a fact is the worst misreading, so it is not left to the model.
    """
    structure, trigger = told.structure, told.trigger
    first = _is_first(told)
    speech = told.speeches[-1] if told.speeches else None
    if speech is not None and speech.entry is not None and speech.entry.status is Status.DENIED and speech.forward:
        near = _crossing(structure, speech.first, trigger.first) in {"same", "complementiser"}
        if first and near and speech.kind != "noun":
            return Telling(Status.DENIED, speech.entry.act, f"denied: complement of {speech.listed}")
    if speech is not None and speech.kind == "noun" and first and _is_rejected(told, speech):
        return Telling(Status.DENIED, Act.DENIES, f"denied: {speech.listed} that is rejected")
    for cue in told.cues:
        entry = cue.value.entry
        beside = trigger.value.kind == "verb" and 0 <= trigger.first - cue.last <= 1
        if beside and entry.certain and _crossing(structure, cue.first, trigger.first) == "same":
            return Telling(entry.status, trigger.value.entry.act or entry.act, f"{entry.status}: {cue.value.listed}")
    return None


def _offer(told: Told) -> Telling | None:
    """What somebody is ready or offers to do is to come: "readiness to go on talking" (استعداد لمواصلة الحوار)."""
    trigger = told.trigger
    offer = told.speeches[-1] if told.speeches else None
    if offer is None or offer.entry is None or offer.entry.act is not Act.OFFERS or offer.kind != "noun":
        return None
    near = offer.forward and trigger.value.kind == "noun" and 0 <= trigger.first - offer.last <= _OFFERED
    if near and _is_first(told) and _crossing(told.structure, offer.first, trigger.first) == "same":
        return Telling(Status.FUTURE, None, f"future: complement of {offer.listed}")
    return None


def _is_rejected(told: Told, accusation: Speech) -> bool:
    """Whether an accusation ("accusations of", اتهامات بأن) is what somebody denies or rejects right before it."""
    if accusation.entry is None or accusation.entry.act is not Act.ACCUSES:
        return False
    denials = [s.last for s in told.speeches[:-1] if s.entry is not None and s.entry.status is Status.DENIED]
    denials += [cue.last for cue in told.cues if cue.value.entry.status is Status.DENIED]
    return any(0 <= accusation.first - last <= _REJECTED for last in denials)


def _condition(told: Told) -> Telling | None:
    """What stands in the clause that "if" opens is a condition, and what "will require" something is not there yet."""
    structure, trigger = told.structure, told.trigger
    for cue in told.cues:
        entry = cue.value.entry
        side, gap = _place(cue, trigger)
        if not entry.certain or entry.status is not Status.POSSIBLE or not 0 <= gap <= entry.reach:
            continue
        works = (
            side != "within" and entry.direction != _AGAINST[side] and (side == "ahead" or trigger.value.kind == "noun")
        )
        if works and _crossing(structure, cue.first, trigger.first) in {"same", "complementiser"}:
            return Telling(Status.POSSIBLE, trigger.value.entry.act or entry.act, f"possible: {cue.value.listed}")
    return None


def _is_first(told: Told) -> bool:
    """Whether no other event is told between the speech, or the start of the sentence, and the trigger."""
    start = told.speeches[-1].last if told.speeches else 0
    return all(not told.trigger.first > other.first >= start for other in told.triggers)


class Teller:
    """Tells the status of events by a model whose labels are the statuses."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model

    def tell(self, told: Told) -> Telling:
        """How the event that a trigger names is told."""
        certain = _condition(told) or _denial(told) or _offer(told)
        if certain is not None:
            return certain
        features = describe(told)
        chances = self._model.probabilities(features)
        status = _STATUSES[max(chances, key=lambda name: chances[name])]
        entry = told.trigger.value.entry
        act = entry.act or self._act_of_cue(told, status)
        return Telling(status, act, Reason(status.value, chances[status], status.value, features, self._model))

    def _act_of_cue(self, told: Told, status: Status) -> Act | None:
        """The act of the nearest cue that speaks for the status, where it names one."""
        fitting = [c for c in told.cues if c.value.entry.status is status and c.value.entry.act is not None]
        nearest = min(fitting, key=lambda c: abs(c.first - told.trigger.first), default=None)
        near = nearest is not None and abs(nearest.first - told.trigger.first) <= _FAR
        return nearest.value.entry.act if near and nearest is not None else None
