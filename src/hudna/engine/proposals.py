"""The truces that a ledger's reports announce and its register does not have."""

from __future__ import annotations

from hudna.compliance import propose
from hudna.compliance.propose import TOLD_OF
from hudna.engine.actors import organisations
from hudna.engine.registered import register_of
from hudna.ledger import Ledger, Snapshot
from hudna.model.proposals import ProposedAgreement


def proposals(ledger: Ledger | Snapshot) -> tuple[ProposedAgreement, ...]:
    """The proposed agreements of a ledger, the earliest first: computed, never kept, so that one is gone once it is registered."""
    incidents = [incident for event in TOLD_OF for incident in ledger.incidents(type=event)]
    return propose(incidents, register_of(ledger), organisations())
