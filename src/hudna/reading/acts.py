"""Acts: what somebody does by telling an event, by the word of speech, and by who tells what of whom.

Whoever tells a wrong of a foe accuses him, whichever word he says it with; a monitor, a witness and an outlet only state it.
Somebody who tells his own deed denies it, threatens with it or promises it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act, Mention, Status
from hudna.model.events import EventType
from hudna.reading.actor_data import Actor
from hudna.reading.attribution import Voice
from hudna.reading.context import Context
from hudna.reading.history import standing_of, standings
from hudna.reading.told import Telling

_PARTIAL = frozenset({"state", "group"})  # kinds of actors that have a side
_WITNESSES = frozenset({"CVL", "MED", "NGO"})  # bodies that speak for no side
_UNNAMED = "SRC"
# Wrongs in themselves, and harm that is told of a foe as one. Clashes, advances and arrests are told as news.
_WRONGS = frozenset({EventType.TRUCE_VIOLATED, EventType.TRUCE_ENDED, EventType.ABUSE})
# Nobody's wrongs, which are only mentioned beside one.
_AGREED = frozenset({EventType.TRUCE_AGREED, EventType.TRUCE_EFFECTIVE, EventType.TRUCE_EXTENDED})
_HARMS = frozenset({"attack", "harm"})
_FIRE = frozenset({EventType.ATTACK_SHELLING, EventType.ATTACK_GUNFIRE, EventType.ATTACK_EXPLOSIVE})
_COMPLAINED = frozenset({EventType.TRUCE_VIOLATED, EventType.OBSTRUCTION})
_OWED = frozenset({EventType.FORCE_WITHDRAWAL, EventType.TRUCE_HELD})  # whoever did not do it wronged others
_TOLD = frozenset({Status.ACTUAL, Status.POSSIBLE})
_MEDICS = "MED"
_MEDIA, _REBELS = "media", "REB"
_ASKING = frozenset({Act.DEMANDS, Act.PROMISES})
_ATTACK = "attack"
_VIOLENT = frozenset({"attack", "harm", "abuse", "detention", "obstruction"})
# The statuses that what somebody denies, demands or promises can have; told otherwise it is only mentioned.
_FITTING = {
    Act.DENIES: frozenset({Status.DENIED, Status.POSSIBLE, Status.FUTURE, Status.DEMANDED}),
    Act.DEMANDS: frozenset({Status.DEMANDED, Status.FUTURE, Status.DENIED}),
    Act.THREATENS: frozenset({Status.FUTURE, Status.POSSIBLE, Status.DENIED, Status.DEMANDED}),
    Act.PROMISES: frozenset({Status.FUTURE, Status.DENIED, Status.POSSIBLE, Status.DEMANDED}),
}


class Deed(NamedTuple):
    """An event as it is told: its type, how it is told, whether on a condition, who stands behind it, and who does it."""

    event: EventType
    telling: Telling
    conditional: bool
    voice: Voice
    actors: Sequence[Mention]


class ActFinder:
    """Tells what speakers do by telling events."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """`actors`: all that are known. States and groups have a side, from which they accuse others."""
        self._partial = frozenset(actor.id for actor in actors if actor.kind in _PARTIAL)
        self._media = frozenset(actor.id for actor in actors if actor.kind == _MEDIA)

    def find(self, deed: Deed, context: Context) -> Act:
        """What who stands behind an event does by telling it."""
        telling, voice = deed.telling, deed.voice
        own = voice.mention is not None and standing_of(voice.mention.id) in standings(deed.actors)
        act = telling.act or _spoken(voice, telling.status)
        if act is Act.PROMISES and telling.act is not None and not own:
            return Act.STATES  # "the army will not withdraw, its foes said" promises nothing
        if act is Act.ACCUSES and deed.event in _AGREED and telling.status is Status.ACTUAL:
            return Act.STATES  # "accused them of breaking the truce that both had agreed on"
        if act is not Act.STATES:
            return act
        if self._is_crime(deed):
            return Act.ACCUSES
        if own:
            return Act.ACCUSES if self._complains(deed) else _of_own(deed)
        return Act.ACCUSES if self._blames(deed, context) else Act.STATES

    def _is_crime(self, deed: Deed) -> bool:
        """Whether somebody tells of a crime: whoever calls an act one blames those who did it, named or not."""
        speaker = deed.voice.mention
        if deed.event is not EventType.ABUSE or speaker is None or deed.telling.status not in _TOLD:
            return False
        return speaker.id not in self._media and speaker.id.partition(".")[2] != _MEDICS

    def _complains(self, deed: Deed) -> bool:
        """Whether somebody who has a side tells of a wrong that nobody tells of himself: it is another's."""
        speaker, actual = deed.voice.mention, deed.telling.status is Status.ACTUAL
        return actual and deed.event in _COMPLAINED and speaker is not None and self._has_side(speaker)

    def _has_side(self, speaker: Mention) -> bool:
        body = speaker.id.partition(".")[2]
        return body not in _WITNESSES and not self._partial.isdisjoint((speaker.id, speaker.side))

    def _blames(self, deed: Deed, context: Context) -> bool:
        """Whether somebody who has a side tells a wrong that another did."""
        speaker, speech = deed.voice.mention, deed.voice.speech
        if speech is not None and speech.entry is not None and speech.entry.act in _ASKING:
            return False  # "urged calm after Russia had shelled the town": the shelling is only mentioned
        neglected = deed.telling.status is Status.DENIED and deed.event in _OWED
        if speaker is None or not deed.actors or not (neglected or deed.telling.status is Status.ACTUAL):
            return False
        body, side = speaker.id.partition(".")[2], context.side_of(speaker.id)
        if body in _WITNESSES or (side is None and not {speaker.id, speaker.side} & self._partial):
            return False
        if body == _UNNAMED:
            rebels = all(actor.id == f"{speaker.side}.{_REBELS}" for actor in deed.actors)
            return deed.event in _WRONGS or (rebels and deed.event in _FIRE)
        harms = deed.event.family in _HARMS and deed.event is not EventType.ATTACK_GROUND
        return not _is_on_side(deed, context) and (harms or deed.event in _WRONGS or neglected)


def _is_on_side(deed: Deed, context: Context) -> bool:
    """Whether who tells an event is on the side of one who does it."""
    speaker = deed.voice.mention
    side = context.side_of(speaker.id) if speaker is not None else None
    return side is not None and any(context.side_of(actor.id) == side for actor in deed.actors)


def _spoken(voice: Voice, status: Status) -> Act:
    """The act of the speech, where what is told can be its matter: "urged calm after the shelling" demands no shelling."""
    speech = voice.speech
    act = speech.entry.act if speech is not None and speech.entry is not None else Act.STATES
    if status not in _FITTING.get(act, frozenset(Status)):
        act = Act.STATES
    return Act.DEMANDS if act is Act.STATES and status is Status.DEMANDED else act


def _of_own(deed: Deed) -> Act:
    """What somebody does by telling of violence of his own: he denies that it was, or threatens with what will be."""
    event, status, speech = deed.event, deed.telling.status, deed.voice.speech
    if event is EventType.TRUCE_HELD and status is Status.FUTURE:
        return Act.PROMISES
    if event.family not in _VIOLENT and event is not EventType.TRUCE_VIOLATED:
        return Act.STATES
    if status is Status.DENIED:
        return Act.DENIES
    warns = speech is not None and speech.entry is not None and speech.entry.status is Status.POSSIBLE
    threatens = deed.conditional if status is Status.POSSIBLE else status is Status.FUTURE and warns
    return Act.THREATENS if threatens and event.family == _ATTACK else Act.STATES
