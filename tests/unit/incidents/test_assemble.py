"""One incident out of many tellings."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from hudna.incidents import assemble, tag
from hudna.model.claims import Place
from hudna.model.events import EventType
from tests.tellings import SIDES, filed, incident, judged, place


def test_an_incident_says_what_by_whom_to_whom_where_and_when() -> None:
    one = incident(filed(by="ARM.MIL", on="AZE.CVL", concerns="karabakh-2020-10-25"))
    assert one.type is EventType.ATTACK_SHELLING
    assert (one.actors, one.targets) == (("ARM",), ("AZE.CVL",))
    assert one.place is not None
    assert (one.place.name, one.place.country) == ("Terter", "AZE")
    assert (one.start, one.end) == (date(2020, 10, 27), date(2020, 10, 27))
    assert one.agreements == ("karabakh-2020-10-25",)


def test_it_is_named_after_its_earliest_claim() -> None:
    early = filed(report="b", published="2020-10-26")
    late = filed(report="a", published="2020-10-27")
    undated = filed(report="0", published=None)
    assert incident(late, early, undated).id == incident(early).id == f"incident-{tag('b#1')}"
    assert incident(filed(report="b"), filed(report="a")).id == f"incident-{tag('a#1')}"


def test_the_tag_of_a_claim_never_changes() -> None:
    assert tag("report-12#3") == "e2a1dbd496e96f3c"


def test_its_type_is_that_of_most_claims_that_assert_it() -> None:
    one = incident(
        filed("attack.other"),
        filed("attack.shelling", number=2),
        filed("attack.shelling", number=3),
        *(filed("attack.air", says="ARM", status="denied", number=number) for number in range(4, 8)),
    )
    assert one.type is EventType.ATTACK_SHELLING


def test_its_place_is_the_one_that_most_name_of_the_most_precise_kind_that_many_do() -> None:
    def at(*named: Place) -> str:
        found = incident(*(filed(at=where, number=number) for number, where in enumerate(named, 1))).place
        assert found is not None
        return found.name

    town, village = place("Terter", "AZE"), place("Seydimli", "AZE")
    region, country = place("Tartar District", "AZE", "region"), place("Azerbaijan", "AZE", "country")
    assert at(village, town, town) == "Terter"
    assert at(region, region, town) == "Terter"
    assert at(country, region) == "Tartar District"
    assert at(*[country] * 9, town) == "Azerbaijan", "one in ten that names a town does not make it one of that town"
    assert incident(filed(at=None)).place is None


def test_its_days_are_all_those_that_are_told_by_who_asserts_it() -> None:
    one = incident(
        filed(day="2020-10-27"),
        filed(day="2020-10-25/2020-10-26", number=2),
        filed(day="2020-10-01", says="ARM", status="denied", number=3),
    )
    assert (one.start, one.end) == (date(2020, 10, 25), date(2020, 10, 27))


def test_who_denies_it_does_not_say_who_did_it() -> None:
    one = incident(filed(by="ARM"), filed(by="ARTSAKH", says="ARTSAKH", status="denied", number=2))
    assert one.actors == ("ARM",)


def test_what_is_only_denied_is_told_as_it_is_denied() -> None:
    one = incident(filed(says="ARM", status="denied", killed="3"))
    assert (one.actors, one.start, one.killed) == (("ARM",), date(2020, 10, 27), None)


def test_an_event_told_without_a_day_keeps_none_but_knows_when_it_was_told() -> None:
    one = incident(filed(day=None, published="2020-10-28"), filed(day=None, published="2020-10-28", report="late"))
    assert (one.start, one.end, one.told) == (None, None, date(2020, 10, 28))


def test_it_is_known_since_the_first_report() -> None:
    one = incident(filed(published="2020-10-30", report="b"), filed(published="2020-10-28", report="a"))
    assert one.told == date(2020, 10, 28)


def test_its_agreements_are_all_those_that_its_claims_concern() -> None:
    one = incident(filed(concerns="b"), filed(concerns="a", number=2), filed(number=3))
    assert one.agreements == ("a", "b")


def test_it_says_why_each_of_its_claims_is_taken_to_tell_it() -> None:
    one, other = filed(), filed(number=2)
    assert assemble([one, other], SIDES, reasons={"report#2": "with report#1, +3.1 bits"}).gathered == (
        "report#2 with report#1, +3.1 bits",
    )
    assert incident(one).gathered == ()


def test_it_names_the_judgements_that_made_it_what_it_is() -> None:
    claim = filed()
    kept, withdrawn = judged("verify", claim, number=4), judged("refute", claim, number=5, withdrawn="judgement-6")
    assert incident(claim, judgements=[kept, withdrawn]).judgements == ("judgement-4",)


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        filed(says="AZE", killed="2"),
        filed(says="ARM", status="denied", report="b"),
        filed(says=None, source="One", report="c", words="same"),
        filed(says=None, source="Two", report="d", words="same"),
    ]
    assert len({repr(incident(*order)) for order in itertools.permutations(claims)}) == 1


def test_claims_that_tell_of_no_event_make_no_incident_and_stand_in_none() -> None:
    foreseen = filed(status="future", number=2)
    with pytest.raises(ValueError, match="no claim tells an event"):
        incident(foreseen)
    assert incident(filed(), foreseen).claims == ("report#1",)
