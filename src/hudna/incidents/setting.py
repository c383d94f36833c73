"""What of a claim its report says elsewhere: the conflict that it is about, and the place that it last told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hudna.incidents.matching import Matching
from hudna.incidents.sides import Sides
from hudna.model.claims import Place
from hudna.model.incidents import FiledClaim

_AHEAD = 2  # claims on: "the town was shelled; at noon four shells fell on Terter"


def home(filed: Sequence[FiledClaim], sides: Sides) -> str | None:
    """The conflict that most of a report's claims tell of, or None: where a claim names no country, it is of this."""
    told: Counter[str] = Counter()
    for one in filed:
        claim = one.claim
        country = claim.place.country if claim.place is not None else None
        conflict, _ = sides.conflict(sides.named((*claim.actors, *claim.targets)), country)
        if conflict is not None:
            told[conflict] += 1 if country is None else 2  # where it happened says more than whose it is
    return min(told, key=lambda conflict: (-told[conflict], conflict), default=None)


def around(filed: Sequence[FiledClaim], matching: Matching) -> list[Place | None]:
    """Of each claim of a report that tells no place, where it most likely happened, or None.

    That is where the claim of the same kind of matter happened that tells a place last before it, or, where none does
    within `reach`, soon after it.

    Args:
        filed: all claims of a report.
        matching: how far a place reaches, and which events are of one kind of matter.
    """
    told = {number(one): (matching.group(one.claim.type), one.claim.place) for one in filed}

    def near(at: int) -> Place | None:
        matter, _ = told[at]
        others = (
            told.get(other) for other in (*range(at - 1, at - 1 - matching.reach, -1), *range(at + 1, at + 1 + _AHEAD))
        )
        places = (other[1] for other in others if other is not None and other[0] == matter)
        return next((place for place in places if place is not None), None)

    return [near(number(one)) if one.claim.place is None else None for one in filed]


def number(filed: FiledClaim) -> int:
    """Which claim of its report it is, from 1."""
    return int(filed.id.rpartition("#")[2])
