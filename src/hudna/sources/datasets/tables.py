"""Tables as text: what separates their cells, their header, and one row after the other."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from hudna.sources.datasets.rows import Row
from hudna.sources.decoding import decode
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError

SEPARATORS = ",;\t|"

Line = tuple[int, list[str]]
"""The number of a line and its cells."""


def header(head: bytes) -> list[list[str]]:
    """The first line of a text that is not blank, as cells by each of the separators, in small letters."""
    return [[cell.strip().lower() for cell in row] for row in _first_rows(head, 1)]


def first_rows(head: bytes, most: int, separator: str) -> list[list[str]]:
    """The first rows of a text that are not blank; the last may be cut."""
    return _rows_of(_lenient(head), separator, most)


def _first_rows(head: bytes, most: int) -> list[list[str]]:
    text = _lenient(head)
    return [row for separator in SEPARATORS for row in _rows_of(text, separator, most)]


def _lenient(head: bytes) -> str:
    """Enough to tell the names of columns, which are in ASCII."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")


def _rows_of(text: str, separator: str, most: int) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if any(map(str.strip, row)):
                found.append(row)
            if len(found) == most:
                break
    except csv.Error:
        pass  # it is no such table
    return found


def has_columns(head: bytes, columns: Collection[str]) -> bool:
    """Whether a text begins with a header that has all these columns."""
    return any(set(columns) <= set(row) for row in header(head))


@dataclass(frozen=True, slots=True)
class Opened:
    """A text as a stream.

    Attributes:
        text: the stream.
        reached: how far in its file reading is, in bytes.
        notices: about its encoding.
    """

    text: io.TextIOBase
    reached: Callable[[], int]
    notices: tuple[str, ...] = ()


@contextmanager
def opened_text(piece: Piece) -> Iterator[Opened]:
    """The text of a piece; what is larger than a document must be UTF-8.

    Raises:
        UnreadableError: it is no text.
    """
    with piece.open() as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        if size <= MAX_DOCUMENT:
            text, notices = decode(piece.read(MAX_DOCUMENT))
            held, each = io.StringIO(text.removeprefix("\ufeff"), newline=""), size / max(1, len(text))
            yield Opened(held, lambda: round(held.tell() * each), notices)
            return
        try:
            yield Opened(io.TextIOWrapper(stream, "utf-8-sig", newline=""), stream.tell)
        except UnicodeDecodeError as error:
            raise UnreadableError("a large table that is not in UTF-8") from error


def lines(text: io.TextIOBase, separator: str) -> Iterator[Line]:
    """The lines of a table that are not blank.

    Raises:
        UnreadableError: what follows is no such table.
    """
    reader = csv.reader(text, delimiter=separator, quoting=csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL)
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield reader.line_num, row
    except csv.Error as error:
        raise UnreadableError(f"line {reader.line_num}: {error}") from error


def separator_of(head: bytes, fits: Callable[[Sequence[str]], bool]) -> str:
    """What separates the cells of a table, so that its header fits.

    Raises:
        UnreadableError: with none it does.
    """
    for separator in SEPARATORS:
        if any(fits([cell.strip().lower() for cell in row]) for row in first_rows(head, 1, separator)):
            return separator
    raise UnreadableError("the header has not the columns that it should")


def row_of(line: Line, columns: Sequence[str]) -> Row | None:
    """A line under a header; None where it has not as many cells."""
    number, cells = line
    return Row(number, dict(zip(columns, cells, strict=True))) if len(cells) == len(columns) else None
