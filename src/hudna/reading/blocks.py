"""Features in blocks: those that depend on the same few values are weighed together.

Most values are of closed classes (frames, slots, kinds of parties), and the same ones come again and again, in every scene and
every report. So the names of their features are put together, and looked up in a model, once for all that have these values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

_REMEMBERED = 100_000  # blocks; bounds memory on endless input

Block = tuple[Any, ...]
"""A function that names features, of a block, and the values that they depend on."""


def named(blocks: Iterable[Block]) -> list[str]:
    """The names of all features of some blocks."""
    found: list[str] = []
    for block in blocks:
        found += block[0](block)
    return found


def listed(block: Block) -> list[str]:
    """The values of a block as names of features themselves."""
    return list(block[1:])


class BlockWeights:
    """What blocks weigh in a model."""

    def __init__(self, weigh: Callable[[Sequence[str]], int]) -> None:
        """`weigh`: tells the weight of features by their names; that of some and that of others are that of all."""
        self._weigh = weigh
        self._known: dict[Block, int] = {}

    def of(self, blocks: Iterable[Block]) -> int:
        """The weight of all features of some blocks."""
        total = 0
        for block in blocks:
            weight = self._known.get(block)
            if weight is None:
                weight = self._weigh(named([block]))
                if len(self._known) < _REMEMBERED:
                    self._known[block] = weight
            total += weight
        return total


class BlockMargins:
    """What blocks weigh in a model of two labels, in fractions, whose sum depends on their order: here that of the features.

    Of two that are equally likely the order may decide, so that it must not hang on what was met before.
    """

    def __init__(self, weigh: Callable[[Sequence[str]], tuple[float, ...]]) -> None:
        """`weigh`: tells the weights of features by their names."""
        self._weigh = weigh
        self._known: dict[Block, tuple[float, ...]] = {}

    def of(self, blocks: Iterable[Block]) -> float:
        """The weight of all features of some blocks."""
        total = 0.0
        for block in blocks:
            weights = self._known.get(block)
            if weights is None:
                weights = self._weigh(named([block]))
                if len(self._known) < _REMEMBERED:
                    self._known[block] = weights
            for weight in weights:
                total += weight
        return total
