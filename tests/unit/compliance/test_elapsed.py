"""Hours in force, and days since the last breach that is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from hudna.compliance import Publication, coverage, standing
from hudna.compliance.elapsed import hours_in_force
from hudna.model.agreements import DailyHours
from hudna.model.compliance import Elapsed
from hudna.model.incidents import FiledClaim
from tests.tellings import agreement, filed, findings

YEMEN = agreement("yemen-2015-07-26")

raid = partial(filed, "attack.air", by="COALITION", says="HOUTHI", at=("Taiz", "YEM"), day="2015-07-28")


def at(instant: str) -> datetime:
    return datetime.fromisoformat(instant)


def elapsed(as_of: str, *claims: FiledClaim, read: str = "") -> Elapsed:
    """`read` holds days of July on which reports were published, a space between them."""
    reports = [Publication(day=date(2015, 7, int(day))) for day in read.split()]
    return standing(YEMEN, findings(*claims), coverage(reports, YEMEN, at(as_of)), at(as_of)).elapsed


@pytest.mark.parametrize(
    ("as_of", "hours"),
    [
        ("2015-07-26T23:58+03:00", 0),
        ("2015-07-27T00:59+03:00", 1),
        ("2015-07-26T21:59+00:00", 1),
        ("2015-07-29T11:59+03:00", 60),
        ("2016-01-01T00:00+03:00", 120),
    ],
)
def test_hours_are_counted_by_instants_to_the_end(as_of: str, hours: float) -> None:
    assert hours_in_force(YEMEN, at(as_of)) == hours


def test_the_clocks_that_go_forward_take_no_hour_from_a_truce() -> None:
    minsk = agreement("ukraine-2015-02-12")
    before, after = at("2015-03-29T00:00+02:00"), at("2015-03-30T00:00+03:00")
    assert hours_in_force(minsk, after) - hours_in_force(minsk, before) == 23


@pytest.mark.parametrize(
    ("opens", "closes", "as_of", "hours"),
    [
        (9, 14, "2015-07-27T08:00+03:00", 0),
        (9, 14, "2015-07-27T11:30+03:00", 2.5),
        (9, 14, "2015-07-27T20:00+03:00", 5),
        (9, 14, "2015-08-20T00:00+03:00", 25),
        (22, 4, "2015-07-27T12:00+03:00", 4 + 1 / 60),
        (22, 4, "2015-08-20T00:00+03:00", 4 + 1 / 60 + 4 * 6 + 1 + 59 / 60),
    ],
)
def test_of_a_daily_pause_only_its_hours_are_in_force(opens: int, closes: int, as_of: str, hours: float) -> None:
    """The truce is from a minute to midnight on the 26th to a minute to midnight on the 31st."""
    pause = replace(YEMEN, daily=DailyHours(opens=time(opens), closes=time(closes)))
    assert hours_in_force(pause, at(as_of)) == pytest.approx(hours)


def test_an_obligation_has_hours_of_its_own() -> None:
    jeddah = agreement("sudan-2023-05-20")
    early = next(provision for provision in jeddah.provisions if provision.start is not None)
    then = at("2023-05-21T21:45+02:00")
    assert (hours_in_force(jeddah, then, early), hours_in_force(jeddah, then)) == (24, 0)
    assert hours_in_force(jeddah, at("2023-06-30T00:00+02:00"), early) == 48


def test_a_standing_line_has_the_hours_of_its_obligation() -> None:
    jeddah, then = agreement("sudan-2023-05-20"), at("2023-05-22T09:45+02:00")
    lines = standing(jeddah, [], coverage([], jeddah, then), then).lines
    assert {one.hours for one in lines if one.provision == "notification"} == {36}


def test_where_no_breach_is_told_the_days_since_are_not_known_and_never_zero() -> None:
    for read in ("", "27 28 29"):
        spent = elapsed("2015-07-30T12:00+03:00", read=read)
        assert (spent.last_breach, spent.days_since_breach, spent.days_unknown_since) == (None, None, None)


def test_a_breach_without_a_day_does_not_tell_how_long_ago_it_was() -> None:
    broken = filed("truce.violated", by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day=None, published="2015-07-29")
    assert elapsed("2015-07-30T12:00+03:00", broken).days_since_breach is None


def test_days_are_counted_from_the_last_breach_told() -> None:
    spent = elapsed("2015-07-31T12:00+03:00", raid(day="2015-07-27"), raid(number=2), read="28 29 31")
    assert (spent.last_breach, spent.days_since_breach, spent.days_unknown_since) == (date(2015, 7, 28), 3, 0)


def test_a_breach_on_the_very_day_is_zero_days_ago() -> None:
    assert elapsed("2015-07-28T12:00+03:00", raid()).days_since_breach == 0


def test_days_of_which_no_report_could_tell_are_counted_apart() -> None:
    assert elapsed("2015-07-31T12:00+03:00", raid(), read="28 31").days_unknown_since == 1
    assert elapsed("2015-07-31T12:00+03:00", raid(), read="27").days_unknown_since == 3


def test_after_the_end_the_days_stop() -> None:
    assert elapsed("2015-12-31T12:00+03:00", raid()).days_since_breach == 3


def test_a_window_without_a_time_zone_is_marked() -> None:
    noon = agreement("karabakh-2020-10-10")
    then = at("2020-10-12T12:00+04:00")
    assert not standing(noon, [], coverage([], noon, then), then).elapsed.zone_given
    assert elapsed("2015-07-29T12:00+03:00").zone_given
