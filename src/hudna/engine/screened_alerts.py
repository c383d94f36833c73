"""Which alerts may be told to those who do not see every source: those that would have been raised without the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from hudna.compliance.alerts import announced, contradictions, first_breach, load_rules
from hudna.engine.traces import Traces
from hudna.ledger import Snapshot
from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert, AlertKind

_ANY_TIME = datetime(9000, 1, 1, tzinfo=UTC)


def is_open(
    alert: Alert, seen: Snapshot, register: Sequence[Agreement], traces: Traces, shows: Callable[[str], bool]
) -> bool:
    """Whether nothing hidden had a part in an alert.

    One about incidents is open where those that are seen give the very same words and figures. One about all that was
    told of an agreement is, where no hidden report may have told of its conflict.

    Args:
        alert: as it was raised.
        seen: the ledger without what is hidden, as it was when the alert was raised.
        register: its agreements.
        traces: what the hidden reports tell of.
        shows: whether a source is seen.
    """
    agreement = next((one for one in register if one.id == alert.agreement), None)
    match alert.kind:
        case AlertKind.CONTRADICTION | AlertKind.TRUCE_ANNOUNCED:
            return _follows(alert, seen, register)
        case AlertKind.FIRST_BREACH:
            return agreement is not None and _is_breach(alert, agreement, seen)
        case AlertKind.SOURCE_SILENT:
            return shows(alert.subject[0])
        case AlertKind.TRUCE_IN_FORCE if agreement is not None:  # it says what the agreement says, no more
            return not traces.touch(agreement) or next(seen.findings(agreement.id), None) is not None
        case AlertKind.TRUCE_IN_FORCE | AlertKind.SURGE | AlertKind.DEADLINE_NEAR | AlertKind.DEADLINE_MISSED:
            return agreement is not None and not traces.touch(agreement)


def _follows(alert: Alert, seen: Snapshot, register: Sequence[Agreement]) -> bool:
    """Whether the incidents that an alert names give it as they are seen."""
    named = [seen.incident(identity) for identity in alert.incidents]
    incidents = [incident for incident in named if incident is not None]
    rules = load_rules()
    if len(incidents) < len(named):
        return False
    if alert.kind is AlertKind.CONTRADICTION:
        return alert in contradictions(incidents, _ANY_TIME, rules.contradiction)
    return alert in announced(incidents, register, _ANY_TIME, rules.truce)


def _is_breach(alert: Alert, agreement: Agreement, seen: Snapshot) -> bool:
    findings = (finding for finding in seen.findings(agreement.id) if finding.incident in alert.incidents)
    return any(first_breach(agreement, [finding], _ANY_TIME) == alert for finding in findings)
