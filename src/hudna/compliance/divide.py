"""Who stands on which side of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hudna.model.agreements import Agreement


@dataclass(frozen=True)
class Divide:
    """The sides of an agreement; each is called by its first party."""

    agreement: Agreement

    @cached_property
    def sides(self) -> dict[str, tuple[str, ...]]:
        """The parties of each side, in the agreement's order."""
        return {side[0]: side for side in self.agreement.sides}

    def side(self, identity: str | None) -> str | None:
        """The side of a party, or of who acts for one; None for anybody else, a country's people and sources too."""
        return None if identity is None else self._side_of.get(identity)

    def near(self, identity: str) -> str | None:
        """The side of somebody, or of the country whose people or unnamed sources they are."""
        return self.side(identity) or self.side(identity.partition(".")[0])

    @cached_property
    def _side_of(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, parties in self.sides.items():
            for party in parties:
                for one in (party, *self.agreement.members.get(party, ())):
                    found.setdefault(one, name)
        return found
