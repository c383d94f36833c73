"""Status: whether an event is told as fact, denied, to come, hedged or urged.

Cues act like modifiers in ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): words of negation, plan, hedge and
demand, each with the direction in which it works. How far a cue reaches depends on the grammar between it and the event;
which of several holds, and whether any does, a linear model learned on annotated reports decides where grammar does not.
"""

from __future__ import annotations

from hudna.model.claims import Act, Status
from hudna.reading.blocks import Block, BlockWeights, Piece, named
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.dates import Tie
from hudna.reading.speech import Speech
from hudna.reading.status_grammar import certain, is_denied_elsewhere
from hudna.reading.told import AGAINST, Telling, Told, crossing_of, is_aside, side_and_gap

_PREDICATE = 8  # words from a noun to the predicate that says what becomes of it: "the mission will need ..."
_FAR = 16  # words beyond which a cue is not looked at
_AHEAD, _BEHIND = 6, 4  # words before and after a trigger that are looked at one by one
# Cues that are common words, and none where grammar does not tie them to an event.
_GRAMMAR_ALONE = frozenset({"opening", "upon", "present", "base"})
_BUCKETS = (1, 2, 3, 5, 8, 12)


def describe(told: Told) -> list[str]:
    """The features of a trigger in its sentence."""
    return named(_blocks(told))


def _blocks(told: Told) -> list[Piece]:
    return [*_word(told), *_around(told), *_cues(told), *_speech(told), *_dates(told)]


def _word(told: Told) -> list[Piece]:
    structure, trigger = told.structure, told.trigger
    entry, kind, feature = trigger.value.entry, trigger.value.kind, trigger.feature
    particle = structure.particle_before(trigger.first)
    before = f"{particle.kind}:{particle.meaning}" if particle is not None else "-:"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    quoted = structure.tokens[trigger.first].quote >= 0
    status = entry.status.value if entry.status is not None else None
    blocks: list[Piece] = [
        (_of_trigger, entry.id, entry.type.value, status, kind, feature, trigger.form.prefix),
        (_of_place, before, opener, quoted, kind, feature),
        f"word={trigger.value.listed}|before={before}",
        f"next={structure.word_at(trigger.last)}|{entry.type.family}",
    ]
    previous = structure.tokens[trigger.first - 1].norm if trigger.first else "^"
    if any(structure.tokens[index].norm == previous for index in structure.particle_at):
        blocks.append((_of_particle, previous, kind, feature))
    return blocks


def _of_trigger(block: Block) -> list[str]:
    _, rule, event, status, kind, feature, prefix = block
    return [
        f"type={event}|{kind}",
        f"rule={rule}",
        f"lexicon={status}",
        f"{kind}|{feature}",
        f"{kind}|{feature}|prefix={prefix}",
    ]


def _of_place(block: Block) -> list[str]:
    _, before, opener, quoted, kind, feature = block
    return [f"before={before}|{kind}|{feature}", f"opener={opener}|{kind}|{feature}", f"quoted={quoted}"]


def _of_particle(block: Block) -> list[str]:
    _, previous, kind, feature = block
    return [f"after particle={previous}|{kind}|{feature}"]


def _around(told: Told) -> list[Piece]:
    """The words around the trigger in its clause."""
    structure, trigger = told.structure, told.trigger
    kind = trigger.value.kind
    first, last = structure.clause_span(trigger.first)
    ahead = range(max(first, trigger.first - _AHEAD), trigger.first)
    behind = range(trigger.last, min(last, trigger.last + _BEHIND))
    blocks: list[Piece] = [f"ahead={structure.word_at(index)}|{kind}" for index in ahead]
    return blocks + [f"behind={structure.word_at(index)}|{kind}" for index in behind]


def _cues(told: Told) -> list[Piece]:
    """What the cues say that may govern the trigger: those within twice their reach, on the side to which they work."""
    structure, trigger = told.structure, told.trigger
    kind, family = trigger.value.kind, trigger.value.entry.type.family
    blocks: list[Piece] = []
    governing: list[tuple[int, str, str]] = []
    cues = [cue for cue in told.cues if cue.value.entry.certain not in _GRAMMAR_ALONE]
    for cue in cues:
        side, gap = side_and_gap(cue, trigger)
        entry = cue.value.entry
        if gap > 2 * entry.reach or entry.direction == AGAINST.get(side):
            continue
        near, status = "near" if gap <= 1 else "reach" if gap <= entry.reach else "far", entry.status.value
        crossing = crossing_of(structure, cue.first, trigger.first)
        blocks.append((_of_cue, entry.id, status, cue.value.listed, side, crossing, near))
        if near != "far":
            governing.append((gap, status, entry.id))
            blocks.append((_of_governing, status, near, kind, family))
    for cue in cues:
        behind = cue.first - trigger.last
        same = structure.clause[cue.first] == structure.clause[trigger.first]
        if kind == "noun" and 0 <= behind <= _PREDICATE and same:
            blocks.append((_of_predicate, cue.value.entry.status.value, cue.value.entry.id, behind <= 2))
    _, nearest, name = min(governing, default=(0, "-", "-"))
    blocks.append((_of_nearest, name, nearest, kind, family, trigger.form.prefix))
    blocks.append((_of_cues, "+".join(sorted({status for _, status, _ in governing}))))
    return blocks


def _of_cue(block: Block) -> list[str]:
    _, cue, status, word, side, crossing, near = block
    return [
        f"cue={cue}|{side}|{near}",
        f"cue={cue}|{side}|{crossing}",
        f"cue={status}|{side}|{crossing}|{near}",
        f"cue word={word}|{side}|{near}",
    ]


def _of_governing(block: Block) -> list[str]:
    _, status, near, kind, family = block
    return [f"governed={status}|{kind}", f"governed={status}|{near}|{family}"]


def _of_predicate(block: Block) -> list[str]:
    _, status, cue, near = block
    return [f"predicate={status}|{cue}", f"predicate={status}|near={near}"]


def _of_nearest(block: Block) -> list[str]:
    _, cue, status, kind, family, prefix = block
    return [
        f"nearest={cue}",
        f"nearest={status}|{kind}",
        f"nearest={status}|{family}",
        f"nearest={status}|prefix={prefix}",
    ]


def _of_cues(block: Block) -> list[str]:
    _, statuses = block
    return [f"cues={statuses}"]


def _speech(told: Told) -> list[Piece]:
    structure, trigger = told.structure, told.trigger
    family, kind = trigger.value.entry.type.family, trigger.value.kind
    if not told.speeches:
        return [(_of_silence, family, kind)]
    speech = told.speeches[-1]
    gap = trigger.first - speech.last if speech.forward else 0
    bucket = sum([gap >= limit for limit in _BUCKETS])
    crossing = crossing_of(structure, speech.first, trigger.first)
    name = speech.entry.id if speech.entry is not None else "attribution"
    blocks: list[Piece] = [
        (_of_act, _act(speech), family, kind, name, speech.forward),
        (_of_speech, name, speech.kind, crossing, bucket, speech.listed),
    ]
    return blocks + [(_of_outer, _act(other)) for other in told.speeches[:-1]]


def _act(speech: Speech) -> str:
    return speech.entry.act.value if speech.entry is not None else "-"


def _of_silence(block: Block) -> list[str]:
    _, family, kind = block
    return ["speech=-", f"speech act=-|{family}|{kind}"]


def _of_act(block: Block) -> list[str]:
    _, act, family, kind, name, forward = block
    return [f"speech act={act}|{family}|{kind}|forward={forward}", f"speech={name}|forward={forward}|{kind}"]


def _of_speech(block: Block) -> list[str]:
    _, name, speech, crossing, gap, word = block
    return [
        f"speech={name}|{speech}|{crossing}",
        f"speech={name}|{speech}|gap={gap}",
        f"speech word={word}|{'near' if gap < 4 else 'far'}",
    ]


def _of_outer(block: Block) -> list[str]:
    _, act = block
    return [f"outer speech={act}"]


def _dates(told: Told) -> list[Piece]:
    if told.published is None:
        return []
    blocks: list[Piece] = []
    clause = told.structure.clause
    for when in told.dates:
        if when.tie is Tie.WITHIN:
            continue  # whether they are past or to come hangs on what is asked here
        side = "later" if when.start > told.published else "today" if when.end >= told.published else "earlier"
        blocks.append((_of_date, side, clause[when.first] == clause[told.trigger.first]))
    return blocks


def _of_date(block: Block) -> list[str]:
    _, side, same = block
    return [f"date={side}|same clause={same}"]


class Teller:
    """Tells the status of events by a model whose labels are the statuses."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model
        self._weights = BlockWeights(model.units)

    def tell(self, told: Told) -> Telling:
        """How the event that a trigger names is told."""
        settled = certain(told)
        if settled is not None:
            return settled
        blocks = _blocks(told)
        chances = self._model.probabilities_of(self._weights.of(blocks))
        apart = is_denied_elsewhere(told) or is_aside(told, told.trigger)
        possible = [name for name in chances if name != Status.DENIED or not apart]
        status = Status(max(possible, key=lambda name: chances[name]))
        entry = told.trigger.value.entry
        act = entry.act or self._act_of_cue(told, status)
        return Telling(status, act, Reason(status.value, chances[status], status.value, blocks, self._model))

    def _act_of_cue(self, told: Told, status: Status) -> Act | None:
        """The act of the nearest cue that speaks for the status, where it names one."""
        fitting = [c for c in told.cues if c.value.entry.status is status and c.value.entry.act is not None]
        nearest = min(fitting, key=lambda c: abs(c.first - told.trigger.first), default=None)
        near = nearest is not None and abs(nearest.first - told.trigger.first) <= _FAR
        return nearest.value.entry.act if near and nearest is not None else None
