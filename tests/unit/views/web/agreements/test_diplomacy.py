"""The diplomacy about an agreement: what is linked to it, what took place in its circle and time, and what was demanded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger, open_ledger
from hudna.model.incidents import FiledClaim
from hudna.views.web.agreements import diplomacy
from hudna.views.web.agreements.diplomacy import Track, track
from tests.tellings import agreement, filed
from tests.unit.engine.told import analyst_told, report

FIRST = agreement("karabakh-2020-10-10")
DAY = "2020-10-20"
NOVEMBER = date(2020, 11, 1)


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    file = tmp_path / "talks.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        yield ledger


def found(ledger: Ledger, *claims: FiledClaim, until: date | None = None) -> Track:
    Monitor(ledger, analyst_told(talks=claims)).add(report("talks", published=DAY))
    return track(ledger, FIRST, NOVEMBER, until)


def call(by: str, *, day: str | None = DAY, concerns: str | None = None) -> FiledClaim:
    return filed("talks.call", by=by, says=None, at=None, day=day, published=DAY, concerns=concerns)


def test_a_call_of_a_party_and_the_mediator_is_a_step_though_no_report_links_it(ledger: Ledger) -> None:
    (step,) = found(ledger, call("ARM RUS")).steps
    assert (step.day, step.is_linked) == (date(2020, 10, 20), False)


def test_a_step_that_names_the_agreement_is_linked_to_it(ledger: Ledger) -> None:
    (step,) = found(ledger, call("USA", concerns=FIRST.id)).steps
    assert step.is_linked


@pytest.mark.parametrize("by", ["ARM USA", "RUS", "FRA"])
def test_a_call_that_somebody_else_had_is_none(ledger: Ledger, by: str) -> None:
    assert found(ledger, call(by)).steps == ()


@pytest.mark.parametrize("day", ["2020-09-30", "2020-11-30"])
def test_a_call_of_another_time_is_none(ledger: Ledger, day: str) -> None:
    assert found(ledger, call("ARM RUS", day=day)).steps == ()


def test_a_call_of_an_unknown_day_stands_on_the_day_on_which_it_was_told(ledger: Ledger) -> None:
    (step,) = found(ledger, call("ARM RUS", day=None)).steps
    assert step.day == date(2020, 10, 20)


def test_the_newest_step_comes_first(ledger: Ledger) -> None:
    steps = found(ledger, call("ARM RUS", day="2020-10-12"), call("AZE RUS", day="2020-10-20")).steps
    assert [step.day for step in steps] == [date(2020, 10, 20), date(2020, 10, 12)]


def test_a_demand_stands_with_its_sentence_and_who_makes_it(ledger: Ledger) -> None:
    demand = filed("force.withdrawal", by="ARM", says="UN", status="demanded", day=None, published=DAY)
    (step,) = found(ledger, demand).steps
    assert step.demand is not None
    assert (step.demand.speaker, step.demand.towards) == ("UN", ("ARM",))
    assert step.demand.sentence == "the words of the report"


def test_a_demand_about_another_land_is_none(ledger: Ledger) -> None:
    demand = filed(
        "truce.agreed", by="HOUTHI", says="UN", status="demanded", at=("Taiz", "YEM"), day=None, published=DAY
    )
    assert found(ledger, demand).steps == ()


def test_more_steps_than_are_shown_are_counted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diplomacy, "MOST", 1)
    shown = found(ledger, call("ARM RUS", day="2020-10-12"), call("AZE RUS", day="2020-10-20"))
    assert (len(shown.steps), shown.left_out) == (1, 1)
