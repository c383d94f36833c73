"""Accounts that contradict each other about an event in which many were killed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

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
        if incident.contradictions and incident.id not in raised:
            yield _alert(incident, day, killed)


def _alert(incident: Incident, day: date, killed: int) -> Alert:
    where = f" at {incident.place.name}" if incident.place is not None else ""
    when = f" of {incident.start}" if incident.start is not None else ""
    differences = [f"{found.matter}: {found.words}" for found in incident.contradictions]
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


def _least_killed(account: Account) -> int:
    return account.killed.low or 0 if account.killed is not None else 0
