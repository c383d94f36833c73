"""Workbooks (Office Open XML, ECMA-376): looked through before anything in them is parsed, and then opened."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError
from hudna.sources.zip_files import DAMAGED, explained, has_short_list, opened, refuse_declared_type, said

_MEGABYTE = 1_000_000
_SHEETS = "xl/worksheets/"
_LIMITS = ((_SHEETS, 400), ("xl/media/", 400), ("xl/embeddings/", 400), ("xl/sharedStrings", 100), ("", 20))
"""Megabytes that a part may have, unpacked, by the beginning of its name; sheets are streamed, all else is held in memory."""

MAX_FORMULAS = 200_000
"""In a workbook, none of which is evaluated; what has more calculates, and is no table that a person wrote."""

_FORMULAS = (b"<f>", b"<f ", b":f>", b":f ")
_MAX_PARTS = 5000
_XML = (".xml", ".rels")
_OLD = b"\xd0\xcf\x11\xe0"
_NONE = "not a workbook that can be opened"

_WITH_WORDS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
_LOOKED_INTO = 20  # parts
_BEGINNING = 1 << 17  # bytes of a part, unpacked
_CHUNK = 1 << 20

WRONG = (*DAMAGED, TypeError, KeyError, IndexError, AttributeError, OverflowError, SyntaxError)
"""What the library raises on a workbook that is not one; SyntaxError is what both parsers of XML raise."""


def beginnings(piece: Piece, size: int = _BEGINNING) -> Iterator[bytes]:
    """The first bytes of the parts that hold words, those that all sheets share first.

    Nothing is parsed, for this is asked outside the process that reads hostile files.

    Raises:
        NoArchiveError: it is no workbook, or one that is damaged.
        UnreadableError: it has a list of many parts, or cannot be opened.
    """
    with _at_hand(piece) as stream:
        if not has_short_list(stream):
            raise UnreadableError("a workbook of too many parts")
        with opened(stream, _NONE) as archive:
            named = [name for name in archive.namelist() if _WITH_WORDS.fullmatch(name)]
            for name in sorted(named, key=lambda one: not one.startswith("xl/shared"))[:_LOOKED_INTO]:
                with explained(_NONE), archive.open(name) as part:
                    beginning = part.read(size)
                yield beginning


def _at_hand(piece: Piece) -> BinaryIO:
    """Its bytes, to go to and fro in."""
    if isinstance(piece.data, Path):
        regular_size(piece.data)  # opening a pipe would wait for whoever writes into it
    if isinstance(piece.data, bytes | Path):
        with explained("it cannot be opened"):
            return piece.open()
    return BytesIO(piece.read(MAX_DOCUMENT))


@contextmanager
def workbook(stream: BinaryIO, allowance: Allowance, *, computed: bool) -> Iterator[Any]:
    """A workbook as the library reads it, if its parts are of a size that can be read, and none declares entities.

    Args:
        stream: its bytes.
        allowance: pays for its parts.
        computed: whether a formula gives the value that it had when the workbook was saved, rather than itself.

    Raises:
        UnreadableError: it is none, damaged, encrypted, or a trap.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    # For the whole process: its warnings are of writing the file again.
    warnings.filterwarnings("ignore", module="openpyxl")
    _refuse_traps(stream, allowance)
    try:
        book = load_workbook(stream, read_only=True, data_only=computed, keep_links=False)
    except WRONG as error:
        raise UnreadableError(f"{_NONE} ({said(error)})") from error
    try:
        yield book
    finally:
        book.close()


def rows(sheet: Any) -> Iterator[tuple[object, ...]]:
    """The values of a sheet, row by row.

    Raises:
        UnreadableError: it is damaged.
    """
    found = sheet.iter_rows(values_only=True)
    while True:
        try:
            row = next(found)
        except StopIteration:
            return
        except WRONG as error:
            raise UnreadableError(f'{_NONE}: sheet "{sheet.title}" is damaged ({said(error)})') from error
        yield row


def _refuse_traps(stream: BinaryIO, allowance: Allowance) -> None:
    """Refuse what is no workbook, or grows too much, or whose parts declare a document type."""
    if stream.read(len(_OLD)) == _OLD:
        raise UnreadableError("a workbook of before 2007, or one with a password: save it as .xlsx without one")
    with opened(stream, _NONE) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS:
            raise UnreadableError(f"a workbook of {len(parts)} parts, more than {_MAX_PARTS}")
        for part in parts:
            _check(archive, part, allowance)
        _refuse_many_formulas(archive, allowance)
    stream.seek(0)


def _check(archive: zipfile.ZipFile, part: zipfile.ZipInfo, allowance: Allowance) -> None:
    limit = next(size for beginning, size in _LIMITS if part.filename.startswith(beginning))
    if part.file_size > limit * _MEGABYTE:
        raise UnreadableError(f"its part {part.filename} has {part.file_size / _MEGABYTE:,.0f} MB, more than {limit}")
    allowance.spend(part.file_size)
    if part.filename.lower().endswith(_XML):
        with explained(_NONE), archive.open(part) as content:
            refuse_declared_type(content, part.filename)


def _refuse_many_formulas(archive: zipfile.ZipFile, allowance: Allowance) -> None:
    """Count formulas without parsing: the library takes many times as long to find out."""
    found = 0
    for part in archive.infolist():
        if not part.filename.startswith(_SHEETS):
            continue
        with suppress(*DAMAGED), archive.open(part) as content:  # a damaged sheet is told where it is read
            while chunk := content.read(_CHUNK):
                found += sum(map(chunk.count, _FORMULAS))
                if found > MAX_FORMULAS:
                    raise UnreadableError(
                        f"a workbook of more than {MAX_FORMULAS:,} formulas: save it with values in their place"
                    )
                allowance.working()
