"""What of a claim is compared, and with which others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from hudna.incidents import Facets, Sides, facets
from hudna.incidents.facets import runs
from hudna.incidents.matching import load_matching
from hudna.ledger.codec import from_document, to_document
from hudna.model.claims import Span
from hudna.model.incidents import FiledClaim
from tests.tellings import SIDES, compared, filed, place


def of(claim: FiledClaim, sides: Sides = SIDES, about: str | None = None) -> Facets:
    found = facets(claim, sides, load_matching(), about)
    assert found is not None
    return found


def worded(words: str) -> FiledClaim:
    claim = filed()
    return replace(claim, claim=replace(claim.claim, evidence=Span(0, len(words), words)))


# Which claims tell an event


@pytest.mark.parametrize("status", ["demanded", "future", "possible"])
def test_what_is_demanded_foreseen_or_hedged_is_compared_with_nothing(status: str) -> None:
    assert compared(filed(status=status)) is None


@pytest.mark.parametrize("act", ["promises", "threatens", "offers", "demands"])
def test_a_promise_not_to_do_it_is_no_denial_of_having_done_it(act: str) -> None:
    assert compared(filed(says="ARM", status="denied", act=act)) is None


def test_a_denial_is_compared_as_one_of_the_same_event() -> None:
    accusation, denial = of(filed(says="AZE")), of(filed(says="ARM.MIL", status="denied"))
    assert (accusation.denies, denial.denies) == (False, True)
    assert (accusation.block, accusation.type) == (denial.block, denial.type)


def test_that_another_did_not_keep_a_truce_is_that_he_broke_it() -> None:
    for says, act in (("AZE", "accuses"), (None, "states")):
        broken = of(filed("truce.held", says=says, status="denied", act=act, at=None))
        assert (broken.type, broken.denies) == ("truce.violated", False)


def test_that_one_did_not_keep_a_truce_oneself_stays_as_it_is_told() -> None:
    own = of(filed("truce.held", says="ARM", status="denied", at=None))
    assert (own.type, own.denies) == ("truce.held", True)


def test_a_place_a_target_or_an_agreement_alone_is_enough() -> None:
    nobody = filed(by="", at=None, says=None)
    assert compared(nobody) is None
    assert compared(filed(by="", says=None)) is not None
    assert compared(filed(by="", on="AZE", at=None)) is not None
    assert compared(filed(by="", at=None, concerns="karabakh-2020-10-25")) is not None


def test_so_is_the_conflict_that_its_report_is_about() -> None:
    assert of(filed(by="", at=None, says=None), about="karabakh").block == "hostilities|karabakh"


# With which others


@pytest.mark.parametrize(
    ("claim", "block"),
    [
        (filed(), "hostilities|karabakh"),
        (filed("harm.people", by="", on="AZE"), "hostilities|karabakh"),
        (filed("truce.violated", at=None), "hostilities|karabakh"),
        (filed("force.withdrawal", at=None), "forces|karabakh"),
        (filed(by="", says=None), "hostilities|karabakh"),
        (filed(by="HOUTHI", at=("Taiz", "YEM")), "hostilities|yemen"),
        (filed(by="IND", on="PAK", at=("Srinagar", "IND")), "hostilities|IND"),
        (filed(by="IND", on="PAK", at=None), "hostilities|IND"),
        (filed("talks.call", by="RUS USA", at=None), "diplomacy"),
    ],
)
def test_claims_of_one_kind_of_matter_and_one_conflict_are_compared(claim: FiledClaim, block: str) -> None:
    assert of(claim).block == block


def test_where_no_country_is_told_a_claim_is_of_the_conflict_that_its_report_is_about() -> None:
    of_russia = filed("attack.air", by="RUS", at=None)
    assert of(of_russia, about="syria").block == "hostilities|syria"
    assert of(filed(), about="syria").block == "hostilities|karabakh"


def test_allies_are_one_camp_in_the_conflict_in_which_they_are_allies() -> None:
    assert of(filed(by="ARM")).actors == of(filed(by="ARTSAKH")).actors == of(filed(by="ARM.MIL ARTSAKH")).actors
    assert of(filed(by="ARTSAKH"), Sides()).actors == ("ARTSAKH",)
    assert of(filed(by="SYR.REB", at=("Homs", "SYR"))).actors != of(filed(by="SYR.MIL", at=("Homs", "SYR"))).actors


# When, where, how many


def test_its_days_are_those_told_or_else_that_of_publication() -> None:
    day = date(2020, 10, 27).toordinal()
    told = of(filed(day="2020-10-25/2020-10-27"))
    assert (told.first, told.last, told.dated) == (day - 2, day, True)
    untold = of(filed(day=None, published="2020-10-27"))
    assert (untold.first, untold.last, untold.dated) == (day, day, False)
    unknown = of(filed(day=None, published=None))
    assert (unknown.first, unknown.last, unknown.dated) == (None, None, False)


@pytest.mark.parametrize(
    ("event", "day", "expected"),
    [
        ("attack.shelling", "2020-10-25", "2020-10-25"),
        ("attack.shelling", "2020-10-25/2020-10-26", "2020-10-26"),
        ("attack.shelling", "2020-10-20/2020-10-26", "2020-10-20"),
        ("attack.shelling", "2020-01-20/2020-10-26", "2020-10-26"),
        ("attack.shelling", None, "2020-10-27"),
    ],
)
def test_it_is_looked_for_by_its_last_day_but_a_sum_of_days_by_the_first(
    event: str, day: str | None, expected: str
) -> None:
    assert of(filed(event, day=day)).day == date.fromisoformat(expected).toordinal()


def test_what_stays_as_it_is_is_found_among_all_that_was_told_of_it_in_a_month() -> None:
    taken = [
        of(filed("territory.change", day=day, published="2020-10-27"))
        for day in ("2020-10-05", "2020-10-20/2020-10-26", None)
    ]
    assert len({one.day for one in taken}) == 1
    assert of(filed("territory.change", day="2020-11-27")).day not in {one.day for one in taken}


def test_where_its_report_was_stands_for_a_place_only_where_none_is_told() -> None:
    terter, barda = place("Terter", "AZE"), place("Barda", "AZE")
    nowhere = facets(filed(at=None), SIDES, load_matching(), around=barda)
    somewhere = facets(filed(at=terter), SIDES, load_matching(), around=barda)
    assert nowhere is not None
    assert somewhere is not None
    assert nowhere.place is None
    assert nowhere.around is not None
    assert nowhere.around.name == "Barda"
    assert somewhere.around is None


def test_place_and_toll_are_those_told() -> None:
    one = of(filed(at=place("Terter", "AZE", lat=40.3, lon=46.9), killed="3-", document="A/69/776", number=4))
    assert one.place is not None
    assert (one.place.name, one.place.country, one.place.kind, one.place.lat) == ("Terter", "AZE", "point", 40.3)
    assert one.killed is not None
    assert (one.killed.low, one.killed.high, one.wounded) == (3, None, None)
    assert (one.claim, one.report, one.number, one.document) == ("report#4", "report", 4, "A/69/776")
    assert of(filed(at=None)).place is None


# What happens once


def begins(
    day: str | None, *, event: str = "truce.agreed", local: bool = False, published: str = "2020-10-26"
) -> str | None:
    at = ("Terter", "AZE") if local else None
    claim = filed(event, by="ARM AZE", at=at, day=day, published=published, concerns="karabakh-2020-10-25")
    return of(claim).once


def test_a_registered_truce_is_agreed_once_and_begins_once_about_the_days_when_it_did() -> None:
    assert begins("2020-10-25") == begins("2020-10-31") == begins(None, published="2021-05-01")
    assert begins("2020-10-25") == "truce.agreed karabakh-2020-10-25"
    assert begins("2020-10-26", event="truce.effective") == "truce.effective karabakh-2020-10-25"


def test_what_is_told_of_days_far_from_that_is_another_event_as_is_a_later_truce_of_one_town() -> None:
    assert begins("2020-11-20") is None
    assert begins("2020-10-10") is None
    assert begins("2020-10-26", local=True) is not None
    assert begins("2020-10-30", local=True) is None


def test_whom_a_truce_leaves_out_is_no_telling_of_it() -> None:
    left_out = filed("truce.agreed", status="denied", at=None, day="2020-10-25", concerns="karabakh-2020-10-25")
    assert of(left_out).once is None


def test_where_a_truce_was_signed_it_is_not_of_that_town_alone() -> None:
    told = partial(
        filed, "truce.agreed", by="ARM AZE", day=None, published="2020-10-30", concerns="karabakh-2020-10-25"
    )
    assert of(told(at=("Washington", "USA"))).once == "truce.agreed karabakh-2020-10-25"
    assert of(told(at=("Terter", "AZE"))).once is None


def test_a_breach_happens_more_than_once_and_a_truce_that_is_not_registered_is_not_known() -> None:
    assert begins("2020-10-26", event="truce.violated") is None
    assert of(filed("truce.agreed", at=None)).once is None
    unregistered = filed("truce.agreed", at=None, day="2020-10-25", concerns="karabakh-2020-10-25")
    assert of(unregistered, Sides()).once is None


# Words


def test_words_are_compared_as_runs_of_letters_without_marks_or_case() -> None:
    assert of(worded("SHELLING, on")).words == "on shelling"
    assert runs("on shelling") == {"elli", "hell", "ling", "llin", "on", "shel"}
    assert of(worded("هُدنة")).words == of(worded("هدنة")).words
    assert of(worded("")).words == ""


def test_words_of_one_script_are_compared_with_each_other() -> None:
    scripts = [of(worded(words)).script for words in ("shells fell", "Снаряды упали", "سقطت القذائف", "1234", "")]
    assert scripts[0] == scripts[3] == scripts[4]
    assert len(set(scripts[:3])) == 3


def test_facets_come_back_from_the_store_as_they_were() -> None:
    one = of(filed(killed="3-", at=place("Terter", "AZE", lat=40.3, lon=46.9)))
    assert from_document(to_document(one), Facets) == one


def test_what_sides_declare_is_another_truce_than_the_one_that_a_council_resolved() -> None:
    resolved = partial(
        filed, "truce.agreed", at=None, day="2018-02-24", published="2018-02-25", concerns="syria-2018-02-24"
    )
    assert of(resolved(by="UNSC")).once == of(resolved(by="")).once == "truce.agreed syria-2018-02-24"
    assert of(resolved(by="RUS")).once is None


def test_what_one_side_declared_two_did_not_agree() -> None:
    declared = partial(
        filed, "truce.agreed", at=None, day="2015-07-25", published="2015-07-26", concerns="yemen-2015-07-26"
    )
    assert of(declared(by="SAU")).once == of(declared(by="YEM COALITION")).once == "truce.agreed yemen-2015-07-26"
    assert of(declared(by="COALITION HOUTHI")).once is None
