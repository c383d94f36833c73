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
    SOURCE_GRADED = "source-graded"


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
