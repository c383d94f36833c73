"""History: the events told so far in a report, and who had which role in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.model.claims import Mention, When
from hudna.model.events import EventType

_APART = frozenset({"REB", "CVL", "OPP", "NGO", "MED", "SRC"})


def standing_of(identifier: str) -> str:
    """Who somebody is among those who act or suffer: a state's army acts for it, its rebels and civilians do not."""
    side, _, suffix = identifier.partition(".")
    return identifier if suffix in _APART else side


class Past(NamedTuple):
    """An event told before: its type, the number of its sentence, who had a role in it, and its days."""

    type: EventType
    sentence: int
    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    when: When | None


@dataclass(slots=True)
class History:
    """The events told so far.

    Attributes:
        last: the one told last; None at the beginning.
        by_family: the last of each family of types in which somebody acted.
        days: the days last told of each family of types and of who acted.
        roles: how often somebody (by standing) had a role in a family of types.
        types: the types of all events, that of the one told last at the end.
    """

    last: Past | None = None
    by_family: dict[str, Past] = field(default_factory=dict)
    days: dict[tuple[str, frozenset[str]], When] = field(default_factory=dict)
    roles: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    types: dict[EventType, None] = field(default_factory=dict)

    def note(self, past: Past) -> None:
        """Remember an event."""
        family = past.type.family
        self.last = past
        self.types.pop(past.type, None)
        self.types[past.type] = None
        if past.actors:
            self.by_family[family] = past
            if past.when is not None:
                self.days[family, standings(past.actors)] = past.when
        for role, mentions in (("actor", past.actors), ("target", past.targets)):
            for who in standings(mentions):
                self.roles[who, role, family] += 1

    def latest(self, types: Collection[EventType]) -> EventType | None:
        """The one of some types of which an event was told last."""
        return next((told for told in reversed(self.types) if told in types), None)

    def days_of(self, family: str, actors: Iterable[Mention]) -> When | None:
        """The days last told of an event of a family in which the same ones acted."""
        return self.days.get((family, standings(actors)))

    def usual(self, who: Iterable[str], family: str) -> str:
        """The role that somebody had oftener in events of a family: `actor`, `target`, `both` or `none`."""
        acted = suffered = 0
        for one in who:
            acted += self.roles.get((one, "actor", family), 0)
            suffered += self.roles.get((one, "target", family), 0)
        if acted == suffered:
            return "both" if acted else "none"
        return "actor" if acted > suffered else "target"


def standings(mentions: Iterable[Mention]) -> frozenset[str]:
    """Whom mentions stand for among those who act or suffer."""
    return frozenset([standing_of(mention.id) for mention in mentions])
