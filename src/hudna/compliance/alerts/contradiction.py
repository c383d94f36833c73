"""Accounts that contradict each other about an event in which many were killed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import combinations

from hudna.compliance.alerts.rules import ContradictionRule
from hudna.model.alerts import Alert, AlertKind
from hudna.model.incidents import Account, Grade, Incident


def contradictions(
    incidents: Iterable[Incident], at: datetime, rule: ContradictionRule, raised: Collection[str] = ()
) -> Iterator[Alert]:
    """An alert for each grave event of which accounts differ in what cannot both be so.

    Args:
        incidents: any; those that were first told after the instant, or judged not to have happened, are left out.
        at: the instant.
        rule: how many killed make an event grave.
        raised: ids of incidents, as they are called now, of which that was raised before.
    """
    for incident in incidents:
        day = incident.told or incident.start
        killed = _most_killed(incident)
        if day is None or day > at.date() or killed < rule.least_killed or incident.grade is Grade.REFUTED:
            continue
        differences = tuple(_differences(incident))
        if differences and incident.id not in raised:
            yield _alert(incident, day, killed, differences)


def _alert(incident: Incident, day: date, killed: int, differences: Sequence[str]) -> Alert:
    where = f" at {incident.place.name}" if incident.place is not None else ""
    when = f" of {incident.start}" if incident.start is not None else ""
    return Alert(
        kind=AlertKind.CONTRADICTION,
        subject=(incident.id,),
        agreement=incident.agreements[0] if incident.agreements else None,
        day=day,
        title=f"Accounts contradict each other: {incident.type.value}{where}{when}",
        reason="; ".join((*differences, f"at least {killed} killed, by the account that tells of most")),
        incidents=(incident.id,),
        figures={"killed": killed},
    )


def _most_killed(incident: Incident) -> int:
    """As many as were killed at least, by the account that tells of most; 0 where none tells of any."""
    return max((_least_killed(account) for account in incident.asserting), default=0)


def _differences(incident: Incident) -> Iterator[str]:
    """What the accounts of an event cannot both be right about, in words."""
    asserting = incident.asserting
    if asserting and incident.denying:
        yield f"told by {_speakers(asserting)}, denied by {_speakers(incident.denying)}"
    for one, other in combinations(asserting, 2):
        if one.actors and other.actors and not set(one.actors) & set(other.actors):
            by, other_by = ", ".join(one.actors), ", ".join(other.actors)
            yield f"done by {by} as {one.speaker} tells it, by {other_by} as {other.speaker} does"
        lower, higher = sorted((one, other), key=_least_killed)
        if _exceeds(higher, lower):
            yield f"{_killed(lower)} killed as {lower.speaker} tells it, {_killed(higher)} as {higher.speaker} does"


def _least_killed(account: Account) -> int:
    return account.killed.low or 0 if account.killed is not None else 0


def _exceeds(higher: Account, lower: Account) -> bool:
    """Whether the figures of two accounts have no number in common."""
    if higher.killed is None or lower.killed is None or lower.killed.high is None:
        return False
    return (higher.killed.low or 0) > lower.killed.high


def _killed(account: Account) -> str:
    low, high = (account.killed.low, account.killed.high) if account.killed is not None else (None, None)
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"{low or 0} to {high}"


def _speakers(accounts: Iterable[Account]) -> str:
    return ", ".join(sorted({account.speaker for account in accounts}))
