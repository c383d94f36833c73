"""Tolls: ranges by the side that was harmed and by day; what may be one event told twice is not added up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.claims import Deaths
from hudna.model.incidents import Grade
from hudna.views.web.agreements.happenings import Happening, Range
from hudna.views.web.agreements.toll_view import MOST_DAYS, Window, chart, together, tolls
from tests.tellings import agreement, filed, incident
from tests.unit.views.web.stood import ENGLISH

FIRST = agreement("karabakh-2020-10-10")
DAY = "2020-10-11"


def told(number: int = 1, **changed: str | None) -> Happening:
    fields = {"by": "ARM", "on": "AZE.CVL", "day": DAY, "killed": "3-5"} | changed
    return Happening.of(incident(filed(number=number, **fields)))  # type: ignore[arg-type]


def test_a_toll_stands_with_the_side_that_was_harmed() -> None:
    found = tolls(FIRST, [told(), told(2, by="AZE", on="ARM"), told(3, on="")])
    assert [toll.side for toll in found] == [("AZE",), ("ARM", "ARTSAKH"), ()]


def test_one_incident_of_a_day_has_its_own_range() -> None:
    (toll,) = tolls(FIRST, [told()])
    assert [(one.killed.low, one.killed.best, one.killed.high) for one in toll.days] == [(3, 4, 5)]


def test_several_of_a_day_range_from_the_deadliest_alone_to_all_together() -> None:
    (toll,) = tolls(FIRST, [told(), told(2, killed="4")])
    (day,) = toll.days
    assert day.killed == Range(4, None, 9)


def test_an_open_end_stays_open() -> None:
    assert together([Range(3, 3, None), Range(1, 1, 1)]) == Range(3, None, None)


ranges = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda two: Range(min(two), None, max(two)))


@given(st.lists(ranges, min_size=1, max_size=6))
def test_a_day_has_no_fewer_than_any_incident_and_no_more_than_all(several: list[Range]) -> None:
    day = together(several)
    assert day.low == max(one.low or 0 for one in several)
    assert day.high == sum(one.high or 0 for one in several)


def test_what_was_refuted_has_no_toll() -> None:
    assert tolls(FIRST, [replace(told(), grade=Grade.REFUTED)]) == ()


def test_a_toll_of_an_unknown_day_is_listed_and_not_drawn() -> None:
    (toll,) = tolls(FIRST, [told(day=None)])
    assert (toll.days, len(toll.incidents)) == ((), 1)


def test_other_deaths_stand_apart_and_are_in_no_days_figure() -> None:
    happening = told(killed=None)
    found = replace(happening, apart=((Deaths.RECOVERED, Range(14, 14, 14)),))
    (toll,) = tolls(FIRST, [found])
    assert (toll.days, toll.incidents) == ((), (found,))


WINDOW = Window(date(2020, 10, 12), None)


def rows(*happenings: Happening) -> list[dict[str, Any]]:
    (toll,) = tolls(FIRST, happenings)
    found: list[dict[str, Any]] = chart(toll, ENGLISH, lambda day: f"/{day.day}", WINDOW)["rows"]
    return found


def test_the_chart_has_every_day_from_the_first_to_the_last_with_its_range() -> None:
    drawn = rows(told(), told(2, day="2020-10-14", killed="7"))
    assert [(row["label"], row["low"], row["best"], row["high"], row.get("link")) for row in drawn] == [
        ("11 Oct", 3, 4, 5, "/2020-10-11"),
        ("12 Oct", None, None, None, None),
        ("13 Oct", None, None, None, None),
        ("14 Oct", 7, 7, 7, "/2020-10-14"),
    ]
    assert [row.get("untold", False) for row in drawn] == [False, True, True, False]


@pytest.mark.parametrize(("killed", "ends"), [("7-", (7, None, None)), ("-9", (None, None, 9)), ("7", (7, 7, 7))])
def test_where_an_end_is_open_there_is_no_best_figure(killed: str, ends: tuple[int | None, ...]) -> None:
    (row,) = rows(told(killed=killed))
    assert (row["low"], row["best"], row["high"]) == ends


def test_days_outside_the_agreements_time_are_marked() -> None:
    drawn = rows(told(), told(2, day="2020-10-13"))
    assert [row["within"] for row in drawn] == [False, True, True]


@pytest.mark.parametrize(
    ("identity", "window"),
    [
        ("karabakh-2020-10-17", ("2020-10-18", "2020-11-10")),
        ("karabakh-2020-11-09", ("2020-11-10", None)),
    ],
)
def test_an_agreement_is_in_force_from_the_day_of_effect_to_that_of_its_end(
    identity: str, window: tuple[str, str | None]
) -> None:
    found = Window.of(agreement(identity))
    assert (str(found.first), None if found.last is None else str(found.last)) == window


def test_of_a_long_time_the_last_year_is_drawn() -> None:
    drawn = rows(told(day="2018-01-01"), told(2))
    assert (len(drawn), drawn[-1]["label"]) == (MOST_DAYS, "11 Oct")
