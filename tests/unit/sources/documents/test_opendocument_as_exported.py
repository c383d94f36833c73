"""OpenDocument texts as other programs than LibreOffice lay them out, written out by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from tests.unit.sources.documents.read import report
from tests.unit.sources.documents.test_opendocument import DUBLIN, SPACES, plain

_TEXT = "application/vnd.oasis.opendocument.text"
_VERSION = 'office:version="1.3" manifest:version="1.3"'


def package(content: str, others: Mapping[str, str]) -> bytes:
    """A document with the manifest of its parts, which it declares in every file anew."""
    held = {"content.xml": content, **others}
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    listed = entry.format("/", _TEXT) + "".join(entry.format(name, "text/xml") for name in held)
    held["META-INF/manifest.xml"] = f"<manifest:manifest {SPACES} {_VERSION}>{listed}</manifest:manifest>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _TEXT, zipfile.ZIP_STORED)
        for name, xml in held.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}')
    return out.getvalue()


def listed(*items: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{item}</text:list-item>' for item in items)}</text:list>"


def test_a_mixed_arabic_bulletin_by_word_has_its_sections_lists_and_table_in_order() -> None:
    """Word breaks words into spans, makes a section of each part, and calls paragraphs by styles of its own (`P1`, `T2`)."""
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="T2" style:family="text"/>'
    )
    spans = "".join(f'<text:span text:style-name="T2">{part}</text:span>' for part in ("نشرة مراقبة ", "الوا", "دي"))
    head = f'<text:p text:style-name="P1">{spans}</text:p>'
    rows = [
        ("اليوم", "المكان", "Weapon", "عدد"),
        ("2 أيار", "عين الوادي", "82 mm mortar", "3"),
        ("3 أيار", "معبر الجسر", "لا شيء", "0"),
    ]
    cell = '<table:table-cell office:value-type="string"><text:p text:style-name="P2"><text:span>{}</text:span></text:p></table:table-cell>'
    lines = ["".join(map(cell.format, row)) for row in rows]
    table = (
        f'<table:table table:name="Incidents"><table:table-columns><table:table-column table:number-columns-repeated="4"/>'
        f"</table:table-columns><table:table-header-rows><table:table-row>{lines[0]}</table:table-row></table:table-header-rows>"
        f"{''.join(f'<table:table-row>{line}</table:table-row>' for line in lines[1:])}</table:table>"
    )
    nested = listed(plain("ثلاث قذائف هاون قرب عين الوادي") + listed(plain("لم تقع إصابات")), plain("فتح معبر الجسر"))
    inner = (
        f'{head}<text:section text:name="S1">{plain("التزم الطرفان بالهدنة يوم الجمعة، بحسب لجنة Valley Watch.")}{nested}</text:section>'
        f'<text:section text:name="S2"><text:p text:style-name="P3"/>{table}{plain("صدر عن اللجنة في 4 أيار.")}</text:section>'
    )
    content = (
        f"<office:document-content {SPACES} {DUBLIN} {_VERSION}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:text text:use-soft-page-breaks="true">{inner}</office:text></office:body></office:document-content>'
    )
    heads = f"<style:header>{plain('سري')}</style:header><style:footer>{plain('صفحة 1')}</style:footer>"
    others = {
        "styles.xml": f"<office:document-styles {SPACES}><office:master-styles><style:master-page>{heads}</style:master-page>"
        "</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {SPACES} {DUBLIN}><office:meta><meta:generator>MicrosoftOffice/15.0 "
        "MicrosoftWord</meta:generator><dc:title/></office:meta></office:document-meta>",
        "settings.xml": f"<office:document-settings {SPACES}/>",
    }
    read = report(package(content, others), "bulletin.odt")
    assert read.text.split("\n\n") == [
        "نشرة مراقبة الوادي",
        "التزم الطرفان بالهدنة يوم الجمعة، بحسب لجنة Valley Watch.",
        "ثلاث قذائف هاون قرب عين الوادي",
        "لم تقع إصابات",
        "فتح معبر الجسر",
        *map(" | ".join, rows),
        "صدر عن اللجنة في 4 أيار.",
    ]
    assert (read.id, read.title, read.lang, read.notices) == ("bulletin", "نشرة مراقبة الوادي", "ar", ())
