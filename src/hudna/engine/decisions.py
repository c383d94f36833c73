"""A judgement as somebody asks for it, of whatever kind: in a form, or for many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hudna.engine.judging import Judge
from hudna.model.errors import JudgementError
from hudna.model.judgements import Judgement, JudgementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is asked for.

    Attributes:
        kind: what is decided.
        target: what it is about: an incident or claim by its id, a judgement, a source, a proposal.
        reason: why.
        other: for a merge, the other incident.
        claims: for a split, the claims that tell another event.
        field, value: for a correction, what is corrected and the right value as JSON.
        grade: for a grade, the letter or the digit.
    """

    kind: JudgementKind
    target: str
    reason: str
    other: str = ""
    claims: tuple[str, ...] = ()
    field: str = ""
    value: Any = None
    grade: str = ""

    def by(self, judge: Judge) -> Judgement:
        """Let a person judge so.

        Raises:
            JudgementError: it cannot be judged so.
        """
        match self.kind:
            case JudgementKind.VERIFY:
                return judge.verify(self.target, self.reason)
            case JudgementKind.REFUTE:
                return judge.refute(self.target, self.reason)
            case JudgementKind.MERGE:
                return judge.merge(self.target, self.other, self.reason)
            case JudgementKind.SPLIT:
                return judge.split(self.target, self.claims, self.reason)
            case JudgementKind.CORRECT:
                return judge.correct(self.target, self.field, self.value, self.reason)
            case JudgementKind.GRADE_SOURCE:
                return judge.grade_source(self.target, self.grade, self.reason)
            case JudgementKind.GRADE_CLAIM:
                return judge.grade_claim(self.target, self.grade, self.reason)
            case JudgementKind.DISMISS:
                return judge.dismiss(self.target, self.reason)
            case JudgementKind.SIGN:
                return judge.sign(self.target, self.reason)
            case JudgementKind.WITHDRAW:
                return judge.withdraw(self.target, self.reason)
        raise JudgementError(self.target, f"{self.kind} cannot be decided")
