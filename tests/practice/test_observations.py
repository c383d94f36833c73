"""An observation: what is seen or heard is told as it is, and blames nobody whom the observer did not see."""

from __future__ import annotations

from functools import partial

from hudna.ledger import Ledger
from hudna.model.incidents import NOBODY, Grade
from tests.practice.scenes import one_incident, standing_of, tell
from tests.tellings import filed, findings, incident

heard = partial(filed, "attack.explosive", by="", says="OSCE", at=("Zolote", "UKR"), day="2020-09-10")


def test_explosions_of_undetermined_direction_are_a_breach_by_nobody_named(ledger: Ledger) -> None:
    tell(ledger, "2020-09-11", a=[heard()])
    assert one_incident(ledger).actors == ()
    assert {finding.party for finding in ledger.findings()} == {NOBODY}


def test_what_an_observer_of_an_independent_mission_tells_is_corroborated_without_a_second_source() -> None:
    assert incident(heard()).grade is Grade.CORROBORATED


def test_that_there_were_explosions_is_established_and_who_fired_is_a_side_s_word_alone() -> None:
    one = incident(heard(), heard(by="DPR", says="UKR", report="b"))
    assert one.grade is Grade.CORROBORATED
    assert {(blame.actor, blame.grade, blame.speakers) for blame in one.blames} == {("DPR", Grade.ALLEGED, ("UKR",))}
    (finding,) = (found for found in findings(heard(by="DPR", says="UKR")) if found.provision == "no-fire")
    assert finding.grade is Grade.ALLEGED


def test_where_access_was_limited_the_counts_are_shown_with_what_could_not_be_known(ledger: Ledger) -> None:
    """A count is a sample."""
    tell(ledger, "2020-08-01", a=[heard(by="DPR", day="2020-08-01")])
    now = standing_of(ledger, "ukraine-2020-07-22", "2020-08-10T12:00+03:00")
    (said,) = (caution for caution in now.cautions if "No report could tell" in caution)
    assert said.endswith("they are not known, not quiet.")
    assert now.coverage.days_covered == 2
