"""Status: whether an event is told as fact, denied, to come, hedged or urged.

Cues act like modifiers in ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): words of negation, plan, hedge and
demand, each with the direction in which it works. How far a cue reaches depends on the grammar between it and the event;
which of several holds, and whether any does, a linear model learned on annotated reports decides where grammar does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from hudna.model.claims import Act, Status
from hudna.reading.blocks import listed
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.dates import Tie
from hudna.reading.status_grammar import certain, is_denied_elsewhere
from hudna.reading.told import AGAINST, Telling, Told, crossing_of, side_and_gap

_PREDICATE = 8  # words from a noun to the predicate that says what becomes of it: "the mission will need ..."
_FAR = 16  # words beyond which a cue is not looked at
_AHEAD, _BEHIND = 6, 4  # words before and after a trigger that are looked at one by one
# Cues that are common words, and none where grammar does not tie them to an event.
_GRAMMAR_ALONE = frozenset({"opening", "present", "base"})
_BUCKETS = (1, 2, 3, 5, 8, 12)


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
    if any(structure.tokens[index].norm == previous for index in structure.particle_at):
        yield f"after particle={previous}|{kind}|{trigger.feature}"


def _around(told: Told) -> Iterator[str]:
    """The words around the trigger in its clause."""
    structure, trigger = told.structure, told.trigger
    first, last = structure.clause_span(trigger.first)
    for index in range(max(first, trigger.first - _AHEAD), trigger.first):
        yield f"ahead={structure.word_at(index)}|{trigger.value.kind}"
    for index in range(trigger.last, min(last, trigger.last + _BEHIND)):
        yield f"behind={structure.word_at(index)}|{trigger.value.kind}"


def _cues(told: Told) -> Iterator[str]:
    """What the cues say that may govern the trigger: those within twice their reach, on the side to which they work."""
    structure, trigger = told.structure, told.trigger
    kind, family = trigger.value.kind, trigger.value.entry.type.family
    governing: list[tuple[int, str, str]] = []
    cues = [cue for cue in told.cues if cue.value.entry.certain not in _GRAMMAR_ALONE]
    for cue in cues:
        side, gap = side_and_gap(cue, trigger)
        entry = cue.value.entry
        if gap > 2 * entry.reach or entry.direction == AGAINST.get(side):
            continue
        near = "near" if gap <= 1 else "reach" if gap <= entry.reach else "far"
        crossing = crossing_of(structure, cue.first, trigger.first)
        yield f"cue={entry.id}|{side}|{near}"
        yield f"cue={entry.id}|{side}|{crossing}"
        yield f"cue={entry.status}|{side}|{crossing}|{near}"
        yield f"cue word={cue.value.listed}|{side}|{near}"
        if near != "far":
            governing.append((gap, entry.status.value, entry.id))
            yield f"governed={entry.status}|{kind}"
            yield f"governed={entry.status}|{near}|{family}"
    for cue in cues:
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
    crossing = crossing_of(structure, speech.first, trigger.first)
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
        if when.tie is Tie.WITHIN:
            continue  # whether they are past or to come hangs on what is asked here
        side = "later" if when.start > told.published else "today" if when.end >= told.published else "earlier"
        same = told.structure.clause[when.first] == told.structure.clause[told.trigger.first]
        yield f"date={side}|same clause={same}"


class Teller:
    """Tells the status of events by a model whose labels are the statuses."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model

    def tell(self, told: Told) -> Telling:
        """How the event that a trigger names is told."""
        settled = certain(told)
        if settled is not None:
            return settled
        features = describe(told)
        chances = self._model.probabilities(features)
        possible = [name for name in chances if name != Status.DENIED or not is_denied_elsewhere(told)]
        status = Status(max(possible, key=lambda name: chances[name]))
        entry = told.trigger.value.entry
        act = entry.act or self._act_of_cue(told, status)
        return Telling(
            status, act, Reason(status.value, chances[status], status.value, [(listed, *features)], self._model)
        )

    def _act_of_cue(self, told: Told, status: Status) -> Act | None:
        """The act of the nearest cue that speaks for the status, where it names one."""
        fitting = [c for c in told.cues if c.value.entry.status is status and c.value.entry.act is not None]
        nearest = min(fitting, key=lambda c: abs(c.first - told.trigger.first), default=None)
        near = nearest is not None and abs(nearest.first - told.trigger.first) <= _FAR
        return nearest.value.entry.act if near and nearest is not None else None
