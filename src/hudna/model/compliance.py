"""Compliance: what incidents mean under an agreement, at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

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


class Phase(StrEnum):
    """Where an agreement is in its life at an instant."""

    NOT_YET_AGREED = "not yet agreed"
    AGREED = "agreed, not in force"
    IN_FORCE = "in force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Incident, provision and party: a breach or a fulfilment.

    Attributes:
        agreement, provision, party: what is breached or fulfilled, and by whom.
        incident: id of the incident that does it.
        effect: breach or fulfilment.
        grade: the incident's.
        speakers: on whose word: sides that assert it.
        denied_by: sides that deny it.
        day: first day of the incident that lies in the provision's window; None where no claim tells a day.
        told: the day of the first report that tells it, or None.
        judged: the day of the last verdict of persons on the incident, or None.
        sure: False where the incident may lie outside the window, or where what each of several sides did is not
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
    sure: bool
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One provision for one party.

    Attributes:
        provision, kind, party: which obligation of whom.
        value: its state.
        alleged, corroborated, verified, disputed: numbers of breach incidents of each grade.
        speakers: on whose word the breaches (or fulfilments) rest.
        denied_by: who denies them.
        later: how many of these breaches have their grade by a verdict given only after the instant: totals restated.
        first, last: days of the first and last of them.
        due: deadline in force at the instant, or None.
        reason: why the value is what it is.
    """

    provision: str
    kind: str
    party: str
    value: StandingValue
    alleged: int = 0
    corroborated: int = 0
    verified: int = 0
    disputed: int = 0
    later: int = 0
    speakers: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    due: datetime | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the reports could know: without reports from a window, nothing is known about it.

    Attributes:
        reports: reports published within the window of the agreement up to the instant.
        first, last: the first and last day of publication among them.
        days: days of that window; `days_covered`: those with at least one report.
        sources, languages: names of the sources and codes of the languages, sorted.
        speakers: sides on whose word anything is told, sorted.
    """

    reports: int
    first: date | None
    last: date | None
    days: int
    days_covered: int
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of an agreement at an instant, by provision and party.

    Attributes:
        agreement: its id.
        as_of: the instant, with an offset from UTC.
        phase: where the agreement is in its life.
        note: which window the lines speak of.
        lines: one per provision and party that it binds, in the agreement's order.
        coverage: what the reports could know.
    """

    agreement: str
    as_of: datetime
    phase: Phase
    note: str
    lines: tuple[StandingLine, ...]
    coverage: Coverage
