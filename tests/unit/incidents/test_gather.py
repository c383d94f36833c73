"""Which claims are weighed against each other, and what components and groups they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from itertools import chain
from random import Random
from string import ascii_lowercase

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hudna.incidents import Bonds, Facets, Matcher, gather, link
from hudna.incidents import compared as compared_pairs
from hudna.incidents.cluster import Pair
from hudna.incidents.pairwise import Bits, Pairs
from hudna.incidents.traits import Traits
from hudna.model.incidents import FiledClaim
from tests.tellings import NO_BONDS, compared, filed, gathered


class Told(Matcher):
    """Weighs pairs as it was told, by the reports of the two claims; others speak neither way."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        super().__init__()
        self._told = weights or {}

    def weight_of(self, one: Traits, other: Traits) -> float:
        return self._told.get("".join(sorted(one.facets.report + other.facets.report)), 0.0)

    def weights(self, pairs: Pairs) -> Bits:
        traits = self.traits(pairs.claims)
        return np.array([self.weight_of(traits[one.claim], traits[other.claim]) for one, other in pairs])

    def reason(self, one: Traits, other: Traits) -> str:
        return f"{self.weight_of(one, other):+.0f}"


def facets(*claims: FiledClaim) -> list[Facets]:
    told = [compared(claim) for claim in claims]
    return [one for one in told if one is not None]


def reports(names: str) -> list[Facets]:
    """One claim of each report, all of one day."""
    return facets(*(filed(report=name) for name in names))


def pairs(*claims: FiledClaim) -> set[str]:
    """The claims that are compared."""
    found = chain.from_iterable(compared_pairs(facets(*claims), Told().matching.days))
    told = [" ".join(sorted((one.claim, other.claim))) for one, other in found]
    assert len(told) == len(set(told))
    return set(told)


# What is weighed


def test_claims_that_end_a_few_days_apart_are_compared_and_others_are_not() -> None:
    days = {"a": "2020-10-20", "b": "2020-10-23", "c": "2020-09-20/2020-10-26", "d": "2020-10-27"}
    told = pairs(*(filed(report=name, day=day) for name, day in days.items()))
    assert told == {"a#1 b#1", "b#1 c#1", "c#1 d#1"}


def test_sums_that_begin_together_are_compared_however_far_they_have_run() -> None:
    days = {"a": "2020-09-27/2020-10-04", "b": "2020-09-28/2020-10-20", "c": "2020-10-04", "d": "2020-09-27/2020-11-09"}
    told = pairs(*(filed(report=name, day=day) for name, day in days.items()))
    assert told == {"a#1 b#1"}


def test_claims_of_another_matter_or_conflict_are_not_weighed() -> None:
    told = pairs(
        filed(report="a"),
        filed("harm.people", report="b"),
        filed("aid", report="c"),
        filed(by="HOUTHI", at=("Taiz", "YEM"), report="d"),
    )
    assert told == {"a#1 b#1"}


def test_versions_of_one_document_are_weighed_whatever_their_days_but_not_whatever_they_are_about() -> None:
    version = partial(filed, document="A/69/776")
    told = pairs(
        version(report="ar", day="2015-02-08"),
        version(report="en", day="2015-01-08"),
        version("aid", report="fr", day="2015-01-08"),
        filed(report="other", day="2014-01-08"),
    )
    assert told == {"ar#1 en#1"}


def test_claims_of_no_known_day_are_weighed_within_their_report_alone() -> None:
    undated = partial(filed, day=None, published=None)
    assert pairs(undated(report="a"), undated(report="a", number=2), undated(report="b")) == {"a#1 a#2"}


def test_only_pairs_with_a_new_claim_are_weighed_where_that_is_asked() -> None:
    likes = Told({"ab": 3.0, "ac": 3.0, "bc": 3.0})
    assert link(reports("abc"), likes, new={"b#1"}) == {("a#1", "b#1"), ("b#1", "c#1")}
    days = {"a": "2020-10-18", "b": "2020-10-20", "c": "2020-10-21", "d": "2020-10-23", "e": "2020-10-25"}
    told = facets(*(filed(report=name, day=day) for name, day in days.items()))
    near = [
        (one.claim[0], other.claim[0]) for one, other in chain.from_iterable(compared_pairs(told, 3, {"c#1", "e#1"}))
    ]
    assert sorted(near) == [("a", "c"), ("b", "c"), ("c", "d"), ("d", "e")]


# Components and groups


def groups(names: str, *, bonds: Bonds = NO_BONDS, **weights: float) -> list[tuple[str, ...]]:
    """The groups of one component, by the reports of their claims."""
    (component,) = gather(reports(names), Told(weights), bonds)
    return [tuple(claim[0] for claim in group) for group in component.groups]


def test_links_hold_a_component_together_and_unlike_claims_stand_apart_within_it() -> None:
    assert groups("abc", ab=3.0, bc=2.7, ac=-9.0) == [("a", "b"), ("c",)]


def test_claims_without_a_link_are_components_of_their_own() -> None:
    components = gather(reports("abc"), Told({"ac": 3.0}))
    assert [(one.id, one.groups) for one in components] == [("a#1", (("a#1", "c#1"),)), ("b#1", (("b#1",),))]


def test_a_pair_that_is_hardly_likelier_than_not_to_be_one_event_links_nothing_but_has_a_say_in_the_mean() -> None:
    assert len(gather(reports("ab"), Told({"ab": 1.0}))) == 2
    assert groups("abc", ab=3.0, bc=3.0, ac=1.0) == [("a", "b", "c")]
    assert groups("abc", ab=3.0, bc=3.0, ac=-4.0) == [("a", "b"), ("c",)]


def test_no_claims_make_no_component() -> None:
    assert gather([], Told()) == []


def test_a_group_says_for_each_claim_what_links_it_most_strongly_to_another() -> None:
    (component,) = gather(reports("abc"), Told({"ab": 3.0, "ac": 1.0, "bc": 4.0}))
    assert component.groups == (("a#1", "b#1", "c#1"),)
    assert component.reasons == {"a#1": "with b#1, +3", "b#1": "with c#1, +4", "c#1": "with b#1, +4"}


def alike(names: str, bonds: Bonds = NO_BONDS, **weights: float) -> list[tuple[str, str]]:
    """The groups that may be one, each by the report of its first claim."""
    (component,) = gather(reports(names), Told(weights), bonds)
    return [(component.groups[one][0][0], component.groups[other][0][0]) for one, other in component.alike]


def test_groups_that_a_claim_of_each_links_may_be_one_each_with_the_one_most_like_it() -> None:
    assert alike("abc", ab=3.0, bc=2.7, ac=-9.0) == [("a", "c")]
    assert alike("ab", ab=3.0) == []
    assert alike("abcd", ab=4.0, bc=2.7, ac=-9.0, bd=2.6, ad=-9.0, cd=-9.0) == [("a", "c"), ("a", "d")]


def test_groups_that_persons_put_apart_are_not_said_to_be_alike() -> None:
    assert alike("ab", Bonds(apart=frozenset({("a#1", "b#1")})), ab=9.0) == []


def test_a_person_can_put_claims_together_that_nothing_links() -> None:
    bonds = Bonds(together=frozenset({("a#1", "b#1")}))
    assert groups("ab", bonds=bonds, ab=-9.0) == [("a", "b")]


def test_a_person_can_put_claims_apart_that_are_linked() -> None:
    bonds = Bonds(apart=frozenset({("a#1", "b#1")}))
    assert groups("ab", bonds=bonds, ab=9.0) == [("a",), ("b",)]


def test_what_persons_judged_of_claims_that_are_not_there_does_no_harm() -> None:
    bonds = Bonds(together=frozenset({("a#1", "z#9")}), apart=frozenset({("b#1", "z#9"), ("y#1", "z#9")}))
    assert groups("ab", bonds=bonds, ab=3.0) == [("a", "b")]


def test_of_bonds_those_about_some_claims_can_be_chosen() -> None:
    bonds = Bonds(together=frozenset({("a", "b"), ("c", "d")}), apart=frozenset({("b", "d"), ("c", "e")}))
    assert bonds.about({"b"}) == Bonds(together=frozenset({("a", "b")}), apart=frozenset({("b", "d")}))


def test_what_happens_once_is_one_event_whenever_it_is_told() -> None:
    began = partial(filed, "truce.effective", by="ARM AZE", at=None, concerns="karabakh-2020-10-25")
    told = [
        began(report="a", day="2020-10-26"),
        began(report="b", day=None, published="2021-10-26", words="a year ago"),
        began(report="c", day="2020-10-26", concerns="karabakh-2020-10-17", words="another truce"),
    ]
    (component, other) = gather(facets(*told), Told())
    assert (component.groups, other.groups) == ((("a#1", "b#1"),), (("c#1",),))


# By the weights that come with Hudna


def ids(*claims: FiledClaim) -> list[list[str]]:
    return [[claim.id for claim in group] for group in gathered(claims)]


def test_each_sides_words_of_one_event_meet_and_those_of_others_do_not() -> None:
    told = [
        filed(says="AZE", report="a", words="Armenian artillery fired at Terter"),
        filed(says="ARM", status="denied", report="b", words="the ministry rejects that its guns opened fire"),
        filed(says=None, killed="3", report="c", words="three people died in Terter, reporters saw"),
        filed(by="AZE", says="ARM", at=("Stepanakert", "AZE"), report="d", words="rockets struck Stepanakert"),
        filed(says="AZE", day="2020-10-20", report="e", words="a week before, the town had been quiet until evening"),
    ]
    assert ids(*told) == [["a#1", "b#1", "c#1"], ["d#1"], ["e#1"]]


def test_reports_of_one_event_in_several_scripts_meet() -> None:
    told = [
        filed(report="ar", killed="17", words="مقتل سبعة عشر شخصا في قصف على ترتر"),
        filed(report="ru", killed="17", words="семнадцать человек погибли при обстреле Тертера"),
        filed(report="en", killed="17", words="seventeen people died when Terter was shelled"),
    ]
    assert ids(*told) == [["ar#1", "en#1", "ru#1"]]


DAYS = ("2020-10-26", "2020-10-27", "2020-10-26/2020-10-27", None)


@st.composite
def claims(draw: st.DrawFn) -> FiledClaim:
    return filed(
        draw(st.sampled_from(["attack.shelling", "attack.other", "harm.people", "truce.violated"])),
        by=draw(st.sampled_from(["ARM", "ARTSAKH", "AZE", ""])),
        at=draw(st.sampled_from([("Terter", "AZE"), ("Barda", "AZE"), None])),
        day=draw(st.sampled_from(DAYS)),
        says=draw(st.sampled_from(["AZE", "ARM", None])),
        status=draw(st.sampled_from(["actual", "denied"])),
        killed=draw(st.sampled_from([None, "3", "17"])),
        report=draw(st.sampled_from("abcdefgh")),
        number=draw(st.integers(1, 3)),
        words=draw(st.sampled_from(["shells fell", "fire was heard", "снаряды"])),
    )


PAIRS = st.frozensets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=3)


def bonds_of(pairs: frozenset[tuple[str, str]]) -> frozenset[Pair]:
    return frozenset((f"{min(pair)}#1", f"{max(pair)}#1") for pair in pairs if pair[0] != pair[1])


@given(st.lists(claims(), max_size=12, unique_by=lambda claim: claim.id), PAIRS, PAIRS, st.randoms())
def test_the_order_of_claims_does_not_matter_and_every_claim_stands_in_one_group(
    told: list[FiledClaim], together: frozenset[tuple[str, str]], apart: frozenset[tuple[str, str]], order: Random
) -> None:
    bonds = Bonds(bonds_of(together), bonds_of(apart))
    compared_claims = facets(*told)
    components = gather(compared_claims, Matcher(), bonds)
    assert gather(order.sample(compared_claims, len(compared_claims)), Matcher(), bonds) == components
    grouped = [claim for component in components for group in component.groups for claim in group]
    assert sorted(grouped) == sorted(one.claim for one in compared_claims)


@given(st.lists(claims(), max_size=12, unique_by=lambda claim: claim.id))
def test_a_component_is_grouped_the_same_without_all_the_others(told: list[FiledClaim]) -> None:
    by_id = {one.claim: one for one in facets(*told)}
    for component in gather(by_id.values(), Matcher()):
        alone = [by_id[claim] for group in component.groups for claim in group]
        assert gather(alone, Matcher()) == [component]


@given(st.lists(claims(), max_size=12, unique_by=lambda claim: claim.id), PAIRS, PAIRS, st.integers(0, 12))
def test_claims_that_stand_together_already_are_grouped_as_if_all_were_compared_anew(
    told: list[FiledClaim], together: frozenset[tuple[str, str]], apart: frozenset[tuple[str, str]], before: int
) -> None:
    bonds = Bonds(bonds_of(together), bonds_of(apart))
    every = facets(*told)
    earlier = gather(every[:before], Matcher(), bonds)
    standing = [[claim for group in component.groups for claim in group] for component in earlier]
    anew = gather(every, Matcher(), bonds)
    assert gather(every, Matcher(), bonds, standing) == anew
    compared_claims = [claim for claim in every if claim.once is None]
    links = link(compared_claims, Matcher(), {claim.claim for claim in every[before:]})
    assert gather(every, Matcher(), bonds, standing, links) == anew


def test_what_is_told_of_for_years_makes_components_of_a_month_at_most() -> None:
    until = Told().matching.sum_until
    days = [date(2020, 10, 1) + timedelta(days=number) for number in range(4 * until)]
    chance = Random(0)  # noqa: S311 - nothing secret
    words = {day: "".join(chance.choices(ascii_lowercase, k=20)) for day in days}
    each = [partial(filed, report=f"r{day}", published=str(day), words=words[day]) for day in days]
    retold = [claim("territory.change", day=None) for claim in each]
    summed = [claim(day=f"2020-01-01/{day}") for claim, day in zip(each, days, strict=True)]
    last_week = [claim(day=f"{day - timedelta(days=6)}/{day}") for claim, day in zip(each, days, strict=True)]
    for told in (retold, summed, last_week):
        sizes = [sum(map(len, component.groups)) for component in gather(facets(*told), Matcher())]
        assert max(sizes) <= until
