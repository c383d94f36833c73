"""Tallies of one counter compared: each period before with the report before, running totals with earlier ones."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from hudna.incidents.periods import compare, contradictions
from hudna.model.claims import Mention, Place, Span
from hudna.model.tallies import Exemption, FiledTally, Period, Stretch, Tally, Unit

DONETSK = Place(start=0, end=1, text="x", name="Donetsk Oblast", country="UKR", lat=None, lon=None)


def counted(
    report: str,
    low: int,
    stretch: str = "this",
    *,
    on: str = "2020-09-10",
    number: int = 1,
    high: int | None = -1,
    unit: Unit = Unit.VIOLATIONS,
    by: str | None = "OSCE",
    place: Place | None = DONETSK,
    start: str | None = None,
    end: str | None = None,
    exempt: Exemption | None = None,
) -> FiledTally:
    """A count of a report published on a day; exact unless `high` is given."""
    period = Period(
        stretch=Stretch(stretch),
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
    )
    tally = Tally(
        evidence=Span(0, 1, "x"),
        figure=Span(0, 1, "x"),
        unit=unit,
        low=low,
        high=low if high == -1 else high,
        places=(place,) if place else (),
        counter=Mention(id=by, start=0, end=1, text="x") if by else None,
        period=period,
        exempt=exempt,
    )
    return FiledTally(report_id=report, source="Paper", published=date.fromisoformat(on), number=number, tally=tally)


def told(*tallies: FiledTally) -> list[tuple[str, str, bool]]:
    """Which report is compared with which, and whether they agree."""
    return [(one.told.report_id, one.before.report_id, one.agrees) for one in compare(tallies)]


def test_the_period_before_is_that_of_the_report_before() -> None:
    first, own = counted("a", 5), counted("b", 7, on="2020-09-11", number=1)
    assert told(first, own, counted("b", 5, "previous", on="2020-09-11", number=2)) == [("b", "a", True)]
    assert told(first, own, counted("b", 6, "previous", on="2020-09-11", number=2)) == [("b", "a", False)]


def test_contradictions_are_those_that_do_not_agree() -> None:
    tallies = [
        counted("a", 5),
        counted("b", 6, "previous", on="2020-09-11"),
        counted("b", 0, on="2020-09-11", number=2),
    ]
    assert [(one.told.tally.low, one.before.tally.low) for one in contradictions(tallies)] == [(6, 5)]


def test_of_an_issue_with_two_periods_the_next_report_speaks_of_the_second() -> None:
    issue = [counted("a", 3, end="2020-09-12"), counted("a", 8, number=2, end="2020-09-13")]
    assert told(*issue, counted("b", 8, "previous", on="2020-09-11")) == [("b", "a", True)]


def test_where_reports_are_missing_between_them_nothing_is_compared() -> None:
    assert told(counted("a", 5), counted("b", 6, "previous", on="2020-09-12")) == []


def test_a_weekend_is_no_gap_where_the_periods_meet() -> None:
    before = counted("a", 5, end="2020-09-11")
    after = counted("b", 6, "previous", on="2020-09-14", end="2020-09-11")
    assert told(before, after) == [("b", "a", False)]
    elsewhen = counted("b", 6, "previous", on="2020-09-11", end="2020-09-10")
    assert told(before, elsewhen) == []


def test_what_another_report_repeats_on_the_same_day_is_not_the_report_before() -> None:
    mission = [counted("b", 7, on="2020-09-11"), counted("b", 5, "previous", on="2020-09-11", number=2)]
    agency = [counted("c", 7, on="2020-09-11"), counted("c", 5, "previous", on="2020-09-11", number=2)]
    assert told(counted("a", 5), *mission, *agency) == [("b", "a", True), ("c", "a", True)]


def test_only_one_counter_unit_and_place_is_compared() -> None:
    before = counted("a", 5)
    for other in (
        counted("b", 6, "previous", on="2020-09-11", by="RUS"),
        counted("b", 6, "previous", on="2020-09-11", unit=Unit.EXPLOSIONS),
        counted("b", 6, "previous", on="2020-09-11", place=None),
    ):
        assert told(before, other) == []


def test_an_exercise_is_no_count_of_violations() -> None:
    exercise = counted("a", 36, exempt=Exemption.EXERCISE, unit=Unit.EXPLOSIONS)
    assert told(exercise, counted("b", 0, "previous", on="2020-09-11", unit=Unit.EXPLOSIONS)) == []


def test_where_nobody_is_named_the_source_counts() -> None:
    assert told(counted("a", 5, by=None), counted("b", 5, "previous", on="2020-09-11", by=None)) == [("b", "a", True)]


def test_a_bound_agrees_with_every_number_within_it() -> None:
    before = counted("a", 5)
    assert told(before, counted("b", 4, "previous", on="2020-09-11", high=None)) == [("b", "a", True)]
    assert told(before, counted("b", 6, "previous", on="2020-09-11", high=None)) == [("b", "a", False)]


def test_a_running_total_never_falls() -> None:
    totals = [
        counted("a", 123, "since", start="2020-07-27"),
        counted("b", 256, "since", start="2020-07-27", on="2020-09-20"),
    ]
    assert told(*totals) == [("b", "a", True)]
    fallen = counted("c", 255, "since", start="2020-07-27", on="2020-09-21")
    assert told(*totals, fallen) == [("b", "a", True), ("c", "b", False)]
    assert told(totals[0], counted("b", 2, "since", start="2020-09-01", on="2020-09-20")) == []


@given(st.lists(st.integers(0, 50), min_size=2, max_size=8), st.randoms())
def test_a_monitor_that_repeats_its_own_counts_never_contradicts_itself(counts: list[int], random: Random) -> None:
    tallies = []
    for day, count in enumerate(counts, start=1):
        on = f"2020-09-{day:02}"
        tallies.append(counted(f"r{day}", count, on=on))
        if day > 1:
            tallies.append(counted(f"r{day}", counts[day - 2], "previous", on=on, number=2))
    random.shuffle(tallies)
    assert len(compare(tallies)) == len(counts) - 1
    assert contradictions(tallies) == ()
