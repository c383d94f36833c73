"""What one sentence of a report holds: what was found in it, and who speaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hudna.model.claims import Mention
from hudna.reading.casualties import Toll
from hudna.reading.dates import DateMention
from hudna.reading.pack import Cue, Trigger
from hudna.reading.phrases import Match
from hudna.reading.places import PlaceMention
from hudna.reading.scene import Cited
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure


class Facts(NamedTuple):
    """What the finders found in a sentence, its number in the report, and the day of publication."""

    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    tolls: Sequence[Toll]
    sentence: int
    published: date | None


class Heard(NamedTuple):
    """What one sentence holds besides facts.

    Attributes:
        structure, triggers: the sentence and the words in it that may tell events.
        speeches: its speech with the speakers; `carried`: who spoke before.
        cues: its status cues.
        unsaid: speech that is told not to have been.
        named: its groups with whom they stand for.
    """

    structure: Structure
    triggers: Sequence[Match[Trigger]]
    speeches: Sequence[tuple[Speech, Mention | None]]
    carried: Mention | None
    cues: Sequence[Match[Cue]]
    unsaid: Sequence[Speech]
    named: Sequence[Cited]

    @property
    def spoken(self) -> list[Speech]:
        """Its speech without the speakers."""
        return [speech for speech, _ in self.speeches]

    def unsaid_of(self, trigger: Match[Trigger]) -> Speech | None:
        """The speech that would tell an event, were it not told that nobody spoke so."""
        return next((speech for speech in self.unsaid if speech.covers(trigger.first)), None)

    def cast_of(self, trigger: Match[Trigger]) -> Sequence[Cited]:
        """The groups that may do an event or suffer it: who "did not comment on the strike" is told to have done nothing."""
        unsaid = self.unsaid_of(trigger)
        if unsaid is None or trigger.value.kind != "noun":
            return self.named
        return [one for one in self.named if one[0] is not unsaid.speaker]
