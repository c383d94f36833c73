"""HXL-tagged sheets, as tables of text and as workbooks."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.claims import Count
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.sources.datasets.hxl_sheets import is_hxl_workbook
from hudna.sources.datasets.hxl_tags import Tag, Tags, is_tag_row
from hudna.sources.formats import kind_of
from hudna.sources.pieces import Piece
from tests.unit.sources.datasets.made import TAGS, hxl, hxl_rows, readings, refusals


def workbook(file: Path, rows: list[list[object]], before: list[list[object]] | None = None) -> Path:
    """A workbook with the rows in its second sheet; the first has none of hashtags."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in before or [["note", "nothing here"]]:
        first.append(row)
    second = book.create_sheet("الحوادث")
    for row in rows:
        second.append(row)
    book.save(file)
    return file


def read(tmp_path: Path, **cells: str) -> Reading:
    tags = {f"#{tag.replace('__', '+')}": value for tag, value in cells.items()}
    (reading,) = readings(hxl(tmp_path / "sheet.csv", tags))
    return reading


def test_a_row_is_read_by_its_hashtags_whatever_the_headers_say(tmp_path: Path) -> None:
    reading = read(tmp_path)
    (claim,) = reading.claims
    assert reading.report.text == (
        "سقطت قذائف على الدريهمي يوم الأحد وقتل أربعة جنود.\n"
        "HXL sheet codes event R-1 as قصف مدفعي in الدريهمي, الحديدة, 3 May 2020; actor 1: أنصار الله; killed: 4; wounded: 2."
    )
    assert (reading.report.source, reading.report.lang, reading.coder) == ("مكتب الرصد", "ar", "HXL sheet")
    assert (claim.type, [one.id for one in claim.actors]) == (EventType.ATTACK_SHELLING, ["HOUTHI"])
    assert (claim.killed, claim.wounded) == (Count(low=4, high=4), Count(low=2, high=2))
    assert claim.place is not None
    assert (claim.place.name, claim.place.country, claim.place.kind) == ("الدريهمي", "YEM", "point")


def test_without_headers_hashtags_may_be_the_first_row(tmp_path: Path) -> None:
    assert [one.report.id for one in readings(hxl(tmp_path / "sheet.csv", headers=False))] == ["hxl-sheet-R-1"]


def test_a_workbook_is_read_as_the_table_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in hxl_rows()]
    rows[2][1] = datetime.combine(date(2020, 5, 3), time())
    rows[2][9] = 4.0
    (from_workbook,) = readings(workbook(tmp_path / "sheet.xlsx", rows))
    (from_table,) = readings(hxl(tmp_path / "sheet.csv"))
    assert from_workbook.claims == from_table.claims
    assert from_workbook.report.text == from_table.report.text


def test_spaces_capitals_and_the_order_of_attributes_do_not_matter(tmp_path: Path) -> None:
    rows = [
        [
            "#Event +Type",
            "#date",
            "#country+name",
            "#killed+affected",
            "#affected +M +killed",
            "#affected +killed",
            "#loc",
        ],
        ["غارة جوية", "2020-05-03", "اليمن", "", "1", "4", "الدريهمي"],
    ]
    file = tmp_path / "sheet.csv"
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    ((claim,),) = (reading.claims for reading in readings(file))
    assert (claim.type, claim.killed) == (EventType.ATTACK_AIR, Count(low=4, high=4))
    assert claim.place is not None
    assert claim.place.country == "YEM"


def test_the_least_and_the_most_make_a_range_and_days_too(tmp_path: Path) -> None:
    rows = [
        [
            "#event+type",
            "#date+start",
            "#date+end",
            "#affected+killed+min",
            "#affected+killed+max",
            "#adm1+name",
            "#country+code",
        ],
        ["clashes", "2020-05-03", "2020-05-05", "4", "9", "Al Hudaydah", "YEM"],
        ["clashes", "2020-05-03", "2020-05-01", "4", "9", "Al Hudaydah", "YEM"],
        ["clashes", "2020-05-03", "", "9", "4", "Al Hudaydah", "YEM"],
    ]
    file = tmp_path / "sheet.csv"
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    (reading,) = readings(file)
    (claim,) = reading.claims
    assert (claim.type, claim.killed) == (EventType.ATTACK_GROUND, Count(low=4, high=9))
    assert (claim.when and claim.when.start, claim.when and claim.when.end) == (date(2020, 5, 3), date(2020, 5, 5))
    assert claim.place is not None
    assert claim.place.kind == "region"
    assert reading.report.url is None  # there is no id, so nobody could tell a corrected row
    assert refusals(file) == {
        "line 3": "column #date+end: 2020-05-01 is before 2020-05-03",
        "line 4": "column #affected+killed+min: 9 is more than the most, 4",
    }


@pytest.mark.parametrize(
    "word", ["attack.shelling", "Shelling", "SHELLING/artillery/missile attack", "bombardement", "قصف"]
)
def test_kinds_of_events_are_told_by_words_of_several_languages_and_by_our_own_codes(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, event__type=word).claims[0].type is EventType.ATTACK_SHELLING


def test_other_kinds_are_passed_over_with_a_count_and_bad_rows_named(tmp_path: Path) -> None:
    file = hxl(
        tmp_path / "sheet.csv",
        {"#event+type": "مظاهرة"},
        {"#geo+lat": "114"},
        {"#affected+killed": "أربعة"},
        {"#date+occurred": ""},
        {"#event+id": "R-2"},
    )
    assert [one.report.id for one in readings(file)] == ["hxl-sheet-R-2"]
    assert refusals(file) == {
        "line 4": "column #geo+lat: '114' is no number of degrees up to 90",
        "line 5": "column #affected+killed: 'أربعة' is no whole number",
        "line 6": "column #date+occurred: empty",
        "sheet.csv": "1 event was passed over, being nothing that is coded for a ceasefire: مظاهرة (1)",
    }


def test_a_sheet_of_something_else_than_events_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("#date,#affected+killed\n2020-05-03,4\n", encoding="utf-8")
    assert refusals(tmp_path / "a.csv") == {
        "a.csv": "no column #event+type: it tells no events (for counts by day: `hudna series add`)"
    }


def test_the_same_id_of_another_source_is_another_address(tmp_path: Path) -> None:
    urls = {read(tmp_path, meta__source=source).report.url for source in ("مكتب الرصد", "Border Post")}
    assert len(urls) == 2


def test_a_table_without_a_row_of_hashtags_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("tag,words\n#truce,#calm today\n#one,two\n", encoding="utf-8")
    assert kind_of(Piece(name="a.csv", where="a.csv", data=file)) is None
    assert not is_tag_row(["#truce", ""])
    assert not is_tag_row(["#truce", "#calm today"])


def test_a_workbook_without_hashtags_or_that_is_none_is_not_of_this_kind(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", [["day", "killed"], ["2020-05-03", 4]])
    assert not is_hxl_workbook(Piece(name="plain.xlsx", where="", data=plain))
    for data in (b"", b"PK\x03\x04 nothing", plain.read_bytes()[:-40], b"<html>"):
        assert not is_hxl_workbook(Piece(name="a.xlsx", where="", data=data))


def altered(file: Path, name: str, before: bytes, after: bytes) -> Path:
    """A workbook with something else in one of its parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for part in given.infolist():
            data = given.read(part)
            made.writestr(part.filename, data.replace(before, after) if part.filename == name else data)
    file.write_bytes(content.getvalue())
    return file


def test_a_workbook_that_declares_entities_or_expands_beyond_measure_is_refused(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in hxl_rows()]
    declared = workbook(tmp_path / "declared.xlsx", rows)
    altered(declared, "xl/worksheets/sheet2.xml", b"<worksheet", b'<!DOCTYPE a [<!ENTITY a "b">]><worksheet')
    assert refusals(declared) == {
        "declared.xlsx": "its part xl/worksheets/sheet2.xml declares a document type, as no document needs to"
    }
    bomb = workbook(tmp_path / "bomb.xlsx", rows)
    altered(bomb, "xl/styles.xml", b"<styleSheet", b" " * 101_000_000 + b"<styleSheet")
    assert refusals(bomb) == {"bomb.xlsx": "its part xl/styles.xml has 101 MB, more than 20"}


def test_formulas_are_never_computed(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in hxl_rows()]
    rows[2][9] = "=1+3"
    ((claim,),) = (reading.claims for reading in readings(workbook(tmp_path / "sheet.xlsx", rows)))
    assert claim.killed is None


def test_the_plainest_of_several_columns_is_found() -> None:
    tags = Tags(["#affected+killed+f", "#affected+killed", "#affected+killed", "notes", ""])
    assert tags.find("#affected+killed") == "#affected+killed"
    assert tags.find("#affected+killed+f") == "#affected+killed+f"
    assert tags.find("#affected+injured", "#affected") == "#affected+killed"
    assert tags.find("#date") == ""
    assert tags.columns[2:] == ("column 3", "notes", "column 5")


@given(st.permutations(["f", "killed", "adults"]))
def test_attributes_have_no_order(attributes: list[str]) -> None:
    assert Tag.of("+".join(["#affected", *attributes])) == Tag.of("#affected+adults+f+killed")
    assert Tag.of(" + ".join(["#affected", *attributes])).is_a(Tag.of("#affected+killed"))


def test_every_hashtag_of_the_fixture_is_one() -> None:
    assert is_tag_row(list(TAGS))
