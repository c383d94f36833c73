"""Days that belong to one matter."""

from __future__ import annotations

from datetime import date

from hudna.compliance.alerts.episodes import episodes


def on(*days: int) -> list[date]:
    return [date(2020, 10, day) for day in days]


def grouped(days: list[date], raised: list[date] | None = None) -> list[list[int]]:
    return [[day.day for day in group] for group in episodes(days, 3, raised or [])]


def test_days_that_follow_each_other_closely_are_one() -> None:
    assert grouped(on(9, 1, 4, 5, 20)) == [[1, 4, 5], [9], [20]]


def test_no_days_are_none() -> None:
    assert grouped([]) == []


def test_what_belongs_to_a_day_raised_before_is_left_out() -> None:
    assert grouped(on(1, 4, 20), raised=on(2)) == [[20]]
    assert grouped(on(1, 4, 20), raised=on(23)) == [[1, 4]]


def test_a_day_raised_before_makes_none_by_itself() -> None:
    assert grouped([], raised=on(2)) == []
