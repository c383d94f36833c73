"""Judgements: dated, reasoned decisions of persons, never overwritten, only superseded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class JudgementKind(StrEnum):
    """What a person decides."""

    VERIFY = "verify"
    REFUTE = "refute"
    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    GRADE_SOURCE = "grade-source"
    GRADE_CLAIM = "grade-claim"
    DISMISS = "dismiss"
    SIGN = "sign"
    WITHDRAW = "withdraw"


class Reliability(StrEnum):
    """How far a source is to be relied on, by the admiralty code."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """What the letter means."""
        return _RELIABILITY[self]


class Credibility(StrEnum):
    """How far a piece of information is to be believed, by the admiralty code; judged apart from its source."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"

    @property
    def words(self) -> str:
        """What the digit means."""
        return self.name.replace("_", " ").lower()


_RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a judgement decides, as its entry in the ledger holds it.

    Attributes:
        kind: what is decided.
        reason: why, in the person's words; never empty.
        claims: ids of the claims that it is about: those of the incident judged at that time, its earliest first; for a
            split, those that are another event.
        others: for a merge, the claims of the other incident; for a split, the claims that stay.
        field, value: for a correction, what is corrected and the right value as JSON.
        source: for the grade of a source, its name.
        grade: for a grade, the letter or the digit.
        judgement: for a signature or a withdrawal, the id of the judgement that it is about.
        proposal: for a dismissal, the id of the proposed agreement.
        of_incident: whether a correction is of the incident that the claims tell, not of one claim.
    """

    kind: JudgementKind
    reason: str
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    source: str | None = None
    grade: str | None = None
    judgement: str | None = None
    proposal: str | None = None
    of_incident: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict with who gave it and when, and what later became of it.

    Attributes:
        id: `judgement-<sequence of its entry>`.
        sequence: of its entry.
        author: who gave it.
        time: when, with an offset from UTC.
        verdict: what it decides.
        signed: who signed it off, another person; None while nobody has.
        withdrawn: id of the judgement that withdrew it, or None.
    """

    id: str
    sequence: int
    author: str
    time: datetime
    verdict: Verdict
    signed: str | None = None
    withdrawn: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is in force: not withdrawn and, where it says what is true, signed off by a second person."""
        needs_signature = self.verdict.kind in {JudgementKind.VERIFY, JudgementKind.REFUTE}
        return self.withdrawn is None and (self.signed is not None or not needs_signature)
