"""A series under agreements: which counts fall into a truce, and of which days only part does."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance import CountedDay, Share, days_under, sums_under
from hudna.model.series import Point, Series
from tests.tellings import REGISTER, agreement

KARABAKH = [one for one in REGISTER if one.conflict == "karabakh"]
LOSSES = Path(__file__).parents[3].parent / "shared" / "facts" / "karabakh-2020" / "losses_by_day.csv"


def series(*counts: tuple[str, int]) -> Series:
    """Counts of days, `2020-10-10`, or of stretches, `2020-10-01/2020-10-31`."""
    points = []
    for told, count in counts:
        start, _, end = told.partition("/")
        points.append(Point(date.fromisoformat(start), date.fromisoformat(end or start), count))
    return Series(id="losses", name="Losses", unit="killed", points=tuple(points))


def day(told: str) -> CountedDay:
    (counted,) = days_under(series((told, 5)), KARABAKH)
    return counted


def test_a_day_before_any_truce_is_in_none() -> None:
    assert (day("2020-10-09").inside, day("2020-10-09").partly) == ((), ())


def test_of_the_day_on_which_a_truce_begins_at_noon_only_part_lies_in_it() -> None:
    assert (day("2020-10-10").inside, day("2020-10-10").partly) == ((), ("karabakh-2020-10-10",))


def test_a_truce_from_midnight_holds_all_day_beside_the_one_that_it_reaffirms() -> None:
    assert day("2020-10-18").inside == ("karabakh-2020-10-10", "karabakh-2020-10-17")


def test_a_day_may_lie_in_two_truces_and_in_part_in_a_third() -> None:
    found = day("2020-10-26")
    assert found.inside == ("karabakh-2020-10-10", "karabakh-2020-10-17")
    assert found.partly == ("karabakh-2020-10-25",)


def test_a_stretch_that_reaches_beyond_a_window_lies_in_it_in_part() -> None:
    assert day("2020-10-01/2020-10-31").partly[0] == "karabakh-2020-10-10"


def test_the_sums_keep_days_in_force_in_part_apart() -> None:
    told = series(("2020-10-09", 1), ("2020-10-10", 2), ("2020-10-11", 4), ("2020-10-12", 8), ("2020-11-11", 16))
    sums = sums_under(told, agreement("karabakh-2020-10-10"))
    assert (sums.inside, sums.partly, sums.outside) == (Share(12, 2), Share(2, 1), Share(17, 2))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 10**6)), unique_by=lambda one: one[0]))
def test_nothing_of_a_series_is_lost_or_counted_twice(counts: list[tuple[int, int]]) -> None:
    told = series(*((str(date(2020, 1, 1) + timedelta(days=n)), count) for n, count in sorted(counts)))
    for one in KARABAKH:
        sums = sums_under(told, one)
        shares = (sums.inside, sums.partly, sums.outside)
        assert sum(share.count for share in shares) == sum(count for _, count in counts)
        assert sum(share.days for share in shares) == len(counts)


@pytest.mark.skipif(not LOSSES.is_file(), reason="the facts in ../shared are not part of the project")
def test_the_register_of_the_dead_of_2020_shows_deaths_inside_each_truce() -> None:
    with LOSSES.open(encoding="utf-8") as file:
        told = series(*((row["date"], int(row["killed"])) for row in csv.DictReader(file)))
    found = {counted.start: counted for counted in days_under(told, KARABAKH)}
    for on, count, truce in (
        (date(2020, 10, 10), 208, "karabakh-2020-10-10"),
        (date(2020, 10, 18), 81, "karabakh-2020-10-17"),
        (date(2020, 10, 26), 39, "karabakh-2020-10-25"),
        (date(2020, 11, 11), 10, "karabakh-2020-11-09"),
    ):
        assert found[on].count == count
        assert truce in (*found[on].inside, *found[on].partly)
