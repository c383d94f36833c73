"""Ledger entries: what was added, when, by whom, chained by hashes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class EntryKind(StrEnum):
    """What an entry records."""

    REPORT_ADDED = "report-added"
    CLAIMS_READ = "claims-read"
    AGREEMENT_REGISTERED = "agreement-registered"
    JUDGEMENT_MADE = "judgement-made"
    ALERT_RAISED = "alert-raised"
    ALERT_DELIVERED = "alert-delivered"
    TALLIES_READ = "tallies-read"
    SERIES_ADDED = "series-added"
    SOURCE_CLASSIFIED = "source-classified"
    REPORT_WITHDRAWN = "report-withdrawn"
    SOURCE_FOLLOWED = "source-followed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry that has no place in the ledger yet.

    Attributes:
        kind: what it records.
        author: who or what adds it (a person, or the reader with its version).
        payload: JSON of what is added.
        time: when it was known, with an offset from UTC; None for the moment of adding it.
    """

    kind: EntryKind
    author: str
    payload: dict[str, Any]
    time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger.

    Attributes:
        sequence: 1, 2, 3, ... without gaps.
        kind: what it records.
        time: when it was known to this ledger, in UTC.
        author: who or what added it (a person, or the reader with its version).
        payload: JSON of what was added.
        previous: hash of the entry before; 64 zeros for the first.
        hash: SHA-256 of the canonical JSON (RFC 8785) of all the other fields.
    """

    sequence: int
    kind: EntryKind
    time: datetime
    author: str
    payload: dict[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that shows that a ledger is not as it was written.

    Attributes:
        sequence: the entry that it concerns; None where it is not one entry's.
        reason: what is wrong, in one sentence.
    """

    sequence: int | None
    reason: str
