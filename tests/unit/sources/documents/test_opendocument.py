import zipfile
from io import BytesIO

import pytest

from tests.unit.sources.documents import layouts
from tests.unit.sources.documents.read import paragraphs, reason, report

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "meta": "meta",
        "manifest": "manifest",
    }.items()
)
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
TABLE = "".join(
    f"<table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in row)}</table:table-row>"
    for row in layouts.ENGLISH_ROWS
)


def document(inner: str, *, styles: str = "", title: str = "", **parts: str) -> bytes:
    """A text as LibreOffice writes it, with this XML in its body."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} {DUBLIN}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{inner}</office:text></office:body></office:document-content>"
    )
    meta = f"<office:document-meta {SPACES} {DUBLIN}><office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>"
    members = {
        "content.xml": content,
        "meta.xml": meta,
        **{name.replace("_xml", ".xml"): xml for name, xml in parts.items()},
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, xml in members.items():
            archive.writestr(name, xml)
    return out.getvalue()


def plain(*texts: str) -> str:
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


def test_paragraphs_lists_and_tables_are_read_in_order() -> None:
    listed = f"<text:list><text:list-item>{plain('Four tanks.')}</text:list-item></text:list>"
    inner = (
        f'<text:h text:outline-level="1">Northern sector</text:h>{plain(*layouts.ENGLISH)}{listed}'
        f"<table:table>{TABLE}</table:table><text:section>{plain('The end.')}</text:section>"
    )
    read = report(document(inner, title="Daily report of the mission"), "daily.odt")
    rows = [" | ".join(row) for row in layouts.ENGLISH_ROWS]
    assert read.text.split("\n\n") == ["Northern sector", *layouts.ENGLISH, "Four tanks.", *rows, "The end."]
    assert (read.id, read.title, read.lang, read.published) == ("daily", "Daily report of the mission", "en", None)
    assert read.notices == ()


def test_an_arabic_document_has_its_first_heading_for_a_title() -> None:
    inner = f'<text:h text:outline-level="1">التقرير اليومي للبعثة</text:h>{plain(*layouts.ARABIC)}'
    read = report(document(inner, title="بدون عنوان 1"), "a.odt")
    assert read.title is None  # its properties have one, of a program's making
    read = report(document(inner), "a.odt")
    assert read.title == "التقرير اليومي للبعثة"
    assert read.text.split("\n\n")[1:] == list(layouts.ARABIC)


def test_changes_are_accepted_with_a_notice() -> None:
    inner = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>two</text:p></text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        "<text:p>They counted <text:change/><text:change-start/>three<text:change-end/> shells.</text:p>"
    )
    read = report(document(inner), "a.odt")
    assert read.text == "They counted three shells."
    assert read.notices == ("tracked changes: insertions taken in (1), deletions left out (1)",)


def test_hidden_text_is_left_out_with_a_notice() -> None:
    styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    inner = (
        '<text:p>It held<text:span text:style-name="T1"> not</text:span>.<text:hidden-text>no</text:hidden-text></text:p>'
        f'<text:section text:display="none">{plain("Never.")}</text:section>'
    )
    read = report(document(inner, styles=styles), "a.odt")
    assert read.text == "It held."
    assert read.notices[0] == "hidden text left out: 12 characters"


def test_notes_come_last_boxes_after_their_paragraph_and_comments_are_counted() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{plain('A note.')}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{plain('A box.')}</draw:text-box></draw:frame>"
    comment = f"<office:annotation><dc:creator>a</dc:creator>{plain('Really?')}</office:annotation>"
    read = report(document(f"<text:p>It held.{note}{box}{comment}</text:p>{plain('After.')}"), "a.odt")
    assert read.text.split("\n\n") == ["It held.", "A box.", "After.", "A note."]
    assert read.notices[0] == "comments left out: 1"


def test_spaces_breaks_links_and_fields_are_read_as_they_are_shown() -> None:
    inner = (
        '<text:p>On<text:s text:c="3"/><text:date>3 May</text:date><text:tab/>the <text:a>mission</text:a><text:line-break/>'
        "left.</text:p>"
    )
    assert paragraphs(document(inner), "a.odt") == ["On 3 May the mission\nleft."]


ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"no archive", "a damaged document, or none at all (File is not a zip file)"),
        (
            document(plain("a"), content_xml=f"{ENTITIES}<a>&b;</a>"),
            "its part content.xml declares a document type, as no document needs to",
        ),
        (document(plain("a"), content_xml=" " * 20_000_001), "its part content.xml unpacks to more than 20 MB"),
        (document(plain("a"), content_xml="<a/>"), "an OpenDocument file without a text in it"),
        (document(plain("a"), content_xml="<a>" * 1000), "its part content.xml is damaged"),
        (document(""), "nothing but white space"),
        (
            document(
                plain("a"),
                **{
                    "META-INF/manifest_xml": f"<manifest:manifest {SPACES}><manifest:file-entry><manifest:encryption-data/>"
                    "</manifest:file-entry></manifest:manifest>"
                },
            ),
            "an encrypted document: save a copy without a password",
        ),
    ],
)
def test_what_is_none_or_a_trap_is_refused(data: bytes, expected: str) -> None:
    assert reason(data, "a.odt") == expected
