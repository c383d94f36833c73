import shutil
from datetime import date
from pathlib import Path

import pytest

from hudna.model.reports import PublishedBasis, Report
from hudna.sources import bring_in
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take
from tests.unit.sources.taken import refusals, reports

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "reports.csv"


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def say(table: Path, *lines: str) -> None:
    table.with_suffix(".columns.toml").write_text("\n".join(lines), encoding="utf-8")


def test_an_arabic_table_with_semicolons_in_windows_1256() -> None:
    first, second = reports(FIXTURES / "arabic.csv")
    assert first == Report(
        id="س-1",
        lang="ar",
        text="صمدت الهدنة يوم الأحد عند المعبرين، ولم تسجل خروق",
        title="هدوء على الحدود",
        published=date(2030, 10, 28),
        published_basis=PublishedBasis.GIVEN,
        source="وكالة الشمال",
        url="https://north.example/1",
        where="arabic.csv › line 2",
        notices=("encoding guessed: cp1256",),
    )
    assert second.text == "سقطت ثلاث قذائف قرب الطاحونة; ولم يصب أحد.\r\nوعاد الهدوء بعد الظهر."
    assert (second.title, second.source, second.url) == (None, "البريد الحدودي", None)


def test_a_table_as_excel_writes_it_with_its_line_that_names_the_delimiter() -> None:
    first, second = reports(FIXTURES / "press.csv")
    assert (first.id, first.title, first.published) == ("press-3", 'Truce "holds"', date(2030, 10, 28))
    assert first.text == "The truce held on Monday, observers said."
    assert (second.published, second.source) == (date(2030, 11, 5), "The Border Post")
    assert second.notices == ("column \"Link\": 'n/a' is no address, and left out",)


def test_a_russian_table_with_tabs_in_utf_16() -> None:
    first, second = reports(FIXTURES / "russian.tsv")
    assert (first.id, first.lang, first.published, first.source) == ("1", "ru", date(2030, 10, 28), "Вестник")
    assert second.text == 'Мост открыт, "скорая" прошла.'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_that_with_which_a_column_of_texts_is_found(table: Path, delimiter: str) -> None:
    write(
        table,
        delimiter.join(['"Outlet (a; b, c)"', "TEXT", "date"]),
        delimiter.join(['"a"', '"b; c, d | e"', "2030-01-02"]),
    )
    (report,) = reports(table)
    assert (report.text, report.published) == ("b; c, d | e", date(2030, 1, 2))


def test_an_unusual_delimiter_and_an_encoding_are_said_beside_it(table: Path) -> None:
    write(table, "id^text", "1^Обстрел моста прекратился.", encoding="koi8-r")
    say(table, 'delimiter = "^"', 'encoding = "koi8-r"')
    (report,) = reports(table)
    assert (report.id, report.text) == ("1", "Обстрел моста прекратился.")


def test_the_text_is_kept_to_the_character(table: Path) -> None:
    table.write_bytes('text\r\n"  A truce \tfor\n three\r\n\u00a0days ""now"". "\r\n'.encode())
    (report,) = reports(table)
    assert report.text == '  A truce \tfor\n three\r\n\u00a0days "now". '


def test_a_table_with_the_line_ends_of_old_machines(table: Path) -> None:
    table.write_bytes(b"id,text\r1,The truce held.\r2,It broke.\r")
    assert [report.text for report in reports(table)] == ["The truce held.", "It broke."]


def test_a_long_report_fits_into_a_cell(table: Path) -> None:
    write(table, "text", '"' + "The truce held. " * 20_000 + '"')
    assert len(reports(table)[0].text) == 320_000


def test_blank_rows_are_nothing_and_every_bad_row_is_named(table: Path) -> None:
    write(
        table,
        "id,date,text",
        "1,2030-01-02,The truce held.",
        ",,",
        "",
        "2,2030-01-02,",
        "3,2030-02-30,The truce held.",
        "4,2030-01-02,The truce, they say, held.",
        "5,2030-01-02",
        '6,2030-01-02,The "truce held.',
        '7,2030-01-02,"The "truce" held."',
        "8,2030-01-02,12 34",
        "9,yesterday,The truce held.",
        "10,2030-01-02,It broke.,,",
    )
    assert [report.id for report in reports(table)] == ["1", "10"]
    assert refusals(table) == {
        "line 5": 'column "text": no text',
        "line 6": "column \"date\": '2030-02-30' is no ISO 8601 date, nor of a form that date_format says",
        "line 7": "5 cells under 3 columns",
        "line 8": "2 cells under 3 columns",
        "line 9": "a quotation mark that belongs to no other",
        "line 10": "not separated values: ',' expected after '\"'",
        "line 11": "no letter in it",
        "line 12": "column \"date\": 'yesterday' is no ISO 8601 date, nor of a form that date_format says",
    }


def test_a_quotation_mark_that_is_never_closed_does_not_take_the_rest_with_it(table: Path) -> None:
    write(table, "id,text", "1,The truce held.", '2,"It broke.', "3,It was renewed.", "4,It held at last.")
    assert [report.id for report in reports(table)] == ["1", "3", "4"]
    assert refusals(table) == {"line 3": "a quotation mark that is not closed, or a cell of more than 5 MB"}


def test_what_a_quotation_mark_may_have_taken_with_it_is_refused_with_its_lines(table: Path) -> None:
    write(table, "id,text", '1,"The truce held.', "2,It broke.", '3,"It was renewed."', "4,It held at last.")
    assert [report.id for report in reports(table)] == ["4"]
    assert refusals(table) == {
        "line 2": "not separated values: ',' expected after '\"', in a row that runs to line 4",
    }


def test_a_row_broken_in_two_by_a_quotation_mark_is_not_taken_for_two(table: Path) -> None:
    write(table, "id,text", '1,"They said ""no" to', 'Monday, and left."', "2,The truce held.")
    assert [report.id for report in reports(table)] == ["2"]
    assert len(refusals(table)) == 2


def test_a_table_without_rows_or_without_a_header_is_refused(table: Path) -> None:
    write(table, "id,text")
    assert refusals(table) == {"": "no row under its header"}
    write(table, ",,", " ,,")
    assert refusals(table) == {"": "no line that could be the columns' names"}


def test_a_header_that_is_not_in_the_first_line(table: Path) -> None:
    write(table, "Daily press review,,", "", "Nr,Text,Outlet", "1,The truce held.,The Border Post")
    assert refusals(table) == {
        "": "none of its columns is known to hold the text (Daily press review): say which in reports.columns.toml "
        'beside it: text = "…"'
    }
    say(table, "header_row = 3")
    assert [(report.text, report.source) for report in reports(table)] == [("The truce held.", "The Border Post")]


def test_tables_come_through_intake_beside_other_files(tmp_path: Path) -> None:
    for name in ("arabic.csv", "dump.jsonl", "api.ndjson", "api.columns.toml"):
        shutil.copy(FIXTURES / name, tmp_path / name)
    write(tmp_path / "figures.csv", "day,count", "2030-01-02,3")
    brought = list(bring_in([tmp_path]))
    assert [report.id for report in brought if isinstance(report, Report)] == ["901", "902", "س-1", "س-2", "d-1", "d-2"]
    assert len(brought) == 6


def test_what_is_told_of_the_whole_table_is_not_told_of_each_row() -> None:
    told = {
        "id": "mail-1",
        "title": "Daily press",
        "url": "https://post.example/",
        "source": "Desk",
        "published": "2030-01-02",
    }
    data = b"text,source\nThe truce held on Monday.,The Border Post\nIt broke on Tuesday.,\n"
    piece = Piece(name="a.csv", where="a.csv", data=data, told=told)
    first, second = (item for item in take(piece, Allowance(100), given=True) if isinstance(item, Report))
    assert (first.id, first.title, first.url, first.source) == ("a-2", None, None, "The Border Post")
    assert (second.id, second.source, second.published) == ("a-3", "Desk", date(2030, 1, 2))


def test_where_very_many_rows_are_bad_the_rest_is_not_read(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.tables.reports.MOST_BAD", 2)
    write(table, "id,text", "1,The truce held.", "2,", "3,", "4,It broke.")
    assert [report.id for report in reports(table)] == ["1"]
    assert refusals(table)[""] == "2 of its rows are bad; none after line 4 is read"
