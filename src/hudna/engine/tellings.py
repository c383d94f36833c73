"""What reports tell of conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hudna.incidents import Sides
from hudna.model.agreements import Agreement
from hudna.model.claims import Claim
from hudna.model.concern import concerned
from hudna.model.coverage import Telling


class Teller:
    """Tells of which conflicts of a register claims tell, and what.

    A claim tells of a conflict by its agreement or its country: a side alone may have a part in others, or none in any.
    """

    def __init__(self, register: Sequence[Agreement], sides: Sides) -> None:
        self._register = register
        self._sides = sides
        self._known: dict[tuple[str | None, str | None], frozenset[str]] = {}

    def told(self, claims: Iterable[Claim]) -> dict[str, Telling]:
        """What the claims of a report tell of each conflict, by its id."""
        speakers: defaultdict[str, set[str]] = defaultdict(set)
        places: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for claim in claims:
            place = claim.place
            country = None if place is None else place.country
            for conflict in self._conflicts(country, claim.agreement):
                speakers[conflict].update(self._sides.named([claim.speaker] if claim.speaker is not None else ()))
                if place is not None and place.country is not None:
                    places[conflict].add((place.country, place.name))
        return {
            one: Telling(speakers=tuple(sorted(told)), places=tuple(sorted(places[one])))
            for one, told in speakers.items()
        }

    def _conflicts(self, country: str | None, agreement: str | None) -> frozenset[str]:
        known = self._known.get((country, agreement))
        if known is None:
            named = () if agreement is None else (agreement,)
            found = concerned(self._register, country=country, sides=(), named=named)
            known = self._known[country, agreement] = frozenset(one.conflict for one in found)
        return known
