"""Incidents: one event in the world, and each side's account of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudna.model.claims import Act, Claim, Count, Place, Status
from hudna.model.events import EventType


class Grade(StrEnum):
    """How far an incident is established."""

    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledClaim:
    """A claim as the ledger keeps it.

    Attributes:
        id: `<report id>#<number>`.
        report_id, source, published: the report that tells it.
        claim: what it says.
    """

    id: str
    report_id: str
    source: str | None
    published: date | None
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An incident as one side or one independent speaker tells it.

    Attributes:
        speaker: side of the speaker; for the outlet itself, `source:<name>`.
        act, status: what that speaker does by telling it, and how it is told.
        killed, wounded: the figures it gives.
        claims: ids of the filed claims that it consists of.
    """

    speaker: str
    act: Act
    status: Status
    killed: Count | None
    wounded: Count | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event in the world that one or more claims are about.

    Attributes:
        id: derived from what identifies it (type, sides, place, day), so that a rebuild names it the same.
        type, actors, targets: what happened, by whom, to whom (ids by side).
        place: where, or None.
        start, end: the days on which it may have happened; None where no claim tells one.
        accounts: who asserts and who denies it.
        grade: how far it is established.
        reason: why it has that grade.
        killed, wounded: lowest low and highest high over the accounts that assert it.
    """

    id: str
    type: EventType
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    start: date | None
    end: date | None
    accounts: tuple[Account, ...]
    grade: Grade
    reason: str
    killed: Count | None = None
    wounded: Count | None = None
