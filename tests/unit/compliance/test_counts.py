"""Violations that are counted: told with who counts them and for when, of no named side, and never added to anything."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from hudna.compliance import Publication, coverage, standing
from hudna.model.claims import Span
from hudna.model.compliance import Counted, Standing, StandingValue, Unknown
from hudna.model.tallies import Exemption, FiledTally, Period, Tally, Unit
from tests.tellings import agreement, mention, place

DONBAS = agreement("ukraine-2020-07-22")


def counted(
    number: int = 14,
    *,
    day: int | None = 3,
    published: int = 4,
    at: tuple[str, str] = ("Donetsk Oblast", "UKR"),
    unit: Unit = Unit.VIOLATIONS,
    exempt: Exemption | None = None,
    report: str = "report",
) -> FiledTally:
    """What the OSCE mission counts, in a report of August 2020."""
    on = None if day is None else date(2020, 8, day)
    tally = Tally(
        evidence=Span(0, 5, "words"),
        figure=Span(0, 1, "w"),
        unit=unit,
        low=number,
        high=number,
        places=(place(*at),),
        counter=mention("OSCE"),
        period=Period(start=on, end=on),
        exempt=exempt,
    )
    return FiledTally(report_id=report, source="Mission", published=date(2020, 8, published), number=1, tally=tally)


def stand(*tallies: FiledTally, as_of: str = "2020-08-05T23:59+03:00") -> Standing:
    at = datetime.fromisoformat(as_of)
    read = [Publication(day=date(2020, 8, day)) for day in (2, 3, 4, 5)]
    return standing(DONBAS, [], coverage(read, DONBAS, at), at, tallies=tallies)


def value(now: Standing, provision: str) -> tuple[StandingValue, Unknown | None]:
    line = next(line for line in now.lines if (line.provision, line.party) == (provision, "UKR"))
    return line.value, line.unknown


def quiet(now: Standing) -> list[int]:
    """The days of August on which it is told of a side that it breached nothing."""
    return [day.first.day for day in now.violations.days if "UKR" in day.breaches]


def test_a_count_is_told_with_who_counts_where_and_for_when() -> None:
    assert stand(counted()).counts == (
        Counted(
            counter="OSCE",
            low=14,
            high=14,
            about=False,
            places=("Donetsk Oblast",),
            first=date(2020, 8, 3),
            last=date(2020, 8, 3),
            told=date(2020, 8, 4),
            sure=True,
        ),
    )


def test_while_violations_are_counted_no_side_stands_as_without_a_breach() -> None:
    assert value(stand(), "no-fire") == (StandingValue.NO_BREACH_REPORTED, None)
    now = stand(counted())
    assert value(now, "no-fire") == (StandingValue.NOT_KNOWN, Unknown.COUNTED)
    assert value(now, "no-aircraft") == (StandingValue.NO_BREACH_REPORTED, None), "which such a count says nothing of"
    assert now.accusations == (), "a count is no breach of anybody"


def test_on_the_days_for_which_they_are_counted_the_sides_are_not_known() -> None:
    assert quiet(stand()) == [1, 2, 3, 4, 5]
    assert quiet(stand(counted())) == [1, 2, 4, 5]
    assert quiet(stand(counted(day=None))) == [1, 2, 5], "it may be for the day of the report, or the day before"


@pytest.mark.parametrize(
    "other",
    [
        counted(0),
        counted(unit=Unit.EXPLOSIONS),
        counted(exempt=Exemption.EXERCISE),
        counted(at=("Ganja", "AZE")),
        counted(published=6),
    ],
    ids=["none", "another unit", "an exercise", "another land", "told later"],
)
def test_what_is_no_violation_of_the_truce_by_then_does_not_count(other: FiledTally) -> None:
    assert stand(other).counts == ()


def test_what_two_reports_tell_alike_stands_once() -> None:
    assert len(stand(counted(), counted(published=5, report="again")).counts) == 1
    assert len(stand(counted(), counted(15, published=5, report="corrected")).counts) == 2
