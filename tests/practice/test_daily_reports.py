"""A daily report: its hour, its periods, what it says of the report before, and what it has kept counting since the truce."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.figures import tallies_of
from hudna.engine.monitor import Monitor
from hudna.incidents.periods import Comparison, compare
from hudna.ledger import Ledger
from hudna.model.tallies import Stretch, Tally, Unit
from tests.practice.scenes import claims, reading
from tests.unit.engine.told import report

DONETSK, LUHANSK = "Donetsk Oblast", "Luhansk Oblast"

DAILY = (
    "Based on information as of 19:30 {day} 2020. In Donetsk region, the OSCE mission recorded {own} ceasefire violations. "
    "In the previous reporting period, the mission recorded {before} ceasefire violations in Donetsk region. "
    "Since 27 July 2020, the mission has recorded {total} ceasefire violations in Donetsk region."
)
WEEKEND = (
    "Based on information as of 19:30 13 September 2020.\n"
    "Between the evenings of 11 and 12 September, the OSCE mission recorded three ceasefire violations in Donetsk region. "
    "In the previous reporting period, the mission recorded 12 ceasefire violations in Donetsk region.\n"
    "Between the evenings of 12 and 13 September, the OSCE mission recorded five ceasefire violations in Donetsk region."
)


def told(analyst: Analyst, text: str, published: str = "2020-09-14") -> tuple[Tally, ...]:
    return reading(analyst, text, published=published).tallies


def compared(ledger: Ledger, analyst: Analyst, *texts: tuple[str, str]) -> list[Comparison]:
    """What reports of some days say of each other's periods."""
    monitor = Monitor(ledger, analyst)
    for published, text in texts:
        monitor.add(replace(report(published, published=published, source="Mission"), text=text))
    return list(compare(tallies_of(ledger)))


def day(number: int, own: object, before: object, total: object) -> tuple[str, str]:
    """The report of a day in September, on the evening before."""
    text = DAILY.format(day=f"{number - 1} September", own=own, before=before, total=total)
    return f"2020-09-{number:02}", text


def test_the_hour_at_which_the_period_ends_is_kept(analyst: Analyst) -> None:
    (own, *_) = told(analyst, day(10, 12, 7, 256)[1], "2020-09-10")
    assert (own.period.stretch, own.period.end, own.period.until) == (Stretch.THIS, date(2020, 9, 9), time(19, 30))


def test_each_region_has_a_count_of_its_own(analyst: Analyst) -> None:
    text = "The OSCE mission recorded 12 ceasefire violations in Donetsk region and none in Luhansk region."
    assert [(tally.low, [place.name for place in tally.places]) for tally in told(analyst, text)] == [
        (12, [DONETSK]),
        (0, [LUHANSK]),
    ]


def test_a_weekend_issue_carries_two_periods(analyst: Analyst) -> None:
    found = told(analyst, WEEKEND)
    assert [(tally.low, tally.period.stretch, tally.period.end) for tally in found] == [
        (3, Stretch.THIS, date(2020, 9, 12)),
        (12, Stretch.PREVIOUS, date(2020, 9, 11)),
        (5, Stretch.THIS, date(2020, 9, 13)),
    ]


def test_the_previous_period_is_that_of_the_last_report(ledger: Ledger, analyst: Analyst) -> None:
    found = compared(ledger, analyst, day(10, 12, 7, 256), day(11, 4, 12, 260))
    assert [one.agrees for one in found if one.told.tally.period.stretch is Stretch.PREVIOUS] == [True]


def test_a_previous_period_that_is_not_what_the_last_report_said_is_flagged(ledger: Ledger, analyst: Analyst) -> None:
    found = compared(ledger, analyst, day(10, 12, 7, 256), day(11, 4, "nine", 260))
    (wrong,) = (one for one in found if not one.agrees)
    assert (wrong.told.tally.low, wrong.before.tally.low) == (9, 12)
    assert (wrong.told.report_id, wrong.before.report_id) == ("2020-09-11", "2020-09-10")


def test_after_a_weekend_the_previous_period_is_the_second_of_the_issue(ledger: Ledger, analyst: Analyst) -> None:
    found = compared(ledger, analyst, ("2020-09-14", WEEKEND), day(15, 1, 5, 300))
    assert [(one.told.tally.low, one.before.tally.low) for one in found] == [(5, 5)]


def test_of_a_report_that_was_not_read_nothing_is_said_to_agree_or_not(ledger: Ledger, analyst: Analyst) -> None:
    found = compared(ledger, analyst, day(10, 12, 7, 256), day(15, 4, 3, 260))
    assert [one.told.tally.period.stretch for one in found] == [Stretch.SINCE]


def test_the_running_total_since_the_truce_is_kept_apart_and_never_falls(ledger: Ledger, analyst: Analyst) -> None:
    found = compared(ledger, analyst, day(10, 12, 7, 256), day(11, 4, 12, 260), day(12, 2, 4, 250))
    totals = [one for one in found if one.told.tally.period.stretch is Stretch.SINCE]
    assert [(one.before.tally.low, one.told.tally.low, one.agrees) for one in totals] == [
        (256, 260, True),
        (260, 250, False),
    ]
    assert {one.told.tally.period.start for one in totals} == {date(2020, 7, 27)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Members of armed groups denied the OSCE mission passage at a checkpoint near Horlivka on Tuesday.", "DPR"),
        ("The mission's patrol was denied access by Ukrainian soldiers at a checkpoint near Zolote on Tuesday.", "UKR"),
    ],
)
def test_a_restriction_of_movement_is_told_with_the_side_that_restricted(
    analyst: Analyst, text: str, party: str
) -> None:
    (claim,) = claims(analyst, text, published="2020-09-16")
    assert (claim.type, [actor.side for actor in claim.actors]) == ("obstruction", [party])


def test_none_is_a_count_and_no_word_of_it_is_not(analyst: Analyst) -> None:
    text = "The OSCE mission recorded no ceasefire violations in Luhansk region."
    assert [(tally.unit, tally.low, tally.high) for tally in told(analyst, text)] == [(Unit.VIOLATIONS, 0, 0)]
    assert told(analyst, "The OSCE mission visited Luhansk region.") == ()
