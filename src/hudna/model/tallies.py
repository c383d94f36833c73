"""Tallies: counts that a monitor or a side gives for a period, which are no claims of single events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from hudna.model.claims import Mention, Place, Span


class Unit(StrEnum):
    """What is counted. Figures of different units are never added.

    `violations` are whatever the counter counts as one: of the missions that count each explosion and each shot, far more
    than of those that count incidents. `shots` are bursts and shots of small arms; `projectiles` those in flight.
    """

    VIOLATIONS = "violations"
    EXPLOSIONS = "explosions"
    PROJECTILES = "projectiles"
    TRAJECTORIES = "trajectories"
    MUZZLE_FLASHES = "muzzle flashes"
    FLARES = "flares"
    SHOTS = "shots"
    SHELLS = "shells"
    AIR_RAIDS = "air raids"
    OVERFLIGHTS = "overflights"
    ARRESTS = "arrests"


class Stretch(StrEnum):
    """For which period a count is given: that of the report, the one before it, or all since an instant."""

    THIS = "this"
    PREVIOUS = "previous"
    SINCE = "since"


class Exemption(StrEnum):
    """What makes explosions and shots no violations."""

    EXERCISE = "live-fire exercise"
    DETONATION = "controlled detonation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that a count is about.

    Attributes:
        stretch: which period it is for the report that tells it.
        start, end: the first and the last day, as far as the text or the date of publication gives them.
        until: the time of day, by the clocks of the land, at which it begins and ends ("as of 19:30"); None for midnight or
            where not told.
    """

    stretch: Stretch = Stretch.THIS
    start: date | None = None
    end: date | None = None
    until: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One count for one period.

    Attributes:
        evidence: the sentence that gives it; `figure`: the number in it.
        unit: what is counted.
        low, high: the number, both included; an open `high` is None ("more than 80" is 81 to None).
        about: whether the number is told as near the true one ("about 40").
        places: where; several where one count is given for all of them; none where not told.
        counter: who counts; None where the outlet itself does.
        period: when.
        exempt: what the counter assesses it as, where that is no violation.
        parts: counts that this one includes. They belong to it: they are never added to it, nor to each other.
    """

    evidence: Span
    figure: Span
    unit: Unit
    low: int
    high: int | None
    about: bool = False
    places: tuple[Place, ...] = ()
    counter: Mention | None = None
    period: Period = Period()
    exempt: Exemption | None = None
    parts: tuple[Tally, ...] = ()

    @property
    def series(self) -> tuple[str | None, Unit, tuple[str, ...]]:
        """What makes two counts comparable: who counts, what, and where."""
        counter = self.counter.side if self.counter is not None else None
        return counter, self.unit, tuple(sorted(place.name for place in self.places))


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledTally:
    """A tally as the ledger keeps it.

    Attributes:
        report_id, source, published: the report that gives it.
        number: its place among the tallies of that report, counted from 1.
        tally: what it says.
    """

    report_id: str
    source: str | None
    published: date | None
    number: int
    tally: Tally
