"""Each side's account of an incident, kept apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudna.incidents.accounts import is_believed, span
from hudna.model.claims import Act, Count, Status
from hudna.model.incidents import Account, FiledClaim, Grade
from tests.tellings import SIDES, count, filed, incident


def accounts(*claims: FiledClaim) -> tuple[Account, ...]:
    return incident(*claims).accounts


def test_each_side_has_its_own_account() -> None:
    told = accounts(filed(says="AZE.MIL"), filed(says="ARM", status="denied", number=2), filed(says="RUS", number=3))
    assert [(a.speaker, a.act, a.status) for a in told] == [
        ("ARM", Act.DENIES, Status.DENIED),
        ("AZE", Act.ACCUSES, Status.ACTUAL),
        ("RUS", Act.ACCUSES, Status.ACTUAL),
    ]


def test_all_that_a_side_says_is_one_account_with_the_most_telling_act() -> None:
    (account,) = accounts(
        filed(says="AZE", report="b", source="Two", act="states"),
        filed(says="AZE.MIL", report="a", source="One", act="condemns"),
    )
    assert (account.claims, account.act) == (("a#1", "b#1"), Act.CONDEMNS)
    assert account.outlets == ("One", "Two")
    assert account.origins == 2


def test_a_side_that_asserts_and_denies_has_two_accounts() -> None:
    told = accounts(filed(says="ARM", act="admits"), filed(says="ARM", status="denied", number=2))
    assert [(a.speaker, a.status) for a in told] == [("ARM", Status.ACTUAL), ("ARM", Status.DENIED)]


def test_who_denies_it_of_anybody_denies_it_still_where_he_names_one() -> None:
    told = incident(
        filed(says=None, by="AZE", number=1),
        filed(says="AZE", by="", status="denied", number=2),
        filed(says="AZE", by="ARM", status="denied", number=3),
    )
    denial = next(account for account in told.accounts if account.status is Status.DENIED)
    assert (denial.actors, denial.claims) == ((), ("report#2", "report#3"))
    assert [blame.grade for blame in told.blames] == [Grade.DISPUTED]


def test_an_account_keeps_whom_it_blames_and_the_days_that_it_tells() -> None:
    one, other = accounts(
        filed(says="ARM", by="AZE", day=None, published="2020-10-29"),
        filed(says="AZE", by="ARM", day="2020-10-26", number=2),
        filed(says="AZE", by="ARTSAKH", day="2020-10-27/2020-10-28", number=3, published="2020-10-28"),
    )
    assert (one.actors, one.start, one.end, one.first) == (("AZE",), None, None, date(2020, 10, 29))
    assert other.actors == ("ARM", "ARTSAKH")
    assert (other.start, other.end, other.first) == (date(2020, 10, 26), date(2020, 10, 28), date(2020, 10, 27))


def test_its_toll_is_what_it_told_last() -> None:
    (account,) = accounts(
        filed(killed="2", wounded="10", published="2020-10-27", report="a"),
        filed(killed="5", published="2020-10-28", report="b"),
        filed(published="2020-10-29", report="c"),
    )
    assert (account.killed, account.wounded) == (count("5"), count("10"))


def test_of_several_tolls_of_one_day_the_range_holds_all() -> None:
    (account,) = accounts(filed(killed="2"), filed(killed="4-", number=2), filed(killed=None, number=3))
    assert account.killed == Count(low=2, high=None)
    assert account.wounded is None


@pytest.mark.parametrize(
    ("told", "whole"),
    [(["2", "5-7"], "2-7"), (["3", "4-"], "3-"), (["-9", "3"], "-9"), (["3-", "-9"], None)],
)
def test_a_span_holds_all_ranges_and_keeps_open_ends_open(told: list[str], whole: str | None) -> None:
    counts = [one for text in told if (one := count(text)) is not None]
    assert span(counts) == (count(whole) or Count(low=None, high=None))


def test_of_no_range_there_is_no_span() -> None:
    assert span([]) is None


# Outlets


def test_what_an_outlet_itself_tells_is_the_outlets_account() -> None:
    assert accounts(filed(says=None, source="Daily"))[0].speaker == "source:Daily"


def test_an_outlet_without_a_name_is_named_by_its_report() -> None:
    assert accounts(filed(says=None, source=None, report="r7"))[0].speaker == "source:r7"


def test_the_same_words_in_another_outlet_are_a_reprint() -> None:
    (account,) = accounts(
        filed(says=None, source="Echo", report="later", words="shells  fell on Terter", published="2020-10-28"),
        filed(says=None, source="Wire", report="first", words="shells fell on\nTerter"),
    )
    assert (account.speaker, account.claims) == ("source:Wire", ("first#1", "later#1"))


def test_texts_that_nearly_repeat_each_other_are_one_outlet_in_whatever_words() -> None:
    (account,) = accounts(
        filed(says=None, source="Echo", report="later", origin="first", words="Terter burned", published="2020-10-28"),
        filed(says=None, source="Wire", report="first", origin="first", words="shells fell"),
    )
    assert (account.speaker, account.origins, account.outlets) == ("source:Wire", 1, ("Echo", "Wire"))


def test_a_reprint_is_no_further_origin_of_a_sides_account() -> None:
    (account,) = accounts(
        filed(report="a", origin="a"), filed(report="b", origin="a"), filed(report="c", origin="c", source="Other")
    )
    assert (account.origins, account.outlets) == (2, ("Other", "Paper"))


def test_other_words_in_another_outlet_are_another_account() -> None:
    told = accounts(
        filed(says=None, source="One", words="shells fell on Terter"),
        filed(says=None, source="Two", report="two", words="Terter was shelled"),
    )
    assert [account.speaker for account in told] == ["source:One", "source:Two"]


# Syndication


def shared(*claims: FiledClaim) -> tuple[Account, ...]:
    """Accounts where the Wire, the Echo and the Mirror print each other's texts."""
    groups = dict.fromkeys(("Wire", "Echo", "Mirror"), "wire-group")
    return incident(*claims, sides=replace(SIDES, syndication=lambda name: groups.get(name or ""))).accounts


def outlet(source: str, words: str, origin: str | None = None) -> FiledClaim:
    return filed(says=None, source=source, report=source.lower(), words=words, origin=origin)


def test_outlets_of_one_syndication_group_are_one_in_whatever_words() -> None:
    (account,) = shared(outlet("Wire", "shells fell"), outlet("Echo", "Terter burned"))
    assert (account.speaker, account.origins, account.outlets) == ("source:Echo", 1, ("Echo", "Wire"))


def test_outlets_of_two_groups_or_of_none_are_not() -> None:
    told = shared(outlet("Wire", "shells fell"), outlet("Other", "Terter burned"), outlet("Third", "a fire"))
    assert [account.speaker for account in told] == ["source:Other", "source:Third", "source:Wire"]


def test_what_a_side_says_in_outlets_of_one_group_comes_from_one_source() -> None:
    (account,) = shared(filed(source="Wire", report="a"), filed(source="Echo", report="b"), filed(report="c"))
    assert (account.speaker, account.origins) == ("AZE", 2)


def test_who_reprints_a_story_of_the_group_is_one_with_it() -> None:
    (account,) = shared(
        outlet("Paper", "shells fell", origin="story"),
        outlet("Wire", "Terter was hit", origin="story"),
        outlet("Echo", "a town burned"),
    )
    assert account.origins == 1


def test_two_outlets_of_one_group_are_never_independent_and_never_corroborate() -> None:
    told = incident(
        outlet("Wire", "shells fell"),
        outlet("Echo", "Terter burned"),
        sides=replace(SIDES, syndication=lambda _: "wire-group"),
    )
    assert told.grade is Grade.ALLEGED
    assert sum(account.origins for account in told.accounts) == 1


# Admiralty grades


@pytest.mark.parametrize(
    ("weights", "best"),
    [
        ([None], None),
        (["B2"], "B2"),
        (["B2", "A3"], "A3"),
        (["D4", None], "D4"),
        (["E6", None], "F6"),
        (["E1", "F6"], "F6"),
        (["A5", "C3"], "C3"),
        (["E1", "A5"], "A5"),
    ],
)
def test_an_account_weighs_what_the_best_that_carries_it_does(weights: list[str | None], best: str | None) -> None:
    """What nobody judged counts as F6, which is better than what was judged not to be believed."""
    claims = [filed(report=f"r{number}", weight=weight) for number, weight in enumerate(weights)]
    assert accounts(*claims)[0].weight == best


@pytest.mark.parametrize(
    ("weight", "believed"), [(None, True), ("B2", True), ("F6", True), ("E1", False), ("A5", False), ("D4", True)]
)
def test_unreliable_sources_and_improbable_claims_are_not_believed(weight: str | None, believed: bool) -> None:
    assert is_believed(weight) is believed
