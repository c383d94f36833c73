"""How two claims compare, aspect by aspect."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hudna.incidents import Facets, Sides
from hudna.incidents import facets as facets_of
from hudna.incidents.compare import LEVELS, agree, compare, distance
from hudna.incidents.facets import Spot
from hudna.incidents.matching import load_matching
from hudna.model.claims import Place
from hudna.model.incidents import FiledClaim
from tests.tellings import compared, count, filed, gathered, place

MATCHING = load_matching()


def facets(claim: FiledClaim) -> Facets:
    found = compared(claim)
    assert found is not None
    return found


def level(aspect: str, one: FiledClaim, other: FiledClaim) -> str:
    """The level of an aspect; the order of the two claims is no matter."""
    first, second = facets(one), facets(other)
    there = getattr(compare(first, second, MATCHING), aspect)
    assert there == getattr(compare(second, first, MATCHING), aspect)
    return str(there)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("attack.shelling", "attack.shelling", "same"),
        ("attack.other", "attack.other", "both attack"),
        ("truce.violated", "truce.violated", "one's breach"),
        ("attack.other", "attack.shelling", "unnamed weapon"),
        ("attack.air", "attack.shelling", "both bombardment"),
        ("attack.air", "attack.ground", "other weapons"),
        ("talks.call", "talks.meeting", "same family"),
        ("attack.air", "harm.people", "attack and harm"),
        ("attack.air", "truce.violated", "breach and deed"),
        ("attack.air", "abuse", "other"),
    ],
)
def test_kinds(one: str, other: str, expected: str) -> None:
    assert level("kind", filed(one), filed(other)) == expected


def test_breaches_of_two_sides_are_of_another_kind_than_what_one_side_is_accused_of_twice() -> None:
    mine, theirs = filed("truce.violated"), filed("truce.violated", by="AZE", says="ARM")
    assert level("kind", mine, theirs) == "others' breaches"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2020-10-27", "2020-10-27", "same day"),
        ("2020-10-26/2020-10-27", "2020-10-26/2020-10-27", "same days"),
        ("2020-10-26", "2020-10-26/2020-10-27", "day within days"),
        ("2020-10-25/2020-10-26", "2020-10-26/2020-10-27", "days overlap"),
        ("2020-10-25/2020-10-26", "2020-10-27", "a day apart"),
        ("2020-10-25", "2020-10-27", "days apart"),
        ("2020-10-27", None, "day of telling"),
        ("2020-10-26", None, "day before telling"),
        ("2020-10-24", None, "off telling"),
        ("2020-10-28/2020-10-29", None, "off telling"),
        (None, None, "told the same day"),
    ],
)
def test_days_and_where_none_is_told_that_of_telling(one: str | None, other: str | None, expected: str) -> None:
    """Both were published on 27 October."""
    assert level("time", filed(day=one), filed(day=other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2020-10-20/2020-10-24", "2020-10-20/2020-10-27", "same beginning"),
        ("2020-10-20/2020-10-24", "2020-10-21/2020-10-27", "beginnings a day apart"),
        ("2020-10-20/2020-10-24", "2020-10-22/2020-10-27", "sums overlap"),
        ("2020-10-20/2020-10-26", "2020-10-21/2020-10-27", "days overlap"),
        ("2020-01-20/2020-10-24", "2020-01-20/2020-10-27", "days overlap"),
        ("2020-10-20/2020-10-24", "2020-10-20/2020-10-24", "same days"),
        ("2020-10-20/2020-10-24", "2020-10-25/2020-10-27", "a day apart"),
        ("2020-10-20/2020-10-24", "2020-10-20", "first day of a sum"),
        ("2020-10-20/2020-10-24", "2020-10-22", "day of a sum"),
        ("2020-10-20/2020-10-24", "2020-10-24/2020-10-25", "day of a sum"),
        ("2020-10-20/2020-10-24", "2020-10-26", "days apart"),
        ("2020-10-20/2020-10-24", None, "sum and no day"),
    ],
)
def test_what_is_told_in_sum_over_days_is_one_by_its_beginning_and_none_of_the_days(
    one: str, other: str | None, expected: str
) -> None:
    assert level("time", filed(day=one), filed(day=other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, "lasts"),
        ("2020-10-20", None, "lasts, one day told"),
        ("2020-10-20", "2020-10-21", "lasts, days meet"),
        ("2020-10-18/2020-10-24", "2020-10-20", "lasts, days meet"),
        ("2020-10-20", "2020-10-22", "lasts, days apart"),
    ],
)
def test_what_stays_as_it_is_once_it_is_done_is_told_of_long_after(
    one: str | None, other: str | None, expected: str
) -> None:
    taken = partial(filed, "territory.change")
    assert level("time", taken(day=one), taken(day=other, published="2020-10-29")) == expected
    assert level("time", taken(day="2020-10-27"), filed(day=None)) == "day of telling"


def test_without_a_day_on_either_side_a_day_of_publication_apart_or_no_day_at_all() -> None:
    undated = filed(day=None)
    assert level("time", undated, filed(day=None, published="2020-10-28")) == "told a day apart"
    assert level("time", undated, filed(day=None, published="2020-10-30")) == "told a day apart"
    assert level("time", undated, filed(day=None, published=None)) == "no day"


TERTER = place("Terter", "AZE", lat=40.34, lon=46.93)
NEARBY = place("Seydimli", "AZE", lat=40.38, lon=46.97)
BARDA = place("Barda", "AZE", lat=40.37, lon=47.13)
REGION = place("Tartar District", "AZE", "region", lat=40.3, lon=46.9)
NAMESAKE = place("Terter", "AZE", "region", lat=40.3, lon=46.9)
FAR_REGION = place("Lankaran District", "AZE", "region", lat=38.75, lon=48.8)
COUNTRY = place("Azerbaijan", "AZE", "country", lat=40.4, lon=47.5)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TERTER, TERTER, "same point"),
        (REGION, REGION, "same region"),
        (COUNTRY, COUNTRY, "same country"),
        (TERTER, NEARBY, "near"),
        (TERTER, BARDA, "elsewhere"),
        (TERTER, REGION, "in its region"),
        (TERTER, NAMESAKE, "same region"),
        (REGION, NAMESAKE, "in its region"),
        (TERTER, FAR_REGION, "elsewhere"),
        (TERTER, COUNTRY, "in its country"),
        (REGION, COUNTRY, "in its country"),
        (TERTER, replace(TERTER, country="ARM"), "elsewhere"),
        (TERTER, place("Aghdam", "AZE"), "elsewhere"),
        (TERTER, None, "one"),
        (None, None, "neither"),
    ],
)
def test_places_by_name_distance_and_what_lies_in_what(one: Place | None, other: Place | None, expected: str) -> None:
    assert level("place", filed(at=one), filed(at=other)) == expected


@pytest.mark.parametrize(
    ("near_by", "other", "expected"),
    [
        (TERTER, TERTER, "same, by the text"),
        (TERTER, NEARBY, "near, by the text"),
        (REGION, TERTER, "near, by the text"),
        (NAMESAKE, TERTER, "same, by the text"),
        (COUNTRY, TERTER, "in its country, by the text"),
        (BARDA, TERTER, "elsewhere, by the text"),
        (TERTER, None, "one"),
    ],
)
def test_a_place_that_only_the_report_tells_says_less(near_by: Place, other: Place | None, expected: str) -> None:
    nowhere = facets_of(filed(at=None), Sides(), MATCHING, around=near_by)
    assert nowhere is not None
    found = compare(nowhere, facets(filed(at=other)), MATCHING)
    assert found == compare(facets(filed(at=other)), nowhere, MATCHING)
    assert found.place == expected


def test_distance_is_on_the_great_circle_and_unknown_without_coordinates() -> None:
    def spot(lat: float | None, lon: float | None) -> Spot:
        return Spot(name="x", country=None, kind="point", lat=lat, lon=lon)

    assert distance(spot(0.0, 0.0), spot(0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert distance(spot(60.0, 179.5), spot(60.0, -179.5)) == pytest.approx(55.6, abs=0.1)
    assert distance(spot(40.0, 47.0), spot(40.0, 47.0)) == 0
    assert distance(spot(None, None), spot(40.0, 47.0)) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ARM", "ARM", "same"),
        ("ARM.MIL", "ARM", "same"),
        ("ARTSAKH", "ARM", "same"),
        ("ARM AZE", "ARM", "overlap"),
        ("ARM", "AZE", "different"),
        ("AZE.CVL", "AZE", "akin"),
        ("ARM", "", "one"),
        ("", "", "neither"),
    ],
)
def test_sides_by_camp(one: str, other: str, expected: str) -> None:
    assert level("actors", filed(by=one), filed(by=other)) == expected
    assert level("targets", filed(by="", on=one), filed(by="", on=other)) == expected


def test_other_sides_at_another_place_are_a_level_of_their_own_whatever_else_they_have_in_common() -> None:
    terter = filed(by="ARM", killed="3")
    goris = filed(by="AZE", at=("Goris", "ARM"), killed="3", says="ARM", report="b")
    assert level("actors", terter, goris) == "different, elsewhere"
    assert level("actors", terter, filed(by="ARM", at=("Goris", "ARM"), report="b")) == "same"
    assert not any(len(group) > 1 for group in gathered([terter, goris]))


def test_done_to_others_by_others_is_another_event_or_its_answer() -> None:
    fired, answered = (
        filed(by="ARM", on="AZE"),
        filed(by="AZE", on="ARM", says="ARM", report="b", words="at noon it was hit"),
    )
    assert level("targets", fired, answered) == "different, by others"
    assert not any(len(group) > 1 for group in gathered([fired, answered]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("17", "17", "same figure"),
        ("1", "1", "same small figure"),
        ("5-", "9", "agree"),
        ("5", "9", "revised"),
        ("5", "11", "differ"),
        ("5", None, "one"),
        (None, None, "neither"),
    ],
)
def test_tolls(one: str | None, other: str | None, expected: str) -> None:
    assert level("toll", filed(killed=one), filed(killed=other)) == expected


def test_the_killed_and_the_wounded_are_never_compared_with_each_other() -> None:
    assert level("toll", filed(killed="7"), filed(wounded="7")) == "one"
    assert level("toll", filed(killed="7", wounded="3"), filed(killed="7", wounded="30")) == "differ"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("3", "3", True),
        ("3-5", "5-9", True),
        ("3-", "100", True),
        ("-9", "3", True),
        ("3", "4", False),
        ("-2", "3-", False),
    ],
)
def test_ranges_agree_where_they_have_a_number_in_common(one: str, other: str, expected: bool) -> None:
    mine, theirs = count(one), count(other)
    assert mine is not None
    assert theirs is not None
    assert agree(mine, theirs) is agree(theirs, mine) is expected


def test_claims_that_follow_each_other_in_one_report_and_versions_of_one_document() -> None:
    first = filed(report="a", document="A/69/776")
    assert level("telling", first, filed(report="a", number=2)) == "1 claims on"
    assert level("telling", first, filed(report="a", number=3)) == "2 claims on"
    assert level("telling", first, filed(report="a", number=9)) == "same report"
    assert level("telling", first, filed(report="a", number=2, at=("Barda", "AZE"))) == "list of places"
    assert level("telling", first, filed(report="a", number=9, at=("Barda", "AZE"))) == "list of places"
    assert level("telling", first, filed(report="b", document="A/69/776")) == "same document"
    assert level("telling", first, filed(report="b", document="A/69/777")) == "other report"
    assert level("telling", filed(report="a"), filed(report="b")) == "other report"


def test_standing() -> None:
    denial = filed(says="ARM", status="denied")
    assert level("standing", filed(), filed()) == "both assert"
    assert level("standing", filed(), denial) == "one denies"
    assert level("standing", denial, denial) == "both deny"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("shells fell on houses in Terter", "same"),
        ("Shells fell on HOUSES, in Terter!", "same"),
        ("guns spoke elsewhere", "other"),
        ("قصفت المدفعية مدينة ترتر", "not compared"),
        ("", "not compared"),
    ],
)
def test_words_within_one_script(other: str, expected: str) -> None:
    def told(words: str) -> FiledClaim:
        claim = filed()
        return replace(claim, claim=replace(claim.claim, evidence=replace(claim.claim.evidence, text=words)))

    assert level("words", told("shells fell on houses in Terter"), told(other)) == expected


def test_the_more_words_are_shared_the_higher_the_level() -> None:
    story = ["four", "houses", "burned", "after", "shells", "fell", "upon", "Terter", "during", "breakfast"]
    another = ["ministers", "will", "discuss", "lorries", "with", "flour", "in", "Geneva", "next", "Thursday"]
    mixed = [" ".join((*story[:n], *another[n:])) for n in range(len(story) + 1)]
    ranks = [LEVELS["words"].index(level("words", filed(words=" ".join(story)), filed(words=one))) for one in mixed]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) > 4


PLACES = (None, TERTER, NEARBY, REGION, NAMESAKE, COUNTRY, BARDA)
DAYS = (None, "2020-10-26", "2020-10-27", "2020-10-26/2020-10-28", "2020-10-27/2020-10-29")


@st.composite
def claims(draw: st.DrawFn) -> FiledClaim:
    return filed(
        draw(st.sampled_from(["attack.shelling", "attack.other", "harm.people", "truce.violated"])),
        by=" ".join(draw(st.lists(st.sampled_from(["ARM", "AZE", "ARTSAKH", "AZE.CVL"]), max_size=2, unique=True))),
        on=draw(st.sampled_from(["", "AZE", "ARM"])),
        at=draw(st.sampled_from(PLACES)),
        day=draw(st.sampled_from(DAYS)),
        status=draw(st.sampled_from(["actual", "denied"])),
        published=draw(st.sampled_from([None, "2020-10-27", "2020-10-28"])),
        report=draw(st.sampled_from(["a", "b"])),
        number=draw(st.integers(1, 9)),
        killed=draw(st.sampled_from([None, "1", "17", "5-", "-9"])),
        wounded=draw(st.sampled_from([None, "2", "30"])),
        document=draw(st.sampled_from([None, "A/69/776"])),
        words=draw(st.sampled_from(["shells fell", "shells fell on Terter", "شهود", "снаряды"])),
    )


@given(claims(), claims())
def test_the_order_of_two_claims_does_not_matter_and_every_level_is_one_that_is_weighed(
    one: FiledClaim, other: FiledClaim
) -> None:
    first, second = compared(one), compared(other)
    assume(one.id != other.id and first is not None and second is not None)
    assert first is not None
    assert second is not None
    levels = compare(first, second, MATCHING)
    assert levels == compare(second, first, MATCHING)
    assert all(told in LEVELS[aspect] for aspect, told in levels._asdict().items())
