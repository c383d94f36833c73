"""One obligation of one party at an instant: its value, by stated rules, and the reason in words.

The value is the first that applies:

1. not known, while the obligation has not begun to bind;
2. fulfilled, where a result is owed (a withdrawal, an exchange, or anything with a deadline), its fulfilment is
   reported and not disputed, and no breach is;
3. overdue, where the deadline has passed, reports were read, and none tells of its fulfilment;
4. verified, corroborated or alleged breach, by the best grade; one that is disputed or not sure is alleged;
5. not known, where no report was read from the window, or where no type of event says anything of the obligation,
   or where a result is owed that nothing is told of;
6. kept, where conduct is owed and its keeping is corroborated or verified;
7. otherwise no breach reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hudna.model.agreements import Provision, ProvisionKind
from hudna.model.compliance import Effect, Finding, StandingLine, StandingValue
from hudna.model.counting import counted
from hudna.model.coverage import Coverage
from hudna.model.incidents import Grade

_RESULTS = frozenset(
    {
        ProvisionKind.WITHDRAWAL,
        ProvisionKind.EXCHANGE,
        ProvisionKind.MONITORING,
        ProvisionKind.NEGOTIATION,
        ProvisionKind.RETURN,
        ProvisionKind.TRANSPORT,
    }
)
_BREACH_VALUES = {
    Grade.VERIFIED: StandingValue.VERIFIED_BREACH,
    Grade.CORROBORATED: StandingValue.CORROBORATED_BREACH,
    Grade.ALLEGED: StandingValue.ALLEGED_BREACH,
    Grade.DISPUTED: StandingValue.ALLEGED_BREACH,
}
_ESTABLISHED = frozenset({Grade.VERIFIED, Grade.CORROBORATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One provision for one party at an instant, with what was found of it.

    Attributes:
        provision: with the terms known at the instant.
        party: one that it binds.
        opens: from when it binds.
        hours: for how many hours it had bound by the instant.
        as_of: the instant.
        coverage: what the reports could know.
        findings: of this provision and party, up to the instant.
    """

    provision: Provision
    party: str
    opens: datetime
    hours: float
    as_of: datetime
    coverage: Coverage
    findings: Sequence[Finding]

    def line(self) -> StandingLine:
        """The line of the standing."""
        breaches = [finding for finding in self.findings if finding.effect is Effect.BREACH]
        fulfilments = [finding for finding in self.findings if finding.effect is Effect.FULFILMENT]
        value, reason, grounds = self._value(breaches, fulfilments)
        grades = Counter(finding.grade for finding in breaches)
        days = sorted(finding.day for finding in grounds if finding.day is not None)
        return StandingLine(
            provision=self.provision.id,
            kind=self.provision.kind,
            party=self.party,
            value=value,
            alleged=grades[Grade.ALLEGED],
            corroborated=grades[Grade.CORROBORATED],
            verified=grades[Grade.VERIFIED],
            disputed=grades[Grade.DISPUTED],
            later=len(self._judged_later(breaches)),
            speakers=tuple(sorted({speaker for finding in grounds for speaker in finding.speakers})),
            denied_by=tuple(sorted({speaker for finding in grounds for speaker in finding.denied_by})),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            due=self._due,
            hours=self.hours,
            reason=reason,
        )

    def _value(self, breaches: list[Finding], fulfilments: list[Finding]) -> tuple[StandingValue, str, list[Finding]]:
        """The value by the rules of this module, the reason, and the findings on which it rests."""
        done = [finding for finding in fulfilments if finding.grade is not Grade.DISPUTED]
        if self.as_of < self.opens:
            return StandingValue.NOT_KNOWN, f"does not bind before {_written(self.opens)}", []
        if self._owes_a_result and done and not breaches:
            return StandingValue.FULFILLED, self._fulfilled(done), done
        if self._is_overdue and not done:
            return StandingValue.OVERDUE, self._overdue(fulfilments), [*breaches, *fulfilments]
        if breaches:
            sure = {finding.grade for finding in breaches if finding.sure}
            best = next((grade for grade in _BREACH_VALUES if grade in sure), Grade.ALLEGED)
            return _BREACH_VALUES[best], self._breached(breaches, done), breaches
        if self.coverage.reports == 0:
            return StandingValue.NOT_KNOWN, "no report was read from its window", []
        if not self.provision.breached_by and not self.provision.fulfilled_by:
            return StandingValue.NOT_KNOWN, "no type of event that is read says anything of it", []
        if self._owes_a_result and not self.provision.breached_by:
            return StandingValue.NOT_KNOWN, self._pending(fulfilments), fulfilments
        established = [finding for finding in done if finding.grade in _ESTABLISHED]
        if established and not self._owes_a_result:
            return StandingValue.KEPT, f"its keeping is {established[0].grade}; no breach in {self._read}", established
        return StandingValue.NO_BREACH_REPORTED, self._quiet(fulfilments), fulfilments

    @property
    def _due(self) -> datetime | None:
        return None if self.provision.deadline is None else self.provision.deadline.time

    @property
    def _owes_a_result(self) -> bool:
        return self.provision.kind in _RESULTS or self._due is not None

    @property
    def _is_overdue(self) -> bool:
        can_be_told = bool(self.provision.fulfilled_by) and self.coverage.reports > 0
        return self._due is not None and self.as_of > self._due and can_be_told

    @property
    def _read(self) -> str:
        reports, days = counted(self.coverage.reports, "report"), counted(self.coverage.days, "day")
        return f"{reports} on {self.coverage.days_covered} of {days}"

    def _fulfilled(self, done: list[Finding]) -> str:
        words = f"fulfilment told {_times(done)}, {self._word(done)}; how much of it is not judged"
        days = [finding.day for finding in done if finding.day is not None]
        if self._due is not None and days and min(days) > self._due.date():
            return f"{words}; late, it was due by {_written(self._due)}"
        return words

    def _overdue(self, disputed: list[Finding]) -> str:
        due = "" if self._due is None else f"was due by {_written(self._due)}; "
        if disputed:
            return f"{due}its fulfilment is told by {_speakers(disputed)} and denied"
        return f"{due}none of {self._read} tells of its fulfilment"

    def _breached(self, breaches: list[Finding], done: list[Finding]) -> str:
        grades = Counter(finding.grade for finding in breaches)
        counts = ", ".join(f"{grades[grade]} {grade}" for grade in _BREACH_VALUES if grades[grade])
        words = f"{counts}, {self._word(breaches)}"
        unsure = sum(not finding.sure for finding in breaches)
        if unsure:
            words += f"; {unsure} not surely in its window or this party's"
        later = self._judged_later(breaches)
        if later:
            words += f"; {len(later)} by a verdict given later, on {', '.join(sorted({str(day) for day in later}))}"
        return words + (f"; its keeping is told by {_speakers(done)}" if done else "")

    def _judged_later(self, breaches: Sequence[Finding]) -> list[date]:
        """The days of verdicts on breaches that nobody knew of at the instant: what is told now is a total restated."""
        return [one.judged for one in breaches if one.judged is not None and one.judged > self.as_of.date()]

    def _pending(self, disputed: list[Finding]) -> str:
        if disputed:
            return f"its fulfilment is told by {_speakers(disputed)} and denied"
        due = "" if self._due is None else f", due by {_written(self._due)}"
        return f"nothing is told of its fulfilment{due}, in {self._read}"

    def _quiet(self, told: list[Finding]) -> str:
        words = f"no breach in {self._read}"
        return words + (f"; its keeping is told by {_speakers(told)}" if told else "")

    def _word(self, findings: Sequence[Finding]) -> str:
        speakers = _speakers(findings)
        return "on its own word alone" if speakers == self.party else f"on the word of {speakers}"


def _written(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M %z}"


def _times(findings: Sequence[Finding]) -> str:
    return "once" if len(findings) == 1 else f"{len(findings)} times"


def _speakers(findings: Sequence[Finding]) -> str:
    told = sorted({speaker for finding in findings for speaker in finding.speakers})
    return ", ".join(told) or "a person who corrected who did it"
