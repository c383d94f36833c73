"""Conditions: what stands in one, what somebody will do on one, and whether a sentence has one."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.model.claims import Status
from hudna.reading.pack import Cue
from hudna.reading.phrases import Match
from hudna.reading.told import AGAINST, Telling, Told, crossing_of, opens_clause, side_and_gap, telling_of

_WITHIN = frozenset({"same", "complementiser"})
_ATTACK = "attack"
_SHORTEST_CLAUSE = 3  # words: "if necessary" is no condition


def condition(told: Told) -> Telling | None:
    """What stands in the clause that "if" opens is a condition, and what "will require" something is not there yet."""
    trigger = told.trigger
    for cue in told.cues:
        entry = cue.value.entry
        side, gap = side_and_gap(cue, trigger)
        if entry.certain != "clause" or not 0 <= gap <= entry.reach or is_part_of_longer(told, cue):
            continue
        works = (
            side != "within" and entry.direction != AGAINST[side] and (side == "ahead" or trigger.value.kind == "noun")
        )
        if works and crossing_of(told.structure, cue.last - 1, trigger.first) in _WITHIN:
            return telling_of(told, cue)
    return None


def is_part_of_longer(told: Told, cue: Match[Cue]) -> bool:
    """Whether a cue is only a word of a longer one that says something else: the "if" of "even if"."""
    return any(
        other.first <= cue.first
        and cue.last <= other.last
        and other.words > cue.words
        and other.value.entry.status is not cue.value.entry.status
        for other in told.cues
    )


def reprisal(told: Told) -> Telling | None:
    """An attack that somebody will make if something happens is possible only: "would bomb the city if ..."."""
    trigger = told.trigger
    if trigger.value.entry.type.family != _ATTACK or not is_conditional(told):
        return None
    for cue in told.cues:
        side, gap = side_and_gap(cue, trigger)
        will = cue.value.entry.status is Status.FUTURE and side in {"ahead", "within"} and gap <= cue.value.entry.reach
        if will and crossing_of(told.structure, cue.first, trigger.first) == "same":
            return Telling(Status.POSSIBLE, None, f"possible: {cue.value.listed} with a condition")
    return None


def is_conditional(told: Told) -> bool:
    """Whether the sentence in which an event is told has a condition outside the words that name it."""
    trigger = told.trigger
    return any(cue.first >= trigger.last or cue.last <= trigger.first for cue in _conditions(told))


def _conditions(told: Told) -> Iterator[Match[Cue]]:
    """The words of the sentence that open a condition: "if", "unless"."""
    for cue in told.cues:
        entry = cue.value.entry
        if entry.status is not Status.POSSIBLE or entry.direction != "after":
            continue
        first, last = told.structure.clause_span(cue.first)
        clause = entry.certain == "clause" and last - first >= _SHORTEST_CLAUSE
        if clause or (entry.certain == "opening" and opens_clause(told.structure, cue)):
            yield cue
