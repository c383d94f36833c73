"""Which alerts may be told to those who do not see every source: those that would have been raised without the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from hudna.compliance.alerts import ANNOUNCED, announced, contradictions, first_breach, load_rules
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
        case AlertKind.CONTRADICTION:
            return _contradicts(alert, seen)
        case AlertKind.TRUCE_ANNOUNCED:
            return _announces(alert, seen, register)
        case AlertKind.FIRST_BREACH if agreement is not None:
            return first_breach(agreement, seen.findings(agreement.id), _ANY_TIME) == alert
        case AlertKind.SOURCE_SILENT:
            return shows(alert.subject[0])
        case AlertKind.TRUCE_IN_FORCE if agreement is not None:  # it says what the agreement says, no more
            return not traces.touch(agreement) or next(seen.findings(agreement.id), None) is not None
        case _:
            return agreement is not None and not traces.touch(agreement)


def _contradicts(alert: Alert, seen: Snapshot) -> bool:
    incident = seen.incident(alert.incidents[0])
    return incident is not None and alert in contradictions([incident], _ANY_TIME, load_rules().contradiction)


def _announces(alert: Alert, seen: Snapshot, register: Sequence[Agreement]) -> bool:
    told = [incident for event in ANNOUNCED for incident in seen.incidents(type=event)]
    # The order in which a ledger gives them.
    told.sort(key=lambda one: (one.end or date.min, one.start or date.min, one.id))
    return alert in announced(told, register, _ANY_TIME, load_rules().truce)
