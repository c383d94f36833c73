"""Days that grammar makes certain, whatever the model would say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hudna.model.claims import Status
from hudna.model.events import EventType
from hudna.reading.dates import DateMention, Tie
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.structure import Structure

_BESIDE = 1  # words between an event and its day: the preposition
_HAPPENED = frozenset({Tie.ON, Tie.BACK})
_COMMAS = frozenset(" ,،")


class Happening(NamedTuple):
    """An event in its sentence, as far as grammar asks: its words among those of other events, and how it is told."""

    structure: Structure
    trigger: Match[Trigger]
    triggers: Sequence[Match[Trigger]]
    status: Status
    published: date | None


def settled(told: Happening, mentions: Sequence[DateMention]) -> DateMention | None:
    """The day that must be that of an event, if there is one."""
    for mention in mentions:
        if mention.tie in _HAPPENED and (
            _is_beside(told, mention) or _is_set_off(told, mention) or _is_to_come(told, mention)
        ):
            return mention
    return next((mention for mention in mentions if _leads(told, mention) or _is_named_by(told, mention)), None)


def _is_named_by(told: Happening, mention: DateMention) -> bool:
    """Whether an event is the accord that a day names: "the December 2018 *agreement*", *اتفاق* عام 1974."""
    trigger, event = told.trigger, told.trigger.value.entry.type
    if mention.tie is not Tie.NAME or event not in {EventType.TALKS_AGREEMENT, EventType.TRUCE_AGREED}:
        return False
    return 0 <= trigger.first - mention.last <= _BESIDE or 0 <= mention.first - trigger.last <= _BESIDE


def _is_beside(told: Happening, mention: DateMention) -> bool:
    """Whether a day stands within the words of an event, or right behind them and nearer to no other event."""
    if told.trigger.first <= mention.first < told.trigger.last:
        return True
    if mention.first > told.trigger.last + _BESIDE or not _is_behind(told, mention):
        return False
    return _apart(told, mention) == 0


def _is_set_off(told: Happening, mention: DateMention) -> bool:
    """Whether a day is set off by commas behind an event: "reached the town, on Monday, but"."""
    tokens = told.structure.tokens
    if mention.start != mention.end or not _is_behind(told, mention) or _apart(told, mention) > 1:
        return False
    gaps = [tokens[first].gap for first in range(mention.first - _BESIDE, mention.first + 1)]
    is_closed = mention.last == len(tokens) or _is_comma(tokens[mention.last].gap)
    return is_closed and any(map(_is_comma, gaps))


def _is_comma(gap: str) -> bool:
    return bool(gap.strip()) and _COMMAS.issuperset(gap)


def _is_to_come(told: Happening, mention: DateMention) -> bool:
    """Whether a day that is to come is told behind an event that is: "a summit in the capital next year"."""
    coming = told.status is Status.FUTURE and told.published is not None and mention.start > told.published
    return coming and _is_behind(told, mention) and _apart(told, mention) == 0


def _is_behind(told: Happening, mention: DateMention) -> bool:
    """Whether a day stands behind an event, and no other event between them."""
    if mention.first < told.trigger.last:
        return False
    return not any(told.trigger.first < other.first < mention.first for other in told.triggers)


def _apart(told: Happening, mention: DateMention) -> int:
    """How many clauses begin between an event and a day behind it."""
    return told.structure.clause[mention.first] - told.structure.clause[told.trigger.last - 1]


def _leads(told: Happening, mention: DateMention) -> bool:
    """Whether an event is the first told behind a day that leads: "a day after two bombs were found".

    Who died in it is part of it: "a day after nine were killed in two attacks".
    """
    clause, first = told.structure.clause, told.trigger.first
    if mention.tie is not Tie.NEXT or first < mention.last or clause[mention.last - 1] != clause[first]:
        return False
    between = (other for other in told.triggers if mention.last <= other.first < first)
    return all(other.value.entry.type is EventType.HARM_PEOPLE for other in between)
