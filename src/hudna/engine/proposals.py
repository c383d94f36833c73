"""The truces that a ledger's reports announce and its register does not have."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.compliance import propose
from hudna.compliance.announced_start import with_start
from hudna.compliance.propose import TOLD_OF
from hudna.engine.actors import organisations
from hudna.engine.registered import register_of
from hudna.ledger import Ledger, Snapshot
from hudna.model.incidents import FiledClaim
from hudna.model.judgements import JudgementKind
from hudna.model.proposals import ProposedAgreement


def proposals(ledger: Ledger | Snapshot) -> tuple[ProposedAgreement, ...]:
    """The proposed agreements of a ledger that nobody dismissed, the earliest first.

    Computed, never kept, so that one is gone once it is registered.
    """
    incidents = [incident for event in TOLD_OF for incident in ledger.incidents(type=event)]
    dismissed = {one.verdict.proposal for one in ledger.judgements(JudgementKind.DISMISS) if one.counts}
    found = propose(incidents, register_of(ledger), organisations())
    return tuple(with_start(one, _announcing(one, ledger)) for one in found if one.id not in dismissed)


def _announcing(proposal: ProposedAgreement, ledger: Ledger | Snapshot) -> Iterator[FiledClaim]:
    """All claims of the reports that announce a truce."""
    for report in sorted({claim.rpartition("#")[0] for claim in proposal.claims}):
        yield from ledger.claims(report)
