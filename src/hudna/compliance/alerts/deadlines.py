"""Deadlines that are near, or that passed while nothing tells of fulfilment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hudna.compliance.alerts.rules import DeadlineRule
from hudna.model.agreements import Agreement, Phase
from hudna.model.alerts import Alert, AlertKind
from hudna.model.compliance import Standing, StandingLine, StandingValue


def deadlines(agreement: Agreement, standing: Standing, rule: DeadlineRule) -> Iterator[Alert]:
    """Alerts for the deadlines of a standing that are near, or missed, at its instant.

    Missed is what the standing calls overdue: reports could tell whether it was met, and none tells of the fulfilment. Of a
    deadline that passed unwatched nothing is known, so nothing is said. One that an amendment moves is a new one.

    Args:
        agreement: as registered.
        standing: its standing.
        rule: the thresholds.
    """
    if standing.phase is Phase.NOT_YET_AGREED:
        return
    for line in standing.lines:
        if line.due is None:
            continue
        near = line.due - timedelta(days=rule.near_days)
        if standing.as_of > line.due and line.value is StandingValue.OVERDUE:
            title = f"Deadline passed, no fulfilment told: {line.provision} of {line.party}"
            yield _alert(AlertKind.DEADLINE_MISSED, title, line.due, line, agreement)
        elif near <= standing.as_of <= line.due and line.value is not StandingValue.FULFILLED:
            title = f"Deadline near: {line.provision} of {line.party}"
            yield _alert(AlertKind.DEADLINE_NEAR, title, near, line, agreement)


def _alert(kind: AlertKind, title: str, since: datetime, line: StandingLine, agreement: Agreement) -> Alert:
    zone = ZoneInfo(agreement.zone)
    due = line.due or since
    text = next(one.text["en"] for one in agreement.provisions if one.id == line.provision)
    return Alert(
        kind=kind,
        subject=(agreement.id, line.provision, line.party, due.isoformat()),
        agreement=agreement.id,
        day=since.astimezone(zone).date(),
        title=f"{title} ({agreement.name['en']})",
        reason=f"{text}; due by {due.astimezone(zone):%Y-%m-%d %H:%M} local time; {line.reason}",
    )
