"""PDF documents: their text in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from hudna.model.reports import Refusal, Report
from hudna.sources.documents.glyphs import Drawn, drawn
from hudna.sources.documents.pages import text_of
from hudna.sources.fields import report_of
from hudna.sources.formats import MAX_DOCUMENT, stem
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

MAX_PAGES = 1_000
MAX_OBJECTS = 200_000
"""In the file; a document of a thousand pages with pictures has 20,000."""

_OBJECT = re.compile(rb"\bobj\b")
_SIZE = re.compile(rb"/Size[ \r\n]+(\d{1,12})")
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "an encrypted PDF: save a copy without a password",
    pdfium.FPDF_ERR_SECURITY: "a PDF with an encryption that is not supported",
    pdfium.FPDF_ERR_FORMAT: "a damaged PDF, or none at all",
}


def unpack_pdf(piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:
    """The report that a PDF document is, after refusals of pages that cannot be read.

    Raises:
        UnreadableError: where it is none, is encrypted, damaged or too large, or has no text.
    """
    data = piece.read(MAX_DOCUMENT)
    _refuse_too_many_objects(data)
    with _opened(data) as document:
        if len(document) > MAX_PAGES:
            raise UnreadableError(f"a PDF of {len(document):,} pages, more than {MAX_PAGES:,}")
        pages: list[Drawn] = []
        for number in range(len(document)):
            try:
                pages.append(_page(document, number))
            except UnreadableError as error:
                yield Refusal(f"{piece.where} › page {number + 1}", str(error))
            allowance.working()
        text = text_of(pages)
    if not text.text:
        raise UnreadableError("a PDF without any text")
    report = report_of(text.text, {}, stem(piece.name))
    yield Report(id=report.id, text=report.text, title=report.title, notices=text.notices)


def _refuse_too_many_objects(data: bytes) -> None:
    stated = max((int(size[1]) for size in _SIZE.finditer(data)), default=0)
    count = max(stated, sum(1 for _ in _OBJECT.finditer(data)))
    if count > MAX_OBJECTS:
        raise UnreadableError(f"a PDF of {count:,} objects, more than {MAX_OBJECTS:,}")


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_REASONS.get(error.err_code, "a PDF that cannot be opened")) from error


def _page(document: pypdfium2.PdfDocument, number: int) -> Drawn:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("the page is damaged") from error
    try:
        return drawn(page)
    finally:
        page.close()
