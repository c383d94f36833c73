"""Proposed agreements: truces that reports announce and no registered agreement is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAgreement:
    """A truce that reports announce and no registered agreement covers, for a person to draft or to dismiss.

    Attributes:
        id: `proposed-<conflict>-<day>`; where the register has no such conflict, the country or the sides for it.
        conflict: of the register, or None where it has none of these sides and countries.
        sides: ids of those who are told to have agreed or declared it, sorted; on the other side may be others.
        countries: ISO 3166-1 alpha-3 of where it is told of, sorted; it may be where they only met.
        agreed, effective: the first day on which it is told to have been agreed, and to have taken effect; None where
            that is not told.
        due: the day on which reports that announce it say that it is to take effect; None where they leave it open or
            differ, or where it is told to have taken effect.
        day_told: False where no claim tells a day, and they are those on which the reports were published.
        ended: the first later day on which a truce of the same is told to have ended, within a month; or None.
        incidents, claims: ids of what tells it, sorted.
        speakers: on whose word: sides, and outlets as `source:<name>`, sorted.
        denied_by: who denies it, sorted.
        reason: why it is proposed.
    """

    id: str
    conflict: str | None
    sides: tuple[str, ...]
    countries: tuple[str, ...]
    agreed: date | None
    effective: date | None
    due: date | None = None
    day_told: bool
    ended: date | None
    incidents: tuple[str, ...]
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    denied_by: tuple[str, ...]
    reason: str
