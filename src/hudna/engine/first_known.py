"""Since when a ledger has known of something."""

from __future__ import annotations

from datetime import datetime

from hudna.engine.judging import find_incident
from hudna.ledger import Ledger
from hudna.model.entries import EntryKind


def anything_since(ledger: Ledger) -> datetime | None:
    """When it came to know anything at all; None where it has no entry."""
    return next((entry.time for entry in ledger.entries()), None)


def agreement_since(ledger: Ledger, identity: str) -> datetime | None:
    """When an agreement was first registered; None where it is not."""
    registered = ledger.entries(kind=EntryKind.AGREEMENT_REGISTERED)
    return next((entry.time for entry in registered if entry.payload["agreement"]["id"] == identity), None)


def report_since(ledger: Ledger, identity: str) -> datetime | None:
    """When a report was added; None where it is not there."""
    return ledger.known_since((identity,))


def incident_since(ledger: Ledger, target: str) -> datetime | None:
    """When the first report was added that tells an incident, which `find_incident` finds; None where there is none."""
    found = find_incident(ledger, target)
    return None if found is None else ledger.known_since({claim.rpartition("#")[0] for claim in found.claims})
