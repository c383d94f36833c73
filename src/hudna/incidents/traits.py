"""What of a claim many others share, as numbers, so that it is compared once for all pairs that have it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

from hudna.incidents.facets import Facets

Value = TypeVar("Value", bound=Hashable)


class Traits(NamedTuple):
    """A claim as compared, with numbers for values of it: the same number, the same value.

    Attributes:
        facets: the claim.
        kind, time, place, actors, targets, toll, standing: of what it tells, when, where, who did it, to whom, who was
            harmed, and whether it denies it.
    """

    facets: Facets
    kind: int
    time: int
    place: int
    actors: int
    targets: int
    toll: int
    standing: int


class Shared(dict[tuple[int, int], str], Generic[Value]):
    """Values with numbers of theirs, and by the numbers of two the level at which they stand, found when it is first asked."""

    def __init__(self, level: Callable[[Value, Value], str]) -> None:
        super().__init__()
        self._level = level
        self._values: list[Value] = []
        self._numbers: dict[Value, int] = {}

    def number(self, value: Value) -> int:
        """The number of a value."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self._values)
            self._values.append(value)
        return number

    def __missing__(self, pair: tuple[int, int]) -> str:
        one, other = pair
        level = self[pair] = self._level(self._values[one], self._values[other])
        return level
