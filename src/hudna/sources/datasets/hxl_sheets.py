"""Where HXL hashtags stand: in a table of text, or in a sheet of a workbook."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import BinaryIO

from hudna.sources.datasets.hxl_tags import WITHIN, Tags, is_tag_row
from hudna.sources.datasets.tables import SEPARATORS, Line, first_rows, lines, opened_text
from hudna.sources.formats import HEAD, MAX_DOCUMENT
from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError

_NONE = "no row of HXL hashtags"
_ZIP = b"PK\x03\x04"
_MOST_INSIDE = 100_000_000  # bytes of a workbook's parts
_STRINGS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_HASHTAG = re.compile(rb">\s*#[a-zA-Z][a-zA-Z0-9_]*(?:\s*\+[a-zA-Z][a-zA-Z0-9_]*)*\s*<")
_LOOKED_AT = 1_000_000  # bytes of each part of a workbook
_DIRECTORY = 1_000_000  # bytes; a workbook has a few dozen parts
_END = 65_557  # bytes from which on the end record of a ZIP archive stands


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with hashtags.

    Attributes:
        tags: its columns.
        rows: what stands under the hashtags.
        notices: about its encoding.
    """

    tags: Tags
    rows: Iterator[Line]
    notices: tuple[str, ...] = ()


def is_hxl(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a table of text has a row of hashtags."""
    return _separator(head) is not None


def is_hxl_workbook(piece: Piece) -> bool:
    """Whether a workbook has hashtags; it is looked through without parsing anything, for whoever asks is not apart."""
    try:
        if piece.head(4) != _ZIP:
            return False
        with piece.open() as stream:
            if not _is_small_archive(stream):
                return False
            stream.seek(0)
            with zipfile.ZipFile(stream) as archive:
                return any(
                    _has_hashtags(archive, one) for one in archive.infolist() if _STRINGS.fullmatch(one.filename)
                )
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return False


def _has_hashtags(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        return len(_HASHTAG.findall(file.read(_LOOKED_AT))) > 1


def _is_small_archive(stream: BinaryIO) -> bool:
    """Whether the directory of a ZIP archive is small, before anything reads it into memory."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if size > MAX_DOCUMENT or at < 0 or len(tail) < at + 16 or b"PK\x06\x07" in tail:
        return False
    return int(struct.unpack_from("<I", tail, at + 12)[0]) <= _DIRECTORY


@contextmanager
def opened_sheet(piece: Piece) -> Iterator[Sheet]:
    """The sheet with hashtags of a table of text or of a workbook.

    Raises:
        UnreadableError: there is none.
    """
    if piece.head(4) == _ZIP:
        with _workbook(piece) as sheet:
            yield sheet
        return
    separator = _separator(piece.head(HEAD))
    if separator is None:
        raise UnreadableError(_NONE)
    with opened_text(piece) as (text, notices):
        rows = lines(text, separator)
        for _, cells in islice(rows, WITHIN):
            if is_tag_row(cells):
                yield Sheet(Tags(cells), rows, notices)
                return
    raise UnreadableError(_NONE)


def _separator(head: bytes) -> str | None:
    return next((one for one in SEPARATORS if any(map(is_tag_row, first_rows(head, WITHIN, one)))), None)


@contextmanager
def _workbook(piece: Piece) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    data = piece.read(MAX_DOCUMENT)
    _refuse_traps(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise UnreadableError("not a workbook that can be read") from error
    try:
        for sheet in book.worksheets:
            rows = _lines(sheet.iter_rows(values_only=True))
            for _, cells in islice(rows, WITHIN):
                if is_tag_row(cells):
                    yield Sheet(Tags(cells), rows)
                    return
    finally:
        book.close()
    raise UnreadableError(_NONE)


def _refuse_traps(data: bytes) -> None:
    """Refuse what expands beyond measure, or whose XML declares a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _MOST_INSIDE:
                raise UnreadableError(f"a workbook that expands to more than {_MOST_INSIDE / 1e6:g} MB")
            for part in parts:
                if part.filename.endswith(".xml"):
                    with archive.open(part) as file:
                        if b"<!DOCTYPE" in file.read(HEAD):
                            raise UnreadableError("a workbook whose XML declares a document type")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableError("not a workbook that can be read") from error


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    """Rows that are not blank, as their cells would be written in a text file, each as wide as the widest before."""
    width = 0
    for number, values in enumerate(rows, start=1):
        cells = [_written(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            width = max(width, len(cells))
            yield number, cells + [""] * (width - len(cells))


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
