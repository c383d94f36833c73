"""Verification: what persons decide, by which steps, on how many sources, and what changes by it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.engine.trends import total, trend
from hudna.ledger import Ledger
from hudna.model.compliance import StandingValue
from hudna.model.entries import EntryKind
from hudna.model.errors import JudgementError
from hudna.model.incidents import NOBODY, Grade
from tests.practice.scenes import confirm, line, one_incident, standing_of, tell, tell_in_retrospect, under
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

THIRD = "karabakh-2020-10-25"


@pytest.fixture
def amal(ledger: Ledger) -> Judge:
    return Judge(ledger, "amal")


# Statuses


def test_what_two_persons_found_true_is_verified(ledger: Ledger) -> None:
    tell(ledger, a=[filed()])
    confirm(ledger, "a#1")
    assert one_incident(ledger).grade is Grade.VERIFIED


def test_a_verdict_that_nobody_else_signed_is_pending_and_changes_nothing(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed()])
    amal.verify("a#1", "seen on site")
    pending = one_incident(ledger)
    assert pending.grade is Grade.ALLEGED
    assert "a second person has not signed yet" in pending.reason


def test_what_is_out_of_scope_stays_an_incident_and_is_no_breach(ledger: Ledger) -> None:
    """Before any truce, in another land, by who is bound by none."""
    tell(
        ledger,
        before=[filed(day="2020-10-01")],
        abroad=[filed(at=("Moscow", "RUS"), words="elsewhere")],
        outsider=[filed("attack.air", by="TUR", words="an aircraft of others")],
    )
    assert len(list(ledger.incidents())) == 3
    assert list(ledger.findings()) == []


def test_what_was_found_not_to_have_occurred_stays_and_counts_nowhere(ledger: Ledger) -> None:
    tell(ledger, a=[filed()])
    assert list(ledger.findings())
    confirm(ledger, "a#1", "refute")
    assert one_incident(ledger).grade is Grade.REFUTED
    assert {one.grade for one in ledger.findings()} == {Grade.REFUTED}
    now = standing_of(ledger, THIRD)
    assert (line(now, "ceasefire", "ARM").value, now.accusations) == (StandingValue.NO_BREACH_REPORTED, ())
    assert total(trend(ledger, THIRD, date(2020, 10, 28))).total == 0


# Sign-offs


def test_a_sign_off_is_another_persons_and_dated(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed()])
    judgement = amal.verify("a#1", "seen on site")
    with pytest.raises(JudgementError, match="another person has to sign it"):
        amal.sign(judgement.id, "seen again")
    Judge(ledger, "basil").sign(judgement.id, "seen the photographs")
    verdict, signature = ledger.judgements()
    assert (verdict.author, verdict.signed, signature.author) == ("amal", "basil", "basil")
    assert verdict.time <= signature.time <= datetime.now(UTC)
    assert one_incident(ledger).judged == verdict.time.date()


# Numbers of sources


def test_primary_sources_are_told_from_those_that_print_them_again(ledger: Ledger) -> None:
    story = "Shells fell on Terter at dawn, the ministry said, and four houses burned before the fire was put out."
    told = {name: [filed(says="AZE.MIL")] for name in ("wire", "daily", "evening", "site")}
    monitor = Monitor(ledger, analyst_told(**told))
    monitor.add(report("wire", text=story, source="Wire"))
    monitor.add(report("daily", text=f"From our desk. {story}", source="Daily"))
    monitor.add(report("evening", text=f"{story} This is a developing story.", source="Evening"))
    monitor.add(
        report("site", text="Our correspondent saw the houses burn, and spoke with the families.", source="Site")
    )
    (account,) = one_incident(ledger).accounts
    assert account.outlets == ("Daily", "Evening", "Site", "Wire")
    assert account.origins == 2


# Late verification


def test_what_is_verified_after_its_period_closed_restates_the_total_and_says_so(ledger: Ledger) -> None:
    tell_in_retrospect(ledger, "2020-10-27", a=[filed()])
    closed = "2020-10-28T23:59:59+04:00"
    before = line(standing_of(ledger, THIRD, closed), "ceasefire", "ARM")
    confirm(ledger, "a#1")
    after = line(standing_of(ledger, THIRD, closed), "ceasefire", "ARM")
    assert (before.value, before.alleged, before.verified, before.later) == (StandingValue.ALLEGED_BREACH, 1, 0, 0)
    assert (after.value, after.alleged, after.verified, after.later) == (StandingValue.VERIFIED_BREACH, 0, 1, 1)
    assert after.reason.endswith(f"1 by a verdict given later, on {one_incident(ledger).judged}")


def test_what_is_refuted_after_its_period_closed_restates_the_total_and_says_so(ledger: Ledger) -> None:
    tell_in_retrospect(ledger, "2020-10-27", a=[filed()])
    confirm(ledger, "a#1", "refute")
    after = line(standing_of(ledger, THIRD, "2020-10-28T23:59:59+04:00"), "ceasefire", "ARM")
    assert (after.value, after.alleged, after.refuted) == (StandingValue.NO_BREACH_REPORTED, 0, 1)
    assert after.reason.endswith(f"; 1 refuted by a verdict given later, on {one_incident(ledger).judged}")


def test_the_total_as_it_was_known_when_the_period_closed_can_still_be_asked_for(ledger: Ledger) -> None:
    tell_in_retrospect(ledger, "2020-10-27", a=[filed()])
    confirm(ledger, "a#1")
    with ledger.as_known_on(datetime(2020, 10, 29, tzinfo=UTC), project) as known:
        then = line(standing_of(known, THIRD, "2020-10-28T23:59:59+04:00"), "ceasefire", "ARM")
    assert (then.value, then.verified, then.later) == (StandingValue.ALLEGED_BREACH, 0, 0)


# The admiralty code


def test_the_reliability_of_a_source_and_the_credibility_of_what_it_says_are_judged_apart(
    ledger: Ledger, amal: Judge
) -> None:
    tell(ledger, "2020-10-27", "Rumour", a=[filed(says="RUS")])
    amal.grade_claim("a#1", "2", "fits the photographs")
    (account,) = one_incident(ledger).accounts
    assert account.weight == "F2", "a true word does not make a source reliable"
    amal.grade_source("Rumour", "E", "makes up what it prints")
    (account,) = one_incident(ledger).accounts
    assert account.weight == "E2", "nor does a liar's reputation make a word false"
    tell(ledger, "2020-11-01", "Rumour", b=[filed(at=("Barda", "AZE"), day="2020-10-31", words="another")])
    assert {one.weight for incident in ledger.incidents() for one in incident.accounts} == {"E2", "E6"}


def test_an_improbable_word_of_a_reliable_source_corroborates_nothing(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed(says="AZE")])
    tell(ledger, "2020-10-27", "Wire", b=[filed(says="RUS")])
    amal.grade_source("Wire", "A", "checks what it prints")
    assert one_incident(ledger).grade is Grade.CORROBORATED
    amal.grade_claim("b#1", "5", "the battery was elsewhere that day")
    assert one_incident(ledger).grade is Grade.ALLEGED


# Outcomes of an inquiry


def test_an_inquiry_may_find_that_it_happened_and_is_not_attributable(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed()])
    amal.correct(one_incident(ledger).id, "actors", [], "no calibre could be told from the craters")
    confirm(ledger, "a#1")
    found = one_incident(ledger)
    assert (found.grade, found.actors, found.blames) == (Grade.VERIFIED, (), ())
    (finding,) = (one for one in ledger.findings(THIRD) if one.provision == "ceasefire")
    assert (finding.party, finding.grade) == (NOBODY, Grade.VERIFIED)
    assert "a person judged that who did it is not known: a breach, if it was anybody whom this binds" in finding.trace
    now = standing_of(ledger, THIRD)
    assert line(now, "ceasefire", NOBODY).value is StandingValue.VERIFIED_BREACH
    assert line(now, "ceasefire", "ARM").value is StandingValue.NOT_KNOWN
    assert [account.actors for account in found.accounts] == [("ARM",)], "what was alleged stays on record"


def test_an_inquiry_may_find_that_both_did_it(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed("attack.ground")])
    amal.correct(one_incident(ledger).id, "actors", ["ARM", "AZE"], "both advanced on the hill")
    confirm(ledger, "a#1")
    found = under(THIRD, list(ledger.findings()))
    assert {(finding.party, finding.grade) for finding in found} == {("ARM", Grade.VERIFIED), ("AZE", Grade.VERIFIED)}


# Denied access


def test_denied_access_is_counted_by_who_denied_it(ledger: Ledger) -> None:
    denied = partial(filed, "obstruction", on="OSCE", says="OSCE", day="2020-09-10")
    at = {
        "Zolote": "a soldier stopped the patrol",
        "Horlivka": "armed men closed the road",
        "Donetsk": "the drone was jammed",
    }
    told = [
        denied(by=by, at=(where, "UKR"), words=at[where])
        for by, where in (("UKR", "Zolote"), ("DPR", "Horlivka"), ("DPR", "Donetsk"))
    ]
    tell(ledger, "2020-09-11", a=told)
    now = standing_of(ledger, "ukraine-2020-07-22")
    cells = {row.party: row.cells["coordination"].breaches.total for row in now.matrix}
    assert cells == {"UKR": 1, "DPR": 2, "LPR": 0}
    assert sum(line(now, "no-fire", party).corroborated for party in cells) == 0, "nor is it a shot"


# Evidence


def test_the_working_copy_may_be_corrected_and_the_evidence_stays_as_it_came(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed(killed="3")])
    report = ledger.report("a")
    amal.correct("a#1", "killed", {"low": 2, "high": 2}, "one of the three survived")
    working, read = ledger.claim("a#1"), ledger.claim_as_read("a#1")
    assert working is not None
    assert read is not None
    assert working.claim.killed != read.claim.killed
    assert working.corrected == ("judgement-" + str(ledger.head()[0]),)
    assert ledger.report("a") == report


def test_evidence_is_known_by_its_hash_and_a_change_of_it_is_found(ledger: Ledger, tmp_path: Path) -> None:
    tell(ledger, a=[filed()])
    report = ledger.report("a")
    assert report is not None
    (added,) = ledger.entries(kind=EntryKind.REPORT_ADDED)
    assert added.payload["sha256"] == report.sha256
    assert list(ledger.verify()) == []
    with closing(sqlite3.connect(tmp_path / "truce.ledger")) as store, store:
        store.execute("UPDATE entries SET payload = replace(payload, 'Paper', 'Gazette')")
    assert added.sequence in {fault.sequence for fault in ledger.verify()}


def test_the_ledger_says_who_did_what_when(ledger: Ledger, amal: Judge) -> None:
    tell(ledger, a=[filed()])
    amal.grade_source("Paper", "B", "corrects itself in time")
    *_, last = ledger.entries()
    assert (last.kind, last.author) == (EntryKind.JUDGEMENT_MADE, "amal")
    assert last.payload["verdict"]["reason"] == "corrects itself in time"
    assert last.time <= datetime.now(UTC)
