"""An incident form: what a form has a field for, an incident keeps apart too."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.engine.judging import Judge
from hudna.ledger import Ledger
from hudna.model.compliance import StandingValue
from hudna.model.errors import JudgementError
from hudna.model.incidents import NOBODY
from tests.practice.scenes import line, one_incident, standing_of, tell
from tests.tellings import filed, findings, incident, place


def test_an_id_leads_to_the_incident_though_earlier_reports_of_it_come_later(ledger: Ledger) -> None:
    tell(ledger, "2020-10-28", late=[filed()])
    given = one_incident(ledger).id
    tell(ledger, "2020-10-27", early=[filed()])
    Judge(ledger, "amal").verify(given, "seen on site")
    assert one_incident(ledger).claims == ("early#1", "late#1")
    assert one_incident(ledger).judgements


def test_a_range_of_days_is_kept_and_is_not_sure_where_it_begins_before_the_truce() -> None:
    told = filed(day="2020-10-08/2020-10-12", published="2020-10-12")
    one = incident(told)
    assert (one.start, one.end) == (date(2020, 10, 8), date(2020, 10, 12))
    (finding,) = findings(told)
    assert (finding.day, finding.sure) == (date(2020, 10, 10), False)


def test_the_day_of_the_event_and_the_day_of_its_first_report_are_two(ledger: Ledger) -> None:
    tell(ledger, "2020-11-05", b=[filed(day="2020-10-27", says="RUS")])
    tell(ledger, "2020-10-29", a=[filed(day="2020-10-27", says="AZE")])
    one = one_incident(ledger)
    assert (one.start, one.told) == (date(2020, 10, 27), date(2020, 10, 29))
    assert {account.speaker: account.first for account in one.accounts} == {
        "AZE": date(2020, 10, 29),
        "RUS": date(2020, 11, 5),
    }


def test_a_day_that_nobody_tells_is_not_made_up_from_the_day_of_the_report() -> None:
    one = incident(filed("truce.violated", at=None, day=None, concerns="karabakh-2020-10-25", published="2020-11-01"))
    assert (one.start, one.end, one.told) == (None, None, date(2020, 11, 1))


def test_coordinates_come_with_their_precision_and_the_most_precise_place_is_kept() -> None:
    country = place("Azerbaijan", "AZE", "country", 40.4, 47.6)
    town = place("Terter", "AZE", "point", 40.34, 46.93)
    one = incident(filed(at=country), filed(at=town, says="RUS", number=2))
    assert one.place == town


def test_a_place_without_coordinates_has_none() -> None:
    one = incident(filed(at=place("the northern front", None)))
    assert one.place is not None
    assert (one.place.lat, one.place.lon) == (None, None)


def test_the_perpetrator_is_named_as_told_and_its_side_is_known(ledger: Ledger) -> None:
    tell(ledger, a=[filed(by="ARM.MIL")])
    assert [actor.id for claim in ledger.claims() for actor in claim.claim.actors] == ["ARM.MIL"]
    assert one_incident(ledger).actors == ("ARM",)


def test_a_perpetrator_who_is_not_known_is_nobody_and_not_the_adversary(ledger: Ledger) -> None:
    tell(ledger, a=[filed(by="", on="AZE.CVL")])
    assert one_incident(ledger).actors == ()
    now = standing_of(ledger, "karabakh-2020-10-25")
    assert line(now, "ceasefire", NOBODY).value is StandingValue.ALLEGED_BREACH
    assert (line(now, "ceasefire", "ARM").value, line(now, "ceasefire", "ARM").alleged) == (StandingValue.NOT_KNOWN, 0)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_source_is_not_graded_without_a_reason(ledger: Ledger, reason: str) -> None:
    tell(ledger, a=[filed()])
    head = ledger.head()
    with pytest.raises(JudgementError, match="reason"):
        Judge(ledger, "amal").grade_source("Paper", "B", reason)
    assert ledger.head() == head
    graded = Judge(ledger, "amal").grade_source("Paper", "B", "corrects itself in time")
    assert graded.verdict.reason == "corrects itself in time"
