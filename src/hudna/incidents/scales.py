"""What levels say, by the numbers that stand for what claims share: a pair is weighed by a few look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from hudna.incidents.compare import ELSEWHERE, OTHERS, Comparison, actors_level, targets_level
from hudna.incidents.traits import Shared

Said = TypeVar("Said")


class _Row(dict[int, Said]):
    """By the number of another value, what the level says at which it stands to this; found when it is first asked."""

    def __init__(self, one: int, shared: Shared[Any], table: Mapping[str, Said]) -> None:
        super().__init__()
        self._one, self._shared, self._table = one, shared, table

    def __missing__(self, other: int) -> Said:
        said = self[other] = self._table[self._shared[self._one, other]]
        return said


class _Scale(dict[int, _Row[Said]]):
    """The rows of values, by their numbers."""

    def __init__(self, shared: Shared[Any], table: Mapping[str, Said]) -> None:
        super().__init__()
        self._shared, self._table = shared, table

    def __missing__(self, one: int) -> _Row[Said]:
        row = self[one] = _Row(one, self._shared, self._table)
        return row


class Scales:
    """What levels say of all that claims share with others.

    Attributes:
        kinds, times, places, tolls, standings: the bits.
        away: whether two places are not one.
        near, far: the bits of those who did it, where the places may be one, and where they are two.
        others: whether two groups of sides have none in common.
        targets, of_others: the bits of those to whom it was done, and where others did it.
    """

    def __init__(self, shared: Comparison, bits: Mapping[str, Mapping[str, float]]) -> None:
        actors = bits["actors"]
        self.kinds = _Scale(shared.kinds, bits["kind"])
        self.times = _Scale(shared.times, bits["time"])
        self.places = _Scale(shared.places, bits["place"])
        self.away = _Scale(shared.places, {level: level == ELSEWHERE for level in bits["place"]})
        self.near = _Scale(shared.sides, actors)
        self.far = _Scale(shared.sides, {level: actors[actors_level(level, elsewhere=True)] for level in actors})
        self.others = _Scale(shared.sides, {level: level == OTHERS for level in actors})
        targets = bits["targets"]
        self.targets = _Scale(shared.sides, targets)
        self.of_others = _Scale(shared.sides, {level: targets[targets_level(level, others=True)] for level in targets})
        self.tolls = _Scale(shared.tolls, bits["toll"])
        self.standings = _Scale(shared.standings, bits["standing"])
