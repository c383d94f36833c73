"""Pairs of claims in arrays: none is missed or twice there, and each says what the two would say by themselves."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.incidents import Facets, Matcher, compared
from hudna.model.incidents import FiledClaim
from tests.tellings import compared as facets_of
from tests.tellings import filed

DAYS = 3


def facets(*claims: FiledClaim) -> list[Facets]:
    told = [facets_of(claim) for claim in claims]
    return [one for one in told if one is not None]


CLAIMS = st.builds(
    filed,
    st.sampled_from(["attack.shelling", "truce.violated", "aid"]),
    report=st.sampled_from("abc"),
    number=st.integers(1, 6),
    day=st.sampled_from([None, "2020-10-18", "2020-10-20", "2020-10-24", "2020-10-18/2020-10-24"]),
    published=st.sampled_from([None, "2020-10-21"]),
    document=st.sampled_from([None, "A/69/776"]),
    words=st.sampled_from(["Terter was hit at noon", "at noon, Terter was hit", "قصفت ترتر", "-"]),
)


def told(claims: list[Facets], new: set[str] | None = None) -> list[frozenset[int]]:
    """The pairs that are compared, by the numbers of their claims."""
    at = {id(claim): number for number, claim in enumerate(claims)}
    return [frozenset((at[id(one)], at[id(other)])) for some in compared(claims, DAYS, new) for one, other in some]


def are_compared(one: Facets, other: Facets) -> bool:
    """What `compared` says of two claims, in words."""
    if one.block == other.block and one.day is not None and other.day is not None and abs(one.day - other.day) <= DAYS:
        return True
    if one.block.partition("|")[0] != other.block.partition("|")[0]:
        return False
    if one.document is not None or other.document is not None:
        return one.document == other.document
    return one.report == other.report and one.day is None and other.day is None


@given(st.lists(CLAIMS, max_size=8), st.sampled_from([1, 2, 1000]))
def test_every_pair_that_is_to_be_compared_is_there_once(listed: list[FiledClaim], at_once: int) -> None:
    claims = facets(*listed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hudna.incidents.pairwise._AT_ONCE", at_once)
        pairs = told(claims)
    wanted = {
        frozenset(pair) for pair in combinations(range(len(claims)), 2) if are_compared(*(claims[one] for one in pair))
    }
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == wanted


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda claim: claim.id), st.sets(st.sampled_from("abc")))
def test_where_it_is_asked_one_of_each_pair_is_new(listed: list[FiledClaim], reports: set[str]) -> None:
    claims = facets(*listed)
    new = {claim.claim for claim in claims if claim.report in reports}
    pairs = told(claims, new)
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {pair for pair in told(claims) if any(claims[one].claim in new for one in pair)}


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda claim: claim.id))
def test_each_weighs_what_its_two_claims_do_by_themselves(listed: list[FiledClaim]) -> None:
    matcher, claims = Matcher(), facets(*listed)
    traits = matcher.traits(claims)
    for some in compared(claims, DAYS):
        for (one, other), weight in zip(some, matcher.weights(some).tolist(), strict=True):
            assert weight == matcher.weight_of(traits[one.claim], traits[other.claim])
