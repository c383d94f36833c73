"""Tables as separated values (RFC 4180, and what spreadsheets make of it): a delimiter of several, cells in quotation marks."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from hudna.model.reports import Refusal, Report
from hudna.sources.decoding import decode
from hudna.sources.formats import stem
from hudna.sources.opened import MAX_BYTES
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.tables.columns import names_text
from hudna.sources.tables.mapping import ENDING, Mapping, mapping_of
from hudna.sources.tables.reports import reports
from hudna.sources.tables.table import BadRow, Row, Table
from hudna.sources.unreadable import UnreadableError

MAX_TABLE = 100_000_000
"""Bytes; a table of more is split before it is read."""

_DELIMITERS = (",", ";", "\t", "|")
_TABBED = (".tsv", ".tab")
_MAX_COLUMNS = 2000


def unpack_separated(piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:
    """The reports of a table, a row each.

    Raises:
        UnreadableError: it is no such table, or its columns cannot be told.
    """
    mapping = mapping_of(piece)
    data = piece.read(MAX_TABLE)
    text, notices = decode(data, mapping.encoding)
    csv.field_size_limit(MAX_BYTES)  # for the whole process; the library's own is less than a long report
    header, delimiter, start = header_of(text, piece.name, mapping)

    lines = start

    def rows() -> Iterator[Row | BadRow]:
        nonlocal lines
        lines = start.again()
        for record in records(lines, delimiter):
            yield _row(record, len(header))

    name = stem(piece.name)
    table = Table(header=tuple(header), rows=rows, name=name, mapping_file=f"{name}{ENDING}", notices=notices)
    with allowance.following(lambda: round(len(data) * lines.share)):
        yield from reports(table, mapping, piece, allowance)


class Lines:
    """The lines of a text, from a place in it, counted; only one is in memory at a time."""

    def __init__(self, text: str, at: int = 0, number: int = 1) -> None:
        """Begin at a character, which is on the line of this number."""
        self.text, self.at, self.number = text, at, number
        self._end = "\n" if "\n" in text else "\r"

    def again(self) -> Lines:
        """The lines from the same place on, to be gone through apart from these."""
        return Lines(self.text, self.at, self.number)

    @property
    def share(self) -> float:
        """How much of the text lies before them."""
        return self.at / max(1, len(self.text))

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.text):
            raise StopIteration
        end = self.text.find(self._end, self.at) + 1 or len(self.text)
        line, self.at = self.text[self.at : end], end
        self.number += 1
        return line


Record = tuple[int, list[str] | str]
"""The number of the line on which it begins, and its cells; or why there are none."""


def records(lines: Lines, delimiter: str) -> Iterator[Record]:
    """The records of lines, which go on with them.

    One with a quotation mark out of place is told as bad, and the next begins on the line after; one whose quotation mark
    is never closed would take all others with it, so there the next begins on its own second line.
    """
    text = lines.text
    while True:
        begun = lines.again()
        try:
            for cells in csv.reader(lines, delimiter=delimiter, strict=True):
                if text.count('"', begun.at, lines.at) % 2:
                    yield begun.number, "a quotation mark that belongs to no other"
                else:
                    yield begun.number, cells
                begun = lines.again()
        except csv.Error as error:
            if lines.at >= len(text) or "limit" in str(error):
                yield begun.number, "a quotation mark that is not closed, or a cell of more than 5 MB"
                next(begun)
                lines.at, lines.number = begun.at, begun.number
            else:
                last = lines.number - 1
                to = f", in a row that runs to line {last}" if last > begun.number else ""
                yield begun.number, f"not separated values: {error}{to}"
        else:
            return


def header_of(text: str, name: str, mapping: Mapping) -> tuple[list[str], str, Lines]:
    """The columns' names, the delimiter, and where the rows begin.

    Raises:
        UnreadableError: no header is found.
    """
    said, start = _separator_line(text)
    if mapping.delimiter is not None or said is not None:
        delimiters: Sequence[str] = (mapping.delimiter or said or ",",)
    else:
        delimiters = ("\t",) if name.lower().endswith(_TABBED) else _DELIMITERS
    found = [
        (header, delimiter, after)
        for delimiter in delimiters
        for header, after in _headers(delimiter, start, mapping.header_row)
    ]
    if not found:
        raise UnreadableError("no line that could be the columns' names")
    header, delimiter, after = max(found, key=lambda one: (names_text(one[0], mapping), len(one[0])))
    if len(header) > _MAX_COLUMNS:
        raise UnreadableError(f"{len(header)} columns, more than {_MAX_COLUMNS}")
    return header, delimiter, after


def _headers(delimiter: str, start: Lines, row: int | None) -> Iterator[tuple[list[str], Lines]]:
    """The header, if there is one with this delimiter."""
    lines = start.again()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for cells in islice(reader, 1000):
            is_header = any(map(str.isalnum, chain(*cells))) if row is None else lines.number > row
            if is_header:
                yield cells, lines
                return
    except csv.Error:
        return


def _separator_line(text: str) -> tuple[str | None, Lines]:
    """What the line `sep=;` says, which Excel writes before the header, and the place behind it."""
    lines = Lines(text)
    line = next(lines, "").strip("\r\n").strip('"')
    if len(line) == len("sep=;") and line.lower().startswith("sep="):
        return line[-1], lines
    return None, Lines(text)


def _row(record: Record, width: int) -> Row | BadRow:
    number, cells = record
    place = f"line {number}"
    if isinstance(cells, str):
        return BadRow(place, cells)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if cells and len(cells) != width and any(map(str.strip, cells)):
        return BadRow(place, f"{len(cells)} cells under {width} columns")
    return Row(place, number, tuple(cells) if len(cells) == width else (None,) * width)
