"""Hostile tables, documents of data and feeds: what `benchmarks.bombs` makes of them.

Formulas are no programs here, for nothing evaluates them; but a reader that follows them, or keeps a million of them, is lost.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hudna.sources.forms.form import load_form

_MILLION = 1_000_000
_DEEP = 100_000
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "truce " * 10}">' for n in range(10))
_CODE = "http://schemas.openxmlformats.org"
RELATIONS = f"{_CODE}/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_CODE}/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>
        <Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="{_CONTENT}.externalLink+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT}.worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_CODE}/package/2006/relationships">
        <Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{_CODE}/spreadsheetml/2006/main" xmlns:r="{RELATIONS}">
        <sheets><sheet name="Reports" sheetId="1" r:id="rId1"/></sheets>
        <externalReferences><externalReference r:id="rId2"/></externalReferences></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_CODE}/package/2006/relationships">
        <Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="{RELATIONS}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>""",
    "xl/externalLinks/externalLink1.xml": f"""<externalLink xmlns="{_CODE}/spreadsheetml/2006/main" xmlns:r="{RELATIONS}">
        <externalBook r:id="rId1"><sheetNames><sheetName val="Secret"/></sheetNames></externalBook></externalLink>""",
    "xl/externalLinks/_rels/externalLink1.xml.rels": f"""<Relationships xmlns="{_CODE}/package/2006/relationships">
        <Relationship Id="rId1" Type="{RELATIONS}/externalLinkPath" TargetMode="External" Target="http://127.0.0.1:9/book.xlsx"/>
        </Relationships>""",
}
_REACHING = (
    "A3", "A2",  # a circle
    "[1]Secret!A1", "'http://127.0.0.1:9/[book.xlsx]Secret'!A1",
    'WEBSERVICE("http://127.0.0.1:9/"&amp;A1)', 'HYPERLINK("http://127.0.0.1:9/","The truce held.")',
    "cmd|'/C touch there'!A1", "DDE(\"cmd\";\"/C touch there\";\"A1\")", "SUM(A1:XFD1048576)", 'REPT("x",1E9)',
)  # fmt: skip
_INJECTED = ("=cmd|'/C touch there'!A1", '=HYPERLINK(""http://127.0.0.1:9/"")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1")


def workbook_of_formulas(path: Path) -> None:
    """A million rows, each of whose text is that of the next; the last one's is that of the first."""
    rows = (f"<row><c><f>A{number % _MILLION + 1}</f><v>1</v></c></row>" for number in range(2, _MILLION + 2))
    _workbook(path, rows)


def workbook_of_wide_formulas(height: int) -> Callable[[Path], None]:
    """A thousand in each of so many rows, behind a sound text."""

    def make(path: Path) -> None:
        cells = "".join(f"<c><f>SUM(A1:XFD{number})</f><v>1</v></c>" for number in range(1, 1_001))
        texts = (f"The truce held, {number}." for number in range(height))
        _workbook(path, (f'<row><c t="inlineStr"><is><t>{text}</t></is></c>{cells}</row>' for text in texts))

    return make


def workbook_of_shared_formulas(path: Path) -> None:
    """One formula for the whole sheet, on which a million cells call."""
    first = '<row><c><f t="shared" si="0" ref="A2:XFD1048576">SUM(B1:XFD1048576)</f><v>1</v></c></row>'
    _workbook(path, (first, *['<row><c><f t="shared" si="0"/><v>1</v></c></row>'] * _MILLION))


def workbook_of_reaching_formulas(path: Path) -> None:
    """Formulas that go round in a circle, open other workbooks, ask the web, and start programs."""
    _workbook(path, (f"<row><c><f>{formula}</f><v>1</v></c></row>" for formula in _REACHING))


def table_of_formulas(path: Path) -> None:
    """Cells that a spreadsheet would take for formulas; here they are words."""
    rows = (f'{number},"{cell} The truce held, {number}."\n' for number, cell in enumerate(_INJECTED))
    path.write_text(f"id,text\n{''.join(rows)}", encoding="utf-8")


def table_of_a_cell(megabytes: int) -> Callable[[Path], None]:
    """A cell of so many megabytes, and a character for which all others take four bytes."""
    return _long(b'id,text\n1,"\xf0\x9f\x95\x8a', b'"\n', megabytes)


def line_of_json(megabytes: int) -> Callable[[Path], None]:
    """A report of so many megabytes, likewise."""
    return _long(b'{"text": "\xf0\x9f\x95\x8a', b'"}\n', megabytes)


def nested(head: str) -> Callable[[Path], None]:
    """JSON that begins so, and goes on with lists in lists."""

    def make(path: Path) -> None:
        closing = "".join({"{": "}", "[": "]"}.get(one, "") for one in reversed(head))
        path.write_text(f"{head}{'[' * _DEEP}{']' * _DEEP}{closing}\n", encoding="utf-8")

    return make


def submission_of_entities(path: Path) -> None:
    answers = "".join(f"<{name}>&e9;</{name}>" for name in load_form().signature)
    path.write_text(f"<!DOCTYPE data [{ENTITIES}]><data>{answers}</data>", encoding="utf-8")


def feed_of_entities(path: Path) -> None:
    item = "<item><title>&e9;</title><link>/1</link></item>"
    path.write_text(
        f"<?xml version='1.0'?><!DOCTYPE rss [{ENTITIES}]><rss><channel>{item}</channel></rss>", encoding="utf-8"
    )


def feed_of_entries(path: Path) -> None:
    sound = "<item><link>/1</link></item>"
    path.write_text(f"<rss><channel>{sound}{'<item></item>' * _MILLION}</channel></rss>", encoding="utf-8")


def feed_of_tags(path: Path) -> None:
    """One entry with a million elements in one another."""
    path.write_text(f"<rss><channel><item>{'<a>' * _MILLION}</item></channel></rss>", encoding="utf-8")


def pdf_of_hidden_objects(path: Path) -> None:
    """A million objects within one that is compressed, of a document that is said to have six."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", *([b"<</A[1 2 3]>>"] * _MILLION)]
    numbers = [*range(1, 4), *range(6, _MILLION + 6)]
    heads, at = [], 0
    for number, content in zip(numbers, objects, strict=True):
        heads.append(b"%d %d " % (number, at))
        at += len(content)
    head = b"".join(heads)
    kept = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    out = bytearray(b"%PDF-1.7\n")
    begins = len(out)
    out += _stream(4, kept, head + b"".join(objects))
    told = b"".join(b"\2" + (4).to_bytes(4) + index.to_bytes(4) for index in range(3))
    told += b"\1" + begins.to_bytes(4) + bytes(4) + b"\1" + len(out).to_bytes(4) + bytes(4)
    told += b"".join(b"\2" + (4).to_bytes(4) + index.to_bytes(4) for index in range(3, len(objects)))
    listed = b"/Type/XRef/Size 6/Root 1 0 R/W[1 4 4]/Index[0 %d]" % (len(objects) + 3)
    path.write_bytes(bytes(out) + _stream(5, listed, b"\0" * 9 + told) + b"startxref\n%d\n%%%%EOF\n" % len(out))


def _workbook(path: Path, rows: Iterable[str]) -> None:
    """A workbook whose first row calls its first column `text`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.writelines(row.encode() for row in _sheet(rows))


def _sheet(rows: Iterable[str]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_CODE}/spreadsheetml/2006/main"><dimension ref="A1:ALM1000001"/><sheetData>'
    yield '<row><c t="inlineStr"><is><t>text</t></is></c></row>'
    yield from rows
    yield "</sheetData></worksheet>"


def _long(begin: bytes, end: bytes, megabytes: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(begin)
            file.writelines([b"x" * 1_000_000] * megabytes)
            file.write(end)

    return make


def _stream(number: int, fields: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 1)
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (number, fields, len(packed))
    return head + packed + b"\nendstream\nendobj\n"


OF_DATA: dict[str, Callable[[Path], None]] = {
    "formulas.xlsx": workbook_of_formulas,
    "wide-formulas.xlsx": workbook_of_wide_formulas(1_000),
    "wide-formulas-within-limit.xlsx": workbook_of_wide_formulas(200),
    "shared-formulas.xlsx": workbook_of_shared_formulas,
    "reaching-formulas.xlsx": workbook_of_reaching_formulas,
    "formulas.csv": table_of_formulas,
    "cell.csv": table_of_a_cell(200),
    "cell-within-limit.csv": table_of_a_cell(99),
    "line.jsonl": line_of_json(200),
    "line-within-limit.jsonl": line_of_json(99),
    "nested.json": nested('{"text": "The truce held.", "more": '),
    "nested.jsonl": nested('{"text": "The truce held.", "more": '),
    "nested-chat.json": nested(
        '{"type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", "text": '
    ),
    "entities.xml": submission_of_entities,
    "hidden-objects.pdf": pdf_of_hidden_objects,
    "entities.rss": feed_of_entities,
    "entries.rss": feed_of_entries,
    "tags.rss": feed_of_tags,
}
"""By the names of the files that they make."""
