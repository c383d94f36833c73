"""Series from files of comma-separated values: whole, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.errors import InputError
from hudna.model.series import Point
from hudna.sources import read_points


def points(folder: Path, content: str | bytes) -> tuple[Point, ...]:
    file = folder / "losses.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_points(file, date_column="day", count_column="dead")


def reason(folder: Path, content: str | bytes) -> str:
    with pytest.raises(InputError) as error:
        points(folder, content)
    assert error.value.where.endswith("losses.csv")
    return error.value.reason


def test_a_row_is_a_day_and_its_count(tmp_path: Path) -> None:
    assert points(tmp_path, "day,name,dead\n2030-05-02,a,7\n2030-05-04,b,0\n") == (
        Point(date(2030, 5, 2), date(2030, 5, 2), 7),
        Point(date(2030, 5, 4), date(2030, 5, 4), 0),
    )


def test_a_month_is_its_days(tmp_path: Path) -> None:
    assert points(tmp_path, "day,dead\n2032-02,7\n") == (Point(date(2032, 2, 1), date(2032, 2, 29), 7),)


def test_a_row_may_name_its_last_day(tmp_path: Path) -> None:
    file = tmp_path / "losses.csv"
    file.write_text("from,to,dead\n2030-05-04,2030-05-10,7\n2030-05-01,2030-05-03,2\n2030-06,2030-07,9\n", "utf-8")
    assert read_points(file, date_column="from", end_column="to", count_column="dead") == (
        Point(date(2030, 5, 1), date(2030, 5, 3), 2),
        Point(date(2030, 5, 4), date(2030, 5, 10), 7),
        Point(date(2030, 6, 1), date(2030, 7, 31), 9),
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("2030-05-04,2030-05-03,7", "line 2, column to: 2030-05-03 is before 2030-05-04"),
        ("2030-05-04,,7", "line 2, column to: empty"),
        ("2030-05-04,later,7", "line 2, column to: 'later' is no ISO 8601 day or month"),
        ("2030-05-01,2030-05-09,7\n2030-05-09,2030-05-12,1", "line 3, column from: 2030-05-09 is counted in line 2"),
    ],
)
def test_a_last_day_that_cannot_be_is_refused(tmp_path: Path, rows: str, told: str) -> None:
    file = tmp_path / "losses.csv"
    file.write_text(f"from,to,dead\n{rows}\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_points(file, date_column="from", end_column="to", count_column="dead")
    assert told in error.value.reason


def test_a_series_that_was_written_out_is_not_read_by_its_first_days_alone(tmp_path: Path) -> None:
    file = tmp_path / "losses.csv"
    file.write_text("start,end,count\n2030-05-01,2030-05-31,7\n", "utf-8")
    with pytest.raises(InputError, match=r"there is a column 'end': name it as that of the last day \(--end-column\)"):
        read_points(file, date_column="start", count_column="count")


def test_rows_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    assert [point.count for point in points(tmp_path, "day,dead\n2030-05-04,2\n2030-05-02,1\n")] == [1, 2]


def test_a_mark_of_the_encoding_blank_lines_and_spaces_around_cells_do_no_harm(tmp_path: Path) -> None:
    content = "\ufeff day , dead \r\n\r\n 2030-05-02 , 7 \r\n,\r\n"
    assert points(tmp_path, content) == (Point(date(2030, 5, 2), date(2030, 5, 2), 7),)


def test_the_names_of_columns_may_be_arabic(tmp_path: Path) -> None:
    file = tmp_path / "losses.csv"
    file.write_text("اليوم,القتلى\n2030-05-02,7\n", encoding="utf-8")
    assert read_points(file, date_column="اليوم", count_column="القتلى")[0].count == 7


def test_every_bad_row_is_named_with_its_line_column_and_reason(tmp_path: Path) -> None:
    content = "day,dead\n2030-05-02,7\n2030-02-30,7\n2030-05-03,\n02/05/2030,1\n,1\n2030-05-05,-1\n2030-05-06,1.5\n"
    found = reason(tmp_path, content)
    assert found.startswith("6 rows are bad, and nothing was taken; ")
    for told in (
        "line 3, column day: '2030-02-30' is no day of the calendar",
        "line 4, column dead: empty",
        "line 5, column day: '02/05/2030' is no ISO 8601 day or month",
        "line 6, column day: empty",
        "line 7, column dead: '-1' is no whole number",
        "line 8, column dead: '1.5' is no whole number",
    ):
        assert told in found


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("day,dead\n2030-05-02,7\n2030-05-02,9\n", "line 3, column day: 2030-05-02 is counted in line 2 already"),
        ("day,dead\n2030-05,7\n2030-05-31,9\n", "line 3, column day: 2030-05-31 is counted in line 2 already"),
        ("day,dead\n2030-05-31,9\n2030-05,7\n2030-06-01,1\n", "1 row is bad"),
        ("day,dead\n2030-05-02\n", "line 2, the row: 1 cells under 2 columns"),
        ("day,dead\n2030-05-02,7,8\n", "line 2, the row: 3 cells under 2 columns"),
        ("date,dead\n2030-05-02,7\n", "line 1: no column is called 'day' (there are: date, dead)"),
        ("day,dead,dead\n2030-05-02,7,8\n", "line 1: two columns are called 'dead'"),
        ("day,dead\n", "no row under its header"),
        ("\n\n", "nothing but white space"),
        ('day,dead\n2030-05-02,"7\n', "not comma-separated values"),
        (b"", "the file is empty"),
        (b"PK\x03\x04", "a ZIP archive or Office document, not text"),
        ("day,dead\n2030-05-02,١٢٣٤٥٦٧٨٩٠١٢٣\n", "is no whole number"),
    ],
)
def test_what_could_be_meant_in_two_ways_is_refused(tmp_path: Path, content: str | bytes, told: str) -> None:
    assert told in reason(tmp_path, content)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.csv: no such file"):
        read_points(tmp_path / "missing.csv", date_column="day", count_column="dead")


@given(st.dictionaries(st.dates(), st.integers(0, 10**12 - 1), min_size=1))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, counts: dict[date, int]) -> None:
    content = "".join(["day,dead\n", *(f"{day},{count}\n" for day, count in counts.items())])
    found = points(tmp_path_factory.mktemp("series"), content)
    assert {point.start: point.count for point in found} == counts
    assert [point.start for point in found] == sorted(counts)
