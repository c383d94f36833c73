"""Tolls: ranges by the side that was harmed and by day; what may be one event told twice is not added up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hudna.model.claims import Deaths
from hudna.model.incidents import Grade
from hudna.views.web.agreements.happenings import Happening, Range
from hudna.views.web.agreements.toll_view import chart, together, tolls
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


def test_the_chart_has_a_row_a_day_with_its_range() -> None:
    (toll,) = tolls(FIRST, [told(), told(2, day="2020-10-13", killed="7-")])
    data = chart(toll, ENGLISH, lambda day: f"/{day.day}")
    assert [(row["label"], row["low"], row["high"], row["link"]) for row in data["rows"]] == [
        ("11 Oct", 3, 5, "/2020-10-11"),
        ("13 Oct", 7, None, "/2020-10-13"),
    ]
