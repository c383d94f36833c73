"""One obligation of one party at an instant: its value, by stated rules, and the reason in words.

The value is the first that applies:

1. not known, while the obligation has not begun to bind;
2. fulfilled, where a result is owed (a withdrawal, an exchange, or anything with a deadline), its fulfilment is
   reported and not disputed, and no breach is;
3. overdue, where the deadline has passed, reports could tell whether it was met (see `reach`), and none tells of its
   fulfilment, or it is told and denied;
4. verified, corroborated or alleged breach, by the best grade; one that is disputed or not sure is alleged;
5. not known, where breaches are told, or violations counted, whose doer is not named, for they may be this party's; where no report was
   read from the window; where no type of event says anything of the obligation; where no report tells of where alone it
   holds; where no report could tell whether a deadline that has passed was met; or where a result is owed that nothing
   is told of;
6. kept, where conduct is owed and its keeping is corroborated or verified;
7. not known, where nobody but the party's own side could tell of a breach;
8. otherwise no breach reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hudna.compliance.reach import Reach
from hudna.model.agreements import Provision, ProvisionKind
from hudna.model.compliance import Effect, Finding, StandingLine, StandingValue, Unknown
from hudna.model.counting import counted
from hudna.model.incidents import NOBODY, Grade

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


@dataclass(frozen=True, slots=True)
class _Stands:
    """A value, the reason in words, the findings on which it rests, and why it is not known where it is not."""

    value: StandingValue
    reason: str
    grounds: Sequence[Finding] = ()
    unknown: Unknown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One provision for one party at an instant, with what was found of it.

    Attributes:
        provision: with the terms known at the instant.
        party: one that it binds, or `NOBODY`.
        opens: from when it binds.
        hours: for how many hours it had bound by the instant.
        as_of: the instant.
        reach: what the reports could tell of the agreement, up to the instant.
        findings: of this provision and party, up to the instant, those refuted included.
        unattributed: how many breaches of this provision are told, up to the instant, whose doer is not named.
        is_counted: whether violations of it are counted, of no named side.
    """

    provision: Provision
    party: str
    opens: datetime
    hours: float
    as_of: datetime
    reach: Reach
    findings: Sequence[Finding]
    unattributed: int = 0
    is_counted: bool = False

    def line(self) -> StandingLine:
        """The line of the standing."""
        told = [finding for finding in self.findings if finding.grade is not Grade.REFUTED]
        breaches = [finding for finding in told if finding.effect is Effect.BREACH]
        fulfilments = [finding for finding in told if finding.effect is Effect.FULFILMENT]
        refuted = self._judged_later([finding for finding in self.findings if finding.grade is Grade.REFUTED])
        stands = self._stands(breaches, fulfilments)
        grades = Counter(finding.grade for finding in breaches)
        days = sorted(finding.day for finding in stands.grounds if finding.day is not None)
        return StandingLine(
            provision=self.provision.id,
            kind=self.provision.kind,
            party=self.party,
            value=stands.value,
            unknown=stands.unknown,
            alleged=grades[Grade.ALLEGED],
            corroborated=grades[Grade.CORROBORATED],
            verified=grades[Grade.VERIFIED],
            disputed=grades[Grade.DISPUTED],
            unattributed=self.unattributed,
            later=len(self._judged_later(breaches)),
            refuted=len(refuted),
            speakers=tuple(sorted({speaker for finding in stands.grounds for speaker in finding.speakers})),
            denied_by=tuple(sorted({speaker for finding in stands.grounds for speaker in finding.denied_by})),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            due=self._due,
            hours=self.hours,
            reason=f"{stands.reason}; {len(refuted)} refuted {_given_later(refuted)}" if refuted else stands.reason,
        )

    def _stands(self, breaches: list[Finding], fulfilments: list[Finding]) -> _Stands:
        """How it stands by the rules of this module."""
        if self.as_of < self.opens:
            reason = f"does not bind before {_written(self.opens)}"
            return _Stands(StandingValue.NOT_KNOWN, reason, unknown=Unknown.NOT_BINDING)
        done = [finding for finding in fulfilments if finding.grade is not Grade.DISPUTED]
        return (
            self._told(breaches, fulfilments, done)
            or self._not_known(fulfilments)
            or self._no_breach(fulfilments, done)
        )

    def _told(self, breaches: list[Finding], fulfilments: list[Finding], done: list[Finding]) -> _Stands | None:
        """What reports tell: fulfilled, overdue or breached; None where none of these."""
        if self._owes_a_result and done and not breaches:
            return _Stands(StandingValue.FULFILLED, self._fulfilled(done), done)
        if self._has_passed and not done and (fulfilments or self._could_tell_when_due):
            return _Stands(StandingValue.OVERDUE, self._overdue(fulfilments), [*breaches, *fulfilments])
        if not breaches:
            return None
        sure = {finding.grade for finding in breaches if finding.sure}
        best = next((grade for grade in _BREACH_VALUES if grade in sure), Grade.ALLEGED)
        return _Stands(_BREACH_VALUES[best], self._breached(breaches, done), breaches)

    def _not_known(self, fulfilments: list[Finding]) -> _Stands | None:
        """Why nothing is known, where reports tell nothing; None where they could have told of a breach."""
        why = self._unknown(fulfilments)
        if why is None:
            return None
        unknown, reason = why
        grounds = fulfilments if unknown is Unknown.PENDING else []
        return _Stands(StandingValue.NOT_KNOWN, reason, grounds, unknown)

    def _unknown(self, fulfilments: list[Finding]) -> tuple[Unknown, str] | None:
        untold = self.reach.untold(self.provision)
        nowhere = Unknown.UNTOLD, f"no report tells of {', '.join(untold)}, where alone it holds"
        if self.unattributed:
            return Unknown.UNATTRIBUTED, self._by_nobody_named()
        if self.is_counted:
            return Unknown.COUNTED, "violations are counted, and nobody is named: whether by this party is not known"
        if not self.reach.covered(self.provision):
            return Unknown.UNREAD, "no report was read from its window"
        if not self.provision.breached_by and not self.provision.fulfilled_by:
            return Unknown.UNREADABLE, "no type of event that is read says anything of it"
        if self._has_passed and not self.reach.could_tell_when_due(self.provision):
            return (
                Unknown.UNWATCHED,
                f"{self._was_due}no report could tell of that day: whether it was met is not known",
            )
        if self._has_passed and untold:
            return nowhere
        if self._owes_a_result and not self.provision.breached_by:
            return Unknown.PENDING, self._pending(fulfilments)
        return nowhere if untold else None

    def _no_breach(self, fulfilments: list[Finding], done: list[Finding]) -> _Stands:
        established = [finding for finding in done if finding.grade in _ESTABLISHED]
        if established and not self._owes_a_result:
            reason = f"its keeping is {established[0].grade}; no breach in {self._watched}"
            return _Stands(StandingValue.KEPT, reason, established)
        if not self.reach.open_to(self.provision, self.party):
            reason = f"in {self._read} nobody but its own side could tell of a breach"
            return _Stands(StandingValue.NOT_KNOWN, reason, unknown=Unknown.ONE_SIDED)
        return _Stands(StandingValue.NO_BREACH_REPORTED, self._quiet(fulfilments), fulfilments)

    @property
    def _due(self) -> datetime | None:
        return None if self.provision.deadline is None else self.provision.deadline.time

    @property
    def _owes_a_result(self) -> bool:
        return self.provision.kind in _RESULTS or self._due is not None

    @property
    def _has_passed(self) -> bool:
        """Whether the deadline has, of an obligation whose fulfilment can be told."""
        is_owed = self.party != NOBODY and bool(self.provision.fulfilled_by)
        return is_owed and self._due is not None and self.as_of > self._due

    @property
    def _could_tell_when_due(self) -> bool:
        return not self.reach.untold(self.provision) and self.reach.could_tell_when_due(self.provision)

    @property
    def _read(self) -> str:
        return self._reports(self.reach.covered(self.provision))

    @property
    def _watched(self) -> str:
        """What was read, with the days on which it could tell of a breach by this party."""
        return self._reports(self.reach.open_to(self.provision, self.party))

    def _reports(self, days: int) -> str:
        reports, all_days = (
            counted(self.reach.coverage.reports, "report"),
            counted(self.reach.days(self.provision), "day"),
        )
        return f"{reports} on {days} of {all_days}"

    def _fulfilled(self, done: list[Finding]) -> str:
        words = f"fulfilment told {_times(done)}, {self._word(done)}; how much of it is not judged"
        days = [finding.day for finding in done if finding.day is not None]
        if self._due is not None and days and min(days) > self._due.date():
            return f"{words}; late, it was due by {_written(self._due)}"
        return words

    def _overdue(self, disputed: list[Finding]) -> str:
        if disputed:
            return f"{self._was_due}its fulfilment is told by {_speakers(disputed)} and denied"
        return f"{self._was_due}none of {self._read} tells of its fulfilment"

    @property
    def _was_due(self) -> str:
        return "" if self._due is None else f"was due by {_written(self._due)}; "

    def _breached(self, breaches: list[Finding], done: list[Finding]) -> str:
        grades = Counter(finding.grade for finding in breaches)
        counts = ", ".join(f"{grades[grade]} {grade}" for grade in _BREACH_VALUES if grades[grade])
        words = f"{counts}, {self._word(breaches)}"
        unsure = sum(not finding.sure for finding in breaches)
        if unsure:
            words += f"; {unsure} not surely in its window or this party's"
        later = self._judged_later(breaches)
        if later:
            words += f"; {len(later)} {_given_later(later)}"
        return words + (f"; its keeping is told by {_speakers(done)}" if done else "")

    def _judged_later(self, findings: Sequence[Finding]) -> list[date]:
        """The days of verdicts on findings that nobody knew of at the instant: what is told now is a total restated."""
        return [one.judged for one in findings if one.judged is not None and one.judged > self.as_of.date()]

    def _pending(self, disputed: list[Finding]) -> str:
        if disputed:
            return f"its fulfilment is told by {_speakers(disputed)} and denied"
        due = "" if self._due is None else f", due by {_written(self._due)}"
        return f"nothing is told of its fulfilment{due}, in {self._read}"

    def _by_nobody_named(self) -> str:
        breaches = "1 breach is" if self.unattributed == 1 else f"{self.unattributed} breaches are"
        return f"{breaches} told whose doer is not named: whether by this party is not known"

    def _quiet(self, told: list[Finding]) -> str:
        words = f"no breach in {self._watched}"
        return words + (f"; its keeping is told by {_speakers(told)}" if told else "")

    def _word(self, findings: Sequence[Finding]) -> str:
        speakers = _speakers(findings)
        return "on its own word alone" if speakers == self.party else f"on the word of {speakers}"


def _written(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M %z}"


def _given_later(days: Sequence[date]) -> str:
    return f"by a verdict given later, on {', '.join(sorted({str(day) for day in days}))}"


def _times(findings: Sequence[Finding]) -> str:
    return "once" if len(findings) == 1 else f"{len(findings)} times"


def _speakers(findings: Sequence[Finding]) -> str:
    told = sorted({speaker for finding in findings for speaker in finding.speakers})
    return ", ".join(told) or "a person who corrected who did it"
