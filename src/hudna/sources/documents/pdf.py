"""PDF documents: their text in the order of reading, and what pictures of pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from hudna.model.reports import Refusal, Report
from hudna.sources.documents.glyphs import Drawn, drawn
from hudna.sources.documents.pages import report_of_pages
from hudna.sources.documents.scanned import MAX_PIXELS, MAX_SCANNED, RESOLUTION, Recognised, recognise
from hudna.sources.documents.titles import telling
from hudna.sources.formats import MAX_DOCUMENT, stem
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

MAX_PAGES = 1_000
MAX_OBJECTS = 200_000
"""In the file; a document of a thousand pages with pictures has 20,000."""

_FEWEST_LETTERS = 100
"""On a page that a picture covers: fewer are the stamp of whoever scanned it."""

_COVERED = 0.5
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
        pages: dict[int, Drawn | Recognised] = {}
        reasons: dict[int, str] = {}
        for number in range(1, len(document) + 1):
            try:
                pages[number] = _page(
                    document, number, allowance, sum(isinstance(p, Recognised) for p in pages.values())
                )
            except UnreadableError as error:
                reasons[number] = str(error)
            allowance.working()
        title = telling(document.get_metadata_dict().get("Title", ""))
    if not any(_has_letters(page) for page in pages.values()):
        raise UnreadableError(next(iter(reasons.values()), "a PDF without any text"))
    yield from (Refusal(f"{piece.where} › page {number}", reason) for number, reason in reasons.items())
    yield report_of_pages(pages, stem(piece.name), title=title)


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


def _page(document: pypdfium2.PdfDocument, number: int, allowance: Allowance, scanned: int) -> Drawn | Recognised:
    """A page as it is drawn; where it is a picture, as it is recognised."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("the page is damaged") from error
    try:
        as_drawn = drawn(page)
        if len(as_drawn.glyphs) >= _FEWEST_LETTERS or not _is_picture(page):
            return as_drawn
        if scanned >= MAX_SCANNED:
            raise UnreadableError(f"a picture, and {MAX_SCANNED} pages before it were recognised already")
        return recognise(_picture(page), allowance.working)
    finally:
        page.close()


def _has_letters(page: Drawn | Recognised) -> bool:
    return bool((page.page if isinstance(page, Recognised) else page).glyphs)


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures cover most of a page."""
    covered, page_area = 0.0, float(page.get_width() * page.get_height())
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered > _COVERED * page_area


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """A page as a grey picture, in the format PGM (https://netpbm.sourceforge.net/doc/pgm.html)."""
    scale = RESOLUTION / 72
    pixels = page.get_width() * page.get_height() * scale * scale
    if pixels > MAX_PIXELS:
        scale *= (MAX_PIXELS / pixels) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        grey = memoryview(bitmap.buffer).cast("B")
        rows = (grey[at : at + bitmap.width] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)
    finally:
        bitmap.close()
