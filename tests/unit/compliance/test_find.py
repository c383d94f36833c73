"""What an incident means under the agreements of its conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from hudna.compliance import find
from hudna.model.agreements import DailyHours, Moment
from hudna.model.compliance import Effect, Finding
from hudna.model.incidents import NOBODY, FiledClaim, Grade
from hudna.model.judgements import JudgementKind, Verdict
from tests.tellings import REGISTER, agreement, filed, findings, incident, judged


def under(identity: str, found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.agreement == identity]


def whose(found: list[Finding]) -> set[tuple[str, str, str]]:
    return {(finding.agreement, finding.provision, finding.party) for finding in found}


# An air raid of the coalition in Yemen, told by the Houthis.
raid = partial(
    filed, "attack.air", by="COALITION", says="HOUTHI", at=("Taiz", "YEM"), day="2015-07-28", published="2015-07-29"
)


def test_a_shot_in_a_truce_is_a_breach_by_the_side_that_fired() -> None:
    (finding,) = under("karabakh-2020-10-10", findings(filed(day="2020-10-12", published="2020-10-12")))
    assert finding.effect is Effect.BREACH
    assert (finding.provision, finding.party) == ("ceasefire", "ARM")
    assert finding.day == date(2020, 10, 12)
    assert finding.sure


def test_a_shot_breaches_every_truce_of_the_conflict_that_was_in_force() -> None:
    assert [finding.agreement for finding in findings(filed(day="2020-10-27"))] == [
        "karabakh-2020-10-25",
        "karabakh-2020-10-17",
        "karabakh-2020-10-10",
    ]


def test_an_agreement_named_that_is_not_yet_in_force_leaves_the_earlier_ones() -> None:
    found = findings(filed(day="2020-10-25", published="2020-10-25", concerns="karabakh-2020-10-25"))
    assert {finding.agreement for finding in found} == {"karabakh-2020-10-10", "karabakh-2020-10-17"}


def test_nothing_is_found_before_effect_or_after_the_end() -> None:
    assert findings(filed(day="2020-10-09", published="2020-10-10")) == []
    assert findings(raid(day="2015-07-25")) == []
    assert findings(raid(day="2015-08-01", published="2015-08-02")) == []


def test_a_day_that_only_partly_lies_in_the_window_is_found_but_not_sure() -> None:
    (finding,) = findings(filed(day="2020-10-10", published="2020-10-10"))
    assert not finding.sure
    assert (
        "2020-10-10 lies only partly in its window, from 2020-10-10 12:00 local time (the text gives no time zone) "
        "to 2020-11-10 01:00 local time: possible, not sure" in finding.trace
    )


def test_a_minute_of_truce_before_midnight_makes_no_breach_of_that_day() -> None:
    assert findings(raid(day="2015-07-26", published="2015-07-27")) == []


def test_the_last_day_but_for_a_minute_is_a_whole_day() -> None:
    (finding,) = findings(raid(day="2015-07-31", published="2015-08-01"))
    assert finding.sure


def test_days_are_counted_by_the_clocks_of_the_land() -> None:
    """Midnight in Moscow is one in the morning on the front: an hour of 10 November precedes the statement."""
    (finding,) = under("karabakh-2020-11-09", findings(filed(day="2020-11-10", published="2020-11-10")))
    assert not finding.sure
    assert findings(filed(day="2020-11-09", published="2020-11-10", concerns="karabakh-2020-11-09"))[0].sure


def test_days_from_before_the_truce_on_are_found_from_its_first_day() -> None:
    found = under("karabakh-2020-10-10", findings(filed(day="2020-09-27/2020-10-28", published="2020-10-28")))
    assert [(finding.day, finding.sure) for finding in found] == [(date(2020, 10, 10), False)]


def test_who_is_not_bound_breaches_nothing() -> None:
    assert findings(filed(by="TUR")) == []


def test_what_is_asked_of_those_who_did_not_sign_is_said_to_be_asked() -> None:
    found = under("karabakh-2020-10-25", findings(filed(by="ARTSAKH")))
    assert [(finding.provision, finding.party) for finding in found] == [("ceasefire-artsakh", "ARTSAKH")]
    assert "asked of ARTSAKH, which has not undertaken it" in found[0].trace


def test_what_a_member_does_its_coalition_does() -> None:
    (finding,) = findings(raid(by="SAU"))
    assert finding.party == "COALITION"
    assert "SAU acts for COALITION" in finding.trace


def test_who_acts_for_two_parties_is_found_for_both_without_being_sure() -> None:
    shelling = filed(
        by="UKR.REB", on="UKR", at=("Donetsk", "UKR"), says="UKR", day="2016-06-01", published="2016-06-01"
    )
    found = findings(shelling)
    assert {(finding.party, finding.sure) for finding in found} == {("DPR", False), ("LPR", False)}
    assert "UKR.REB acts for LPR too: which of them is not told" in found[0].trace


def test_another_country_is_not_where_the_agreement_holds() -> None:
    assert findings(filed(at=("Moscow", "RUS"))) == []


def test_the_truce_in_yemen_holds_over_the_border() -> None:
    over = raid(by="HOUTHI", says="SAU", at=("Najran", "SAU"))
    assert whose(findings(over)) == {("yemen-2015-07-26", "halt-houthi", "HOUTHI")}


def test_without_a_place_the_sides_tell_the_conflict() -> None:
    assert whose(findings(raid(at=None, on="HOUTHI"))) == {("yemen-2015-07-26", "halt", "COALITION")}


def test_without_a_place_a_side_of_several_conflicts_tells_none() -> None:
    strike = filed("attack.air", by="RUS", on="", at=None, says="USA", day="2018-03-01", published="2018-03-01")
    assert findings(strike) == []


def test_action_against_an_excluded_group_breaches_nothing() -> None:
    strike = partial(raid, by="RUS", says="SYR.REB", at=("Palmyra", "SYR"), day="2016-03-20")
    assert findings(strike(on="ISIS")) == []
    assert whose(findings(strike(on="ISIS SYR.CVL"))) == {("syria-2016-02-27", "cessation", "RUS")}


# A pause of five hours a day in Syria, from the morning of 27 February 2018 to the evening of 15 March.
PAUSE = replace(
    agreement("syria-2018-02-24"),
    effect=Moment(time=datetime.fromisoformat("2018-02-27T09:00:00+02:00")),
    end=Moment(time=datetime.fromisoformat("2018-03-15T18:00:00+02:00")),
    daily=DailyHours(opens=time(9), closes=time(14)),
)


def in_the_pause(day: str) -> list[Finding]:
    raided = filed("attack.air", by="SYR", says="SYR.REB", at=("Douma", "SYR"), day=day, published=day)
    return list(find(incident(raided), [PAUSE]))


def test_what_happens_on_a_day_of_a_daily_pause_is_found_but_never_for_sure() -> None:
    (finding,) = in_the_pause("2018-03-01")
    assert not finding.sure
    assert (
        "2018-03-01 lies in its window, from 2018-02-27 09:00 local time to 2018-03-15 18:00 local time, daily from 09:00 "
        "to 14:00 local time; reports tell days, not hours: possible, not sure" in finding.trace
    )


def test_outside_the_days_of_a_daily_pause_nothing_is_found() -> None:
    assert [bool(in_the_pause(day)) for day in ("2018-02-26", "2018-02-27", "2018-03-15", "2018-03-16")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_provision_without_hours_of_its_own_binds_in_those_of_the_agreement_and_one_with_hours_in_its_own() -> None:
    (cessation, *others) = PAUSE.provisions
    nightly = replace(cessation, daily=DailyHours(opens=time(22), closes=time(4)))
    raided = filed(
        "attack.air", by="SYR", says="SYR.REB", at=("Douma", "SYR"), day="2018-03-01", published="2018-03-01"
    )
    (finding,) = find(incident(raided), [replace(PAUSE, provisions=(nightly, *others))])
    assert any("daily from 22:00 to 04:00 local time" in step for step in finding.trace)


def test_an_obligation_from_before_the_truce_is_breached_before_it() -> None:
    """In the 48 hours between signature and effect neither side was to seek an advantage."""
    advance = partial(filed, "territory.change", by="RSF", says="SDN", at=("Khartoum", "SDN"), published="2023-05-25")
    provisions = {day: {f.provision for f in findings(advance(day=day))} for day in ("2023-05-19", "2023-05-21")}
    assert provisions == {"2023-05-19": set(), "2023-05-21": {"notification"}}
    assert {f.provision for f in findings(advance(day="2023-05-24"))} == {"ceasefire"}


def test_a_unilateral_truce_is_broken_by_who_declared_it_and_only_asked_of_the_other() -> None:
    (declarer,) = findings(raid())
    (other,) = findings(raid(by="HOUTHI", says="YEM"))
    assert "COALITION is bound by it" in declarer.trace
    assert "asked of HOUTHI, which has not undertaken it" in other.trace


def test_who_signed_nothing_may_suffer_a_breach() -> None:
    (finding,) = under("karabakh-2020-10-25", findings(filed(by="AZE", on="ARTSAKH", says="ARTSAKH")))
    assert (finding.party, finding.speakers) == ("AZE", ("ARTSAKH",))


@pytest.mark.parametrize("status", ["demanded", "future", "possible", "denied"])
def test_what_nobody_asserts_is_not_found(status: str) -> None:
    assert findings(filed(status=status, says="ARM")) == []


def test_a_denial_stands_beside_the_accusation_and_makes_no_finding_of_its_own() -> None:
    denial = filed(by="ARTSAKH", says="ARTSAKH", status="denied", number=2)
    found = findings(filed(says="AZE"), denial)
    assert {finding.party for finding in found} == {"ARM"}
    assert {(finding.speakers, finding.denied_by, finding.grade) for finding in found} == {
        (("AZE",), ("ARTSAKH",), Grade.DISPUTED)
    }


def test_only_those_who_blame_a_party_speak_against_it() -> None:
    found = findings(filed(by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day="2015-07-28"))
    joint = findings(
        filed(by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day="2015-07-28"),
        filed(by="SALEH", says="SAU", at=("Taiz", "YEM"), day="2015-07-28", number=2),
    )
    assert [(finding.party, finding.speakers) for finding in found] == [("HOUTHI", ("YEM",))]
    assert [(finding.party, finding.speakers) for finding in joint] == [("HOUTHI", ("YEM",)), ("SALEH", ("SAU",))]


def test_allies_who_act_together_each_breach_it() -> None:
    found = findings(filed(by="HOUTHI SALEH", says="YEM", at=("Taiz", "YEM"), day="2015-07-28"))
    assert [(finding.party, finding.sure) for finding in found] == [("HOUTHI", True), ("SALEH", True)]


def test_a_clash_is_found_for_both_sides_without_being_sure_who_began() -> None:
    found = findings(filed("attack.ground", by="HOUTHI YEM", says=None, at=("Taiz", "YEM"), day="2015-07-28"))
    assert {(finding.party, finding.sure) for finding in found} == {("HOUTHI", False), ("YEM", False)}
    assert "told of HOUTHI, YEM together: what each did is not told apart" in found[0].trace


def test_a_refuted_incident_is_found_as_refuted_whoever_is_blamed_how_far() -> None:
    day = date(2020, 11, 5)
    refuted = replace(incident(filed()), grade=Grade.REFUTED, judged=day)
    assert refuted.blames[0].grade is Grade.ALLEGED
    assert {(one.grade, one.judged) for one in find(refuted, REGISTER)} == {(Grade.REFUTED, day)}


def test_whom_a_person_blames_against_all_accounts_is_found_on_no_account() -> None:
    verdict = Verdict(
        kind=JudgementKind.CORRECT, reason="film", claims=("report#1",), field="actors", value=["AZE"], of_incident=True
    )
    (finding,) = under("karabakh-2020-10-25", list(find(incident(filed(), judgements=[judged(verdict)]), REGISTER)))
    assert (finding.party, finding.grade, finding.speakers) == ("AZE", Grade.ALLEGED, ())
    assert finding.trace[-1] == "no account says so: a person corrected who did it"


def test_a_truce_told_as_broken_is_a_breach_of_the_cessation() -> None:
    (finding,) = findings(filed("truce.violated", by="HOUTHI", says="YEM", at=None, day="2015-07-28"))
    assert (finding.agreement, finding.provision, finding.party) == ("yemen-2015-07-26", "halt-houthi", "HOUTHI")


def test_a_breach_whose_doer_is_not_named_is_told_and_held_against_nobody() -> None:
    (finding,) = under("karabakh-2020-10-10", findings(filed(by="", on="AZE.CVL", says="UN", day="2020-10-12")))[:1]
    assert (finding.provision, finding.party, finding.day) == ("ceasefire", NOBODY, date(2020, 10, 12))
    assert (finding.grade, finding.speakers, finding.sure) == (Grade.CORROBORATED, ("UN",), True)
    assert "no account names who did it: a breach, if it was anybody whom this binds" in finding.trace


def test_a_truce_told_as_broken_by_nobody_named_is_a_breach_too() -> None:
    found = findings(filed("truce.violated", by="", says="RUS", at=None, concerns="karabakh-2020-10-25"))
    assert {finding.party for finding in found} == {NOBODY}


def test_nothing_is_fulfilled_by_nobody_named() -> None:
    assert findings(filed("truce.held", by="", says="UN", day="2020-10-12")) == []


def test_what_outsiders_did_is_no_breach_by_nobody_named() -> None:
    assert findings(filed("attack.air", by="TUR", day="2020-10-12")) == []


def test_a_breach_without_a_day_is_found_under_the_agreement_that_it_concerns() -> None:
    (finding,) = findings(filed("truce.violated", at=None, day=None, concerns="karabakh-2020-10-17"))
    assert (finding.agreement, finding.day, finding.told) == ("karabakh-2020-10-17", None, date(2020, 10, 27))
    assert finding.sure
    assert "no day is told; told on 2020-10-27, in the life of the truce that the claims concern" in finding.trace


def test_a_breach_without_day_or_agreement_is_one_of_the_last_truce_in_force() -> None:
    (finding,) = findings(filed("truce.violated", at=None, day=None))
    assert (finding.agreement, finding.sure) == ("karabakh-2020-10-25", False)
    assert "no day is told; told on 2020-10-27, perhaps of another truce" in finding.trace


def test_a_breach_cannot_be_told_before_the_truce_began() -> None:
    early = filed("truce.violated", at=None, day=None, published="2020-10-25", concerns="karabakh-2020-10-25")
    assert findings(early) == []


def test_a_breach_may_be_told_after_the_truce_ended() -> None:
    late = raid(day=None, published="2015-08-03")
    broken = filed(
        "truce.violated",
        by="HOUTHI",
        at=None,
        says="SAU",
        day=None,
        published="2015-08-03",
        concerns="yemen-2015-07-26",
    )
    assert findings(late) == []
    assert whose(findings(broken)) == {("yemen-2015-07-26", "halt-houthi", "HOUTHI")}


def test_a_breach_of_no_date_at_all_is_found_where_it_names_the_agreement() -> None:
    (finding,) = findings(
        filed("truce.violated", at=None, day=None, published=None, concerns="karabakh-2020-10-25", says=None)
    )
    assert (
        "no day is told; told in a report of no date, in the life of the truce that the claims concern" in finding.trace
    )
    assert findings(filed("truce.violated", at=None, day=None, published=None)) == []


def test_an_attack_without_a_day_may_lie_before_any_truce() -> None:
    assert findings(filed(day=None)) == []


def test_the_end_of_a_truce_by_its_own_terms_is_no_breach() -> None:
    def ended(day: str) -> FiledClaim:
        return filed("truce.ended", by="COALITION", says="HOUTHI", at=None, day=day, published=day)

    assert findings(ended("2015-07-31")) == []
    assert whose(findings(ended("2015-07-29"))) == {("yemen-2015-07-26", "halt", "COALITION")}


def test_an_extended_truce_binds_to_its_new_end() -> None:
    raided = filed("attack.air", by="SDN", says="RSF", at=("Khartoum", "SDN"), day="2023-06-02", published="2023-06-02")
    assert whose(findings(raided)) == {("sudan-2023-05-20", "ceasefire", "SDN")}


def test_an_obligation_from_before_the_truce_is_breached_before_the_truce() -> None:
    advance = filed(by="RSF", says="SDN", at=("Khartoum", "SDN"), day="2023-05-21", published="2023-05-22")
    assert whose(findings(advance)) == {("sudan-2023-05-20", "notification", "RSF")}


def test_a_withdrawal_from_one_district_fulfils_nothing_for_another() -> None:
    def leaves(at: tuple[str, str | None] | None) -> FiledClaim:
        return filed("force.withdrawal", by="ARM", at=at, day="2020-11-25", published="2020-11-25", says="AZE")

    (finding,) = findings(leaves(("Kalbajar", "AZE")))
    assert (finding.provision, finding.effect) == ("kalbajar", Effect.FULFILMENT)
    assert findings(leaves(None)) == []


def test_a_provision_of_one_country_is_not_touched_in_another() -> None:
    move = partial(filed, "force.movement", by="ISR", says="LBN", day="2024-12-20", published="2024-12-20")
    assert whose(findings(move(at=("Khiam", "LBN")))) == {("lebanon-2024-11-27", "withdrawal-israel", "ISR")}
    assert findings(move(at=("Haifa", "ISR"))) == []


def test_the_trace_gives_every_step() -> None:
    (finding,) = findings(raid(), raid(says="COALITION", status="denied", number=2))
    assert finding.trace == (
        "attack.air is a breach of provision halt (cessation) of yemen-2015-07-26",
        "COALITION is bound by it",
        "Taiz is in YEM, where the agreement holds",
        "2015-07-28 lies in its window, from 2015-07-26 23:59 local time to 2015-07-31 23:59 local time",
        "asserted by HOUTHI; denied by COALITION",
    )


@pytest.mark.parametrize(
    ("identity", "day"),
    [
        ("karabakh-2020-10-10", "2020-10-11"),
        ("karabakh-2020-10-17", "2020-10-18"),
        ("karabakh-2020-10-25", "2020-10-27"),
        ("karabakh-2020-11-09", "2020-11-11"),
    ],
)
def test_each_side_of_a_truce_is_accused_on_the_word_of_the_other(identity: str, day: str) -> None:
    broken = partial(filed, "truce.violated", at=None, day=day, published=day, concerns=identity)
    found = findings(broken(by="ARM", says="AZE"), broken(by="AZE", says="ARM", number=2))
    assert {(f.party, f.speakers, f.sure) for f in under(identity, found)} == {
        ("ARM", ("AZE",), True),
        ("AZE", ("ARM",), True),
    }
