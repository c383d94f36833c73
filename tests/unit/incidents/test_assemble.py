"""One incident out of many tellings, each side's account kept apart."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from hudna.incidents import assemble, incident_id
from hudna.model.claims import Act, Count, Status
from hudna.model.events import EventType
from tests.tellings import SIDES, filed, incident, key


def test_an_incident_says_what_by_whom_to_whom_where_and_when() -> None:
    one = incident(filed(by="ARM.MIL", on="AZE.CVL", concerns="karabakh-2020-10-25"))
    assert one.type is EventType.ATTACK_SHELLING
    assert (one.actors, one.targets) == (("ARM",), ("AZE.CVL",))
    assert one.place is not None
    assert (one.place.name, one.place.country) == ("Terter", "AZE")
    assert (one.start, one.end) == (date(2020, 10, 27), date(2020, 10, 27))
    assert one.agreements == ("karabakh-2020-10-25",)


def test_its_id_is_that_of_the_key() -> None:
    claim = filed()
    assert incident(claim).id == incident_id(key(claim) or "")


def test_each_side_has_its_own_account() -> None:
    one = incident(filed(says="AZE.MIL"), filed(says="ARM", status="denied", number=2), filed(says="RUS", number=3))
    assert [(a.speaker, a.act, a.status) for a in one.accounts] == [
        ("ARM", Act.DENIES, Status.DENIED),
        ("AZE", Act.ACCUSES, Status.ACTUAL),
        ("RUS", Act.ACCUSES, Status.ACTUAL),
    ]


def test_all_that_a_side_says_is_one_account() -> None:
    one = incident(
        filed(says="AZE", report="b", killed="2"),
        filed(says="AZE.MIL", report="a", killed="4", act="condemns"),
    )
    (account,) = one.accounts
    assert account.claims == ("a#1", "b#1")
    assert account.act is Act.ACCUSES
    assert account.killed == Count(low=2, high=4)


def test_a_side_that_asserts_and_denies_has_two_accounts() -> None:
    one = incident(filed(says="ARM", act="admits"), filed(says="ARM", status="denied", number=2))
    assert [(a.speaker, a.status) for a in one.accounts] == [("ARM", Status.ACTUAL), ("ARM", Status.DENIED)]


def test_what_an_outlet_itself_tells_is_the_outlets_account() -> None:
    assert incident(filed(says=None, source="Daily")).accounts[0].speaker == "source:Daily"


def test_an_outlet_without_a_name_is_named_by_its_report() -> None:
    assert incident(filed(says=None, source=None, report="r7")).accounts[0].speaker == "source:r7"


def test_the_same_words_in_another_outlet_are_a_reprint() -> None:
    one = incident(
        filed(says=None, source="Echo", report="later", words="shells  fell on Terter", published="2020-10-28"),
        filed(says=None, source="Wire", report="first", words="shells fell on\nTerter"),
    )
    (account,) = one.accounts
    assert account.speaker == "source:Wire"
    assert account.claims == ("first#1", "later#1")


def test_other_words_in_another_outlet_are_another_account() -> None:
    one = incident(
        filed(says=None, source="One", words="shells fell on Terter"),
        filed(says=None, source="Two", report="two", words="Terter was shelled"),
    )
    assert [account.speaker for account in one.accounts] == ["source:One", "source:Two"]


def test_the_toll_is_the_lowest_low_and_the_highest_high_of_those_who_assert_it() -> None:
    one = incident(
        filed(says="AZE", killed="5-7", wounded="10"),
        filed(says="RUS", killed="3", number=2),
        filed(says="ARM", status="denied", killed="0", number=3),
    )
    assert one.killed == Count(low=3, high=7)
    assert one.wounded == Count(low=10, high=10)


def test_an_open_toll_stays_open() -> None:
    assert incident(filed(killed="21-"), filed(says="RUS", killed="5", number=2)).killed == Count(low=5, high=None)


def test_no_toll_is_not_a_toll_of_zero() -> None:
    assert incident(filed()).killed is None


def test_who_denies_it_does_not_say_who_did_it() -> None:
    one = incident(filed(by="ARM"), filed(by="ARTSAKH", says="ARTSAKH", status="denied", number=2))
    assert one.actors == ("ARM",)


def test_an_event_told_without_a_day_keeps_none_but_knows_when_it_was_told() -> None:
    one = incident(filed(day=None, published="2020-10-28"), filed(day=None, published="2020-10-28", report="late"))
    assert (one.start, one.end, one.told) == (None, None, date(2020, 10, 28))


def test_it_is_known_since_the_first_report() -> None:
    one = incident(filed(published="2020-10-30", report="b"), filed(published="2020-10-28", report="a"))
    assert one.told == date(2020, 10, 28)


def test_claims_that_differ_make_one_incident_all_the_same_when_somebody_joined_them() -> None:
    joined = assemble(
        "joined by hand",
        [
            filed(day="2020-10-27"),
            filed(day="2020-10-26", number=2),
            filed("attack.other", at=("Barda", "AZE"), number=3, day="2020-10-27"),
        ],
        SIDES,
    )
    assert joined.type is EventType.ATTACK_SHELLING
    assert joined.place is not None
    assert joined.place.name == "Terter"
    assert (joined.start, joined.end) == (date(2020, 10, 26), date(2020, 10, 27))


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        filed(says="AZE", killed="2"),
        filed(says="ARM", status="denied", report="b"),
        filed(says=None, source="One", report="c", words="same"),
        filed(says=None, source="Two", report="d", words="same"),
    ]
    assert len({repr(incident(*order)) for order in itertools.permutations(claims)}) == 1


def test_claims_that_tell_of_no_event_make_no_incident() -> None:
    with pytest.raises(ValueError, match="no claim tells an event"):
        assemble("any", [filed(status="future")], SIDES)
