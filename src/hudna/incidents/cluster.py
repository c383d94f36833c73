"""From how likely pairs of claims are to tell one event to groups of claims: average linkage, with what persons decided.

Two groups are joined as long as the mean weight over all pairs between them speaks for it, the strongest pair of groups
first. So a claim between two unlike events does not chain them together, as single links would.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence

Pair = tuple[str, str]

FAR = -16.0
"""Weight of a pair that was not compared, in bits: claims of other matters, or days apart."""


def cluster(
    items: Sequence[str],
    weights: Mapping[Pair, float],
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """Groups of items, each sorted, in the order of their first items; the same whatever the order of the arguments.

    Args:
        items: what is grouped.
        weights: in bits, above 0 where a pair speaks for one group; each pair sorted. One that is missing counts as `FAR`.
        together: pairs that stand in one group, whatever their weights.
        apart: pairs that never do, except where `together` says so.
    """
    groups = _Groups(sorted(items), weights, apart)
    for pair in sorted(together):
        groups.join(*(groups.of(item) for item in pair))
    groups.join_best()
    return sorted(tuple(sorted(group)) for group in groups.members.values())


class _Groups:
    """Groups being joined: the sum of the weights between each two of them."""

    def __init__(self, items: Sequence[str], weights: Mapping[Pair, float], apart: Collection[Pair]) -> None:
        self.members: dict[int, list[str]] = {number: [item] for number, item in enumerate(items)}
        self._of = {item: number for number, item in enumerate(items)}
        self._links: dict[int, dict[int, tuple[float, int]]] = {number: {} for number in self.members}
        self._barred: dict[int, set[int]] = {number: set() for number in self.members}
        for (one, other), weight in weights.items():
            first, second = self._of[one], self._of[other]
            self._links[first][second] = self._links[second][first] = (weight, 1)
        for one, other in apart:
            self._barred[self._of[one]].add(self._of[other])
            self._barred[self._of[other]].add(self._of[one])

    def of(self, item: str) -> int:
        """The group of an item."""
        return self._of[item]

    def join_best(self) -> None:
        """Join groups, the most alike first, until no two speak for it."""
        queue = [rank for one in self._links for rank in self._ranked(one, above=one)]
        heapq.heapify(queue)
        while queue:
            _, sizes, one, other = heapq.heappop(queue)
            if one in self.members and other in self.members and sizes == self._sizes(one, other):
                self.join(one, other)
                for rank in self._ranked(one):
                    heapq.heappush(queue, rank)

    def join(self, one: int, other: int) -> None:
        """Put a group into another."""
        if one == other:
            return
        for item in self.members[other]:
            self._of[item] = one
        self.members[one] += self.members.pop(other)
        links = self._links[one]
        for third, (weight, pairs) in self._links.pop(other).items():
            theirs = self._links[third]
            del theirs[other]
            if third != one:
                mine, counted = links.get(third, (0.0, 0))
                links[third] = theirs[one] = (mine + weight, counted + pairs)
        for third in self._barred.pop(other):
            self._barred[third].discard(other)
            if third != one:
                self._barred[third].add(one)
                self._barred[one].add(third)

    def _ranked(self, one: int, above: int = -1) -> Iterator[tuple[float, tuple[int, int], int, int]]:
        """For a queue whose least comes first: a group with each that it may be joined to, by the mean weight, negated.

        Args:
            one: the group.
            above: only with groups of higher numbers.
        """
        for third, (weight, pairs) in self._links[one].items():
            if weight > 0 and third > above and third not in self._barred[one]:
                first, second = (one, third) if one < third else (third, one)
                sizes = self._sizes(first, second)
                possible = sizes[0] * sizes[1]
                mean = (weight + FAR * (possible - pairs)) / possible
                if mean > 0:
                    yield -mean, sizes, first, second

    def _sizes(self, one: int, other: int) -> tuple[int, int]:
        return len(self.members[one]), len(self.members[other])
