from datetime import UTC, date, datetime, time

import pytest

from hudna.sources.forms.times import day_of, instant, moment

DAY = date(2026, 3, 29)


def test_an_offset_is_a_zone() -> None:
    found = moment(DAY, "14:05", "+04:00")
    assert (found.clock, found.called, found.doubt) == (time(14, 5), "UTC+04:00", None)


def test_a_named_zone_has_the_offset_of_that_day() -> None:
    assert moment(date(2026, 1, 10), "14:05", "Europe/Kyiv").called == "Europe/Kyiv, UTC+02:00"
    assert moment(date(2026, 7, 10), "14:05", "Europe/Kyiv").called == "Europe/Kyiv, UTC+03:00"


def test_a_time_without_a_zone_stays_without() -> None:
    found = moment(DAY, "14:05", None)
    assert (found.clock, found.zone, found.called) == (time(14, 5), None, None)


def test_without_a_zone_of_its_own_a_time_has_that_of_the_device() -> None:
    assert moment(DAY, "14:05:00.000+03:00", None).called == "UTC+03:00"


def test_a_zone_that_is_named_outweighs_that_of_the_device() -> None:
    found = moment(DAY, "14:05:00.000+02:00", "+04:00")
    assert found.called == "UTC+04:00"
    assert found.doubt == "the device was set to UTC+02:00, and the time is taken to be that of UTC+04:00"


def test_a_time_that_did_not_exist_or_came_twice_is_told() -> None:
    assert moment(DAY, "03:30", "Europe/Kyiv").doubt == "03:30 did not exist on that day in Europe/Kyiv, UTC+02:00"
    assert (
        moment(date(2026, 10, 25), "03:30", "Europe/Kyiv").doubt
        == "03:30 came twice on that day in Europe/Kyiv, UTC+03:00"
    )
    assert moment(DAY, None, "Europe/Kyiv").doubt is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("14:05", time(14, 5)),
        ("9:05:30", time(9, 5, 30)),
        ("14:05:00.000Z", time(14, 5)),
        ("2:05:00 PM", time(14, 5)),
        ("12:05 AM", time(0, 5)),
        ("1899-12-31T14:05:00", time(14, 5)),
    ],
)
def test_times_of_every_export_are_read(told: str, expected: time) -> None:
    assert moment(DAY, told, None).clock == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026-03-29", DAY),
        ("2026-03-29T23:00:00.000+04:00", DAY),
        ("2026-03-29 00:00:00", DAY),
        ("Mar 29, 2026", DAY),
        ("Mar 29, 2026 11:00:00 PM", DAY),
    ],
)
def test_days_of_every_export_are_read(told: str, expected: date) -> None:
    assert day_of(told) == expected


@pytest.mark.parametrize("told", ["29/03/2026", "2026-3-29", "Mai 29, 2026", "2026-03-29x", "yesterday", ""])
def test_what_is_no_day_is_none(told: str) -> None:
    with pytest.raises(ValueError, match=r"Invalid isoformat|more than a day"):
        day_of(told)


def test_what_is_later_depends_on_both_zones() -> None:
    found = moment(DAY, "14:05", "+04:00")
    assert not found.is_after(datetime(2026, 3, 29, 10, 5, tzinfo=UTC))
    assert found.is_after(datetime(2026, 3, 29, 10, 4, tzinfo=UTC))


def test_where_a_zone_is_missing_a_day_is_allowed_for_it() -> None:
    found = moment(DAY, "14:05", None)
    assert not found.is_after(date(2026, 3, 28))
    assert found.is_after(date(2026, 3, 27))


def test_an_instant_is_a_time_where_one_is_told() -> None:
    assert instant("2026-03-29T10:00:00Z") == datetime(2026, 3, 29, 10, tzinfo=UTC)
    assert instant("2026-03-29") == DAY
    assert instant("Mar 29, 2026 9:15:00 AM") == DAY
