"""Events of UCDP GED as accounts of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudna.model.claims import Count
from hudna.model.events import EventType
from hudna.model.readings import Reading
from tests.unit.sources.datasets.made import UCDP, UCDP_CANDIDATES, readings, refusals, ucdp

ONE_SIDED = {"type_of_violence": "3", "side_a": "Ansarallah", "side_b": "Civilians"}


def read(tmp_path: Path, **cells: str) -> Reading:
    (reading,) = readings(ucdp(tmp_path / "ged.csv", cells))
    return reading


def test_a_row_is_a_report_that_says_what_is_coded_with_all_estimates(tmp_path: Path) -> None:
    report = read(tmp_path).report
    assert report.text == (
        "UCDP GED codes event 900001 as state-based violence in Ad Durayhimi town, Ad Durayhimi district, "
        "Al Hudaydah governorate, Yemen (North Yemen), 3 May 2020; side a: Government of Yemen (North Yemen); side b: Ansarallah; "
        "deaths: 4 to 9, best estimate 5 (4 of side A, 0 of side B, 0 civilians, 1 unknown).\n"
        'Coded from: "Border Post, 2020-05-04, Shells on a town"'
    )
    assert (report.id, report.url, report.published) == ("ucdp-ged-900001", "urn:ucdp:900001", None)


def test_the_deaths_are_a_range_from_low_to_high(tmp_path: Path) -> None:
    (claim,) = read(tmp_path).claims
    assert (claim.type, claim.killed) == (EventType.ATTACK_OTHER, Count(low=4, high=9))


def test_of_fighting_between_two_sides_it_is_not_told_who_struck_whom(tmp_path: Path) -> None:
    (claim,) = read(tmp_path).claims
    assert (claim.actors, claim.targets) == ((), ())


def test_one_sided_violence_has_a_doer(tmp_path: Path) -> None:
    reading = read(tmp_path, **ONE_SIDED)
    (claim,) = reading.claims
    assert ([one.id for one in claim.actors], [one.id for one in claim.targets]) == (["HOUTHI"], ["YEM.CVL"])
    assert reading.report.notices == ()


def test_older_versions_name_their_estimates_otherwise(tmp_path: Path) -> None:
    columns = [{"best": "best_est", "high": "high_est", "low": "low_est"}.get(name, name) for name in UCDP]
    old = {"best_est": "5", "high_est": "9", "low_est": "4", "date_start": "2020-05-03", "date_end": "2020-05-04"}
    (reading,) = readings(ucdp(tmp_path / "ged50.csv", old, columns=columns))
    assert reading.claims[0].killed == Count(low=4, high=9)


def test_candidate_events_say_that_they_are_to_be_checked(tmp_path: Path) -> None:
    reading = read(tmp_path, id="900002", code_status="Check deaths")
    assert reading.report.notices == ("a candidate event that UCDP has still to check (Check deaths)",)


def test_a_monthly_release_of_candidate_events_is_read_as_it_is_published(tmp_path: Path) -> None:
    """A file of its own, with a mark of the encoding and columns that the yearly dataset of old has not."""
    checked = {
        "id": "900003",
        "relid": "YEM-2020-1-230-2",
        "active_year": "True",
        "conflict_dset_id": "230",
        "dyad_dset_id": "459",
        "dyad_name": "Government of Yemen (North Yemen) - Ansarallah",
        "source_article": "Border Post,2020-05-04,Shells on a town;Radio Tihama,2020-05-05,Five dead",
        "source_office": "Border Post;Radio Tihama",
        "source_date": "2020-05-04;2020-05-05",
        "source_original": "residents, a doctor",
        "geom_wkt": "POINT (43.055 14.637)",
        "priogrid_gid": "150567",
        "event_clarity": "1",
        "gwnoa": "678",
    }
    unchecked = checked | {"id": "900004", "code_status": "Check type of violence", "date_prec": "2", "best": "4"}
    columns = UCDP_CANDIDATES
    file = ucdp(tmp_path / "GEDEvent_v20_0_5.csv", checked, unchecked, columns=columns, encoding="utf-8-sig")
    first, second = readings(file)
    assert [one.report.id for one in (first, second)] == ["ucdp-ged-900003", "ucdp-ged-900004"]
    assert first.report.text.endswith(
        "Coded from: Border Post,2020-05-04,Shells on a town;Radio Tihama,2020-05-05,Five dead"
    )
    assert first.claims[0].killed == Count(low=4, high=9)
    assert first.claims[0].place is not None
    assert (first.claims[0].place.lat, first.claims[0].place.country) == (14.637, "YEM")
    assert first.report.notices == ()
    assert "a candidate event that UCDP has still to check (Check type of violence)" in second.report.notices
    assert refusals(file) == {}


def test_arabic_names_are_kept(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, **ONE_SIDED | {"side_a": "أنصار الله", "where_coordinates": "الدريهمي"}).claims
    assert claim.place is not None
    assert (claim.actors[0].id, claim.place.name) == ("HOUTHI", "الدريهمي")


def test_days_are_a_range_and_a_day_that_is_not_known_is_doubted(tmp_path: Path) -> None:
    week = read(tmp_path, date_prec="3", date_end="2020-05-09 00:00:00.000")
    when = week.claims[0].when
    assert when is not None
    assert (when.start, when.end, week.report.notices) == (date(2020, 5, 3), date(2020, 5, 9), ())
    assert read(tmp_path, date_prec="4").report.notices == ("date_prec 4: the day is not known, though one is given",)


@pytest.mark.parametrize(
    ("precision", "name", "kind", "country"),
    [
        ("1", "Ad Durayhimi town", "point", "YEM"),
        ("2", "Ad Durayhimi town", "region", "YEM"),
        ("3", "Ad Durayhimi district", "region", "YEM"),
        ("4", "Al Hudaydah governorate", "region", "YEM"),
        ("6", "Yemen (North Yemen)", "country", "YEM"),
        ("7", "Ad Durayhimi town", "region", None),
    ],
)
def test_a_place_is_as_wide_as_its_precision(
    tmp_path: Path, precision: str, name: str, kind: str, country: str | None
) -> None:
    place = read(tmp_path, where_prec=precision).claims[0].place
    assert place is not None
    assert (place.name, place.kind, place.country) == (name, kind, country)


def test_bad_rows_are_named_by_line_and_column_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = [{"best": "10"}, {"type_of_violence": "4"}, {"date_end": "2020-05-01"}, {"low": ""}, {"longitude": ""}]
    file = ucdp(tmp_path / "ged.csv", *bad, {"id": "7"})
    assert [one.report.id for one in readings(file)] == ["ucdp-ged-7"]
    assert refusals(file) == {
        "line 2": "column best: 10 is not between low 4 and high 9",
        "line 3": "column type_of_violence: 4 is no code from 1 to 3",
        "line 4": "column date_end: 2020-05-01 is before 2020-05-03",
        "line 5": "column low: empty",
        "line 6": "column longitude: empty",
    }
