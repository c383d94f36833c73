"""Submissions made to do harm: bounded, refused with a reason, and no others with them."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from hudna.model.reports import Refusal
from hudna.sources import pieces
from hudna.sources.forms.workbooks import is_workbook_of_form
from hudna.sources.intake import bring_in
from hudna.sources.pieces import Piece
from tests.unit.sources.forms import exports
from tests.unit.sources.forms.exports import HEARD
from tests.unit.sources.forms.taking import reasons

SHEET = "xl/worksheets/sheet1.xml"


def remade(workbook: bytes, **parts: bytes) -> bytes:
    """A workbook with some parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def test_a_workbook_that_grows_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "FREE_BYTES", 10_000)
    bomb = remade(exports.kobo_xlsx(HEARD), **{"xl/media/a.bin": bytes(50_000_000)})
    (reason,) = reasons(bomb, "a.xlsx")
    assert "expands to more than 100 times its size" in reason


def test_a_workbook_with_entities_is_refused() -> None:
    sheet = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    assert reasons(remade(exports.kobo_xlsx(HEARD), **{"xl/worksheets/sheet2.xml": sheet}), "a.xlsx") == [
        "export: its part xl/worksheets/sheet2.xml declares a document type, as no document needs to"
    ]


def test_a_broken_sheet_is_refused() -> None:
    (reason,) = reasons(remade(exports.kobo_xlsx(HEARD), **{SHEET: b"<worksheet><sheetData><row>"}), "a.xlsx")
    assert reason.startswith("export: not")


def test_a_workbook_of_many_parts_is_not_looked_into() -> None:
    stream = io.BytesIO(exports.kobo_xlsx(HEARD))
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(12_000):
            archive.writestr(f"xl/{number:0100}", b"")
    assert not is_workbook_of_form(Piece(name="a.xlsx", where="a.xlsx", data=stream.getvalue()))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert not is_workbook_of_form(Piece(name="a.xlsx", where="a.xlsx", data=tmp_path / "a.xlsx"))


def test_json_nested_too_deeply_is_refused() -> None:
    keys = ", ".join(f'"who/{name}": "x"' for name in exports.FORM.signature)
    data = f'{{{keys}, "deep": {"[" * 200_000}'.encode()
    assert reasons(data, "a.json") == ["export: nested too deeply"]


def test_json_that_is_cut_off_is_refused_with_the_place() -> None:
    assert reasons(exports.kobo_json(HEARD)[:-20], "a.json")[0].startswith("export: not JSON: ")


def test_xml_of_many_entities_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(12))
    data = exports.instance_xml(HEARD).replace(b"<data", f"<!DOCTYPE data [{entities}]><data".encode(), 1)
    (tmp_path / "a.xml").write_bytes(data.replace(b"<start>", b"<start>&e11;"))
    (tmp_path / "b.xml").write_bytes(exports.instance_xml(HEARD))
    refused, *others = bring_in([tmp_path])
    assert isinstance(refused, Refusal)
    assert len(others) == 2


def test_a_cell_of_an_endless_quotation_ends_the_table_where_it_begins() -> None:
    good, bad = exports.table([exports.own_row(HEARD)]), b'ceasefire-incident 1,"2'
    (reason,) = reasons(good + bad, "a.csv")
    assert reason.startswith("export: after row 2, the table cannot be taken apart: ")
