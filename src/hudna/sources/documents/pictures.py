"""Picture files as scanned pages: how many pages and pixels they have is asked before anything is unpacked."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from hudna.model.reports import Refusal, Report
from hudna.sources.documents.pages import report_of_pages
from hudna.sources.documents.scanned import MAX_PIXELS, MAX_SCANNED, Recognised, recognise, recogniser
from hudna.sources.formats import stem
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_TIFF = {b"II*\0": "<", b"MM\0*": ">"}
_WIDTH, _HEIGHT = 256, 257  # tags of TIFF 6.0
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # markers of JPEG that give a size (ITU T.81, table B.1)
_DAMAGED = "a damaged picture, or none at all"


def unpack_picture(piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:
    """The report that a picture of a page is, or of several.

    Raises:
        UnreadableError: where it is no picture or too large, no words are in it, or tesseract is not installed.
    """
    data = piece.read(MAX_DOCUMENT)
    try:
        sizes = list(_sizes(data))
    except (struct.error, IndexError) as error:
        raise UnreadableError(_DAMAGED) from error
    largest = max(width * height for width, height in sizes)
    if largest > MAX_PIXELS:
        raise UnreadableError(
            f"a picture of {largest / 1e6:,.0f} million pixels, more than {MAX_PIXELS / 1e6:g} million"
        )
    recogniser()
    pages: dict[int, Recognised] = {}
    for number in range(len(sizes)):
        try:
            pages[number + 1] = recognise(data, allowance.working, number=number)
        except UnreadableError as error:
            if len(sizes) == 1:
                raise
            yield Refusal(f"{piece.where} › page {number + 1}", str(error))
        allowance.working()
    if not any(page.page.glyphs for page in pages.values()):
        raise UnreadableError("a picture in which tesseract finds no words")
    yield report_of_pages(pages, stem(piece.name), allowance.working)


def _sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Width and height of each picture in a file."""
    if data.startswith(_PNG):
        yield struct.unpack_from(">II", data, 16)
    elif data.startswith(_JPEG):
        yield _jpeg_size(data)
    elif data[:4] in _TIFF:
        yield from _tiff_sizes(data, _TIFF[data[:4]])
    else:
        raise UnreadableError(_DAMAGED)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while True:
        while data[at] == 0xFF:  # any number of them may stand before a marker
            at += 1
        marker = data[at]
        length, _, height, width = struct.unpack_from(">HBHH", data, at + 1)
        if marker in _FRAMES:
            return width, height
        at += 1 + max(length, 2)
        if data[at] != 0xFF:
            raise UnreadableError(_DAMAGED)


def _tiff_sizes(data: bytes, order: str) -> Iterator[tuple[int, int]]:
    """Of the directories of a TIFF, each of which tells where the next is."""
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    for _ in range(MAX_SCANNED):
        if at == 0:
            return
        (entries,) = struct.unpack_from(f"{order}H", data, at)
        found = {}
        for entry in range(entries):
            tag, kind = struct.unpack_from(f"{order}HH", data, at + 2 + 12 * entry)
            (found[tag],) = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, at + 10 + 12 * entry)
        if _WIDTH not in found or _HEIGHT not in found:
            raise UnreadableError(_DAMAGED)
        yield found[_WIDTH], found[_HEIGHT]
        (at,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * entries)
    raise UnreadableError(f"a picture of more than {MAX_SCANNED} pages")
