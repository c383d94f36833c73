"""When a truce that reports announce is to take effect, by what they foresee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hudna.model.claims import Claim, Status
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim
from hudna.model.proposals import ProposedAgreement


def with_start(proposal: ProposedAgreement, told: Iterable[FiledClaim]) -> ProposedAgreement:
    """A proposed agreement with the day on which it is to take effect, where that is one day by all who tell it.

    Who tells "midnight on Tuesday" may mean either end of it, so another has to tell which day it is. Where a report tells
    that it took effect, that decides.

    Args:
        proposal: as proposed from incidents, which nothing that is to come makes.
        told: the claims of the reports that announce it.
    """
    starts = {one.id: when for one in told if (when := one.claim.when) is not None and _is_start(one.claim, proposal)}
    if not starts or proposal.effective is not None:
        return proposal
    first, last = max(when.start for when in starts.values()), min(when.end for when in starts.values())
    if first != last:
        return proposal
    return replace(proposal, due=first, claims=tuple(sorted({*proposal.claims, *starts})))


def _is_start(claim: Claim, proposal: ProposedAgreement) -> bool:
    """Whether a claim foresees that the proposed truce, and not that of others or an earlier one, takes effect."""
    if claim.type is not EventType.TRUCE_EFFECTIVE or claim.status is not Status.FUTURE:
        return False
    is_later = claim.when is not None and (proposal.agreed is None or claim.when.end >= proposal.agreed)
    country = claim.place.country if claim.place is not None else None
    is_there = country is None or not proposal.countries or country in proposal.countries
    sides = set(_owners(proposal.sides))
    return is_later and is_there and (not claim.actors or not sides.isdisjoint(_owners(one.id for one in claim.actors)))


def _owners(ids: Iterable[str]) -> Iterator[str]:
    return (identity.partition(".")[0] for identity in ids)
