"""Deadlines at an instant: due, met, missed or not known, by the first rule that applies.

1. met, where the fulfilment is told and not disputed, on a day no later than the deadline's; met late, where all days
   told are later; where no day of it is told, the day counts on which it was first told, and after the deadline it is
   not known whether it was in time;
2. due, where the deadline has not passed;
3. missed, where its fulfilment is told and denied;
4. not known, where no type of event tells of the fulfilment, or no report could tell whether it was met: none was
   published on the day of the deadline or the day after, or none tells of where alone it is owed (see `reach`);
5. missed otherwise: reports could tell of the fulfilment, and none does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from hudna.compliance.reach import Reach
from hudna.model.agreements import Agreement, Moment, Provision
from hudna.model.compliance import Deadline, DeadlineState, Effect, Finding
from hudna.model.incidents import Grade
from hudna.model.terms import as_of as terms_as_of


def deadlines(findings: Iterable[Finding], reach: Reach) -> tuple[Deadline, ...]:
    """The deadlines known at an instant, of each party bound, the earliest first.

    Args:
        findings: of this agreement, up to the instant.
        reach: what the reports could tell of it, up to the instant.
    """
    known = terms_as_of(reach.agreement, reach.as_of)
    agreed = {provision.id: provision.deadline for provision in reach.agreement.provisions}
    done = [finding for finding in findings if finding.effect is Effect.FULFILMENT]
    found = (
        _deadline(_Debt(known, provision, provision.deadline, agreed[provision.id], reach), party, done)
        for provision in known.provisions
        if provision.deadline is not None
        for party in provision.bound
    )
    return tuple(sorted(found, key=lambda one: one.due))


@dataclass(frozen=True, slots=True)
class _Debt:
    """What is owed by a deadline; `agreement` with the terms known at the instant."""

    agreement: Agreement
    provision: Provision
    deadline: Moment
    agreed: Moment | None
    reach: Reach


def _deadline(debt: _Debt, party: str, fulfilments: Iterable[Finding]) -> Deadline:
    own = [one for one in fulfilments if (one.provision, one.party) == (debt.provision.id, party)]
    state, reason = _state(debt, own)
    moved = debt.agreed is not None and debt.agreed != debt.deadline
    return Deadline(
        provision=debt.provision.id,
        party=party,
        due=debt.deadline.time,
        state=state,
        moved_from=debt.agreed.time if debt.agreed is not None and moved else None,
        hours_left=(debt.deadline.time - debt.reach.as_of) / timedelta(hours=1),
        reason="; ".join((reason, *_doubts(debt), *_moves(debt))),
    )


def _state(debt: _Debt, fulfilments: list[Finding]) -> tuple[DeadlineState, str]:
    done = [finding for finding in fulfilments if finding.grade is not Grade.DISPUTED]
    if done:
        return _met(debt, done)
    denied = "its fulfilment is told and denied" if fulfilments else None
    if debt.reach.as_of <= debt.deadline.time:
        return DeadlineState.DUE, denied or "nothing is told of its fulfilment yet"
    if denied:
        return DeadlineState.MISSED, denied
    if not debt.provision.fulfilled_by:
        return DeadlineState.NOT_KNOWN, "it has passed; no type of event that is read tells of its fulfilment"
    if not debt.reach.could_tell_when_due(debt.provision):
        return DeadlineState.NOT_KNOWN, "it has passed; no report could tell of that day"
    if untold := debt.reach.untold(debt.provision):
        return DeadlineState.NOT_KNOWN, f"it has passed; no report tells of {', '.join(untold)}, where alone it is owed"
    return DeadlineState.MISSED, "it has passed, and no report tells of its fulfilment"


def _met(debt: _Debt, done: list[Finding]) -> tuple[DeadlineState, str]:
    last_day = debt.deadline.time.astimezone(ZoneInfo(debt.agreement.zone)).date()
    word = ", ".join(sorted({speaker for finding in done for speaker in finding.speakers}))
    days = [day for day in (finding.day or finding.told for finding in done) if day is not None]
    if not days:
        return DeadlineState.NOT_KNOWN, f"fulfilment is told without a day, on the word of {word}"
    told = f"fulfilment is told of {min(days)}, on the word of {word}; how much of it is not judged"
    if min(days) <= last_day:
        return DeadlineState.MET, told
    if all(finding.day is None for finding in done):
        return DeadlineState.NOT_KNOWN, f"fulfilment is first told on {min(days)}, without its day, by {word}"
    return DeadlineState.MET_LATE, told


def _doubts(debt: _Debt) -> Iterator[str]:
    if not debt.deadline.zone_given:
        yield "the text names no time zone; local time is assumed"


def _moves(debt: _Debt) -> Iterator[str]:
    """The amendments that moved it, each with its day and in its own words."""
    before = debt.agreed
    for amendment in debt.agreement.amendments:
        if amendment.provision == debt.provision.id and amendment.deadline is not None:
            was = "" if before is None else f" from {before.time:%Y-%m-%d}"
            yield f"moved{was} to {amendment.deadline.time:%Y-%m-%d} on {amendment.made.time:%Y-%m-%d}: {amendment.note}"
            before = amendment.deadline
