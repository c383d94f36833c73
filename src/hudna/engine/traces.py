"""Of what the hidden reports of a ledger tell, as far as needed to know what they had no part in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import msgspec

from hudna.model.agreements import Agreement
from hudna.model.claims import Claim
from hudna.model.concern import concerned


class Traces:
    """Conflicts and countries that hidden reports tell of; false where they tell of nothing."""

    def __init__(self) -> None:
        self._conflicts: set[str] = set()
        self._countries: set[str] = set()
        self._elsewhere = False  # a report told of something, and nothing of it tells where that belongs

    def __bool__(self) -> bool:
        return bool(self._conflicts or self._countries or self._elsewhere)

    def add(self, claims: Sequence[Claim], register: Sequence[Agreement]) -> None:
        """Take in what a hidden report tells.

        Args:
            claims: of the report.
            register: the agreements registered by then.
        """
        countries = {claim.place.country for claim in claims if claim.place is not None and claim.place.country}
        conflicts = {agreement.conflict for claim in claims for agreement in _concerned(claim, register)}
        self._countries |= countries
        self._conflicts |= conflicts
        self._elsewhere = self._elsewhere or bool(claims and not countries and not conflicts)

    def touch(self, agreement: Agreement) -> bool:
        """Whether a hidden report may tell of the conflict of an agreement."""
        return (
            self._elsewhere
            or agreement.conflict in self._conflicts
            or not self._countries.isdisjoint(agreement.countries)
        )

    def noted(self) -> str:
        """As a note, to go on from another time."""
        told = {
            "conflicts": sorted(self._conflicts),
            "countries": sorted(self._countries),
            "elsewhere": self._elsewhere,
        }
        return msgspec.json.encode(told).decode()

    @classmethod
    def of(cls, note: str) -> Self:
        """What was noted.

        Raises:
            ValueError: the note is none.
        """
        told = msgspec.json.decode(note)
        traces = cls()
        traces._conflicts, traces._countries = set(told["conflicts"]), set(told["countries"])
        traces._elsewhere = told["elsewhere"]
        return traces


def _concerned(claim: Claim, register: Sequence[Agreement]) -> tuple[Agreement, ...]:
    return concerned(
        register,
        country=claim.place.country if claim.place is not None else None,
        sides={mention.side for mention in (*claim.actors, *claim.targets)},
        named=(claim.agreement,) if claim.agreement is not None else (),
    )
