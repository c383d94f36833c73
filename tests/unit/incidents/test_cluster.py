"""From weights of pairs to groups: average linkage, with what persons decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hudna.incidents import cluster as clustering
from hudna.incidents.cluster import FAR, Pair

ITEMS = "abcdefg"


def cluster(
    items: str, told: Mapping[Pair, float], *, together: Collection[Pair] = (), apart: Collection[Pair] = ()
) -> list[tuple[str, ...]]:
    """Groups of items that stand each in a list of its own; pairs that are not told of were not compared."""
    square = np.full((len(items), len(items)), FAR)
    for (one, other), weight in told.items():
        first, second = items.index(one), items.index(other)
        square[first, second] = square[second, first] = weight
    return clustering.cluster(list(items), square, together=together, apart=apart)


def weights(**told: float) -> dict[Pair, float]:
    """`ab=3.0` for the pair of a and b."""
    return {(pair[0], pair[1]): weight for pair, weight in told.items()}


def test_without_weights_everything_stands_alone() -> None:
    assert cluster("ab", {}) == [("a",), ("b",)]
    assert cluster("", {}) == []


def test_a_pair_that_speaks_for_it_is_joined_and_one_that_does_not_is_not() -> None:
    assert cluster("abcd", weights(ab=0.1, bc=-0.1, cd=0.0)) == [("a", "b"), ("c",), ("d",)]


def test_groups_do_not_chain() -> None:
    """a and c are unlike, though b is like both: b stands with the one that it is more like."""
    assert cluster("abc", weights(ab=3.0, bc=2.0, ac=-5.0)) == [("a", "b"), ("c",)]
    assert cluster("abc", weights(ab=2.0, bc=3.0, ac=-5.0)) == [("a",), ("b", "c")]


def test_a_pair_that_was_not_compared_counts_as_far_apart() -> None:
    assert cluster("abc", weights(ab=6.0, bc=5.0)) == [("a", "b"), ("c",)]
    assert cluster("abc", weights(ab=6.0, bc=-FAR + 1)) == [("a",), ("b", "c")]
    assert cluster("abc", weights(ab=-FAR + 6, bc=-FAR + 1)) == [("a", "b", "c")]


def test_one_weak_link_among_strong_ones_does_not_part_a_group() -> None:
    assert cluster("abc", weights(ab=3.0, bc=3.0, ac=-1.0)) == [("a", "b", "c")]


def test_the_strongest_are_joined_first() -> None:
    """c is a little like a; once it stands with d, the two are unlike a and b."""
    told = weights(ab=5.0, cd=4.0, ac=1.0, ad=-3.0, bc=-3.0, bd=-3.0)
    assert cluster("abcd", told) == [("a", "b"), ("c", "d")]


def test_what_persons_put_together_stands_together_whatever_the_weights() -> None:
    assert cluster("abc", weights(ac=-9.0, bc=2.0), together=[("a", "c")]) == [("a", "c"), ("b",)]
    assert cluster("abc", {}, together=[("a", "b"), ("b", "c")]) == [("a", "b", "c")]


def test_what_persons_put_apart_stands_apart_also_when_others_would_join_them() -> None:
    assert cluster("ab", weights(ab=9.0), apart=[("a", "b")]) == [("a",), ("b",)]
    told = weights(ab=9.0, bc=9.0, ac=9.0)
    assert cluster("abc", told, apart=[("a", "c")]) == [("a", "b"), ("c",)]


def test_of_both_together_counts() -> None:
    assert cluster("ab", {}, together=[("a", "b")], apart=[("a", "b")]) == [("a", "b")]


PAIRS = list(combinations(ITEMS, 2))
WEIGHTS = st.dictionaries(st.sampled_from(PAIRS), st.integers(-8, 8).map(float))
BONDS = st.lists(st.sampled_from(PAIRS), max_size=3)


@given(WEIGHTS, BONDS, BONDS, st.randoms())
def test_the_order_of_bonds_does_not_matter(
    told: dict[Pair, float], together: list[Pair], apart: list[Pair], order: Random
) -> None:
    def shuffled(listed: list[Pair]) -> list[Pair]:
        return order.sample(listed, len(listed))

    assert cluster(ITEMS, told, together=shuffled(together), apart=shuffled(apart)) == cluster(
        ITEMS, told, together=together, apart=apart
    )


def test_what_comes_as_one_list_is_never_parted_and_counts_for_as_many_as_it_has() -> None:
    items = [("a", "b"), ("c",), ("d",)]
    square = np.array([[FAR, 1.0, FAR], [1.0, FAR, 3.0], [FAR, 3.0, FAR]])
    assert clustering.cluster(items, square.copy()) == [("a", "b"), ("c", "d")]
    square[0, 2] = square[2, 0] = -1.0  # c is joined to d first; then the means between the two groups are of 0
    assert clustering.cluster(items, square.copy()) == [("a", "b"), ("c", "d")]
    square[0, 2] = square[2, 0] = -0.9
    assert clustering.cluster(items, square) == [("a", "b", "c", "d")]
    far_from_b = np.array([[FAR, 2.0], [2.0, FAR]])
    assert clustering.cluster([("a",), ("c",)], far_from_b, together=[("a", "c")]) == [("a", "c")]


@given(WEIGHTS, BONDS, BONDS)
def test_every_item_stands_in_one_group_and_bonds_hold(
    told: dict[Pair, float], together: list[Pair], apart: list[Pair]
) -> None:
    groups = cluster(ITEMS, told, together=together, apart=apart)
    assert sorted(item for group in groups for item in group) == list(ITEMS)
    assert groups == sorted(groups)
    home = {item: group for group in groups for item in group}
    assert all(home[one] == home[other] for one, other in together)
    tied = {item: group for group in cluster(ITEMS, {}, together=together) for item in group}
    assert all(home[one] != home[other] or tied[one] == tied[other] for one, other in apart)


@given(WEIGHTS)
def test_no_two_groups_are_left_that_speak_for_being_joined(told: dict[Pair, float]) -> None:
    groups = cluster(ITEMS, told)
    for one, other in combinations(groups, 2):
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        mean = sum(told.get(pair, FAR) for pair in pairs) / len(pairs)
        assert mean <= 1e-9
