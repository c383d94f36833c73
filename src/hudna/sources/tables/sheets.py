"""The sheets of a workbook, row by row: values as they were typed, and what is doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet._reader import WorkSheetParser  # the public reader tells nothing of hidden rows

from hudna.sources.pieces import Allowance
from hudna.sources.tables.table import BadRow, Cell, NoValue
from hudna.sources.unreadable import UnreadableError
from hudna.sources.workbooks import WRONG, workbook

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""As many as a sheet can have."""

_MOST_EMPTY = 50_000
_MOST_MERGED = 10_000
_AFTER_ROWS = re.compile(rb"</(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*/>")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Za-z]+\d+:[A-Za-z]+\d+)["']""")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number from 1, its cells by column from 1, whether it is hidden, and what is doubtful of cells."""

    number: int
    cells: dict[int, Cell]
    hidden: bool
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; `hidden` where the application does not show it."""

    name: str
    hidden: bool
    _book: Any = field(repr=False)
    _sheet: Any = field(repr=False)

    def rows(self) -> Iterator[SheetRow | BadRow]:
        """Its rows that have cells, from the first, each time it is called.

        A cell over which others are merged counts for each of their rows, with a notice. What is below very many rows
        without a value, as a format for whole columns makes them, is not read, and that is told.

        Raises:
            UnreadableError: the sheet is damaged.
        """
        merged, empty = _Merged(self._ranges), 0
        try:
            with self._source() as source:
                for number, cells, hidden in self._parser(source).parse():
                    if number > MAX_ROWS:
                        raise UnreadableError(f'sheet "{self.name}": row {number}, more than a sheet can have')
                    own = {cell["column"]: _value(cell) for cell in cells if cell["value"] is not None}
                    if any(column > MAX_COLUMNS for column in own):
                        raise UnreadableError(
                            f'sheet "{self.name}": row {number} has more columns than a sheet can have'
                        )
                    notices = merged.spread(number, own)
                    empty = 0 if own else empty + 1
                    if own:
                        yield SheetRow(number, own, hidden, notices)
                    elif empty == _MOST_EMPTY:
                        yield BadRow(
                            f"row {number}", f"the last of {_MOST_EMPTY:,} rows without a value; none below is read"
                        )
                        return
        except WRONG as error:
            raise UnreadableError(f'sheet "{self.name}": damaged: {error}') from error

    def _parser(self, source: BinaryIO) -> _Rows:
        return _Rows(
            source,
            self._sheet._shared_strings,  # noqa: SLF001 - of the library's own reader, which passes them so, too
            epoch=self._book.epoch,
            date_formats=self._book._date_formats,  # noqa: SLF001
            timedelta_formats=self._book._timedelta_formats,  # noqa: SLF001
        )

    def _source(self) -> Any:
        return self._sheet._get_source()  # noqa: SLF001

    @cached_property
    def _ranges(self) -> list[tuple[int, int, int, int]]:
        """The merged ranges, as left, top, right and bottom; they stand behind the rows, which are not parsed for it.

        Raises:
            UnreadableError: there are too many.
        """
        tail = b""
        with self._source() as source:
            while chunk := source.read(1 << 16):
                tail = tail[-64:] + chunk if not _AFTER_ROWS.search(tail) else tail + chunk
                if len(tail) > 10_000_000:
                    raise UnreadableError(f'sheet "{self.name}": more behind its rows than 10 MB')
        found = [range_boundaries(one.decode("ascii").upper()) for one in _MERGED.findall(tail)]
        if len(found) > _MOST_MERGED:
            raise UnreadableError(f'sheet "{self.name}": more than {_MOST_MERGED} merged ranges')
        return [(left, top, right, bottom) for left, top, right, bottom in found if bottom > top]


@contextmanager
def sheets(stream: BinaryIO, allowance: Allowance) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, to be read while the block lasts.

    Raises:
        UnreadableError: it is none, damaged, or a trap.
    """
    with workbook(stream, allowance, computed=False) as book:
        yield [Sheet(sheet.title, sheet.sheet_state != "visible", book, sheet) for sheet in book.worksheets]


def cell_name(row: int, column: int) -> str:
    """`C4`."""
    return f"{get_column_letter(column)}{row}"


class _Rows(WorkSheetParser):  # type: ignore[misc]  # the library has no types
    """The library's parser of rows, which also tells which are hidden."""

    def parse_row(self, row: Element) -> tuple[int, list[dict[str, Any]], bool]:
        number, cells = super().parse_row(row)
        attributes = self.row_dimensions.pop(str(number), {})  # it keeps all of them otherwise
        return number, cells, attributes.get("hidden") in {"1", "true"}

    def parse_formatting(self, element: Element) -> None:
        """Formats by condition say nothing of values."""

    def parse_formula(self, element: Element) -> str:  # noqa: ARG002 - the library's signature
        """That there is one; its text is not needed, and translating shared ones takes long."""
        return "="


def _value(cell: dict[str, Any]) -> Cell:
    value, name = cell["value"], cell_name(cell["row"], min(cell["column"], MAX_COLUMNS))
    match cell["data_type"]:
        case "f":
            return NoValue(f"cell {name} holds a formula, whose value is not believed")
        case "e":
            return NoValue(f"cell {name} holds the error {str(value)[:40]}")
        case _ if isinstance(value, str):
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case _ if isinstance(value, int | float | date | time | timedelta):
            return value
        case _:
            return str(value)


class _Merged:
    """Cells that are merged over rows below: the first holds the value of all."""

    def __init__(self, ranges: list[tuple[int, int, int, int]]) -> None:
        self._waiting = sorted(ranges, key=lambda one: one[1], reverse=True)
        self._open: list[tuple[int, int, Cell, str]] = []  # column, last row, value, name of the cell

    def spread(self, row: int, cells: dict[int, Cell]) -> tuple[str, ...]:
        """Fill in what a row has from cells above, and give the notices."""
        self._open = [one for one in self._open if one[1] >= row]
        notices = []
        for column, _, value, name in self._open:
            if column not in cells and value is not None:
                cells[column] = value
                notices.append(f"cell {cell_name(row, column)} is merged with {name}, whose value counts for it")
        while self._waiting and self._waiting[-1][1] <= row:
            left, top, _, bottom = self._waiting.pop()
            if top == row:
                self._open.append((left, bottom, cells.get(left), cell_name(top, left)))
        return tuple(notices)
