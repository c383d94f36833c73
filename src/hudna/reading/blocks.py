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

Piece = Block | str
"""A block, or a feature by itself, as those are that hang on a word: they are met again too seldom to be remembered."""


def named(blocks: Iterable[Piece]) -> list[str]:
    """The names of all features of some blocks."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            found.append(block)
        else:
            found += block[0](block)
    return found


class BlockWeights:
    """What blocks weigh in a model."""

    def __init__(self, weigh: Callable[[Sequence[str]], int]) -> None:
        """`weigh`: tells the weight of features by their names; that of some and that of others are that of all."""
        self._weigh = weigh
        self._known: dict[Block, int] = {}

    def of(self, blocks: Iterable[Piece]) -> int:
        """The weight of all features of some blocks."""
        total = 0
        alone: list[str] = []
        for block in blocks:
            if isinstance(block, str):
                alone.append(block)
                continue
            weight = self._known.get(block)
            if weight is None:
                weight = self._weigh(named([block]))
                if len(self._known) < _REMEMBERED:
                    self._known[block] = weight
            total += weight
        return total + self._weigh(alone)
