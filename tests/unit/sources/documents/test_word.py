import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.unit.sources.documents import layouts
from tests.unit.sources.documents.read import paragraphs, reason, report

SPACES = nsdecls("w", "wp", "a") + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def word(fill: Callable[[Word], object]) -> bytes:
    """A document, made by python-docx."""
    document = Document()
    fill(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, **parts: str) -> bytes:
    """A document with these parts put in, or instead of those it has; `word__footnotes_xml` for `word/footnotes.xml`."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): text.encode() for name, text in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, named.pop(name, before.read(name)))
        for name, content in named.items():
            after.writestr(name, content)
    return out.getvalue()


def body(*inner: str) -> bytes:
    """A document whose body is this XML, as word processors write it."""

    def fill(document: Word) -> None:
        for xml in inner:
            document.element.body.insert_element_before(parse_xml(xml.replace(">", f" {SPACES}>", 1)), "w:sectPr")

    return word(fill)


def daily(document: Word) -> None:
    document.core_properties.title = "Daily report of the monitoring mission"
    document.sections[0].header.paragraphs[0].text = "Restricted"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading("Northern sector", level=1)
    for paragraph in layouts.ENGLISH:
        document.add_paragraph(paragraph)
    document.add_paragraph("Four tanks at the school", style="List Bullet")
    table = document.add_table(rows=0, cols=3)
    for row in layouts.ENGLISH_ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def arabic(document: Word) -> None:
    document.add_paragraph("التقرير اليومي للبعثة", style="Title")
    for paragraph in layouts.ARABIC:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, layouts.ARABIC_ROWS[2], strict=True):
        cell.text = text


def test_paragraphs_lists_and_tables_are_read_in_order_without_heads_and_feet() -> None:
    read = report(word(daily), "daily.docx")
    rows = [" | ".join(row) for row in layouts.ENGLISH_ROWS]
    assert read.text.split("\n\n") == ["Northern sector", *layouts.ENGLISH, "Four tanks at the school", *rows]
    assert (read.id, read.title, read.lang, read.published) == (
        "daily",
        "Daily report of the monitoring mission",
        "en",
        None,
    )
    assert read.notices == ()


def test_an_arabic_document_has_its_first_title_where_its_properties_have_none() -> None:
    read = report(word(arabic), "daily.docx")
    assert read.title == "التقرير اليومي للبعثة"
    assert read.text.split("\n\n") == ["التقرير اليومي للبعثة", *layouts.ARABIC, "11:40 | تل عمار | رشقتان من رشاش"]


def test_changes_are_accepted_with_a_notice() -> None:
    read = report(
        body(
            "<w:p><w:r><w:t xml:space='preserve'>They counted </w:t></w:r>"
            "<w:del w:id='1' w:author='a'><w:r><w:delText>two</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='a'><w:r><w:t>three</w:t></w:r></w:ins>"
            "<w:r><w:t xml:space='preserve'> shells.</w:t></w:r></w:p>"
        ),
        "a.docx",
    )
    assert read.text == "They counted three shells."
    assert read.notices == ("tracked changes: insertions taken in (1), deletions left out (1)",)


def test_hidden_text_is_left_out_with_a_notice() -> None:
    read = report(
        body(
            "<w:p><w:r><w:t>The truce held.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>It did not.</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'> All day.</w:t></w:r></w:p>"
        ),
        "a.docx",
    )
    assert read.text == "The truce held. All day."
    assert read.notices == ("hidden text left out: 11 characters",)


def test_the_words_of_a_text_box_follow_the_paragraph_it_stands_at() -> None:
    box = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Box."
        "</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = body(f"<w:p><w:r><w:t>Before.</w:t></w:r>{box}</w:p>", "<w:p><w:r><w:t>After.</w:t></w:r></w:p>")
    assert paragraphs(data, "a.docx") == ["Before.", "Box.", "After."]


def test_notes_come_at_the_end_in_the_order_of_their_references_and_comments_are_counted() -> None:
    reference = "<w:p><w:r><w:t>It held.</w:t></w:r><w:r><w:footnoteReference w:id='{}'/></w:r></w:p>"
    note = "<w:footnote w:id='{}'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    notes = note.format(-1, "") + note.format(2, "Second note.") + note.format(1, "First note.")
    data = with_parts(
        body(reference.format(1), reference.format(2)),
        word__footnotes_xml=f"<w:footnotes {SPACES}>{notes}</w:footnotes>",
        word__comments_xml=f"<w:comments {SPACES}><w:comment w:id='1'/></w:comments>",
    )
    read = report(data, "a.docx")
    assert read.text.split("\n\n") == ["It held.", "It held.", "First note.", "Second note."]
    assert read.notices[0] == "comments left out: 1"


def test_links_fields_and_controls_are_read_as_they_are_shown() -> None:
    data = body(
        "<w:p><w:hyperlink><w:r><w:t xml:space='preserve'>The mission </w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>saw</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:t>it</w:t><w:tab/><w:t>all.</w:t></w:r></w:p>"
    )
    assert paragraphs(data, "a.docx") == ["The mission saw-it all."]


def test_arabic_pasted_in_the_order_of_a_screen_is_put_right_with_a_notice() -> None:
    read = report(word(lambda document: document.add_paragraph("12 يف ةيرقلا ىلع ةيعفدملا فصق")), "a.docx")
    assert read.text == "قصف المدفعية على القرية في 12"
    assert read.notices == ("Arabic text in visual order put right",)


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda: b"PK\x03\x04 and no more", "a damaged document, or none at all (File is not a zip file)"),
        (
            lambda: b"\xd0\xcf\x11\xe0",
            "an encrypted or old Office document: save it in the present format without a password",
        ),
        (lambda: with_parts(word(daily), word__document_xml="<w:document"), "its part word/document.xml is damaged"),
        (
            lambda: with_parts(word(daily), word__document_xml=f"{ENTITIES}<w:document {SPACES}>&b;</w:document>"),
            "its part word/document.xml declares a document type, as no document needs to",
        ),
        (
            lambda: with_parts(word(daily), word__document_xml=f"<w:document {SPACES}>{' ' * 21_000_000}</w:document>"),
            "its part word/document.xml unpacks to more than 20 MB",
        ),
        (
            lambda: with_parts(word(daily), **{f"extra{n}": "" for n in range(5_000)}),
            "a document of more than 5,000 parts",
        ),
        (lambda: word(lambda document: document.add_paragraph(" ")), "nothing but white space"),
    ],
)
def test_what_is_none_or_a_trap_is_refused(made: Callable[[], bytes], expected: str) -> None:
    assert reason(made(), "a.docx") == expected


def test_a_document_that_states_a_wrong_size_of_a_part_is_not_believed() -> None:
    data = bytearray(word(daily))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    stated = size.to_bytes(4, "little")
    assert reason(bytes(data).replace(stated, (10).to_bytes(4, "little")), "a.docx") in {
        "its part word/document.xml is damaged or encrypted (Bad CRC-32)",
        "its part word/document.xml is damaged",
    }
