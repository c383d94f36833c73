"""Word documents as other programs than Word lay them out, written out by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from tests.unit.sources.documents.read import report

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/relationships"'
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def package(parts: Mapping[str, str], body: str, styles: str) -> bytes:
    """A document of these parts beside its text and its styles."""
    held = {
        "word/document.xml": f"{_DECLARED}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"{_DECLARED}<w:styles {_SPACES}>{styles}</w:styles>",
        "_rels/.rels": f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        **{name: f"{_DECLARED}{xml}" for name, xml in parts.items()},
    }
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.{name[5:-4].rstrip("1")}+xml"/>'
        for name in held
        if name.startswith("word/")
    )
    types = f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in {"[Content_Types].xml": types, **held}.items():
            archive.writestr(name, xml)
    return out.getvalue()


def style(identifier: str, name: str, *, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"{more}><w:name w:val="{name}"/></w:style>'


def paragraph(*runs: str, style: str = "", of_run: str = "") -> str:
    """A paragraph whose runs may break off in the middle of a word, as they do where somebody corrected it."""
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "<w:pPr></w:pPr>"
    said = (f'<w:r><w:rPr>{of_run}</w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    between = '<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>'
    return f"<w:p>{chosen}{between.join(said)}</w:p>"


def table(rows: Sequence[Sequence[str]], *, style: str = "") -> str:
    cells = (
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{paragraph(cell, style=style)}</w:tc>'
            for cell in row
        )
        for row in rows
    )
    grid = '<w:gridCol w:w="3000"/>' * len(rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr><w:trPr/>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_situation_report_by_libreoffice_has_its_words_whole_and_its_table_by_rows() -> None:
    """It names its styles by its own names, and writes an empty title where the properties have none."""
    rows = [
        ("Day", "Place", "What was seen"),
        ("2 May", "Mill Bridge", "Three mortar shells"),
        ("3 May", "Old Quay", "None"),
    ]
    said = "The cease", "fire held in the har", "bour, but observers heard three mor", "tar shells at Mill Bridge."
    body = (
        paragraph("Situation report, lake dis", "trict", style="Title")
        + paragraph("1. Overview", style="Heading1")
        + paragraph(*said, style="TextBody")
        + table(rows, style="TableContents")
        + paragraph(style="TextBody")
        + paragraph("No casualties were reported.", style="TextBody", of_run='<w:lang w:val="en-GB"/>')
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    styles = (
        style("Normal", "Normal", more=' w:default="1"')
        + style("Heading1", "Heading 1")
        + style("TextBody", "Body Text")
        + style("Title", "Title")
        + style("TableContents", "Table Contents")
    )
    relation = '<Relationship Id="rId{}" Type="' + _OFFICE + '/relationships/{}" Target="{}.xml"/>'
    parts = {
        "word/header1.xml": f"<w:hdr {_SPACES}>{paragraph('Lake Monitoring Group')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {_SPACES}>{paragraph('Page 1 of 1')}</w:ftr>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relation.format(1, 'styles', 'styles')}{relation.format(2, 'header', 'header1')}{relation.format(3, 'footer', 'footer1')}"
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator></dc:creator><dc:title></dc:title></cp:coreProperties>',
    }
    read = report(package(parts, body, styles), "sitrep.docx")
    assert read.text.split("\n\n") == [
        "Situation report, lake district",
        "1. Overview",
        "The ceasefire held in the harbour, but observers heard three mortar shells at Mill Bridge.",
        *map(" | ".join, rows),
        "No casualties were reported.",
    ]
    assert (read.id, read.title, read.lang, read.notices) == ("sitrep", "Situation report, lake district", "en", ())


def test_an_arabic_statement_by_google_docs_is_read_without_any_properties() -> None:
    """It writes no properties, marks runs as right to left, and wraps what was commented on or suggested in controls."""
    right = '<w:rtl w:val="1"/>'
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="1"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>'
        f'<w:r><w:rPr>{right}</w:rPr><w:t xml:space="preserve">ولم يسجل أي خرق </w:t></w:r></w:sdtContent></w:sdt>'
    )
    wrapped = paragraph("وقف إطلاق النار صامد في محي", "ط المرفأ منذ الأحد، ", of_run=right).replace("</w:p>", "")
    rows = [("اليوم", "المكان", "الواقعة"), ("2 أيار", "جسر الطاحونة", "ثلاث قذائف هاون")]
    body = (
        paragraph("بيان لجنة مراق", "بة البحيرة", style="Title", of_run=right)
        + wrapped
        + control
        + f"<w:r><w:rPr>{right}</w:rPr><w:t>بحسب المراقبين.</w:t></w:r></w:p>"
        + table(rows)
        + paragraph("وتدعو اللجنة الطرفين إلى التهدئة.", of_run=right)
        + "<w:sectPr/>"
    )
    styles = style("Normal", "normal", more=' w:default="1"') + style("Title", "Title") + style("Heading1", "heading 1")
    read = report(package({}, body, styles), "بيان.docx")
    assert read.text.split("\n\n") == [
        "بيان لجنة مراقبة البحيرة",
        "وقف إطلاق النار صامد في محيط المرفأ منذ الأحد، ولم يسجل أي خرق بحسب المراقبين.",
        *map(" | ".join, rows),
        "وتدعو اللجنة الطرفين إلى التهدئة.",
    ]
    assert (read.id, read.title, read.lang, read.notices) == ("بيان", "بيان لجنة مراقبة البحيرة", "ar", ())
