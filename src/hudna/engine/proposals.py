"""The truces that a ledger's reports announce and its register does not have."""

from __future__ import annotations

from hudna.compliance import propose
from hudna.compliance.propose import TOLD_OF
from hudna.engine.actors import organisations
from hudna.engine.registered import register_of
from hudna.ledger import Ledger, Snapshot
from hudna.model.judgements import JudgementKind
from hudna.model.proposals import ProposedAgreement


def proposals(ledger: Ledger | Snapshot) -> tuple[ProposedAgreement, ...]:
    """The proposed agreements of a ledger that nobody dismissed, the earliest first.

    Computed, never kept, so that one is gone once it is registered.
    """
    incidents = [incident for event in TOLD_OF for incident in ledger.incidents(type=event)]
    dismissed = {one.verdict.proposal for one in ledger.judgements(JudgementKind.DISMISS) if one.counts}
    found = propose(incidents, register_of(ledger), organisations())
    return tuple(proposal for proposal in found if proposal.id not in dismissed)
