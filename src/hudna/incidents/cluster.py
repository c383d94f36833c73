"""From how likely pairs of claims are to tell one event to groups of claims: average linkage, with what persons decided.

Two groups are joined as long as the mean weight over all pairs between them speaks for it, the strongest pair of groups
first. So a claim between two unlike events does not chain them together, as single links would.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]

FAR = -16.0
"""Weight of a pair that was not compared, in bits: claims of other matters, or days apart."""


def cluster(
    items: Sequence[Sequence[str]],
    weights: NDArray[np.float64],
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """Groups of items, each sorted, in the order of their first items; the same whatever the order of the bonds.

    Args:
        items: what is grouped; what stands in one list is never parted.
        weights: in bits, of each list with each other (a square, symmetric): above 0 where the two speak for one group, `FAR`
            where they were not compared. They become the means of the groups.
        together: pairs that stand in one group, whatever their weights.
        apart: pairs that never do, except where `together` says so.
    """
    groups = _Groups(items, weights, apart)
    for one, other in sorted(together):
        groups.join(groups.of(one), groups.of(other))
    groups.join_best()
    return sorted(tuple(sorted(group)) for group in groups.members.values())


class _Groups:
    """Groups being joined.

    Attributes:
        members: the items of each, by its number.
    """

    def __init__(self, items: Sequence[Sequence[str]], weights: NDArray[np.float64], apart: Collection[Pair]) -> None:
        self.members = {number: list(group) for number, group in enumerate(items)}
        self._of = {item: number for number, group in self.members.items() for item in group}
        # Of each two groups the mean weight over all pairs between them; without end where they are never to be joined.
        self._means = weights
        np.fill_diagonal(self._means, -np.inf)
        for one, other in apart:
            first, second = self._of[one], self._of[other]
            self._means[first, second] = self._means[second, first] = -np.inf

    def of(self, item: str) -> int:
        """The group of an item."""
        return self._of[item]

    def join(self, one: int, other: int) -> None:
        """Put a group into another."""
        if one == other:
            return
        sizes, means = (len(self.members[one]), len(self.members[other])), self._means
        means[one] = means[:, one] = (sizes[0] * means[one] + sizes[1] * means[other]) / sum(sizes)
        means[other] = means[:, other] = -np.inf  # it is gone
        for item in self.members[other]:
            self._of[item] = one
        self.members[one] += self.members.pop(other)

    def join_best(self) -> None:
        """Join groups, the most alike first, until no two speak for it; of pairs that are as much alike, the first."""
        means = self._means
        if not len(means):
            return
        at = means.argmax(axis=1)  # of each group the one that is most like it
        best = means[np.arange(len(means)), at]
        while len(self.members) > 1:
            likest = int(best.argmax())
            if best[likest] <= 0:
                break
            one, other = sorted((likest, int(at[likest])))
            self.join(one, other)
            now = means[one]
            nearer = (now > best) | ((now == best) & (one < at))
            stale = ((at == other) | (at == one)) & ~nearer
            stale[[one, other]] = True
            best[nearer], at[nearer] = now[nearer], one
            for group in np.flatnonzero(stale).tolist():
                at[group] = means[group].argmax()
                best[group] = means[group, at[group]]
