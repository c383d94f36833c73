"""Days that grammar makes certain, whatever the model would say."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.events import EventType
from hudna.reading.dates import DateMention, Tie
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.structure import Structure

_BESIDE = 1  # words between an event and its day: the preposition


def settled(
    structure: Structure, trigger: Match[Trigger], triggers: Sequence[Match[Trigger]], mentions: Sequence[DateMention]
) -> DateMention | None:
    """The day that must be that of an event: one within its words or right behind them, or one that says whose day it is."""
    for mention in mentions:
        if mention.tie is Tie.NEXT:
            certain = _leads(structure, trigger, triggers, mention)
        else:
            certain = mention.tie is Tie.ON and _is_beside(structure, trigger, triggers, mention)
        if certain:
            return mention
    return None


def _is_beside(
    structure: Structure, trigger: Match[Trigger], triggers: Sequence[Match[Trigger]], mention: DateMention
) -> bool:
    """Whether a day stands within the words of an event, or right behind them and nearer to no other event."""
    if trigger.first <= mention.first < trigger.last:
        return True
    if not trigger.last <= mention.first <= trigger.last + _BESIDE:
        return False
    if structure.clause[trigger.last - 1] != structure.clause[mention.first]:
        return False
    return not any(trigger.first < other.first < mention.first for other in triggers)


def _leads(
    structure: Structure, trigger: Match[Trigger], triggers: Sequence[Match[Trigger]], mention: DateMention
) -> bool:
    """Whether an event is the first told behind a day that leads: "a day after two bombs were found".

    Who died in it is part of it: "a day after nine were killed in two attacks".
    """
    if trigger.first < mention.last or structure.clause[mention.last - 1] != structure.clause[trigger.first]:
        return False
    between = (other for other in triggers if mention.last <= other.first < trigger.first)
    return all(other.value.entry.type is EventType.HARM_PEOPLE for other in between)
