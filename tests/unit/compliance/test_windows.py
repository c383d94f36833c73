"""Days as they are told, in windows as they are agreed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance.windows import NEGLIGIBLE, Overlap, Window
from hudna.model.agreements import DailyHours, Moment

DAMASCUS = ZoneInfo("Asia/Damascus")
MORNINGS = DailyHours(opens=time(9), closes=time(14))
NIGHTS = DailyHours(opens=time(22), closes=time(4))

moments = st.builds(datetime.combine, st.dates(date(2018, 1, 1), date(2018, 12, 1)), st.times(), st.just(DAMASCUS))
hours = st.times().map(lambda told: told.replace(second=0, microsecond=0))


def moment(told: str) -> Moment:
    return Moment(time=datetime.fromisoformat(told))


def window(opens: str, closes: str | None = None, daily: DailyHours | None = None) -> Window:
    return Window(moment(opens), None if closes is None else moment(closes), DAMASCUS, daily)


def overlap(within: Window, days: str) -> Overlap | None:
    """`2018-02-27`, or `2018-02-27/2018-03-02`."""
    start, _, end = days.partition("/")
    return within.overlap(date.fromisoformat(start), date.fromisoformat(end or start))


def test_a_day_of_a_daily_pause_may_lie_in_its_hours_and_may_not() -> None:
    pause = window("2018-02-27T09:00+02:00", daily=MORNINGS)
    assert overlap(pause, "2018-02-28") == Overlap(date(2018, 2, 28), whole=False)
    assert overlap(pause, "2018-02-26") is None


def test_a_day_of_the_window_whose_hours_lie_before_it_opens_or_after_it_closes_does_not() -> None:
    afternoon_to_morning = window("2018-02-27T15:00+02:00", "2018-03-02T09:10+02:00", MORNINGS)
    assert overlap(afternoon_to_morning, "2018-02-27") is None
    assert overlap(afternoon_to_morning, "2018-02-28") is not None
    assert overlap(afternoon_to_morning, "2018-03-02") is None


def test_several_days_count_from_the_first_of_which_hours_lie_in_the_window() -> None:
    afternoon = window("2018-02-27T15:00+02:00", daily=MORNINGS)
    assert overlap(afternoon, "2018-02-25/2018-03-03") == Overlap(date(2018, 2, 28), whole=False)


def test_hours_may_run_over_midnight() -> None:
    nights = window("2018-02-27T22:00+02:00", "2018-03-01T04:00+02:00", NIGHTS)
    days = ("2018-02-26", "2018-02-27", "2018-02-28", "2018-03-01", "2018-03-02")
    assert [overlap(nights, day) is not None for day in days] == [False, True, True, True, False]


def test_a_pause_shorter_than_what_is_negligible_counts_whole_or_not_at_all() -> None:
    half_an_hour = DailyHours(opens=time(12), closes=time(12, 30))
    assert overlap(window("2018-02-27T12:00+02:00", daily=half_an_hour), "2018-02-27") is not None
    assert overlap(window("2018-02-27T12:10+02:00", daily=half_an_hour), "2018-02-27") is None


def test_the_window_is_told_with_its_hours() -> None:
    assert str(window("2018-02-27T09:00+02:00", daily=MORNINGS)) == (
        "from 2018-02-27 09:00 local time with no end, daily from 09:00 to 14:00 local time"
    )


def test_the_hours_of_a_day_on_which_the_clocks_change_are_those_of_the_clocks() -> None:
    spring = window("2018-03-23T00:00+02:00", daily=MORNINGS)  # the clocks went forward in that night
    assert overlap(spring, "2018-03-23") == Overlap(date(2018, 3, 23), whole=False)


@pytest.mark.parametrize("daily", [None, MORNINGS])
def test_no_day_is_too_early_to_be_told(daily: DailyHours | None) -> None:
    assert window("2018-02-27T09:00+02:00", daily=daily).overlap(date.min, date.min) is None


@given(
    moments,
    st.timedeltas(timedelta(0), timedelta(days=40)),
    hours,
    hours,
    st.dates(date(2018, 1, 1), date(2018, 12, 31)),
)
def test_daily_hours_only_narrow_a_window_and_are_never_sure(
    opens: datetime, lasting: timedelta, first: time, last: time, day: date
) -> None:
    whole = Window(Moment(time=opens), Moment(time=opens + lasting), DAMASCUS)
    daily = Window(whole.opens, whole.closes, DAMASCUS, DailyHours(opens=first, closes=last))
    found = daily.overlap(day, day)
    if found is not None:
        assert found == Overlap(day, whole=False)
        least = timedelta(hours=last.hour - first.hour, minutes=last.minute - first.minute) % timedelta(days=1)
        assert whole.overlap(day, day) is not None or least < NEGLIGIBLE
