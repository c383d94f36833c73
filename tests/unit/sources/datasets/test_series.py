"""Counts by day or month out of datasets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudna.model.errors import InputError
from hudna.model.series import Point
from hudna.sources.datasets.series import Asked, By, Counted, count_dataset
from tests.unit.sources.datasets.made import acled, gdelt, hxl, ucdp

THIRD, FOURTH = date(2020, 5, 3), date(2020, 5, 4)
PROTEST = {
    "event_type": "Protests",
    "sub_event_type": "Peaceful protest",
    "actor1": "Protesters (Yemen)",
    "actor2": "",
    "fatalities": "0",
}


def points(counted: Counted) -> list[tuple[date, int]]:
    return [(point.start, point.count) for point in counted.points]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return acled(
        tmp_path / "acled.csv",
        {"event_id_cnty": "YEM1"},
        PROTEST | {"event_id_cnty": "YEM2"},
        {"event_id_cnty": "YEM3", "event_date": "2020-05-04", "fatalities": "10"},
        {"event_id_cnty": "YEM4", "event_date": "2020-05-06", "time_precision": "2", "fatalities": "7"},
        {
            "event_id_cnty": "SDN1",
            "iso": "729",
            "country": "Sudan",
            "actor1": "RSF: Rapid Support Forces",
            "fatalities": "1",
        },
    )


def test_events_are_counted_by_day_in_the_datasets_own_unit(export: Path) -> None:
    counted = count_dataset(export, Asked(of="events"))
    assert points(counted) == [(THIRD, 3), (FOURTH, 1)]
    assert (counted.unit, counted.source, counted.country) == ("ACLED events", "ACLED", None)


def test_a_row_whose_day_is_not_known_is_in_no_count_and_the_note_says_so(export: Path) -> None:
    assert count_dataset(export, Asked(of="fatalities")).note.endswith(
        "1 row (counting 7) whose day is not known: in no count."
    )


def test_by_month_it_is_counted_where_its_month_is_known(export: Path) -> None:
    counted = count_dataset(export, Asked(of="fatalities", by=By.MONTH))
    assert counted.points == (Point(date(2020, 5, 1), date(2020, 5, 31), 22),)
    assert "not known: in no count" not in counted.note


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(of="events", country="SDN"), [(THIRD, 1)]),
        (Asked(of="fatalities", country="YEM"), [(THIRD, 4), (FOURTH, 10)]),
        (Asked(of="events", sort="peaceful protest"), [(THIRD, 1)]),
        (Asked(of="events", sort="attack.shelling", country="YEM"), [(THIRD, 1), (FOURTH, 1)]),
        (Asked(of="events", actor="RSF"), [(THIRD, 1)]),
        (Asked(of="events", actor="YEM"), [(THIRD, 2), (FOURTH, 1)]),
        (Asked(of="events", actor="military forces of yemen (2012-2022)", country="YEM"), [(THIRD, 1), (FOURTH, 1)]),
    ],
)
def test_only_what_is_asked_for_is_counted(export: Path, asked: Asked, found: list[tuple[date, int]]) -> None:
    assert points(count_dataset(export, asked)) == found


def test_days_of_one_country_belong_to_it_without_being_asked(tmp_path: Path) -> None:
    assert count_dataset(acled(tmp_path / "a.csv"), Asked(of="events")).country == "YEM"


def test_a_file_with_bad_rows_is_refused_whole_and_every_one_is_named(tmp_path: Path) -> None:
    bad = {"event_id_cnty": "YEM2", "event_date": "some day"}
    file = acled(tmp_path / "a.csv", {}, bad, {"event_id_cnty": "YEM90001", "fatalities": "9"})
    with pytest.raises(InputError) as caught:
        count_dataset(file, Asked(of="events"))
    assert caught.value.reason == (
        "2 rows are bad, and nothing was taken; line 3, column event_date: 'some day' is no day such as 2020-05-03 or 03 May 2020; "
        "line 4: YEM90001 is in line 2 already"
    )


def test_of_many_bad_rows_the_first_twenty_are_named(tmp_path: Path) -> None:
    file = acled(tmp_path / "a.csv", *({"event_id_cnty": f"YEM{at}", "iso": "x"} for at in range(30)))
    with pytest.raises(InputError, match=r"30 rows are bad.*line 21.*; and 10 more$"):
        count_dataset(file, Asked(of="events"))


def test_ucdp_counts_best_estimates(tmp_path: Path) -> None:
    week = {"id": "2", "date_prec": "3", "date_end": "2020-05-09", "best": "8"}
    counted = count_dataset(ucdp(tmp_path / "ged.csv", {}, week), Asked(of="fatalities"))
    assert (points(counted), counted.unit, counted.country) == ([(THIRD, 5)], "UCDP deaths, best estimate", "YEM")
    assert "1 row (counting 8)" in counted.note


def test_gdelt_counts_root_events_and_no_deaths(tmp_path: Path) -> None:
    file = gdelt(tmp_path / "g.csv", {}, {"globaleventid": "2", "isrootevent": "0"})
    assert points(count_dataset(file, Asked(of="events"))) == [(THIRD, 1)]
    with pytest.raises(InputError, match="GDELT has no counts of fatalities"):
        count_dataset(file, Asked(of="fatalities"))


def test_a_column_of_a_sheet_is_counted_by_its_hashtag_be_it_one_of_events_or_not(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    rows = ["اليوم,المحافظة,رمز,قتلى,نازحون", "#date,#adm1+name,#adm1+code,#affected+killed,#affected+displaced"]
    rows += ["2020-05-03,الحديدة,YE18,4,120", "2020-05-03,تعز,YE15,,30", "2020-05-04,تعز,YE15,2,0"]
    file.write_text("\n".join(rows), encoding="utf-8")
    killed = count_dataset(file, Asked(of="#affected+killed"))
    assert (points(killed), killed.unit, killed.country) == ([(THIRD, 4), (FOURTH, 2)], "#affected+killed", "YEM")
    assert points(count_dataset(file, Asked(of="#affected+displaced"))) == [(THIRD, 150), (FOURTH, 0)]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (Asked(of="#affected+missing"), r"no column #affected\+missing \(there are: #event\+id, "),
        (Asked(of="#affected+killed", actor="HOUTHI"), "not told apart by type or actor"),
        (Asked(of="#affected+killed", country="SDN"), "nothing of what is asked for is in it"),
        (Asked(of="injuries"), "HXL sheet has no counts of injuries"),
    ],
)
def test_what_a_sheet_cannot_tell_is_refused(tmp_path: Path, asked: Asked, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        count_dataset(hxl(tmp_path / "sheet.csv"), asked)


def test_events_of_a_sheet_are_counted_too(tmp_path: Path) -> None:
    file = hxl(tmp_path / "sheet.csv", {}, {"#event+id": "R-2", "#event+type": "مظاهرة"})
    assert points(count_dataset(file, Asked(of="events"))) == [(THIRD, 2)]
    assert points(count_dataset(file, Asked(of="events", sort="قصف مدفعي"))) == [(THIRD, 1)]


@pytest.mark.parametrize("content", ["day,dead\n2020-05-03,4\n", "", "words"])
def test_what_is_no_dataset_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no dataset that is known"):
        count_dataset(tmp_path / "a.csv", Asked(of="events"))
    with pytest.raises(InputError, match="no such file"):
        count_dataset(tmp_path / "b.csv", Asked(of="events"))
