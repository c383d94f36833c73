"""Where HXL hashtags stand: in a table of text, or in a sheet of a workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from hudna.sources.datasets.hxl_tags import WITHIN, Tags, is_tag_row
from hudna.sources.datasets.tables import SEPARATORS, Line, first_rows, lines, opened_text
from hudna.sources.formats import HEAD
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError
from hudna.sources.workbooks import beginnings, rows, workbook

_NONE = "no row of HXL hashtags"
_ZIP = b"PK\x03\x04"
_HASHTAG = re.compile(rb">\s*#[a-zA-Z][a-zA-Z0-9_]*(?:\s*\+[a-zA-Z][a-zA-Z0-9_]*)*\s*<")
_LOOKED_AT = 1_000_000  # bytes of each part of a workbook


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with hashtags.

    Attributes:
        tags: its columns.
        rows: what stands under the hashtags.
        notices: about its encoding.
        reached: how far in the file reading is, in bytes; 0 where that is not known.
    """

    tags: Tags
    rows: Iterator[Line]
    notices: tuple[str, ...] = ()
    reached: Callable[[], int] = lambda: 0


def is_hxl(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a table of text has a row of hashtags."""
    return _separator(head) is not None


def is_hxl_workbook(piece: Piece) -> bool:
    """Whether a workbook has hashtags; it is looked through without parsing anything, for whoever asks is not apart."""
    if piece.head(len(_ZIP)) != _ZIP:
        return False
    try:
        return any(len(_HASHTAG.findall(beginning)) > 1 for beginning in beginnings(piece, _LOOKED_AT))
    except UnreadableError:
        return False


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
    with opened_text(piece) as opened:
        found = lines(opened.text, separator)
        for _, cells in islice(found, WITHIN):
            if is_tag_row(cells):
                yield Sheet(Tags(cells), found, opened.notices, opened.reached)
                return
    raise UnreadableError(_NONE)


def _separator(head: bytes) -> str | None:
    return next((one for one in SEPARATORS if any(map(is_tag_row, first_rows(head, WITHIN, one)))), None)


@contextmanager
def _workbook(piece: Piece) -> Iterator[Sheet]:
    data = piece.read(MAX_DOCUMENT)
    with workbook(io.BytesIO(data), Allowance(len(data)), computed=True) as book:
        for sheet in book.worksheets:
            found = _lines(rows(sheet))
            for _, cells in islice(found, WITHIN):
                if is_tag_row(cells):
                    yield Sheet(Tags(cells), found)
                    return
    raise UnreadableError(_NONE)


def _lines(found: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    """Rows that are not blank, as their cells would be written in a text file, each as wide as the widest before."""
    width = 0
    for number, values in enumerate(found, start=1):
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
