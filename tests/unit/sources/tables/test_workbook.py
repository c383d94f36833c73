import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hudna.model.reports import Refusal, Report
from hudna.sources import bring_in
from tests.misbehaving import Misbehaving
from tests.unit.sources.taken import items, refusals, reports

HEADER = ("id", "date", "source", "text")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "press.xlsx"


def save(path: Path, *rows: tuple[object, ...], change: Callable[[Worksheet], None] = lambda _: None) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Reports"
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(path)
    return path


def packed(path: Path, name: str, content: bytes) -> None:
    """Put other content into a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, old in parts.items():
            archive.writestr(part, content if part == name else old)


def part_of(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def by_excel(path: Path) -> Path:
    """A workbook as Excel writes it: words in a table of their own, some of them in several formats."""
    book = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f"""<Types xmlns="{package}/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>""",
        "_rels/.rels": f"""<Relationships xmlns="{package}/relationships">
            <Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        "xl/workbook.xml": f"""<workbook xmlns="{book}" xmlns:r="{office}"><workbookPr date1904="1"/>
            <sheets><sheet name="بلاغات" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{package}/relationships">
            <Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="{office}/styles" Target="styles.xml"/>
            <Relationship Id="rId3" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
        "xl/styles.xml": f"""<styleSheet xmlns="{book}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>
            <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
            <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""",
        "xl/sharedStrings.xml": f"""<sst xmlns="{book}" count="3" uniqueCount="3"><si><t>النص</t></si><si><t>التاريخ</t></si>
            <si><r><t xml:space="preserve">صمدت </t></r><r><rPr><b/></rPr><t>الهدنة</t></r></si></sst>""",
        "xl/worksheets/sheet1.xml": f"""<worksheet xmlns="{book}"><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>46321</v></c></row></sheetData></worksheet>""",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_an_english_workbook_with_real_dates_and_numbers_as_ids(path: Path) -> None:
    save(
        path,
        HEADER,
        (17, date(2030, 10, 28), "The Border Post", "The truce held on Monday."),
        (18.0, datetime.fromisoformat("2030-10-29T23:05"), None, "  It broke.\n\nAt noon. "),
    )
    first, second = reports(path)
    assert (first.id, first.published, first.source) == ("17", date(2030, 10, 28), "The Border Post")
    assert first.where == 'press.xlsx › sheet "Reports" › row 2'
    assert (second.id, second.published, second.text) == ("18", date(2030, 10, 29), "  It broke.\n\nAt noon. ")
    assert first.notices == second.notices == ()


def test_an_arabic_workbook_whose_dates_are_words_that_the_column_explains(path: Path) -> None:
    save(
        path,
        ("تقرير الصحف اليومي",),
        (),
        ("م", "التاريخ", "المصدر", "النص"),
        (1, "٠٣/٠٤/٢٠٣٠", "وكالة الشمال", "صمدت الهدنة عند المعبرين."),
        (2, "١٣/٠٤/٢٠٣٠", "البريد الحدودي", "سقطت ثلاث قذائف قرب الطاحونة."),
    )
    path.with_suffix(".columns.toml").write_text('header_row = 3\nsheet = "Reports"', encoding="utf-8")
    assert [(report.id, report.published) for report in reports(path)] == [
        ("press-4", date(2030, 4, 3)),
        ("press-5", date(2030, 4, 13)),
    ]


def test_an_arabic_workbook_as_excel_writes_it_on_an_old_macintosh(path: Path) -> None:
    (report,) = reports(by_excel(path))
    assert (report.text, report.published) == ("صمدت الهدنة", date(2030, 10, 27))
    assert next(bring_in([path.parent])) == replace(report, where=f"{path.parent}/{report.where}")


def test_a_workbook_of_several_sheets_some_of_them_hidden(path: Path) -> None:
    book = Workbook()
    book.active.title = "Codes"
    book.active.append(["code", "meaning"])
    for name, text, state in (("شمال", "صمدت الهدنة.", "visible"), ("South", "The truce broke.", "hidden")):
        sheet = book.create_sheet(name)
        sheet.append(["Outlet", "Body"])
        sheet.append(["The Border Post", text])
        sheet.sheet_state = state
    book.create_sheet("Sheet4")
    book.save(path)
    north, south = reports(path)
    assert (north.id, north.text) == ("press-شمال-2", "صمدت الهدنة.")
    assert north.notices == ("sheets of the workbook that have no column of texts, and were passed over: Codes",)
    assert (south.id, south.notices) == ("press-South-2", ("its sheet is hidden in the workbook",))


def test_only_the_sheet_that_the_user_names_is_read(path: Path) -> None:
    save(path, HEADER, (1, "2030-10-28", "x", "The truce held."))
    path.with_suffix(".columns.toml").write_text('sheet = "Report"', encoding="utf-8")
    assert refusals(path) == {"": "press.columns.toml: sheet: there is none called 'Report' (there are: Reports)"}


def test_values_of_formulas_are_not_believed_where_they_would_be_taken(path: Path) -> None:
    save(
        path,
        (*HEADER, "length"),
        (1, "=TODAY()", "x", "The truce held.", 3),
        (2, "2030-10-28", "x", '="The truce"&" held."', 3),
        (3, "2030-10-28", "x", "The truce held.", "=LEN(D4)"),
        ("=A4+1", "2030-10-28", "x", "It broke.", 1),
    )
    assert [report.id for report in reports(path)] == ["3"]
    assert refusals(path) == {
        'sheet "Reports" › row 2': "cell B2 holds a formula, whose value is not believed: no published is taken from it",
        'sheet "Reports" › row 3': "cell D3 holds a formula, whose value is not believed: no text is taken from it",
        'sheet "Reports" › row 5': "cell A5 holds a formula, whose value is not believed: no id is taken from it",
    }


def test_no_formula_is_evaluated_and_nobody_is_asked_for_what_it_names(path: Path) -> None:
    with Misbehaving() as server:
        url = server.url("/secret")
        formulas = (
            f'=WEBSERVICE("{url}")', f'=HYPERLINK("{url}","It broke.")', f"='{url}/[a.xlsx]Sheet'!A1",
            "=cmd|'/C touch there'!A1", "=D6", "=D5",
        )  # fmt: skip
        save(path, HEADER, (0, "2030-10-28", "x", "The truce held."), *((None, None, None, one) for one in formulas))
        (report, *others) = bring_in([path])
    assert isinstance(report, Report)
    assert [item.reason for item in others if isinstance(item, Refusal)] == [
        f"cell D{row} holds a formula, whose value is not believed: no text is taken from it" for row in range(3, 9)
    ]
    assert server.asked == []


@pytest.mark.parametrize("sheet", [SHEET, "xl/worksheets/sheet2.xml"])
def test_a_workbook_of_very_many_formulas_is_refused_before_any_is_parsed(
    path: Path, sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hudna.sources.workbooks.MAX_FORMULAS", 3)
    book = Workbook()
    book.active.append(HEADER)
    book.create_sheet("Sums")
    book["Sheet" if sheet == SHEET else "Sums"].append(["=1+1"] * 4)
    book.save(path)
    assert refusals(path) == {"": "a workbook of more than 3 formulas: save it with values in their place"}
    monkeypatch.setattr("hudna.sources.workbooks.MAX_FORMULAS", 4)
    assert "formulas" not in "".join(refusals(path).values())


def test_errors_and_what_is_no_date_or_text_are_refused_with_their_cells(path: Path) -> None:
    def with_error(sheet: Worksheet) -> None:
        sheet["D2"].data_type = "e"

    save(
        path,
        HEADER,
        (1, "2030-10-28", "x", "#REF!"),
        (2, 47419, "x", "The truce held."),
        (3, time(12, 30), "x", "The truce held."),
        (4, "2030-10-28", "x", 12),
        (5, "03/04/2030", "x", "The truce held."),
        (6, "2030-10-28", True, "The truce held."),
        change=with_error,
    )
    assert list(refusals(path).values()) == [
        "cell D2 holds the error #REF!: no text is taken from it",
        "column \"date\": '47419' is no date; a number is one only in a column that is formatted so",
        "column \"date\": '12:30:00' is no date; a number is one only in a column that is formatted so",
        "column \"text\": '12' is no text",
        "column \"date\": '03/04/2030' may be 2030-04-03 or 2030-03-04: say day_first or date_format",
        "column \"source\": 'True' is no text",
    ]


def test_a_merged_cell_counts_for_all_its_rows_and_hidden_rows_are_read(path: Path) -> None:
    def changed(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("E1:F1")
        sheet.row_dimensions[3].hidden = True

    rows = [(number, None, "x", f"The observers saw nothing on day {number}.") for number in (2, 3, 4, 5)]
    save(path, HEADER, (1, date(2030, 10, 28), "x", "The truce held."), *rows, change=changed)
    assert [(report.published, report.notices) for report in reports(path)] == [
        (date(2030, 10, 28), ()),
        (
            date(2030, 10, 28),
            ("cell B3 is merged with B2, whose value counts for it", "its row is hidden in the sheet"),
        ),
        (date(2030, 10, 28), ("cell B4 is merged with B2, whose value counts for it",)),
        (None, ()),
        (None, ()),
    ]


def test_a_long_number_as_an_id_has_a_notice(path: Path) -> None:
    save(path, ("id", "text"), (1234567890123456789, "The truce held."))
    (report,) = reports(path)
    assert report.notices == (f"id {report.id} is a number of more than 15 digits; the last may have been lost",)


def test_characters_that_excel_writes_as_escapes_are_what_they_stand_for(path: Path) -> None:
    save(path, ("text",), ("The truce_x000D_\nheld._x0020_",))
    assert reports(path)[0].text == "The truce\r\nheld. "


def test_a_workbook_without_texts_lists_the_columns_of_its_sheets(path: Path) -> None:
    save(path, ("Day", "Rounds"), (1, 2))
    how = 'say which in press.columns.toml beside it: text = "…"'
    assert refusals(path) == {
        "": f'sheet "Reports": none of its columns is known to hold the text (Day, Rounds): {how}'
    }
    save(path)
    assert refusals(path) == {"": "nothing in any of its sheets"}


def test_rows_far_below_and_rows_of_nothing_but_format_cost_nothing(path: Path) -> None:
    save(path, ("text",), ("The truce held.",))
    rows = part_of(path, SHEET).decode()
    far = '<row r="1000000"><c r="A1000000" t="inlineStr"><is><t>It broke.</t></is></c></row>'
    packed(path, SHEET, rows.replace("</sheetData>", f"{far}</sheetData>").encode())
    assert [report.text for report in reports(path)] == ["The truce held.", "It broke."]
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 60_000))
    packed(path, SHEET, rows.replace("</sheetData>", f"{empty}{far}</sheetData>").encode())
    assert [report.text for report in reports(path)] == ["The truce held."]
    assert refusals(path) == {
        'sheet "Reports" › row 50002': "the last of 50,000 rows without a value; none below is read"
    }


def test_more_rows_or_columns_than_a_sheet_can_have_end_it(path: Path) -> None:
    save(path, ("text",), ("The truce held.",))
    rows = part_of(path, SHEET).decode()
    for cell, problem in (("A99999999", "row 99999999, more"), ("XFE3", "row 3 has more columns")):
        number = cell.lstrip("AXFE")
        bad = f'<row r="{number}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'
        packed(path, SHEET, rows.replace("</sheetData>", f"{bad}</sheetData>").encode())
        assert refusals(path)['sheet "Reports"'].startswith(f'sheet "Reports": {problem}')


def test_an_entity_bomb_is_refused_before_it_is_parsed(path: Path) -> None:
    save(path, ("text",), ("The truce held.",))
    bomb = b'<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for name in (SHEET, "xl/workbook.xml", "[Content_Types].xml"):
        old = part_of(path, name)
        head, mark, rest = old.rpartition(b"?>")
        packed(path, name, head + mark + bomb + rest)
        assert refusals(path)[""].endswith("declares a document type, as no document needs to")
        packed(path, name, bomb.decode().join(["", rest.decode()]).encode("utf-16"))
        assert refusals(path)[""].endswith("declares a document type, as no document needs to")
        packed(path, name, old)
    assert len(reports(path)) == 1


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/styles.xml", SHEET])
def test_a_bomb_in_a_part_is_refused_by_its_unpacked_size(path: Path, name: str) -> None:
    by_excel(path)
    packed(path, name, b"<a>" + b" " * 401_000_000)
    assert path.stat().st_size < 1_000_000
    (refusal,) = bring_in([path])
    assert isinstance(refusal, Refusal)
    assert refusal.reason.startswith(f"its part {name} has 401 MB, more than ")


def test_a_part_that_lies_about_its_size_is_refused(path: Path) -> None:
    save(path, ("text",), ("The truce held.",))
    size = len(part_of(path, SHEET))
    data = path.read_bytes().replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    path.write_bytes(data)
    assert not reports(path)
    assert len(items(path)) == 1


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    packed_text = BytesIO()
    with zipfile.ZipFile(packed_text, "w") as archive:
        archive.writestr("notes.txt", "The truce held.")
    contents = {
        "old": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a workbook of before 2007, or one with a password: "),
        "text": (b"The truce held.", "not a workbook that can be opened"),
        "zip": (packed_text.getvalue(), "not a workbook that can be opened"),
        "empty": (b"", "not a workbook that can be opened"),
    }
    for name, (content, reason) in contents.items():
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        assert refusals(path)[""].startswith(reason)


@pytest.mark.parametrize(
    "name", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)
def test_a_part_that_is_damaged_is_refused_without_a_word_on_the_terminal(path: Path, name: str) -> None:
    by_excel(path)
    packed(path, name, part_of(path, name)[:-40])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(refusals(path)) == 1


def test_a_workbook_comes_through_intake_in_a_process_of_its_own(path: Path) -> None:
    save(path, HEADER, *((number, date(2030, 10, 28), "x", f"The truce held, {number}.") for number in range(3000)))
    brought = list(bring_in([path.parent]))
    assert len(brought) == 3000
    assert all(isinstance(item, Report) for item in brought)
