"""Which claims tell the same event: those with one key.

A key is made of what happened, who did it (or to whom, where no doer is told), where and when. Accusation and denial
of one event share it. Whole sides stand in it, not single allies, so that an ally's denial meets the accusation.

Where something is not told:

- neither who nor where: no key, unless the claim is about a registered agreement, which then stands for where.
- no day, but somebody says it (accuses, denies, admits): the report's publication day, as what people say is news of
  the day. The incident itself keeps no day for it.
- no day, and the outlet itself tells it: background. About a truce it is one event in the life of the agreement that
  it concerns; otherwise one event as told on the publication day, kept apart from events of that day.
- no publication day either: an event of that report alone.
"""

from __future__ import annotations

import hashlib

from hudna.incidents.sides import Sides
from hudna.incidents.telling import Telling, tell
from hudna.model.claims import Claim
from hudna.model.incidents import FiledClaim

_UNTOLD = "?"


def incident_key(filed: FiledClaim, sides: Sides) -> str | None:
    """The key of the incident that a claim tells, asserted or denied; None where it tells of none.

    Args:
        filed: the claim with its report.
        sides: who is on whose side.
    """
    telling = tell(filed.claim, sides)
    if telling is None:
        return None
    who, where = _who(telling, filed.claim, sides), _where(filed.claim)
    if who == _UNTOLD and where == _UNTOLD:
        if filed.claim.agreement is None:
            return None
        where = f"under {filed.claim.agreement}"
    return "|".join((telling.type.value, who, where, _when(filed, telling)))


def incident_id(key: str) -> str:
    """The id of the incident of a key: the same after every rebuild."""
    return f"incident-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def country_of(claim: Claim) -> str | None:
    """Where the claim tells the event to have happened, as a country; None where not told."""
    return claim.place.country if claim.place is not None else None


def _who(telling: Telling, claim: Claim, sides: Sides) -> str:
    camps = sides.camps((*telling.actors, *telling.targets), country_of(claim))
    if telling.actors:
        return "+".join(sorted({camps.get(side, side) for side in telling.actors}))
    if telling.targets:
        return "against " + "+".join(sorted({camps.get(side, side) for side in telling.targets}))
    return _UNTOLD


def _where(claim: Claim) -> str:
    return f"{claim.place.name}, {claim.place.country or _UNTOLD}" if claim.place is not None else _UNTOLD


def _when(filed: FiledClaim, telling: Telling) -> str:
    claim = filed.claim
    if claim.when is not None:
        start, end = claim.when.start.isoformat(), claim.when.end.isoformat()
        return start if start == end else f"{start}/{end}"
    if claim.speaker is None and telling.type.family == "truce" and claim.agreement is not None:
        return f"during {claim.agreement}"
    if filed.published is None:
        return f"in {filed.report_id}"
    day = filed.published.isoformat()
    return f"told {day}" if claim.speaker is None else day
