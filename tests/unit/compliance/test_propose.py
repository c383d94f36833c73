"""Truces that reports announce and the register does not have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance import propose
from hudna.model.agreements import Agreement, Moment
from hudna.model.incidents import FiledClaim
from hudna.model.proposals import ProposedAgreement
from tests.tellings import REGISTER, agreement, filed, incidents

# A truce in Yemen of April 2016, which is not in the register, as the UN tells of it.
in_yemen = partial(filed, by="YEM HOUTHI", says="UN", at=("Yemen", "YEM"), day="2016-04-10", published="2016-04-11")
agreed = partial(in_yemen, "truce.agreed")
began = partial(in_yemen, "truce.effective", day="2016-04-11", report="second")
# One of which the register has nothing at all.
of_korea = partial(agreed, by="KOR PRK", at=None, day="2016-05-08", published="2016-05-08")


def proposed(*claims: FiledClaim, register: tuple[Agreement, ...] = REGISTER) -> tuple[ProposedAgreement, ...]:
    return propose(incidents(claims), register, {"UN"})


def ids(*claims: FiledClaim) -> list[str]:
    return [one.id for one in proposed(*claims)]


def test_a_truce_that_is_not_registered_is_proposed_with_all_that_is_told_of_it() -> None:
    (one,) = proposed(agreed(), began(by="HOUTHI"))
    assert one.id == "proposed-yemen-2016-04-10"
    assert (one.conflict, one.sides, one.countries) == ("yemen", ("HOUTHI", "YEM"), ("YEM",))
    assert (one.agreed, one.effective, one.ended) == (date(2016, 4, 10), date(2016, 4, 11), None)
    assert one.claims == ("report#1", "second#1")
    assert one.speakers == ("UN",)
    assert len(one.incidents) == 2
    assert one.reason == "no agreement of yemen was signed, took effect or was amended within 3 days of it"


def test_one_that_is_registered_is_not() -> None:
    days = ("2015-07-23", "2015-07-25", "2015-07-28")
    assert ids(*(agreed(by="COALITION", day=day, published=day) for day in days)) == []


def test_once_it_is_registered_it_is_proposed_no_more() -> None:
    day = Moment(time=datetime.fromisoformat("2016-04-10T23:59+03:00"))
    registered = replace(agreement("yemen-2015-07-26"), id="yemen-2016-04-10", signed=day, effect=day, end=None)
    assert proposed(agreed(), began(), register=(*REGISTER, registered)) == ()


def test_another_truce_within_the_life_of_a_registered_one_is_proposed() -> None:
    """The truces of October 2020 in Karabakh were in force at once."""
    without = tuple(one for one in REGISTER if one.id != "karabakh-2020-10-17")
    told = agreed(by="ARM AZE", at=None, day="2020-10-18", published="2020-10-18", concerns="karabakh-2020-10-10")
    assert [one.id for one in proposed(told, register=without)] == ["proposed-karabakh-2020-10-18"]
    assert proposed(told) == ()


def test_an_agreement_of_the_conflict_covers_it_though_another_has_more_of_its_sides() -> None:
    narrow = replace(agreement("karabakh-2020-10-10"), sides=(("AZE",), ("ARM",)))
    register = tuple(narrow if one.id == narrow.id else one for one in REGISTER)
    assert (
        proposed(agreed(by="AZE ARM ARTSAKH", at=None, day="2020-10-10", published="2020-10-10"), register=register)
        == ()
    )


def test_the_extension_of_a_registered_one_is_no_other() -> None:
    extension = partial(agreed, by="SDN RSF", at=("Khartoum", "SDN"))
    assert ids(extension(day="2023-05-29", published="2023-05-30")) == []
    assert ids(extension(day="2023-06-10", published="2023-06-10")) == ["proposed-sudan-2023-06-10"]


def test_the_place_where_they_met_does_not_hide_the_conflict() -> None:
    in_geneva = partial(agreed, by="ARM AZE", at=("Geneva", "CHE"), published="2020-10-25")
    assert ids(in_geneva(day="2020-10-25")) == []
    assert ids(in_geneva(day="2020-12-14", published="2020-12-15")) == ["proposed-karabakh-2020-12-14"]


def test_a_place_alone_where_nobody_is_known_to_fight_takes_two_reports() -> None:
    in_geneva = partial(agreed, by="UN", at=("Geneva", "CHE"), says="RUS")
    assert ids(in_geneva()) == []
    assert ids(in_geneva(), in_geneva(report="second")) == ["proposed-che-2016-04-10"]


def test_without_side_and_country_nothing_is_proposed() -> None:
    nowhere = partial(agreed, by="UN", at=("Red Sea", None))
    assert ids(nowhere(), nowhere(report="second")) == []


def test_organisations_announce_truces_and_are_no_sides_of_them() -> None:
    (one,) = proposed(agreed(by="UN HOUTHI"))
    assert one.sides == ("HOUTHI",)


def test_what_is_told_long_after_is_history() -> None:
    assert ids(agreed(published="2016-05-11")) == ["proposed-yemen-2016-04-10"]
    assert ids(agreed(published="2016-05-12")) == []
    assert ids(agreed(published=None)) == []


def test_what_is_not_asserted_is_not_announced() -> None:
    assert ids(agreed(status="demanded"), agreed(status="denied", number=2), agreed(status="future", number=3)) == []


def test_a_denial_is_told_with_it() -> None:
    (one,) = proposed(agreed(), agreed(says="HOUTHI", status="denied", number=2))
    assert one.denied_by == ("HOUTHI",)


def test_without_a_day_it_takes_two_reports_and_the_day_is_theirs() -> None:
    undated = partial(of_korea, day=None)
    assert ids(undated()) == []
    (one,) = proposed(undated(), undated(report="second"))
    assert (one.agreed, one.day_told) == (date(2016, 5, 8), False)


def test_without_a_day_it_may_be_the_retelling_of_one_that_was_there_then_or_not_long_before() -> None:
    undated = partial(agreed, by="HOUTHI", day=None)
    told = {
        published: ids(undated(published=published), undated(published=published, report="second"))
        for published in ("2015-07-30", "2015-08-30", "2015-09-30")
    }
    assert told == {"2015-07-30": [], "2015-08-30": [], "2015-09-30": ["proposed-yemen-2015-09-30"]}


def test_truces_of_one_conflict_some_days_apart_are_two() -> None:
    later = agreed(day="2016-04-14", published="2016-04-14", report="third")
    assert ids(agreed(), began(), later) == ["proposed-yemen-2016-04-10", "proposed-yemen-2016-04-14"]


def test_of_no_conflict_known_those_with_a_side_or_a_country_in_common_are_one() -> None:
    south = of_korea(by="KOR", day="2016-05-09", published="2016-05-09", report="second")
    elsewhere = of_korea(by="PHL", at=("Manila", "PHL"), report="third")
    assert ids(of_korea(), south, elsewhere) == ["proposed-kor-prk-2016-05-08", "proposed-phl-2016-05-08"]


def test_of_two_conflicts_of_one_country_the_sides_and_then_the_speakers_decide() -> None:
    of_israel = partial(agreed, day="2018-07-14", published="2018-07-14", at=("Israel", "ISR"))
    assert ids(of_israel(by="ISR HAMAS")) == ["proposed-gaza-2018-07-14"]
    assert ids(of_israel(by="ISR", says="HAMAS")) == ["proposed-gaza-2018-07-14"]
    assert ids(of_israel(by="ISR", says="HEZBOLLAH")) == ["proposed-lebanon-2018-07-14"]


def test_its_end_is_the_first_told_within_a_month() -> None:
    over = partial(in_yemen, "truce.ended", report="third")
    ends = [over(day=day, published=day) for day in ("2016-04-09", "2016-04-20", "2016-04-25")]
    assert [one.ended for one in proposed(agreed(), *ends)] == [date(2016, 4, 20)]
    assert [one.ended for one in proposed(agreed(), over(day="2016-08-01", published="2016-08-01"))] == [None]


def test_other_events_propose_nothing() -> None:
    assert ids(in_yemen("truce.violated"), in_yemen("talks.agreement", number=2)) == []


@given(st.permutations(range(5)))
def test_the_order_in_which_incidents_come_does_not_matter(order: list[int]) -> None:
    claims = (agreed(), began(), began(by="HOUTHI"), of_korea(), agreed(day="2016-04-14", report="third"))
    told = incidents(claims)
    assert len(told) == len(order)
    assert propose([told[place] for place in order], REGISTER) == propose(told, tuple(reversed(REGISTER)))
