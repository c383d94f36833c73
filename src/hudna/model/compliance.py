"""Compliance: what incidents mean under an agreement, at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hudna.model.agreements import Phase
from hudna.model.coverage import Coverage
from hudna.model.incidents import Grade


class Effect(StrEnum):
    """What an incident does to a provision."""

    BREACH = "breach"
    FULFILMENT = "fulfilment"


class StandingValue(StrEnum):
    """The state of a provision for one party at an instant."""

    KEPT = "kept"
    NO_BREACH_REPORTED = "no breach reported"
    ALLEGED_BREACH = "alleged breach"
    CORROBORATED_BREACH = "corroborated breach"
    VERIFIED_BREACH = "verified breach"
    FULFILLED = "fulfilled"
    OVERDUE = "overdue"
    NOT_KNOWN = "not known"


class Unknown(StrEnum):
    """Why a standing is not known."""

    NOT_BINDING = "it does not bind yet"
    UNREAD = "no report was read from its window"
    UNREADABLE = "no type of event says anything of it"
    UNTOLD = "no report tells of where it holds"
    UNWATCHED = "no report could tell of the day of its deadline"
    PENDING = "nothing is told of its fulfilment"
    ONE_SIDED = "nobody but its own side could tell of a breach"
    UNATTRIBUTED = "it is breached, and nobody is named"
    COUNTED = "violations are counted, and nobody is named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Incident, provision and party: a breach or a fulfilment.

    Attributes:
        agreement, provision, party: what is breached or fulfilled, and by whom; `NOBODY` where no doer is named.
        incident: id of the incident that does it.
        effect: breach or fulfilment.
        grade: the incident's.
        speakers: on whose word: sides that assert it.
        denied_by: sides that deny it.
        day: first day of the incident that lies in the provision's window; None where no claim tells a day.
        told: the day of the first report that tells it, or None.
        judged: the day of the verdict of persons by which it has its grade, or None.
        within: whether the incident surely lies in the provision's window.
        sure: False where it may lie outside, or where what each of several sides did is not
            told apart; the trace says which.
        trace: why, one step a line.
    """

    agreement: str
    provision: str
    party: str
    incident: str
    effect: Effect
    grade: Grade
    speakers: tuple[str, ...]
    denied_by: tuple[str, ...]
    day: date | None
    told: date | None
    judged: date | None = None
    within: bool
    sure: bool
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One provision for one party, or for whoever breached it without being named.

    Attributes:
        provision, kind, party: which obligation of whom; `NOBODY` in a line of breaches whose doer is not named.
        value: its state.
        unknown: why that is not known; None where it is.
        alleged, corroborated, verified, disputed: numbers of breach incidents of each grade.
        speakers: on whose word the breaches (or fulfilments) rest.
        denied_by: who denies them.
        unattributed: number of breaches of the provision whose doer is not named; they may be this party's.
        later: how many of these breaches have their grade by a verdict given only after the instant: totals restated.
        refuted: how many breaches and fulfilments more were told by the instant, and refuted by a verdict given only after it.
        first, last: days of the first and last of them.
        due: deadline in force at the instant, or None.
        hours: for how many hours it had bound by the instant.
        reason: why the value is what it is.
    """

    provision: str
    kind: str
    party: str
    value: StandingValue
    unknown: Unknown | None = None
    alleged: int = 0
    corroborated: int = 0
    verified: int = 0
    disputed: int = 0
    unattributed: int = 0
    later: int = 0
    refuted: int = 0
    speakers: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    due: datetime | None = None
    hours: float = 0.0
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Numbers of different breach incidents by grade.

    Attributes:
        alleged, corroborated, verified, disputed: how many of each grade.
        unsure: how many of all are not surely in the window or of this party.
    """

    alleged: int = 0
    corroborated: int = 0
    verified: int = 0
    disputed: int = 0
    unsure: int = 0

    @property
    def total(self) -> int:
        """Of all grades."""
        return self.alleged + self.corroborated + self.verified + self.disputed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How a party stands under a provision."""

    value: StandingValue
    breaches: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """How a party stands, by the ids of the provisions that bind it; or `NOBODY`, by those that somebody unnamed breached."""

    party: str
    cells: dict[str, Cell]


class Voice(StrEnum):
    """Who accuses."""

    SIDE = "side"  # a party of the agreement, or who acts for it
    OUTLETS = "outlets"  # outlets by themselves, of one home
    OTHER = "other"  # anybody else: a monitor, a witness, a state


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """Breaches that one side, or somebody else, tells of one party.

    Attributes:
        accuser: of a side its first party; of outlets the side with which they stand, otherwise their home, or None
            where that is not known; of others the speaker.
        voice: which of these it is.
        accused: the party, or `NOBODY`.
        breaches: how many. Where the accused is of the accuser's own side, these are its own account.
    """

    accuser: str | None
    voice: Voice
    accused: str
    breaches: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachDays:
    """The breaches told of a day; or a run of days of which no report could tell and none does.

    Attributes:
        first, last: the day, twice, or the run.
        hours: for how many hours of it the agreement was in force.
        known: whether any report could tell of it; see `Coverage.by_day`.
        breaches: by side, or `NOBODY`; a side that is not there is not known, which is not zero. So is one of which no
            breach is told on a day with a breach by nobody named, or with violations that are counted: these may be its.
    """

    first: date
    last: date
    hours: float
    known: bool
    breaches: dict[str, Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An amendment that had been made: when, of which provision (None: the window), and what it changed."""

    made: datetime
    provision: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Violations:
    """Breaches by day and accused side, over the days of the window up to the instant.

    Attributes:
        sides: by what each side is called (its first party), in the agreement's order; behind them `NOBODY`, where any
            breach is told whose doer is not named.
        opens, closes: the window in which the agreement is in force; `closes` is None while open.
        changes: the amendments made by the instant.
        days: every day, in order.
        undated: breaches of which no day is told, by side.
    """

    sides: tuple[str, ...]
    opens: datetime
    closes: datetime | None
    changes: tuple[Change, ...]
    days: tuple[BreachDays, ...]
    undated: dict[str, Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Violations that somebody counts and of which no side is named; never added to breaches, nor to another count.

    Attributes:
        counter: who counts: an id, or the name of the source; None where neither is known.
        low, high: how many, both included; an open `high` is None.
        about: whether the number is told as near the true one.
        places: names of where.
        first, last: the days for which they are counted; None where these are not told.
        told: the day of the report that gives it; where no days are told, it may be for this day or the day before.
        sure: whether all these days are told and lie in the window.
    """

    counter: str | None
    low: int
    high: int | None
    about: bool
    places: tuple[str, ...]
    first: date | None
    last: date | None
    told: date
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """Time under an agreement.

    Attributes:
        hours_in_force: from its effect to the instant or its end; 0 before its effect.
        zone_given: False where its text names no time zone, so that the hours rest on the local time assumed.
        last_breach: day of the last breach told; None where no day of one is told.
        days_since_breach: days from then to the instant or the end; None where `last_breach` is.
        days_unknown_since: days after it of which no report could tell; None where `last_breach` is.
    """

    hours_in_force: float
    zone_given: bool
    last_breach: date | None
    days_since_breach: int | None
    days_unknown_since: int | None


class DeadlineState(StrEnum):
    """What became of a deadline by an instant."""

    DUE = "due"
    MET = "met"
    MET_LATE = "met late"
    MISSED = "missed"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when one party has to do something, and what is told of it.

    Attributes:
        provision, party: what is owed, and by whom.
        due: the deadline in force at the instant.
        state: what became of it.
        moved_from: the deadline as first agreed, where an amendment moved it.
        hours_left: hours from the instant to the deadline; negative after it.
        reason: why the state is what it is, and by which amendment the deadline was moved.
    """

    provision: str
    party: str
    due: datetime
    state: DeadlineState
    moved_from: datetime | None
    hours_left: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of an agreement at an instant, by provision and party.

    Attributes:
        agreement: its id.
        as_of: the instant, with an offset from UTC.
        phase: where the agreement is in its life.
        note: which window the lines speak of.
        cautions: what the reports cannot tell, to be read before any figure, a sentence each.
        lines: one per provision and party that it binds, in the agreement's order.
        coverage: what the reports could know.
        matrix: parties by provisions.
        accusations: who accuses whom.
        violations: breaches by day and accused side.
        counts: violations that are counted, of no named side.
        elapsed: hours in force, days since the last breach.
        deadlines: what was due, met and missed.
    """

    agreement: str
    as_of: datetime
    phase: Phase
    note: str
    cautions: tuple[str, ...]
    lines: tuple[StandingLine, ...]
    coverage: Coverage
    matrix: tuple[MatrixRow, ...]
    accusations: tuple[Accusation, ...]
    violations: Violations
    counts: tuple[Counted, ...] = ()
    elapsed: Elapsed
    deadlines: tuple[Deadline, ...]
