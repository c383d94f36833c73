"""PDF documents: their text in the order of reading, and what pictures of pages say."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

import pypdfium2
import pypdfium2.raw as pdfium

from hudna.model.reports import Refusal, Report
from hudna.sources.documents.glyphs import Drawn, drawn
from hudna.sources.documents.pages import as_drawn, listed, report_of_pages
from hudna.sources.documents.scanned import MAX_PIXELS, MAX_SCANNED, RESOLUTION, Recognised, recognise
from hudna.sources.documents.titles import telling
from hudna.sources.formats import stem
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

MAX_PAGES = 1_000
MAX_OBJECTS = 200_000
"""In the file; a document of a thousand pages with pictures has 20,000."""

MAX_STREAM = 150_000_000
"""Bytes, unpacked; a picture of an A4 page at 600 dots an inch has 105 million."""

_FEWEST_LETTERS = 100
"""On a page that a picture covers: fewer are the stamp of whoever scanned it."""

_COVERED = 0.5
_NAMELESS = 0.2  # of the letters of a page; the others are signs of lists and such
_OBJECT = re.compile(rb"\bobj\b")
_SIZE = re.compile(rb"/Size[ \r\n]+(\d{1,12})")
_STREAM = re.compile(rb"\bstream\r?\n[\x48\x58\x68\x78][\x01\x5e\x9c\xda]")  # with the header of zlib (RFC 1950)
_ZLIB_HEADER = 2
_CHUNK = 1 << 16
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
    _refuse_too_long_streams(data, allowance)
    with _opened(data) as document:
        if len(document) > MAX_PAGES:
            raise UnreadableError(f"a PDF of {len(document):,} pages, more than {MAX_PAGES:,}")
        pages, reasons = _pages(document, allowance)
        title = telling(document.get_metadata_dict().get("Title", ""))
    if not any(as_drawn(page).glyphs for page in pages.values()):
        raise UnreadableError(_reason(pages, reasons))
    for reason, numbers in reasons.items():
        yield Refusal(f"{piece.where} › {listed(numbers)}", reason)
    yield report_of_pages(pages, stem(piece.name), allowance.working, title=title)


def _refuse_too_many_objects(data: bytes) -> None:
    stated = max((int(size[1]) for size in _SIZE.finditer(data)), default=0)
    count = max(stated, sum(1 for _ in _OBJECT.finditer(data)))
    if count > MAX_OBJECTS:
        raise UnreadableError(f"a PDF of {count:,} objects, more than {MAX_OBJECTS:,}")


def _refuse_too_long_streams(data: bytes, allowance: Allowance) -> None:
    """Unpack what is compressed, and forget it: the library that reads PDFs would unpack any amount into memory."""
    for stream in _STREAM.finditer(data):
        packed = memoryview(data)[stream.end() - _ZLIB_HEADER :]
        unpacking, size = zlib.decompressobj(), 0
        waiting: bytes | memoryview = packed[:_CHUNK]
        at = _CHUNK
        while len(waiting) and not unpacking.eof:
            try:
                unpacked = len(unpacking.decompress(waiting, _CHUNK))
            except zlib.error:
                break  # the library will find it, or find nothing amiss
            size += unpacked
            allowance.spend(unpacked)
            if size > MAX_STREAM:
                raise UnreadableError(f"one of its streams unpacks to more than {MAX_STREAM / 1e6:g} MB")
            waiting = unpacking.unconsumed_tail
            if not waiting:
                waiting, at = packed[at : at + _CHUNK], at + _CHUNK


def _pages(
    document: pypdfium2.PdfDocument, allowance: Allowance
) -> tuple[dict[int, Drawn | Recognised], dict[str, list[int]]]:
    """The pages that can be read, by number, and the numbers of the others, by reason."""
    pages: dict[int, Drawn | Recognised] = {}
    reasons: dict[str, list[int]] = {}
    scanned = 0
    for number in range(1, len(document) + 1):
        try:
            pages[number] = page = _page(document, number, allowance, scanned)
            scanned += isinstance(page, Recognised)
        except UnreadableError as error:
            reasons.setdefault(str(error), []).append(number)
        allowance.working()
    return pages, reasons


def _reason(pages: Mapping[int, Drawn | Recognised], reasons: Mapping[str, list[int]]) -> str:
    """Why there is no text at all."""
    if reasons:
        return next(iter(reasons))
    is_scanned = any(isinstance(page, Recognised) for page in pages.values())
    return "pictures of pages in which tesseract finds no words" if is_scanned else "a PDF without any text"


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
        with_letters = drawn(page)
        is_nameless = with_letters.nameless > _NAMELESS * len(with_letters.glyphs)
        is_stamped = len(with_letters.glyphs) < _FEWEST_LETTERS and _is_picture(page)
        if not is_nameless and not is_stamped:
            return with_letters
        if scanned >= MAX_SCANNED:
            raise UnreadableError(f"a picture, and {MAX_SCANNED} pages before it were recognised already")
        return recognise(_picture(page), allowance.working)
    finally:
        page.close()


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
