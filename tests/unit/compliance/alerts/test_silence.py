"""Sources that have gone silent, each against its own rhythm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance.alerts import load_rules, silences
from hudna.compliance.alerts.silence import usual_gap
from hudna.model.alerts import Alert, AlertKind

RULE = load_rules().silence
FIRST = date(2020, 10, 1)


def on(*numbers: int) -> set[date]:
    return {FIRST + timedelta(days=number) for number in numbers}


def silent(numbers: Iterable[int], today: int) -> list[Alert]:
    """Alerts, so many days after the first, of a source that published on these days."""
    at = datetime(2020, 10, 1, 12, tzinfo=UTC) + timedelta(days=today)
    return list(silences({"Paper": on(*numbers)}, at, RULE))


def test_a_daily_source_is_silent_after_two_days_without_it() -> None:
    daily = range(20)
    assert silent(daily, 21) == []
    (alert,) = silent(daily, 22)
    assert (alert.kind, alert.subject, alert.day) == (
        AlertKind.SOURCE_SILENT,
        ("Paper", "2020-10-20"),
        date(2020, 10, 23),
    )
    assert "what it would have told is not known" in alert.reason


def test_a_weekly_source_may_be_away_for_two_weeks() -> None:
    weekly = range(0, 100, 7)
    assert silent(weekly, 98 + 14) == []
    assert len(silent(weekly, 98 + 15)) == 1


def test_weekends_are_part_of_a_rhythm() -> None:
    weekdays = [number for number in range(60) if number % 7 < 5]
    friday = max(weekdays)
    assert silent(weekdays, friday + 3) == []


def test_one_long_absence_is_no_rhythm() -> None:
    assert len(silent([*range(20), *range(60, 80)], 85)) == 1


def test_a_source_that_spoke_seldom_has_no_rhythm() -> None:
    assert silent(range(RULE.least_days - 1), 300) == []
    assert len(silent(range(RULE.least_days), 300)) == 1


def test_the_alert_is_the_same_however_late_it_is_raised_and_another_after_the_source_spoke_again() -> None:
    assert silent(range(20), 22) == silent(range(20), 90)
    assert silent(range(20), 22)[0].id != silent([*range(20), 30], 90)[0].id


def test_what_was_published_later_is_not_known_yet() -> None:
    assert silent([*range(20), 40], 22) == silent(range(20), 22)


def test_only_the_last_gaps_count() -> None:
    slow = [number * 10 for number in range(20)]
    daily = [200 + number for number in range(RULE.among_last + 1)]
    assert usual_gap(on(*slow, *daily), RULE) == 1


@given(st.sets(st.integers(min_value=0, max_value=400), min_size=RULE.least_days))
def test_a_source_that_has_just_spoken_is_never_silent(numbers: set[int]) -> None:
    assert silent(numbers, max(numbers)) == []
