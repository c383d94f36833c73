"""Series out of tallies."""

from __future__ import annotations

from datetime import date, time
from itertools import count

from hudna.engine.tally_series import tally_series
from hudna.model.claims import Mention, Place, Span
from hudna.model.series import Point
from hudna.model.tallies import Exemption, FiledTally, Period, Stretch, Tally, Unit

SPAN = Span(0, 1, "x")
MISSION = Mention(id="OSCE.SMM", start=0, end=1, text="x")
EVENING = time(19, 30)
UNTOLD = Period()
_numbers = count(1)


def at(name: str) -> Place:
    return Place(start=0, end=1, text="x", name=name, country="UKR", lat=None, lon=None, kind="region")


def filed(day: int, low: int, period: Period = UNTOLD, place: str = "North", **more: object) -> FiledTally:
    told = {"unit": Unit.VIOLATIONS, "high": low, "places": (at(place),), "counter": MISSION} | more
    tally = Tally(evidence=SPAN, figure=SPAN, low=low, period=period, **told)  # type: ignore[arg-type]
    return FiledTally(
        report_id=f"r{day}", source="Mission", published=date(2030, 5, day), number=next(_numbers), tally=tally
    )


def ended(day: int, start: int | None = None, until: time | None = EVENING) -> Period:
    return Period(start=None if start is None else date(2030, 5, start), end=date(2030, 5, day), until=until)


def test_each_who_counts_what_and_where_makes_a_series() -> None:
    found = tally_series(
        [filed(4, 7, ended(3)), filed(4, 2, ended(3), "South"), filed(4, 5, ended(3), unit=Unit.EXPLOSIONS)]
    )
    assert {one.id: one.points[0].count for one in found} == {
        "osce-violations-north": 7,
        "osce-violations-south": 2,
        "osce-explosions-north": 5,
    }
    assert {one.unit for one in found} == {
        "violations counted by OSCE in North",
        "violations counted by OSCE in South",
        "explosions counted by OSCE in North",
    }
    assert {one.country for one in found} == {"UKR"}


def test_only_counts_of_the_reports_own_period_at_one_place_are_taken() -> None:
    others = [
        filed(4, 1, Period(stretch=Stretch.PREVIOUS, end=date(2030, 5, 2))),
        filed(4, 2, Period(stretch=Stretch.SINCE, start=date(2030, 1, 1))),
        filed(4, 3, ended(3), exempt=Exemption.EXERCISE),
        filed(4, 4, ended(3), places=(at("North"), at("South"))),
        filed(4, 5, ended(3), places=()),
    ]
    assert tally_series(others) == ()


def test_periods_that_are_not_told_are_left_out_and_noted() -> None:
    (series,) = tally_series([filed(4, 7, ended(3)), filed(5, 2)])
    assert series.points == (Point(date(2030, 5, 3), date(2030, 5, 3), 7),)
    assert series.note is not None
    assert "1 counts whose period is not told are left out." in series.note


def test_by_issue_every_report_counts_with_all_its_periods_together() -> None:
    weekend = [filed(6, 12, ended(4, 3)), filed(6, 7, ended(5, 4))]
    (series,) = tally_series([*weekend, filed(7, 2)], by_issue=True)
    assert series.points == (
        Point(date(2030, 5, 6), date(2030, 5, 6), 19),
        Point(date(2030, 5, 7), date(2030, 5, 7), 2),
    )
    assert series.id == "osce-violations-north-by-issue"


def test_a_period_from_evening_to_evening_is_the_days_that_end_in_it() -> None:
    (series,) = tally_series([filed(9, 3, ended(4, 3)), filed(9, 4, ended(7, 5)), filed(9, 5, ended(9, 8, until=None))])
    assert [(point.start.day, point.end.day, point.count) for point in series.points] == [
        (4, 4, 3),
        (6, 7, 4),
        (8, 9, 5),
    ]


def test_of_two_reports_on_one_day_the_last_counts_and_of_ranges_the_least() -> None:
    (series,) = tally_series(
        [filed(4, 7, ended(3)), filed(5, 9, ended(3), high=None), filed(6, 1, ended(3, 1, until=None))]
    )
    assert [(point.start.day, point.end.day, point.count) for point in series.points] == [(1, 3, 1)]
    (series,) = tally_series([filed(4, 7, ended(3)), filed(5, 9, ended(3), high=None)])
    assert series.points[0].count == 9
    assert series.note is not None
    assert "1 day several reports count" in series.note
    assert "1 day the number is a least or about number" in series.note
