"""Violations by day: every day in order, what is not known as a gap, never as zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hudna.model.compliance import Standing
from hudna.views.web.agreements.violations_view import MOST_DAYS, change_told, chart, last_days, left_out, undated
from tests.tellings import agreement, filed
from tests.unit.views.web.stood import ARABIC, ENGLISH, stand

FIRST = agreement("karabakh-2020-10-10")
LAST = agreement("karabakh-2020-11-09")
OPEN = replace(FIRST, end=None, end_reason=None)
SHELLING = filed(by="ARM", says="AZE", day="2020-10-12", published="2020-10-12")


def drawn(now: Standing) -> dict[str, Any]:
    return chart(FIRST, now, ENGLISH, lambda day: f"/incidents?since={day}")


def test_days_are_whole_and_in_order_and_not_known_is_null() -> None:
    data = drawn(stand(FIRST, "2020-10-15T12:00+04:00", SHELLING, home="AZE"))
    assert data["days"] == [f"2020-10-{day}" for day in range(10, 16)]
    values = {series["key"]: series["values"] for series in data["series"]}
    assert values == {"AZE": [None, None, None, None, None, None], "ARM": [None, 0, 1, None, None, None]}


def test_a_side_of_which_only_its_own_could_tell_is_not_known() -> None:
    (day,) = [
        one for one in last_days(stand(FIRST, "2020-10-15T12:00+04:00", SHELLING, home="AZE")) if one.first.day == 11
    ]
    assert (day.known, list(day.breaches)) == (True, ["ARM"])


def test_breaches_by_nobody_named_are_a_series_of_their_own() -> None:
    unnamed = filed(by="", says="UN", day="2020-10-12", published="2020-10-12")
    data = drawn(stand(FIRST, "2020-10-12T12:00+04:00", unnamed))
    assert [(series["label"], series["values"]) for series in data["series"]] == [
        ("Azerbaijan", [None, 0, None]),
        ("Armenia and Artsakh", [None, 0, None]),
        ("nobody named", [None, 0, 1]),
    ]


def test_gaps_are_the_days_of_which_no_report_could_tell() -> None:
    data = drawn(stand(FIRST, "2020-10-15T12:00+04:00", SHELLING))
    assert [(gap["from"], gap["to"]) for gap in data["gaps"]] == [
        ("2020-10-10", "2020-10-10"),
        ("2020-10-13", "2020-10-15"),
    ]


def test_hours_of_each_day_are_those_in_force() -> None:
    data = drawn(stand(FIRST, "2020-10-15T12:00+04:00", SHELLING))
    assert data["hours"] == [12.0, 24.0, 24.0, 24.0, 24.0, 12.0]


def test_only_days_with_breaches_lead_anywhere() -> None:
    data = drawn(stand(FIRST, "2020-10-13T12:00+04:00", SHELLING))
    assert data["links"] == [None, None, "/incidents?since=2020-10-12", None]


def test_the_window_is_open_while_it_has_no_known_end() -> None:
    assert drawn(stand(FIRST, "2020-10-13T12:00+04:00", SHELLING))["windows"][0]["to"] is None
    assert drawn(stand(FIRST, "2020-12-13T12:00+04:00", SHELLING))["windows"][0]["to"] == "2020-11-10"


def test_amendments_are_marked_on_their_days() -> None:
    now = stand(LAST, "2020-11-20T12:00+04:00", filed(day="2020-11-14", published="2020-11-14"))
    data = chart(LAST, now, ENGLISH, str)
    assert data["marks"] == [{"day": "2020-11-15", "label": "Amended: Withdrawal"}]
    assert change_told(ARABIC, LAST, now.violations.changes[0]) == "تعديل: الانسحاب"


def test_a_long_window_shows_its_last_days_and_tells_how_many_are_left_out() -> None:
    now = stand(OPEN, "2023-10-10T12:00+04:00", SHELLING)
    data = chart(OPEN, now, ENGLISH, str)
    assert len(data["days"]) == len(data["hours"]) == MOST_DAYS
    assert data["days"][-1] == "2023-10-10"
    assert left_out(now) == (date(2023, 10, 10) - date(2020, 10, 10)).days + 1 - MOST_DAYS
    assert all(row.last >= date.fromisoformat(data["days"][0]) for row in last_days(now))


def test_before_the_window_opens_nothing_is_drawn() -> None:
    now = stand(FIRST, "2020-10-01T12:00+04:00")
    assert (drawn(now)["days"], last_days(now), left_out(now)) == ([], (), 0)


def test_breaches_without_a_day_are_told_apart() -> None:
    now = stand(
        FIRST,
        "2020-10-13T12:00+04:00",
        filed("truce.violated", by="ARM", at=None, day=None, published="2020-10-12", concerns=FIRST.id),
    )
    assert [(side, told.total) for side, told in undated(now)] == [("ARM", 1)]
