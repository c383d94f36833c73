"""Deadlines that are near, and that passed while nothing tells of fulfilment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hudna.compliance import Publication, coverage, standing
from hudna.compliance.alerts import deadlines, load_rules
from hudna.model.alerts import Alert, AlertKind
from hudna.model.coverage import Coverage
from tests.tellings import agreement, filed, findings

TRUCE = agreement("karabakh-2020-11-09")
AGHDAM = datetime(2020, 11, 19, 20, tzinfo=UTC)  # the end of 20 November in Baku is a day later
RULE = load_rules().deadline


def covered(at: datetime, read_for: int) -> Coverage:
    """A report a day from the effect of the truce on, which tells of the place."""
    first, place = TRUCE.effect.time.date(), frozenset({("AZE", "Aghdam")})
    days = [first + timedelta(days=number) for number in range(read_for)]
    return coverage([Publication(day=day, places=place) for day in days], TRUCE, at)


def of(at: datetime, *, read_for: int = 40, told: bool = False) -> dict[str, Alert]:
    """Alerts by provision at an instant, read for some days, with or without the withdrawal from Aghdam told."""
    withdrawal = filed("force.withdrawal", by="ARM", says="AZE", at=("Aghdam", "AZE"), day="2020-11-19")
    known = findings(withdrawal) if told else []
    state = standing(TRUCE, known, covered(at, read_for), at)
    return {alert.subject[1]: alert for alert in deadlines(TRUCE, state, RULE)}


def test_a_deadline_is_near_some_days_before_and_up_to_it() -> None:
    due = datetime(2020, 11, 20, 19, 59, 59, tzinfo=UTC)
    assert "aghdam" not in of(due - timedelta(days=RULE.near_days, seconds=1))
    for before in (timedelta(days=RULE.near_days), timedelta(hours=1), timedelta()):
        assert of(due - before)["aghdam"].kind is AlertKind.DEADLINE_NEAR
    assert of(due + timedelta(seconds=1))["aghdam"].kind is AlertKind.DEADLINE_MISSED


def test_a_near_deadline_is_told_without_any_report() -> None:
    assert of(AGHDAM, read_for=0)["aghdam"].kind is AlertKind.DEADLINE_NEAR


@pytest.mark.parametrize("read_for", [0, 5])
def test_of_a_deadline_that_passed_while_nothing_was_read_nothing_is_said(read_for: int) -> None:
    passed = AGHDAM + timedelta(days=20)
    assert "aghdam" in of(passed)
    assert "aghdam" not in of(passed, read_for=read_for)


@pytest.mark.parametrize("days", [0, 5])
def test_what_is_told_as_fulfilled_is_neither_near_nor_missed(days: int) -> None:
    assert "aghdam" in of(AGHDAM + timedelta(days=days))
    assert "aghdam" not in of(AGHDAM + timedelta(days=days), told=True)


def test_a_deadline_that_was_moved_is_another() -> None:
    first = of(datetime(2020, 11, 14, tzinfo=UTC))["kalbajar"]
    moved = of(datetime(2020, 11, 24, tzinfo=UTC))["kalbajar"]
    assert (first.kind, moved.kind) == (AlertKind.DEADLINE_NEAR, AlertKind.DEADLINE_NEAR)
    assert first.id != moved.id
    assert "kalbajar" not in of(datetime(2020, 11, 17, tzinfo=UTC))


def test_the_alert_says_what_is_owed_by_whom_and_when() -> None:
    alert = of(AGHDAM)["aghdam"]
    assert alert.title.startswith("Deadline near: aghdam of ARM")
    assert alert.reason.startswith("Return Aghdam district to Azerbaijan by 20 November 2020")
    assert "due by 2020-11-20 23:59 local time" in alert.reason


def test_before_anything_was_agreed_no_deadline_is_near() -> None:
    assert of(datetime(2020, 11, 1, tzinfo=UTC)) == {}
