"""Which claims tell the same event."""

from __future__ import annotations

import pytest

from hudna.incidents import Sides, incident_id, incident_key
from hudna.model.incidents import FiledClaim
from tests.tellings import filed, key


def test_the_same_event_told_by_two_reports_has_one_key() -> None:
    assert key(filed(report="first", source="One")) == key(filed(report="second", source="Two", says=None))


def test_a_denial_has_the_key_of_the_accusation() -> None:
    assert key(filed(says="AZE")) == key(filed(says="ARM.MIL", status="denied"))


def test_an_allys_denial_has_the_key_of_the_accusation() -> None:
    denial = filed(by="ARTSAKH", says="ARTSAKH", status="denied")
    assert key(filed(by="ARM")) == key(denial)


def test_without_a_register_every_party_is_its_own_side() -> None:
    nobody = Sides()
    assert incident_key(filed(by="ARM"), nobody) != incident_key(filed(by="ARTSAKH"), nobody)


def test_the_targets_do_not_matter_where_the_doer_is_told() -> None:
    assert key(filed(on="AZE")) == key(filed(on="AZE.CVL")) == key(filed())


def test_the_army_of_a_state_is_the_state_but_its_rebels_are_not() -> None:
    assert key(filed(by="SYR.MIL", at=("Homs", "SYR"))) == key(filed(by="SYR", at=("Homs", "SYR")))
    assert key(filed(by="SYR.REB", at=("Homs", "SYR"))) != key(filed(by="SYR", at=("Homs", "SYR")))


@pytest.mark.parametrize(
    "other",
    [
        filed("attack.air"),
        filed(by="AZE"),
        filed(at=("Barda", "AZE")),
        filed(at=None),
        filed(day="2020-10-26"),
        filed(day="2020-10-26/2020-10-27"),
    ],
    ids=["type", "side", "place", "no place", "day", "days"],
)
def test_another_type_side_place_or_day_is_another_event(other: FiledClaim) -> None:
    assert key(filed()) != key(other)


@pytest.mark.parametrize("status", ["demanded", "future", "possible"])
def test_what_is_demanded_foreseen_or_hedged_makes_no_incident(status: str) -> None:
    assert key(filed(status=status)) is None


@pytest.mark.parametrize("act", ["promises", "threatens", "offers", "demands"])
def test_a_promise_not_to_do_it_is_no_denial_of_having_done_it(act: str) -> None:
    assert key(filed(says="ARM", status="denied", act=act)) is None


def test_that_another_did_not_keep_a_truce_is_that_he_broke_it() -> None:
    accusation = filed("truce.violated", at=None)
    assert key(filed("truce.held", says="AZE", status="denied", act="accuses", at=None)) == key(accusation)
    assert key(filed("truce.held", says=None, status="denied", at=None, act="states")) == key(accusation)


def test_that_one_did_not_keep_a_truce_oneself_stays_as_it_is_told() -> None:
    assert key(filed("truce.held", says="ARM", status="denied", at=None)) == key(filed("truce.held", at=None))


def test_where_no_doer_is_told_those_to_whom_it_was_done_tell_events_apart() -> None:
    shelled = filed(by="", on="AZE", says=None)
    assert key(shelled) == key(filed(by="", on="AZE", report="another", says="AZE"))
    assert key(shelled) != key(filed(by="", on="ARM", says=None))
    assert key(shelled) != key(filed(by="AZE", says=None))


def test_a_place_alone_is_enough() -> None:
    assert key(filed(by="", says=None)) is not None


def test_without_who_and_where_there_is_no_incident() -> None:
    assert key(filed(by="", at=None, says=None)) is None


def test_an_agreement_stands_for_who_and_where() -> None:
    broken = filed("truce.violated", by="", at=None, says="RUS", concerns="karabakh-2020-10-25")
    assert key(broken) is not None
    assert key(broken) != key(filed("truce.violated", by="", at=None, says="RUS", concerns="yemen-2015-07-26"))


def test_what_somebody_says_without_a_day_is_news_of_the_day() -> None:
    assert key(filed(day=None, status="denied", says="ARM", published="2020-10-27")) == key(filed(day="2020-10-27"))
    assert key(filed(day=None, published="2020-10-28")) != key(filed(day="2020-10-27"))


def test_what_the_outlet_tells_without_a_day_is_background() -> None:
    background = filed(day=None, says=None)
    assert key(background) != key(filed(day="2020-10-27", says=None))
    assert key(background) == key(filed(day=None, says=None, report="another"))
    assert key(background) != key(filed(day=None, says=None, published="2020-10-28"))


def test_background_about_a_truce_is_one_event_in_its_life() -> None:
    def told(on: str) -> str | None:
        return key(filed("truce.violated", at=None, day=None, says=None, published=on, concerns="karabakh-2020-10-25"))

    assert told("2020-10-27") == told("2020-11-03")


def test_without_any_day_an_event_is_its_reports_alone() -> None:
    assert key(filed(day=None, published=None)) != key(filed(day=None, published=None, report="another"))


def test_the_id_of_a_key_never_changes() -> None:
    assert incident_id("truce.violated|ARM|?|2020-10-27") == "incident-adb6c5b0d83534b4"
