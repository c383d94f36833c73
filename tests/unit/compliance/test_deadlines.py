"""Deadlines: due, met, missed or not known, and moved by amendments."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import pytest

from hudna.compliance import Publication, coverage, standing
from hudna.model.compliance import Deadline, DeadlineState
from hudna.model.incidents import FiledClaim
from tests.tellings import agreement, filed, findings

KARABAKH = agreement("karabakh-2020-11-09")

leaves = partial(filed, "force.withdrawal", by="ARM", says="AZE", at=("Kalbajar", "AZE"))


def deadline(
    as_of: str, *claims: FiledClaim, of: str = "kalbajar", read: str | None = "2020-11-12", place: str = "Aghdam"
) -> Deadline:
    """A deadline, where one report was read, which tells of a place."""
    at = datetime.fromisoformat(as_of)
    reports = [] if read is None else [Publication(day=date.fromisoformat(read), places=frozenset({("AZE", place)}))]
    now = standing(KARABAKH, findings(*claims), coverage(reports, KARABAKH, at), at)
    return next(one for one in now.deadlines if one.provision == of)


def test_they_are_listed_by_party_the_earliest_first() -> None:
    at = datetime.fromisoformat("2020-11-16T12:00+04:00")
    listed = standing(KARABAKH, [], coverage([], KARABAKH, at), at).deadlines
    assert [(one.provision, one.party) for one in listed] == [("aghdam", "ARM"), ("kalbajar", "ARM"), ("lachin", "ARM")]


def test_before_its_time_it_is_due() -> None:
    one = deadline("2020-11-12T23:59:59+04:00")
    assert (one.state, one.hours_left) == (DeadlineState.DUE, 72)
    assert one.reason.startswith("nothing is told of its fulfilment yet")


def test_after_it_without_a_word_of_fulfilment_it_is_missed() -> None:
    one = deadline("2020-11-21T23:59:59+04:00", of="aghdam", read="2020-11-21")
    assert (one.state, one.hours_left) == (DeadlineState.MISSED, -24)
    assert one.reason.startswith("it has passed, and no report tells of its fulfilment")


def test_without_a_report_it_is_not_missed_but_not_known() -> None:
    one = deadline("2020-11-21T12:00+04:00", of="aghdam", read=None)
    assert (one.state, one.reason.partition(";")[0]) == (DeadlineState.NOT_KNOWN, "it has passed")


@pytest.mark.parametrize("read", ["2020-11-19", "2020-11-22"])
def test_where_no_report_could_tell_of_its_day_it_is_not_known(read: str) -> None:
    """A report can tell of the day on which it is published and of the day before."""
    one = deadline("2020-12-12T12:00+04:00", of="aghdam", read=read)
    assert one.state is DeadlineState.NOT_KNOWN
    assert one.reason.startswith("it has passed; no report could tell of that day")


def test_where_no_report_tells_of_the_place_it_is_not_known() -> None:
    one = deadline("2020-11-21T23:59:59+04:00", of="aghdam", read="2020-11-20", place="Baku")
    assert one.state is DeadlineState.NOT_KNOWN
    assert one.reason.startswith("it has passed; no report tells of Aghdam, where alone it is owed")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2020-11-20", DeadlineState.MET),
        ("2020-11-25", DeadlineState.MET),
        ("2020-11-26", DeadlineState.MET_LATE),
        ("2020-11-25/2020-11-26", DeadlineState.MET),
    ],
)
def test_it_is_met_by_a_fulfilment_no_later_than_its_day(day: str, state: DeadlineState) -> None:
    one = deadline("2020-11-28T12:00+04:00", leaves(day=day, published="2020-11-27"))
    assert one.state is state
    assert "on the word of AZE; how much of it is not judged" in one.reason


def test_what_is_done_before_the_instant_is_met_at_once() -> None:
    told = leaves(day="2020-11-14", published="2020-11-14")
    assert deadline("2020-11-14T20:00+04:00", told).state is DeadlineState.MET


def test_a_fulfilment_that_is_denied_meets_nothing() -> None:
    told = leaves(day="2020-11-24", published="2020-11-25", says="ARM")
    denied = leaves(day="2020-11-24", published="2020-11-25", says="AZE", status="denied", number=2)
    due, missed = (deadline(f"2020-11-{day}T12:00+04:00", told, denied) for day in (25, 26))
    assert (due.state, missed.state) == (DeadlineState.DUE, DeadlineState.MISSED)
    assert "its fulfilment is told and denied" in missed.reason


def test_a_deadline_that_was_moved_says_from_when_and_why() -> None:
    before, after = deadline("2020-11-14T12:00+04:00"), deadline("2020-11-16T12:00+04:00")
    assert (before.moved_from, before.due.date()) == (None, date(2020, 11, 15))
    assert after.due.date() == date(2020, 11, 25)
    assert after.moved_from == before.due
    assert after.state is DeadlineState.DUE, "moved, not missed"
    assert "moved from 2020-11-15 to 2020-11-25 on 2020-11-15: At Armenia's request" in after.reason


def test_that_local_time_is_assumed_is_said() -> None:
    assert "the text names no time zone; local time is assumed" in deadline("2020-11-12T12:00+04:00").reason


def test_an_obligation_without_a_deadline_has_none() -> None:
    at = datetime.fromisoformat("2015-07-29T12:00+03:00")
    yemen = agreement("yemen-2015-07-26")
    assert standing(yemen, [], coverage([], yemen, at), at).deadlines == ()
