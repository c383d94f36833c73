"""How a feed fares: reached or not, and whether its silence is out of its own rhythm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hudna.model.alerts import AlertKind
from hudna.model.errors import DataError
from hudna.model.sources import Feed, FeedKind, Ownership, Source
from hudna.sources.followed import FeedState, Health, Past, feed_alert, health, load_health_rules, source_of_feed
from hudna.sources.followed.health import chance_of_none
from hudna.sources.followed.health_rules import RULES as FILE

NOW = datetime(2030, 5, 31, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = Feed(id="post/arabic", kind=FeedKind.FEED, url="https://post.example/feed", every=timedelta(minutes=15))
POST = Source(id="post", name="The Post", ownership=Ownership.PRIVATE, languages=("en",), why="Made up.")
RULES = load_health_rules()


def ago(*hours: float) -> tuple[datetime, ...]:
    """Times so many hours ago, in order."""
    return tuple(sorted(NOW - HOUR * many for many in hours))


def of(past: Past, feed: Feed = FEED) -> Health:
    return health(feed, past, NOW, RULES)


def arrivals(since: float, every: float, days: int = 28) -> tuple[datetime, ...]:
    """Items that came every so many hours, the last of them so many hours ago."""
    return ago(*(since + every * number for number in range(int(days * 24 / every))))


def reached(items: Sequence[datetime]) -> Past:
    return Past(successes=(NOW,), items=items)


# Reached


def test_looks_that_failed_for_too_short_to_alarm_are_told() -> None:
    found = of(Past(successes=ago(0.3), failures=ago(0.1), failure="the server answered 500"))
    assert found.state is FeedState.OK
    assert "not since: the server answered 500" in found.reason


def test_a_feed_that_was_not_looked_at_yet_is_well() -> None:
    found = of(Past())
    assert (found.state, found.last_success, found.lag, found.usual, found.ratio) == (
        FeedState.OK,
        None,
        None,
        None,
        None,
    )
    assert "not looked at yet" in found.reason


def test_a_feed_that_is_reached_is_well_whatever_failed_before() -> None:
    found = of(Past(successes=ago(0.1), failures=ago(9, 8, 7), failure="timed out"))
    assert (found.state, found.lag) == (FeedState.OK, timedelta(minutes=6))


@pytest.mark.parametrize(
    ("hours", "failures", "state"),
    [
        (0.4, (), FeedState.OK),
        (0.6, (), FeedState.LATE),
        (0.6, (0.1,), FeedState.LATE),
        (1.1, (0.1,), FeedState.FAILING),
        (1.1, (), FeedState.LATE),
        (1.1, (2,), FeedState.LATE),
    ],
)
def test_it_fails_where_it_was_tried_in_vain_for_longer_than_some_intervals_and_is_late_where_nobody_tried(
    hours: float, failures: tuple[float, ...], state: FeedState
) -> None:
    found = of(Past(successes=ago(hours), failures=ago(*failures), failure="the connection was refused"))
    assert found.state is state


def test_why_it_fails_is_told_and_since_when() -> None:
    found = of(Past(successes=ago(3), failures=ago(2, 1), failure="the connection was refused"))
    assert found.reason == "it was not reached for 3 hours: the connection was refused"
    assert found.since == NOW - 3 * HOUR


def test_what_was_never_reached_fails_since_it_was_tried_first() -> None:
    found = of(Past(failures=ago(5, 1), failure="no such host"))
    assert (found.state, found.since, found.reason) == (
        FeedState.FAILING,
        NOW - 5 * HOUR,
        "it was never reached: no such host",
    )


def test_a_feed_that_is_looked_at_every_minute_has_half_an_hour_all_the_same() -> None:
    hasty = replace(FEED, every=timedelta(minutes=1))
    states = [of(Past(successes=ago(hours), failures=ago(0.1)), hasty).state for hours in (0.4, 0.6)]
    assert states == [FeedState.OK, FeedState.FAILING]


# Silent


@pytest.mark.parametrize(
    ("since", "every", "state"),
    [
        (5, 0.5, FeedState.OK),  # it may pause for some hours
        (7, 0.5, FeedState.SILENT),
        (7, 2, FeedState.OK),  # chance leaves 7 hours often enough
        (24, 2, FeedState.SILENT),
        (48, 24, FeedState.OK),
        (24 * 8, 24, FeedState.SILENT),
        (24 * 8, 24 * 7, FeedState.OK),  # a weekly is not known for long enough
    ],
)
def test_it_is_silent_where_its_rhythm_does_not_explain_the_gap(since: float, every: float, state: FeedState) -> None:
    assert of(reached(arrivals(since, every))).state is state


def test_nights_and_weekends_are_no_silence() -> None:
    office_hours = [
        at
        for number in range(28 * 24)
        if (at := NOW - DAY * 3 - HOUR * number).weekday() < 5 and 8 <= at.hour < 18  # the last on a Friday
    ]
    friday = max(office_hours)
    assert [
        health(FEED, Past(successes=(friday + gap,), items=sorted(office_hours)), friday + gap, RULES).state
        for gap in (15 * HOUR, 63 * HOUR, 96 * HOUR)
    ] == [FeedState.OK, FeedState.OK, FeedState.SILENT]


def test_one_outage_of_before_does_not_deafen() -> None:
    before = [at for at in arrivals(12, 0.5) if not 100 * HOUR < NOW - at < 200 * HOUR]
    assert of(reached(before)).state is FeedState.SILENT


def test_what_comes_at_one_look_is_one_arrival() -> None:
    daily = [at for at in arrivals(40, 24) for _ in range(50)]
    assert of(reached(daily)).state is FeedState.OK


def test_silence_lasts_to_the_last_look_and_no_longer() -> None:
    items = arrivals(30, 0.5)
    assert of(Past(successes=ago(29.9), items=items)).state is FeedState.LATE
    assert of(Past(successes=ago(29.9), failures=ago(1), items=items)).state is FeedState.FAILING


def test_its_file_may_say_when_it_is_silent() -> None:
    patient = replace(FEED, silent_after=3 * DAY)
    assert [of(reached(arrivals(hours, 0.5)), patient).state for hours in (71, 73)] == [FeedState.OK, FeedState.SILENT]
    hasty = replace(FEED, silent_after=HOUR)
    assert of(reached(ago(2)), hasty).reason == "nothing new for 2 hours; its file calls it silent after 60 minutes"


def test_a_feed_without_anything_ever_has_no_rhythm() -> None:
    assert of(Past(successes=ago(0))).state is FeedState.OK


def test_the_reason_says_what_is_usual_and_how_likely_the_gap_is() -> None:
    found = of(reached(arrivals(24, 2)))
    assert found.since == NOW - DAY
    assert found.reason.startswith(
        "nothing new for 24 hours; its usual longest gap is 2 hours, and chance would leave "
    )


@given(st.integers(1, 5_000), st.floats(0.1, 700), st.floats(0, 700))
@example(1064, 0.125, 2.0**-24)
def test_the_chance_of_none_is_that_of_each_arrival_falling_outside_of_the_gap(
    n: int, within: float, gap: float
) -> None:
    before, without = HOUR * within, HOUR * gap  # in whole microseconds: of many arrivals even their rounding counts
    chance = chance_of_none(n, before, without)
    assert 0 <= chance <= 1
    assert math.isclose(chance, (before / (before + without)) ** n, rel_tol=1e-6, abs_tol=1e-12)


# Volume


def test_volume_is_today_against_the_days_before() -> None:
    found = of(reached(arrivals(1, 2)))
    assert (round(found.usual or 0), found.today, round(found.ratio or 0, 1)) == (12, 12, 1.0)
    fewer = of(reached([*arrivals(25, 2), *ago(3, 2, 1)]))
    assert (fewer.today, round(fewer.ratio or 0, 2)) == (3, 0.25)


def test_of_the_first_day_nothing_is_usual() -> None:
    found = of(reached(ago(5, 4, 3)))
    assert (found.usual, found.ratio, found.today) == (None, None, 3)


def test_days_without_anything_count_as_usual_where_it_was_looked_at() -> None:
    found = of(Past(successes=ago(24 * 11, 0), items=ago(24 * 2 - 1, 24 * 2 - 2)))
    assert found.usual == pytest.approx(0.2)


def test_what_could_not_be_read_today_is_counted() -> None:
    assert of(Past(successes=ago(0), unreadable=ago(30, 3, 2))).unreadable == 2


# Alerts


def test_a_feed_that_is_well_or_only_late_raises_none() -> None:
    for past in (reached(arrivals(1, 2)), Past(successes=ago(0.6)), Past()):
        assert feed_alert(of(past), POST) is None


def test_a_silence_is_told_once_for_as_long_as_it_lasts() -> None:
    items = arrivals(22, 2, days=20)
    first, later = (
        feed_alert(health(FEED, Past(successes=(at,), items=items), at, RULES), POST) for at in (NOW, NOW + 5 * HOUR)
    )
    assert first is not None
    assert first.kind is AlertKind.FEED_SILENT
    assert first.subject == ("post/arabic", "2030-05-30")
    assert first.title == "Silent since 2030-05-30: The Post (post/arabic)"
    assert first.reason.endswith("; what it would have told is not known")
    assert later is not None
    assert (later.id == first.id, later.reason == first.reason) == (True, False)


def test_failing_is_told_apart_from_silent() -> None:
    failing = feed_alert(of(Past(successes=ago(30), failures=ago(1), failure="no such host")), POST)
    assert failing is not None
    assert (failing.kind, failing.subject) == (AlertKind.FEED_FAILING, ("post/arabic", "2030-05-30"))
    assert source_of_feed(failing) == "post"
    assert source_of_feed(replace(failing, kind=AlertKind.SOURCE_SILENT)) is None


# Thresholds


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("level = 0.001", "level = 1.5"), "silence.level"),
        (("least_items = 8", ""), "silence"),
        (("least_minutes = 30", "least_minutes = 0"), "reach.least_minutes"),
        (("[volume]", "[volumes]"), "top level"),
        (("passed_over = 1", "passed_over = 1\nnights = true"), "silence"),
    ],
)
def test_a_file_of_thresholds_that_is_wrong_is_refused_by_place(
    tmp_path: Path, change: tuple[str, str], place: str
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_health_rules(file)
    assert (refused.value.file, refused.value.place) == ("rules.toml", place)
