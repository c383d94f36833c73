"""Traps met in real agreements: what the text leaves open, when it binds and whom, and what its days are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from hudna.compliance import find
from hudna.compliance.elapsed import hours_in_force
from hudna.ledger import Ledger
from hudna.model.agreements import DailyHours, Phase
from hudna.model.compliance import DeadlineState, StandingValue, Voice
from hudna.model.incidents import Grade
from hudna.model.terms import phase_at
from tests.practice.scenes import deadline, line, standing_of, tell, under
from tests.tellings import agreement, filed, findings, gathered, incident, incidents, numbered

FIRST, SECOND, THIRD, LAST = (f"karabakh-2020-{day}" for day in ("10-10", "10-17", "10-25", "11-09"))


def shot(day: str) -> list[str]:
    """Under which agreements a shot of a day is a breach, those for sure first and the others with a question mark."""
    found = findings(filed(day=day, published=day))
    return sorted(f"{'' if finding.sure else '?'}{finding.agreement}" for finding in found)


# Karabakh, 10 October 2020


def test_parameters_to_be_agreed_later_are_not_known_and_nobodys_breach(ledger: Ledger) -> None:
    tell(ledger, "2020-10-12", a=[filed(day="2020-10-12")])
    now = standing_of(ledger, FIRST, "2020-11-09T12:00+04:00")
    for party in ("ARM", "AZE"):
        parameters = line(now, "parameters", party)
        assert (parameters.value, parameters.due) == (StandingValue.NOT_KNOWN, None)
        assert parameters.reason.startswith("nothing is told of its fulfilment")


def test_noon_without_a_time_zone_is_the_noon_of_the_land_and_said_to_be_assumed(ledger: Ledger) -> None:
    effect = agreement(FIRST).effect
    assert (effect.time, effect.zone_given) == (datetime.fromisoformat("2020-10-10T12:00+04:00"), False)
    fired = filed(day="2020-10-11", published="2020-10-11")
    tell(ledger, "2020-10-11", a=[fired])
    assert not standing_of(ledger, FIRST).elapsed.zone_given
    (finding,) = findings(fired)
    assert any("(the text gives no time zone)" in step for step in finding.trace)


def test_a_shot_on_the_day_of_noon_may_have_fallen_before_it() -> None:
    assert (shot("2020-10-09"), shot("2020-10-10"), shot("2020-10-11")) == ([], [f"?{FIRST}"], [FIRST])


# Karabakh, 17 October 2020


def test_midnight_of_the_land_is_eleven_in_the_evening_in_moscow_the_day_before() -> None:
    truce = agreement(SECOND)
    assert truce.effect.time == datetime.fromisoformat("2020-10-17T23:00+03:00")
    assert phase_at(truce, datetime.fromisoformat("2020-10-17T22:59+03:00")) is Phase.AGREED
    assert phase_at(truce, datetime.fromisoformat("2020-10-17T23:00+03:00")) is Phase.IN_FORCE


def test_the_day_before_counts_by_the_clocks_of_the_land_and_not_by_those_of_moscow() -> None:
    assert (shot("2020-10-17"), shot("2020-10-18")) == ([FIRST], [FIRST, SECOND])


# Karabakh, 25 October 2020


def test_a_truce_of_the_25th_may_bind_from_eight_on_the_26th() -> None:
    assert agreement(THIRD).effect.time == datetime.fromisoformat("2020-10-26T00:00-04:00"), "midnight in Washington"
    assert THIRD not in "".join(shot("2020-10-25"))
    assert f"?{THIRD}" in shot("2020-10-26")
    assert THIRD in shot("2020-10-27")


def test_a_later_truce_that_reaffirms_leaves_the_earlier_in_force() -> None:
    assert shot("2020-10-27") == [FIRST, SECOND, THIRD]


# Karabakh, 9 November 2020


def test_what_only_some_press_versions_have_binds_nobody() -> None:
    places = {place for provision in agreement(LAST).provisions for place in provision.places}
    assert places == {
        "Aghdam",
        "Aghdam District",
        "Kalbajar",
        "Kalbajar District",
        "Laçın",
        "Lachin",
        "Lachin District",
    }
    leaves = filed("force.withdrawal", by="ARM", at=("Gazakh", "AZE"), day="2020-11-20", published="2020-11-20")
    assert findings(leaves) == []


def test_a_deadline_that_was_moved_is_an_amendment_and_no_breach(ledger: Ledger) -> None:
    tell(ledger, "2020-11-12", a=[filed(day="2020-10-20")])
    between = standing_of(ledger, LAST, "2020-11-20T12:00+04:00")
    kalbajar = deadline(between, "kalbajar")
    assert (kalbajar.state, kalbajar.due.date()) == (DeadlineState.DUE, date(2020, 11, 25))
    assert kalbajar.moved_from == datetime.fromisoformat("2020-11-15T23:59:59+04:00")
    assert line(between, "kalbajar", "ARM").value is StandingValue.NOT_KNOWN
    assert [(change.provision, change.made.date()) for change in between.violations.changes] == [
        ("kalbajar", date(2020, 11, 15))
    ]
    tell(ledger, "2020-11-26", b=[filed(at=("Kalbajar", "AZE"), day="2020-11-25")])
    after = standing_of(ledger, LAST, "2020-11-26T12:00+04:00")
    assert line(after, "kalbajar", "ARM").value is StandingValue.OVERDUE


def test_before_it_was_moved_the_first_deadline_stood(ledger: Ledger) -> None:
    tell(ledger, "2020-11-12", a=[filed(day="2020-10-20")])
    before = deadline(standing_of(ledger, LAST, "2020-11-14T12:00+04:00"), "kalbajar")
    assert (before.due.date(), before.moved_from) == (date(2020, 11, 15), None)


def test_land_that_is_handed_over_by_agreement_is_no_breach() -> None:
    handed = filed(
        "territory.change", by="AZE", at=("Kalbajar", "AZE"), day="2020-11-25", published="2020-11-25", says="ARM"
    )
    assert under(LAST, findings(handed)) == []


# Jeddah, 2023


advance = partial(filed, "territory.change", by="RSF", says="SDN", at=("Khartoum", "SDN"), published="2023-05-25")


def test_an_obligation_may_bind_before_the_effect() -> None:
    in_the_48_hours, before_them, after = (findings(advance(day=f"2023-05-{day}")) for day in (21, 19, 24))
    assert [finding.provision for finding in in_the_48_hours] == ["notification"]
    assert before_them == []
    assert [finding.provision for finding in after] == ["ceasefire"]


def test_the_agreement_is_not_in_force_while_that_obligation_binds(ledger: Ledger) -> None:
    tell(ledger, "2023-05-22", a=[advance(day="2023-05-21")])
    now = standing_of(ledger, "sudan-2023-05-20", "2023-05-22T12:00+02:00")
    assert (now.phase, now.elapsed.hours_in_force) == (Phase.AGREED, 0)
    assert line(now, "notification", "RSF").value is StandingValue.ALLEGED_BREACH
    assert line(now, "ceasefire", "RSF").value is StandingValue.NOT_KNOWN


def test_facilitators_may_fault_both_sides_and_each_stands_accused_on_their_word(ledger: Ledger) -> None:
    fault = partial(filed, "truce.violated", on="", at=("Khartoum", "SDN"), day="2023-05-27", says="USA")
    tell(
        ledger,
        "2023-05-28",
        a=[fault(by="SDN", words="the army flew its aircraft"), fault(by="RSF", words="the other held houses")],
    )
    now = standing_of(ledger, "sudan-2023-05-20")
    assert {(one.accuser, one.voice, one.accused) for one in now.accusations} == {
        ("USA", Voice.OTHER, "SDN"),
        ("USA", Voice.OTHER, "RSF"),
    }
    for party in ("SDN", "RSF"):
        assert line(now, "ceasefire", party).value is StandingValue.ALLEGED_BREACH


def test_both_faulted_in_one_breath_are_both_found_without_being_sure_who_did_what() -> None:
    both = filed(
        "truce.violated", by="SDN RSF", at=("Khartoum", "SDN"), day="2023-05-27", says="SAU", published="2023-05-28"
    )
    assert {(finding.party, finding.sure) for finding in findings(both)} == {("SDN", False), ("RSF", False)}


# The guarantors of Astana


def test_the_violations_that_each_guarantor_counts_are_confirmed_by_neither() -> None:
    """Each counts those of the side that the other guarantees."""
    russian = [
        filed(
            "truce.violated", by="SYR.REB", at=("Latakia", "SYR"), day="2017-01-04", says="RUS", published="2017-01-04"
        )
    ]
    turkish = [
        filed(
            "truce.violated",
            by="SYR",
            at=("Idlib", "SYR"),
            day="2017-01-04",
            says="TUR",
            published="2017-01-04",
            report="b",
        )
    ]
    claims = numbered([*russian, *turkish])
    assert len(gathered(claims)) == 2
    assert {one.grade for one in incidents(claims)} == {Grade.ALLEGED}


# Who signed, and who did not


def test_those_who_did_not_sign_act() -> None:
    found = under(THIRD, findings(filed(by="ARTSAKH")))
    assert [(finding.provision, finding.party) for finding in found] == [("ceasefire-artsakh", "ARTSAKH")]
    assert "asked of ARTSAKH, which has not undertaken it" in found[0].trace


def test_those_who_did_not_sign_are_acted_upon() -> None:
    (finding,) = under(THIRD, findings(filed(by="AZE", on="ARTSAKH", says="ARTSAKH")))
    assert (finding.party, finding.speakers) == ("AZE", ("ARTSAKH",))


def test_who_neither_signed_nor_is_asked_breaches_nothing() -> None:
    assert findings(filed(by="TUR")) == []


def test_a_unilateral_truce_binds_the_side_that_declared_it() -> None:
    fires = partial(filed, "attack.shelling", at=("Taiz", "YEM"), day="2015-07-28", published="2015-07-29")
    (own,) = findings(fires(by="COALITION", says="HOUTHI"))
    (other,) = findings(fires(by="HOUTHI", says="YEM"))
    assert "COALITION is bound by it" in own.trace
    assert "asked of HOUTHI, which has not undertaken it" in other.trace


@pytest.mark.parametrize(
    ("day", "sure"), [("2015-07-26", None), ("2015-07-27", True), ("2015-07-31", True), ("2015-08-01", None)]
)
def test_a_truce_from_a_minute_to_midnight_binds_from_the_next_day(day: str, sure: bool | None) -> None:
    found = findings(
        filed("attack.air", by="COALITION", says="HOUTHI", at=("Taiz", "YEM"), day=day, published="2015-08-02")
    )
    assert [finding.sure for finding in found] == ([] if sure is None else [sure])


# Humanitarian pauses


PAUSE = replace(agreement("syria-2018-02-24"), daily=DailyHours(opens=time(9), closes=time(14)))
"""Five hours of each day."""


def test_what_happened_on_a_day_of_a_pause_may_have_happened_outside_its_hours() -> None:
    raid = filed("attack.air", by="SYR", says="SYR.REB", at=("Douma", "SYR"), day="2018-03-01", published="2018-03-01")
    (all_day,) = findings(raid)
    (in_the_hours,) = find(incident(raid), [PAUSE])
    assert (all_day.sure, in_the_hours.sure) == (True, False)
    assert any("daily from 09:00 to 14:00 local time" in step for step in in_the_hours.trace)


def test_the_hours_between_two_openings_are_not_in_force() -> None:
    day = datetime.fromisoformat("2018-03-01T00:00+02:00"), datetime.fromisoformat("2018-03-02T00:00+02:00")
    before, after = (hours_in_force(PAUSE, at) for at in day)
    assert after - before == 5
