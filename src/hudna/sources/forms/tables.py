"""Submissions in tables: what ODK Central, ODK Briefcase and Kobo export as CSV, and the CSV template filled in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from hudna.sources.decoding import decode
from hudna.sources.forms.form import load_form
from hudna.sources.forms.submission import Columns
from hudna.sources.forms.submitted import Given, items
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

MAX_BYTES = 50_000_000
REMARK = "#"
"""With which the first cell of a row begins that is no submission."""

_DELIMITERS = ",;\t"


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
    delimiter = _delimiter(text, Columns(load_form()))
    if delimiter is None:
        raise UnreadableError("no header with the questions of the form")
    rows = _sound(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    yield from items(given_in(next(rows), rows, piece), piece, allowance, notices)


def given_in(header: Sequence[str], rows: Iterable[Sequence[str]], piece: Piece) -> Iterator[Given]:
    """Rows under a header as names and values, each with what errors call it."""
    for number, cells in enumerate(rows, 2):
        if not any(map(str.strip, cells)) or cells[0].lstrip().startswith(REMARK):
            continue
        where = f"{piece.where} › row {number}"
        if any(map(str.strip, cells[len(header) :])) or len(cells) < len(header):
            yield Given(where, problem=f"{len(cells)} cells under {len(header)} columns")
        else:
            yield Given(where, list(zip(header, cells, strict=False)))


def _delimiter(text: str, columns: Columns) -> str | None:
    """What stands between the columns: with it, the header's names are those of the form; None where nothing does that."""
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
