"""The daily reports of a monitoring mission, read as a feed carried them: their counts are those of the table beside them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

import pytest

from hudna.engine.analyst import Analyst
from hudna.incidents.periods import compare
from hudna.model.reports import Report
from hudna.model.tallies import Exemption, FiledTally, Period, Stretch, Tally, Unit

FACTS = Path(__file__).parents[2].parent / "shared" / "facts" / "osce-smm-2020"
pytestmark = pytest.mark.skipif(not FACTS.is_dir(), reason="the facts in ../shared are not part of the project")

DONETSK, LUHANSK = "Donetsk Oblast", "Luhansk Oblast"
Row = Mapping[str, str]


@cache
def rows() -> dict[str, Row]:
    """The table, by the number of the report; `a` and `b` are the two periods of one issue."""
    with (FACTS / "smm_daily_counts.csv").open(encoding="utf-8") as file:
        return {row["report"]: row for row in csv.DictReader(file)}


@cache
def reports() -> dict[str, Report]:
    """The daily reports, by their number."""
    found = {}
    for item in json.loads((FACTS / "smm_items.json").read_text("utf-8")):
        if number := re.search(r"Daily Report (\d+/\d{4})", item["title"]):
            published = parsedate_to_datetime(item["date"]).date()
            found[number[1]] = Report(id=number[1], text=item["text"], lang="en", published=published, source="SMM")
    return found


@pytest.fixture(scope="module")
def read(analyst: Analyst) -> dict[str, tuple[Tally, ...]]:
    return {number: analyst.read(report).tallies for number, report in reports().items()}


def counts(tallies: tuple[Tally, ...], stretch: Stretch) -> list[tuple[str, int, int | None]]:
    """Of each count of violations for such a period the place and the number."""
    return [
        (place.name, tally.low, tally.high)
        for tally in tallies
        if tally.period.stretch is stretch and tally.unit is Unit.VIOLATIONS and tally.exempt is None
        for place in tally.places
    ]


def expected(row: Row, donetsk: str, luhansk: str) -> list[tuple[str, int, int | None]]:
    return [(name, int(row[key]), int(row[key])) for name, key in ((DONETSK, donetsk), (LUHANSK, luhansk)) if row[key]]


def test_the_feed_holds_the_reports_of_the_table() -> None:
    assert set(reports()) == {"215/2020", "216/2020", "217/2020", "218/2020", "219/2020", "220/2020", "221/2020"}


def test_the_counts_of_each_report_are_those_of_the_table(read: dict[str, tuple[Tally, ...]]) -> None:
    for number, tallies in read.items():
        own = [row for name, row in rows().items() if name.rstrip("ab") == number]
        assert counts(tallies, Stretch.THIS) == [one for row in own for one in expected(row, "donetsk", "luhansk")], (
            number
        )
        before = [one for row in own for one in expected(row, "prev_donetsk", "prev_luhansk")]
        assert counts(tallies, Stretch.PREVIOUS) == before, number


def test_the_periods_end_when_the_table_says_wherever_the_report_does(read: dict[str, tuple[Tally, ...]]) -> None:
    told = 0
    for number, tallies in read.items():
        ends = [
            datetime.fromisoformat(row["period_end"]) for name, row in rows().items() if name.rstrip("ab") == number
        ]
        for tally in tallies:
            if tally.period.stretch is Stretch.THIS and tally.period.end is not None:
                told += 1
                assert (tally.period.end, tally.period.until) in {(end.date(), end.time()) for end in ends}, number
    assert told == 8  # two places in two reports of one period, and in one issue of two


def test_each_period_before_is_that_of_the_report_before(read: dict[str, tuple[Tally, ...]]) -> None:
    filed = [
        FiledTally(report_id=number, source="SMM", published=reports()[number].published, number=n, tally=tally)
        for number, tallies in read.items()
        for n, tally in enumerate(tallies, start=1)
    ]
    compared = compare(filed)
    assert len(compared) == 2 * (len(reports()) - 1)
    assert all(one.agrees for one in compared)


def test_a_running_total_since_the_truce_is_kept_with_its_parts(analyst: Analyst) -> None:
    """The reports of the feed give none, so the totals of the table are told in words of our own."""
    for row in rows().values():
        if total := row["total_since_2020-07-27"]:
            text = f"Since 27 July 2020, the SMM has recorded {int(total):,} ceasefire violations in both regions."
            (tally,) = analyst.read(Report(id="r", text=text, lang="en")).tallies
            assert (tally.low, tally.period) == (int(total), Period(stretch=Stretch.SINCE, start=date(2020, 7, 27)))


def test_an_exercise_told_in_a_report_changes_none_of_its_counts(
    analyst: Analyst, read: dict[str, tuple[Tally, ...]]
) -> None:
    """The reports of the feed tell of none, so one in words of our own is put behind each."""
    exercise = "\nThe SMM heard 40 explosions assessed as a live-fire exercise outside the security zone."
    for number, report in reports().items():
        *others, last = analyst.read(replace(report, text=report.text + exercise)).tallies
        assert tuple(others) == read[number]
        assert (last.low, last.unit, last.exempt) == (40, Unit.EXPLOSIONS, Exemption.EXERCISE)
