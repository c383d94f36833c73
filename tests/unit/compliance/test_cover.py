"""What the reports could know: a day without a report is not a quiet day."""

from __future__ import annotations

from datetime import date, datetime

from hudna.compliance import coverage
from tests.tellings import agreement

YEMEN = agreement("yemen-2015-07-26")
REPORTS = [
    (date(2015, 7, 25), "Early", "ar"),
    (date(2015, 7, 27), "Okaz", "ar"),
    (date(2015, 7, 27), "Wire", "en"),
    (date(2015, 7, 30), None, None),
    (date(2015, 8, 2), "Late", "fr"),
    (None, "Undated", "ru"),
]


def covered(as_of: str) -> tuple[int, int, int]:
    known = coverage(REPORTS, ["YEM"], YEMEN, datetime.fromisoformat(as_of))
    return known.reports, known.days_covered, known.days


def test_only_reports_from_the_window_count() -> None:
    known = coverage(REPORTS, ["YEM", "HOUTHI", "YEM"], YEMEN, datetime.fromisoformat("2015-08-05T12:00+03:00"))
    assert (known.reports, known.first, known.last) == (3, date(2015, 7, 27), date(2015, 7, 30))
    assert (known.days, known.days_covered) == (6, 2)
    assert known.sources == ("Okaz", "Wire")
    assert known.languages == ("ar", "en")
    assert known.speakers == ("HOUTHI", "YEM")


def test_the_window_grows_to_the_instant() -> None:
    assert covered("2015-07-26T23:59:30+03:00") == (0, 0, 1)
    assert covered("2015-07-27T12:00+03:00") == (2, 1, 2)
    assert covered("2015-07-31T12:00+03:00") == (3, 2, 6)


def test_the_instant_is_a_day_where_the_truce_holds() -> None:
    assert covered("2015-07-26T22:30+00:00") == (2, 1, 2)


def test_before_the_window_there_is_nothing_to_cover() -> None:
    assert covered("2015-07-26T12:00+03:00") == (0, 0, 0)


def test_the_window_opens_with_the_first_obligation() -> None:
    known = coverage([], [], agreement("sudan-2023-05-20"), datetime.fromisoformat("2023-05-22T12:00+02:00"))
    assert known.days == 3


def test_an_open_truce_is_covered_to_the_instant() -> None:
    known = coverage([], [], agreement("libya-2020-10-23"), datetime.fromisoformat("2020-11-01T12:00+02:00"))
    assert known.days == 10
