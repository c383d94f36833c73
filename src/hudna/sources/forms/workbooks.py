"""Submissions in workbooks, as Kobo exports them or a team keeps the CSV template filled in."""

from __future__ import annotations

import html
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from hudna.sources.forms.form import load_form
from hudna.sources.forms.submission import Columns
from hudna.sources.forms.submitted import items
from hudna.sources.forms.tables import MAX_BYTES, given_in
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

_WITH_WORDS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_WORDS = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]{1,200})</")
_BEGINNING = 1 << 17  # bytes of a part, unpacked: the header's words are the first
_PARTS = 20
_TAIL = 1 << 16
_END, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07"
_MAX_DIRECTORY = 1_000_000  # bytes
_MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DAMAGED = (OSError, ValueError, RuntimeError, NotImplementedError, EOFError, KeyError, zipfile.BadZipFile, zlib.error)


def is_workbook_of_form(piece: Piece) -> bool:
    """Whether a workbook has the header of a submission among the first words of its sheets, without parsing it."""
    columns = Columns(load_form())
    try:
        with _package(piece) as parts:
            names = [name for name in parts.namelist() if _WITH_WORDS.fullmatch(name)][:_PARTS]
            return any(columns.is_of_form(_first_words(parts, name)) for name in names)
    except (*_DAMAGED, UnreadableError):
        return False


def unpack_workbook(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The submissions of a workbook's sheets; of a formula, the value that it had when the workbook was saved.

    Raises:
        UnreadableError: it is no workbook, or none of the form.
    """
    import openpyxl  # noqa: PLC0415 - slow to import

    columns = Columns(load_form())
    found = False
    try:
        _refuse_traps(piece, allowance)
        with piece.open() as stream:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                rows = (list(map(_cell, row)) for row in sheet.iter_rows(values_only=True))
                header = next(rows, [])
                if columns.is_of_form(header):
                    found = True
                    yield from items(given_in(header, rows, piece), piece, allowance)
    except (*_DAMAGED, TypeError, SyntaxError) as error:
        raise UnreadableError(f"not a workbook that can be read ({type(error).__name__}: {error})") from error
    if not found:
        raise UnreadableError("no sheet with the questions of the form in its first row")


@contextmanager
def _package(piece: Piece) -> Iterator[zipfile.ZipFile]:
    """The parts of a workbook, whose list is short.

    Raises:
        UnreadableError: it is long, or the piece is no regular file; or what `zipfile` raises.
    """
    if isinstance(piece.data, Path):
        regular_size(piece.data)  # opening a pipe would wait for whoever writes into it
    is_at_hand = isinstance(piece.data, bytes | Path)
    with piece.open() if is_at_hand else io.BytesIO(piece.read(MAX_BYTES)) as stream:
        if not _has_short_list(stream):
            raise UnreadableError("a workbook of too many parts")
        with zipfile.ZipFile(stream) as parts:
            yield parts


def _has_short_list(stream: BinaryIO) -> bool:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    end = tail.rfind(_END)
    return _LARGE_END not in tail and (end < 0 or int.from_bytes(tail[end + 12 : end + 16], "little") <= _MAX_DIRECTORY)


def _first_words(parts: zipfile.ZipFile, name: str) -> list[str]:
    with parts.open(name) as part:
        beginning = part.read(_BEGINNING).decode("utf-8", "ignore")
    return [html.unescape(words) for words in _WORDS.findall(beginning)]


def _refuse_traps(piece: Piece, allowance: Allowance) -> None:
    """Refuse a workbook that grows too much, or whose parts define entities."""
    with _package(piece) as parts:
        for part in parts.infolist():
            allowance.spend(part.file_size)
            with parts.open(part) as content:
                if _MARKUP.search(content.read(4096)):
                    raise UnreadableError(f"{part.filename} has a document type of its own")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() as at if at.time() == time():
            return at.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
