"""Which claims of a ledger make one incident, as reports come and persons judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from hudna.engine.judging import Judge, incident_judged
from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.ledger import Ledger
from hudna.model.incidents import FiledClaim, Grade
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

Groups = set[tuple[str, ...]]

BARDA, GORIS = ("Barda", "AZE"), ("Goris", "ARM")


def add(ledger: Ledger, **told: Sequence[FiledClaim]) -> None:
    """Reports of 27 October 2020, each with what it tells, one after the other."""
    monitor = Monitor(ledger, analyst_told(**told))
    for name in told:
        monitor.add(report(name))


def groups(ledger: Ledger) -> Groups:
    """The claims of each incident. What a rebuild makes of the entries is the same."""
    assert [fault.reason for fault in ledger.verify(project=project)] == []
    return {incident.claims for incident in ledger.incidents()}


def grade_of(ledger: Ledger, claim: str) -> Grade:
    incident = ledger.incident_of(claim)
    assert incident is not None
    return incident.grade


@pytest.fixture
def judge(ledger: Ledger) -> Judge:
    return Judge(ledger, "amal")


# As reports come


def test_a_report_joins_the_incident_that_it_tells_of(ledger: Ledger) -> None:
    add(ledger, a=[filed()], b=[filed(at=BARDA, words="four houses burned in Barda")])
    assert groups(ledger) == {("a#1",), ("b#1",)}
    add(ledger, c=[filed(says="RUS")])
    assert groups(ledger) == {("a#1", "c#1"), ("b#1",)}
    assert {incident.grade for incident in ledger.incidents()} == {Grade.CORROBORATED, Grade.ALLEGED}


def test_the_denial_of_an_ally_meets_the_accusation(ledger: Ledger) -> None:
    add(
        ledger, a=[filed(says="AZE")], b=[filed(by="ARTSAKH", says="ARTSAKH", status="denied", words="we did not fire")]
    )
    assert groups(ledger) == {("a#1", "b#1")}


def test_an_incident_is_named_by_its_earliest_claim_and_the_names_that_it_had_lead_to_it(ledger: Ledger) -> None:
    add(ledger, late=[filed()])
    (before,) = ledger.incidents()
    Monitor(ledger, analyst_told(early=[filed()])).add(report("early", published="2020-10-26"))
    (after,) = ledger.incidents()
    assert after.claims == ("early#1", "late#1")
    assert after.id != before.id
    assert ledger.claim_tagged(before.id.removeprefix("incident-")) == "late#1"


def test_what_happens_once_in_the_life_of_an_agreement_is_one_event_whenever_it_is_told(ledger: Ledger) -> None:
    def agreed(day: str, words: str) -> FiledClaim:
        return filed("truce.agreed", by="ARM AZE", at=None, day=day, words=words)

    add(ledger, a=[agreed("2020-10-25", "a truce was agreed")], b=[agreed("2020-10-31", "as the parties had settled")])
    assert {claim.claim.agreement for claim in ledger.claims()} == {"karabakh-2020-10-25"}
    assert groups(ledger) == {("a#1", "b#1")}


def test_a_claim_that_concerns_no_side_place_or_agreement_makes_no_incident_of_its_own(ledger: Ledger) -> None:
    nowhere = filed("harm.property", by="", at=None, says=None, day="2020-10-12", words="a school was hit")
    add(ledger, a=[filed(), nowhere], b=[nowhere])
    assert groups(ledger) == {("a#1",)}
    assert [claim.id for claim in ledger.claims()] == ["a#1", "a#2", "b#1"]


def test_a_text_that_repeats_another_corroborates_nothing(ledger: Ledger) -> None:
    story = "Shells fell on Terter at dawn, the ministry said, and four houses burned before the fire was put out."
    monitor = Monitor(ledger, analyst_told(agency=[filed(says=None)], paper=[filed(says=None, words="Terter burned")]))
    monitor.add(report("agency", text=story, source="Agency"))
    monitor.add(report("paper", text=f"From our desk. {story}", source="Paper"))
    (incident,) = ledger.incidents()
    assert [(account.speaker, account.origins) for account in incident.accounts] == [("source:Agency", 1)]
    assert groups(ledger) == {("agency#1", "paper#1")}


def test_texts_that_turn_out_to_be_one_story_become_one_source(ledger: Ledger) -> None:
    """Two texts have nothing in common until a third comes that repeats both."""
    one, other = (
        "Shells fell on Terter at dawn, the ministry said.",
        "Four houses burned, and the school was hit again.",
    )
    told = {name: [filed(says=None, words=f"the words of {name}")] for name in ("one", "other", "both")}
    monitor = Monitor(ledger, analyst_told(**told))
    for name, text in (("one", one), ("other", other), ("both", f"{one} {other}")):
        monitor.add(report(name, text=text, source=name))
        assert list(ledger.verify(project=project)) == []
    assert {claim.origin for claim in ledger.claims()} == {"both"}


@pytest.mark.parametrize("order", ["123", "132", "213", "231", "312", "321"])
def test_a_reprint_and_another_version_of_one_document_are_one_source_whichever_comes_first(
    ledger: Ledger, order: str
) -> None:
    story = "Shells fell on Terter at dawn, the ministry said, and four houses burned before the fire was put out."
    reports = {
        "1": report("1", text=story),
        "2": replace(report("2", text=f"From our desk. {story}"), title="Letter, A/75/1"),
        "3": replace(report("3", text="The same letter in quite other words."), title="Lettre, A/75/1"),
    }
    monitor = Monitor(ledger, analyst_told(**{name: [filed()] for name in reports}))
    for name in order:
        monitor.add(reports[name])
    assert {claim.origin for claim in ledger.claims()} == {"1"}
    assert groups(ledger) == {("1#1", "2#1", "3#1")}


# As persons judge


def test_incidents_that_a_person_merges_are_one_with_all_their_claims(ledger: Ledger, judge: Judge) -> None:
    other = filed(at=BARDA, day="2020-10-20", words="Barda burned")
    add(ledger, a=[filed()], b=[filed()], c=[other], d=[other])
    assert groups(ledger) == {("a#1", "b#1"), ("c#1", "d#1")}
    judge.merge("a#1", "d#1", "one salvo")
    assert groups(ledger) == {("a#1", "b#1", "c#1", "d#1")}


def test_a_merge_that_is_withdrawn_leaves_what_was_before(ledger: Ledger, judge: Judge) -> None:
    add(ledger, a=[filed()], b=[filed(at=BARDA, words="Barda burned")])
    before = groups(ledger)
    merge = judge.merge("a#1", "b#1", "one salvo")
    judge.withdraw(merge.id, "two batteries after all")
    assert groups(ledger) == before


def test_claims_that_a_person_splits_off_are_another_incident_and_the_others_stay_one(
    ledger: Ledger, judge: Judge
) -> None:
    add(ledger, a=[filed()], b=[filed()], c=[filed()], d=[filed()])
    judge.split("a#1", ["b#1", "d#1"], "a second salvo")
    assert groups(ledger) == {("a#1", "c#1"), ("b#1", "d#1")}


def test_a_verdict_stays_with_what_a_split_leaves_behind(ledger: Ledger, judge: Judge) -> None:
    add(ledger, a=[filed()], b=[filed(says="RUS")], c=[filed(says="RUS")])
    verified = judge.verify("a#1", "seen on site")
    basil = Judge(ledger, "basil")
    basil.sign(verified.id, "seen the photographs")
    split = judge.split("a#1", ["a#1"], "another shell")

    def verified_ones() -> Groups:
        return {one for one in groups(ledger) if grade_of(ledger, one[0]) is Grade.VERIFIED}

    assert verified_ones() == {("b#1", "c#1")}, "nobody judged what left"
    add(ledger, d=[filed(says="AZE", words="twelve shells fell")])
    assert ("a#1", "d#1") in groups(ledger)
    assert verified_ones() == {("b#1", "c#1")}, "nor what joins it"
    judge.withdraw(split.id, "one shell after all")
    assert verified_ones() == groups(ledger)


def test_a_verdict_that_awaits_its_signature_is_on_what_a_split_left_behind(ledger: Ledger, judge: Judge) -> None:
    add(ledger, a=[filed()], b=[filed(says="RUS")])
    refuted = judge.refute("a#1", "the site is intact")
    judge.split("a#1", ["a#1"], "another shell")
    assert incident_judged(ledger, refuted) == ledger.incident_of("b#1")
    Judge(ledger, "basil").sign(refuted.id, "seen the photographs")
    assert (grade_of(ledger, "a#1"), grade_of(ledger, "b#1")) == (Grade.ALLEGED, Grade.REFUTED)


def test_what_comes_later_does_not_join_what_a_person_split(ledger: Ledger, judge: Judge) -> None:
    add(ledger, a=[filed()], b=[filed()])
    judge.split("a#1", ["b#1"], "a second salvo")
    add(ledger, c=[filed()])
    assert not any({"a#1", "b#1"} <= set(claims) for claims in groups(ledger))


def test_of_a_merge_and_a_split_the_later_counts(ledger: Ledger, judge: Judge) -> None:
    add(ledger, a=[filed()], b=[filed(at=BARDA, words="Barda burned")], c=[filed(at=GORIS, words="Goris was hit")])
    judge.merge("a#1", "b#1", "one salvo")
    judge.merge("a#1", "c#1", "one salvo")
    judge.split("a#1", ["a#1"], "another battery")
    assert groups(ledger) == {("a#1",), ("b#1", "c#1")}
    judge.merge("b#1", "a#1", "one salvo after all")
    assert groups(ledger) == {("a#1", "b#1", "c#1")}


def test_a_merge_that_a_split_took_back_stays_so_when_a_claim_comes_that_only_the_merge_was_about(
    ledger: Ledger, judge: Judge
) -> None:
    add(ledger, a=[filed()], b=[filed(at=BARDA, words="Barda burned")], c=[filed(at=GORIS, words="Goris was hit")])
    judge.merge("a#1", "c#1", "one salvo")
    judge.merge("a#1", "b#1", "one salvo")
    judge.split("a#1", ["c#1"], "another day")
    judge.split("a#1", ["b#1"], "another battery")
    assert groups(ledger) == {("a#1",), ("b#1",), ("c#1",)}
    add(ledger, d=[filed(at=GORIS, says="RUS", words="Goris was hit")])
    assert groups(ledger) == {("a#1",), ("b#1",), ("c#1", "d#1")}


def test_a_claim_that_a_person_corrects_moves_to_the_incident_that_it_tells_of(ledger: Ledger, judge: Judge) -> None:
    add(
        ledger,
        a=[filed()],
        b=[filed(at=BARDA, words="four houses burned")],
        c=[filed(says="RUS", words="fire was heard")],
    )
    assert groups(ledger) == {("a#1", "c#1"), ("b#1",)}
    judge.correct("c#1", "place", {"name": "Barda", "country": "AZE"}, "misread")
    assert groups(ledger) == {("a#1",), ("b#1", "c#1")}
    filed_now, read = ledger.claim("c#1"), ledger.claim_as_read("c#1")
    assert filed_now is not None
    assert read is not None
    assert (filed_now.claim.place, filed_now.corrected) != (read.claim.place, ())


def test_a_claim_that_is_corrected_to_tell_of_no_event_leaves_its_incident(ledger: Ledger, judge: Judge) -> None:
    add(ledger, a=[filed()], b=[filed()])
    correction = judge.correct("b#1", "status", "future", "a threat")
    assert groups(ledger) == {("a#1",)}
    judge.withdraw(correction.id, "no threat")
    assert groups(ledger) == {("a#1", "b#1")}


def test_an_incident_that_two_persons_verify_is_verified_and_stays_so_as_reports_come(
    ledger: Ledger, judge: Judge
) -> None:
    add(ledger, a=[filed()])
    verdict = judge.verify("a#1", "seen on site")
    assert [incident.grade for incident in ledger.incidents()] == [Grade.ALLEGED]
    Judge(ledger, "basil").sign(verdict.id, "seen the photographs")
    add(ledger, b=[filed(says="ARM", status="denied")])
    (incident,) = ledger.incidents()
    assert (incident.grade, incident.judgements) == (Grade.VERIFIED, (verdict.id,))
    assert groups(ledger) == {("a#1", "b#1")}


def test_a_source_that_is_judged_unreliable_no_longer_corroborates_nor_do_its_later_reports(
    ledger: Ledger, judge: Judge
) -> None:
    monitor = Monitor(ledger, analyst_told(a=[filed()], b=[filed(says="UN")], c=[filed(says="RUS")]))
    monitor.add(report("a"))
    monitor.add(report("b", source="Rumour"))
    assert [incident.grade for incident in ledger.incidents()] == [Grade.CORROBORATED]
    grade = judge.grade_source("Rumour", "E", "makes up what it prints")
    monitor.add(report("c", source="Rumour"))
    assert [incident.grade for incident in ledger.incidents()] == [Grade.ALLEGED]
    judge.withdraw(grade.id, "another paper of that name")
    assert [incident.grade for incident in ledger.incidents()] == [Grade.CORROBORATED]
    assert groups(ledger) == {("a#1", "b#1", "c#1")}


@pytest.mark.parametrize("order", ["abcd", "dcba", "cadb"])
def test_the_order_in_which_reports_come_does_not_matter(ledger: Ledger, order: str) -> None:
    told = {
        "a": [filed(killed="2")],
        "b": [filed(says="ARM", status="denied"), filed(by="AZE", says="ARM", at=GORIS, words="Goris was hit")],
        "c": [filed(says=None, words="fire was heard at Terter"), filed(by="AZE", says="RUS", at=GORIS)],
        "d": [filed(says="RUS", killed="5", day="2020-10-26/2020-10-27")],
    }
    add(ledger, **{name: told[name] for name in order})
    assert groups(ledger) == {("a#1", "b#1", "c#1", "d#1"), ("b#2", "c#2")}
