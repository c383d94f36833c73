"""Submissions in tables: what ODK Central, ODK Briefcase and Kobo export as CSV or XLSX, and the CSV template filled in."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from hudna.sources.decoding import decode
from hudna.sources.forms.form import load_form
from hudna.sources.forms.submission import Columns
from hudna.sources.forms.submitted import Given, items
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

MAX_BYTES = 50_000_000
_DELIMITERS = ",;\t"
REMARK = "#"
"""With which the first cell of a row begins that is no submission."""

_MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SHOWN = 2_000_000  # bytes of a workbook's parts that are looked through to tell what it is
_HEADERS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_TEXT = re.compile(r"<t(?:\s[^>]*)?>([^<]*)</t>")
_PARTS = 10_000


def is_table_of_form(head: bytes, name: str) -> bool:  # noqa: ARG001 - as recognisers are
    """Whether comma-, semicolon- or tab-separated values begin with the header of a submission."""
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if utf16 else "utf-8-sig", "ignore")
    try:
        return _delimiter(text, Columns(load_form())) is not None
    except csv.Error:
        return False


def unpack_table(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The submissions of a table; a row whose first cell begins with `#` explains the others, and is passed over.

    Raises:
        UnreadableError: it is no table, or none of the form.
    """
    text, notices = decode(piece.read(MAX_BYTES))
    columns = Columns(load_form())
    delimiter = _delimiter(text, columns)
    if delimiter is None:
        raise UnreadableError("no header with the questions of the form")
    rows = _sound(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    yield from items(_given(next(rows), rows, piece), piece, allowance, notices)


def is_workbook_of_form(piece: Piece) -> bool:
    """Whether a workbook has the header of a submission, as far as a look at the beginning of its texts shows."""
    columns = Columns(load_form())
    try:
        with piece.open() as stream, zipfile.ZipFile(stream) as parts:
            texts = (_beginning(parts, name) for name in parts.namelist()[:_PARTS] if _HEADERS.fullmatch(name))
            return any(columns.is_of_form(map(html.unescape, _TEXT.findall(text))) for text in texts)
    except (OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
        return False


def unpack_workbook(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The submissions of a workbook's sheets; of a formula, the value that it had when the workbook was saved.

    Raises:
        UnreadableError: it is no workbook, or none of the form.
    """
    import openpyxl  # noqa: PLC0415 - slow to import

    _refuse_traps(piece, allowance)
    columns = Columns(load_form())
    found = False
    try:
        with piece.open() as stream:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                rows = (list(map(_cell, row)) for row in sheet.iter_rows(values_only=True))
                header = next(rows, [])
                if columns.is_of_form(header):
                    found = True
                    yield from items(_given(header, rows, piece), piece, allowance)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, EOFError, SyntaxError) as error:
        raise UnreadableError(f"not a workbook that can be read ({type(error).__name__}: {error})") from error
    if not found:
        raise UnreadableError("no sheet with the questions of the form in its first row")


def _delimiter(text: str, columns: Columns) -> str | None:
    """What stands between the columns, told by which of the header's names it makes names of the form; None where none does."""
    for delimiter in _DELIMITERS:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        if columns.is_of_form(header):
            return delimiter
    return None


def _sound(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):  # noqa: B007 - told where the next cannot be read
            yield row
    except csv.Error as error:
        raise UnreadableError(f"after row {number}, the table cannot be taken apart: {error}") from error


def _given(header: Sequence[str], rows: Iterable[Sequence[str]], piece: Piece) -> Iterator[Given]:
    """Rows as names and values, each with what errors call it."""
    for number, cells in enumerate(rows, 2):
        if not any(map(str.strip, cells)) or cells[0].lstrip().startswith(REMARK):
            continue
        where = f"{piece.where} › row {number}"
        if any(map(str.strip, cells[len(header) :])) or len(cells) < len(header):
            yield Given(where, problem=f"{len(cells)} cells under {len(header)} columns")
        else:
            yield Given(where, list(zip(header, cells, strict=False)))


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


def _refuse_traps(piece: Piece, allowance: Allowance) -> None:
    """Refuse a workbook that grows too much, or whose parts define entities."""
    try:
        with piece.open() as stream, zipfile.ZipFile(stream) as parts:
            for part in parts.infolist()[:_PARTS]:
                allowance.spend(part.file_size)
                if part.filename.endswith((".xml", ".rels")) and _MARKUP.search(parts.open(part).read(4096)):
                    raise UnreadableError(f"{part.filename} has a document type of its own")
    except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError) as error:
        raise UnreadableError(f"not a workbook that can be read ({error})") from error


def _beginning(parts: zipfile.ZipFile, name: str) -> str:
    with parts.open(name) as part:
        return part.read(_SHOWN).decode("utf-8", "ignore")
