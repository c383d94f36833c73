"""An act of speaking: who says what to whom, and which words of the sentence are theirs.

A claim belongs to the innermost speaker whose words cover it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.reading.language_data import SpeechEntry
from hudna.reading.structure import Group


class Named(NamedTuple):
    """Who speaks, as in `Speech`."""

    speaker: Group | None
    words: tuple[int, int] | None = None
    resumed: bool = False


@dataclass(slots=True, eq=False)
class Speech:
    """One act of speaking in a sentence.

    Attributes:
        entry: what kind of speech it is; None for "according to".
        kind, listed: whether a verb, participle or noun names it, or "according to"; and that word as the lexicon lists it.
        first, last: the words that name it.
        start, end: tokens that are said, `end` exclusive.
        speaker: the group that speaks; None where it is carried from before or not recognised.
        words: tokens that name the speaker where no party is recognised in them; None where nobody is named.
        resumed: whether these are a pronoun or a document, so that who spoke before goes on.
        addressed: the group accused, urged or addressed.
        distributive: whether each member speaks for itself ("each of").
        cites: whether who tells it in the sentence has it from this speaker ("citing officials").
        coordinated: whether it is joined to what stands before by "and", so that it is told beside it, not within it.
        calls: whether it only tells what somebody calls an event in the words of whoever tells that: "what it described as".
        stopped: whether the words end where "and" goes on with what the speaker himself did or said.
    """

    entry: SpeechEntry | None
    kind: str
    listed: str
    first: int
    last: int
    start: int
    end: int
    speaker: Group | None
    words: tuple[int, int] | None = None
    resumed: bool = False
    addressed: Group | None = None
    distributive: bool = False
    coordinated: bool = False
    cites: bool = False
    stopped: bool = False
    calls: bool = False

    @property
    def forward(self) -> bool:
        """Whether what is said follows the verb."""
        return self.start >= self.last

    @property
    def by_medium(self) -> bool:
        """Whether it is media that speak."""
        return self.speaker is not None and self.speaker.parties[0].kind == "media"

    def covers(self, index: int) -> bool:
        """Whether a token is part of what is said."""
        return self.start <= index < self.end and not self.first <= index < self.last

    def voices(self, index: int) -> bool:
        """Whether a token is part of what is said or names the speech itself: who "claims responsibility" says so."""
        return self.covers(index) or (self.entry is not None and self.first <= index < self.last)
