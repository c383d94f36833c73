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
        act: what that speaker does by telling it.
        status: actual where it asserts the incident, denied where it denies it.
        actors: who did it, as this speaker tells it (ids by side).
        killed, wounded: the figures it gives.
        claims: ids of the filed claims that it consists of.
    """

    speaker: str
    act: Act
    status: Status
    actors: tuple[str, ...] = ()
    killed: Count | None
    wounded: Count | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event in the world that one or more claims are about.

    Attributes:
        id: derived from what identifies it (type, sides, place, day), so that a rebuild names it the same.
        type, actors, targets: what happened, by whom, to whom (ids by side), as those who assert it tell it.
        place: where, or None.
        start, end: the days on which it may have happened; None where no claim tells one.
        told: the day of the first report that tells it, or None; when it was known, not when it happened.
        agreements: ids of the registered agreements that its claims concern, sorted.
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
    told: date | None = None
    agreements: tuple[str, ...] = ()
    accounts: tuple[Account, ...]
    grade: Grade
    reason: str
    killed: Count | None = None
    wounded: Count | None = None

    @property
    def asserting(self) -> tuple[Account, ...]:
        """The accounts that tell it as having happened."""
        return tuple(account for account in self.accounts if account.status is Status.ACTUAL)

    @property
    def denying(self) -> tuple[Account, ...]:
        """The accounts that tell it as not having happened."""
        return tuple(account for account in self.accounts if account.status is Status.DENIED)
