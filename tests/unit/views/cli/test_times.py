"""`--as-of` and `--known-on`: days, instants, and what is neither."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

from hudna.views.cli.times import as_of, known_on


def parsed(written: str) -> Any:
    return as_of(datetime, [SimpleNamespace(value=written)])


def test_a_date_is_that_day_whatever_the_clocks_by_which_it_ends() -> None:
    asked = parsed("2020-10-20")
    assert asked == date(2020, 10, 20)
    assert not isinstance(asked, datetime)


def test_of_what_was_known_a_date_is_the_end_of_that_day_in_utc() -> None:
    tokens = [SimpleNamespace(value="2020-10-20")]
    assert known_on(datetime, tokens) == datetime(2020, 10, 20, 23, 59, 59, tzinfo=UTC)


def test_a_time_without_an_offset_is_in_utc() -> None:
    assert parsed("2020-10-20T08:00") == datetime(2020, 10, 20, 8, tzinfo=UTC)
    assert parsed("2020-10-20 08:00:30") == datetime(2020, 10, 20, 8, 0, 30, tzinfo=UTC)


def test_a_time_with_an_offset_keeps_it() -> None:
    instant = parsed("2020-10-20T08:00+04:00")
    assert instant == datetime(2020, 10, 20, 8, tzinfo=timezone(timedelta(hours=4)))
    assert instant.utcoffset() == timedelta(hours=4)
    assert parsed("2020-10-20T08:00Z").utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2020-13-01", "2020-02-30", "20.10.2020", "2020-10-20T25:00", "٢٠٢٠-١٠-٢٠"]
)
def test_what_is_no_time_is_refused_with_an_example_of_one(written: str) -> None:
    with pytest.raises(ValueError, match="is no ISO 8601 date or time, such as 2020-10-20"):
        parsed(written)


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00"])
def test_what_has_no_local_time_everywhere_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="too far away"):
        parsed(written)
