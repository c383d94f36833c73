from pathlib import Path

import pytest
from openpyxl import Workbook

from hudna.sources.formats import kind_of
from hudna.sources.pieces import Piece

OF_REPORTS = ("a table of reports", "a workbook of reports", "lines of JSON, a report each")


def kind(name: str, data: bytes | Path, *, given: bool = False) -> str | None:
    found = kind_of(Piece(name=name, where=name, data=data), given=given)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "النص,التاريخ\r\nصمدت الهدنة,2030-01-02"),
        ("a.TSV", "Datum\tTEXT\n"),
        ("a.csv", "sep=;\r\nx;body"),
        ("b.jsonl", '{"text": "a"}\n'),
        ("b.ndjson", '{"content": "a"}'),
    ],
)
def test_tables_with_a_column_of_texts_are_recognised(name: str, content: str) -> None:
    expected = "a table of reports" if name[0] == "a" else "lines of JSON, a report each"
    assert kind(name, content.encode()) == expected
    assert kind(name, content.encode("utf-16")) == expected


def test_a_head_that_ends_within_a_character_is_read() -> None:
    content = "x" * 2000 + ";النص;\n" + "ص" * 8000
    assert kind("a.csv", content.encode()) == "a table of reports"
    assert kind("a.csv", ("y" + content).encode()) == "a table of reports"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"event_id_cnty,event_date,notes,fatalities\n"),
        ("a.csv", b"#date,#adm1+name,#affected\n"),
        ("a.csv", b""),
        ("a.csv", b"\x00\x01\x02\xff"),
        ("b.jsonl", b'{"day": 3}\n'),
        ("b.jsonl", b"[1]\n"),
        ("b.jsonl", b"[" * 100_000),
        ("c.xlsx", b"PK\x03\x04"),
        ("c.xlsx", b"text"),
    ],
)
def test_others_are_left_to_their_kinds_and_explained_only_when_given(name: str, content: bytes) -> None:
    assert kind(name, content) not in OF_REPORTS
    assert kind(name, content, given=True) is not None


def test_a_mapping_beside_it_makes_a_table_one_of_reports(tmp_path: Path) -> None:
    for name in ("a.csv", "b.jsonl", "c.xlsx"):
        (tmp_path / name).write_bytes(b"day,notes\n")
        assert kind(name, tmp_path / name) is None
        (tmp_path / name).with_suffix(".columns.toml").write_text('text = "notes"', encoding="utf-8")
        assert kind(name, tmp_path / name) is not None


@pytest.mark.parametrize(
    ("header", "is_one"), [(("Id", "نص الخبر"), True), (("Id", "Full_Text"), True), (("Id", "Notes"), False)]
)
def test_a_workbook_is_recognised_by_its_words(tmp_path: Path, header: tuple[str, ...], is_one: bool) -> None:
    book = Workbook()
    book.create_sheet("second").append(header)
    book.save(tmp_path / "c.xlsx")
    assert kind("c.xlsx", tmp_path / "c.xlsx") == ("a workbook of reports" if is_one else None)


def test_a_workbook_with_a_large_directory_is_left_to_the_process_that_may_fail() -> None:
    end = b"PK\x05\x06" + b"\0" * 8 + (2_000_000_000).to_bytes(4, "little") + b"\0" * 6
    assert kind("c.xlsx", b"PK\x03\x04" + b"\0" * 100 + end) == "a workbook of reports"
