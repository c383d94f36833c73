"""Claims: one event as told by one speaker in one place of one report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudna.model.events import EventType


class Status(StrEnum):
    """How the event is told: as fact, as not having happened, as to come, hedged, or urged."""

    ACTUAL = "actual"
    DENIED = "denied"
    FUTURE = "future"
    POSSIBLE = "possible"
    DEMANDED = "demanded"


class Act(StrEnum):
    """What the speaker does by saying it."""

    STATES = "states"
    ACCUSES = "accuses"
    DENIES = "denies"
    ADMITS = "admits"
    DEMANDS = "demands"
    CONDEMNS = "condemns"
    THREATENS = "threatens"
    OFFERS = "offers"
    PROMISES = "promises"


class Deaths(StrEnum):
    """How the deaths of a toll come to be counted: they are different things, and figures of them are never one figure."""

    IN_EVENT = "in event"
    RECOVERED = "recovered"
    DIED_LATER = "died later"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the original report text: `text == report.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the report that name a party, an official, an agency or witnesses.

    Attributes:
        id: who it is: a state (`RUS`), a body of it (`RUS.MIL`), a group (`HOUTHI`), an organisation (`UNSC`).
        start, end, text: the words, as a span of the report.
    """

    id: str
    start: int
    end: int
    text: str

    @property
    def side(self) -> str:
        """The side it belongs to: the part of the id before the dot."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event is told to have happened.

    Attributes:
        start, end, text: the words, as a span of the report.
        name: the gazetteer's name.
        country: ISO 3166-1 alpha-3 of the state that holds it under UN recognition, or None (a sea, a border).
        lat, lon: WGS 84 degrees, or None where the gazetteer has no point for it.
        kind: `point` (a populated place), `region` or `country`: how precise the coordinates are.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days on which an event is told to have happened, both included; `text` is what says so, if anything does."""

    start: date
    end: date
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as a range; None is an open end ("more than 20" is 21 to None)."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event as told by one speaker in one place of one report.

    Attributes:
        evidence: the clause that tells the event; always contains `trigger`.
        trigger: the words that name the event.
        type: event type code.
        status: how it is told.
        act: what the speaker does by saying it.
        speaker: who stands behind it; None where the outlet itself tells it.
        actors: those who do the event; for mutual events all sides.
        targets: those to whom it is done.
        place: where, or None where not told.
        when: the event's days (not the statement's), or None where not told.
        killed, wounded: the toll told with it.
        deaths: whether the killed died in the event, are bodies recovered since, died later of their wounds, or were added
            to an earlier toll.
        agreement: id of the registered agreement that it concerns, or None.
        rule: id of the lexicon entry that read it.
        confidence: 0 to 1, the share of right readings measured for such rules; an ordering, not a probability.
        trace: why it was read so, one reason a line (shown by `--explain`).
    """

    evidence: Span
    trigger: Span
    type: EventType
    status: Status
    act: Act
    speaker: Mention | None = None
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    place: Place | None = None
    when: When | None = None
    killed: Count | None = None
    wounded: Count | None = None
    deaths: Deaths = Deaths.IN_EVENT
    agreement: str | None = None
    rule: str
    confidence: float = 0.5
    trace: tuple[str, ...] = ()
