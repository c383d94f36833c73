"""Tables in workbooks (Office Open XML, ECMA-376, `.xlsx`): every sheet with a column of texts is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hudna.model.reports import Refusal, Report
from hudna.sources.characters import shown
from hudna.sources.formats import stem
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.tables.columns import NoTextError, chosen
from hudna.sources.tables.mapping import ENDING, Mapping, mapping_of
from hudna.sources.tables.reports import reports
from hudna.sources.tables.sheets import Sheet, SheetRow, sheets
from hudna.sources.tables.table import BadRow, Cell, NoValue, Row, Table
from hudna.sources.unreadable import UnreadableError

_HIDDEN_ROW = "its row is hidden in the sheet"
_HIDDEN_SHEET = "its sheet is hidden in the workbook"


def unpack_workbook(piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:
    """The reports of a workbook, a row each.

    Raises:
        UnreadableError: it is no workbook, or no sheet has a column that is known to hold texts.
    """
    mapping = mapping_of(piece)
    with piece.open() as stream, sheets(stream, allowance) as there, allowance.following(stream.tell):
        found = _asked_for(there, mapping, stem(piece.name))
        tables, passed_over = _tables(found, mapping, stem(piece.name), piece.where)
        if not tables and passed_over:
            raise UnreadableError("; ".join(passed_over.values()))
        notice = _passed_over(passed_over)
        nothing = True
        for where, table in tables:
            nothing = False
            if isinstance(table, UnreadableError):
                yield Refusal(where, str(table))
                continue
            try:
                for item in reports(table, mapping, replace(piece, where=where), allowance):
                    if notice and isinstance(item, Report):
                        item, notice = replace(item, notices=(*item.notices, notice)), ""  # noqa: PLW2901 - told once
                    yield item
            except UnreadableError as error:
                yield Refusal(where, str(error))
        if nothing:
            raise UnreadableError("nothing in any of its sheets")


def _tables(
    found: list[Sheet], mapping: Mapping, name: str, where: str
) -> tuple[list[tuple[str, Table | UnreadableError]], dict[str, str]]:
    """The tables among the sheets, or what is wrong with them; and why others are none, by sheet."""
    tables: list[tuple[str, Table | UnreadableError]] = []
    passed_over: dict[str, str] = {}
    for sheet in found:
        there = f'{where} › sheet "{shown(sheet.name)}"'
        try:
            table = _table(sheet, mapping, name, is_only=len(found) == 1)
            if table is not None:
                chosen(table, mapping)
                tables.append((there, table))
        except NoTextError as error:
            passed_over[shown(sheet.name)] = f'sheet "{shown(sheet.name)}": {error}'
        except UnreadableError as error:
            tables.append((there, error))
    return tables, passed_over


def _asked_for(found: list[Sheet], mapping: Mapping, name: str) -> list[Sheet]:
    if mapping.sheet is None:
        return found
    asked = [sheet for sheet in found if sheet.name == mapping.sheet]
    if not asked:
        there = ", ".join(shown(sheet.name) for sheet in found)
        raise UnreadableError(f"{name}{ENDING}: sheet: there is none called {mapping.sheet!r} (there are: {there})")
    return asked


def _table(sheet: Sheet, mapping: Mapping, name: str, *, is_only: bool) -> Table | None:
    """A sheet as a table; None where nothing is in it."""
    first = mapping.header_row or 1
    valued = (row for row in sheet.rows() if isinstance(row, SheetRow))
    header = next((row for row in valued if row.number >= first), None)
    if header is None:
        return None
    if mapping.header_row not in {None, header.number}:
        raise UnreadableError(f"{name}{ENDING}: header_row: nothing stands in row {mapping.header_row}")
    names = tuple(_named(header.cells.get(column)) for column in range(1, max(header.cells) + 1))

    def rows() -> Iterator[Row | BadRow]:
        for row in sheet.rows():
            if isinstance(row, BadRow):
                yield row
            elif row.number > header.number:
                yield _row(row, len(names))

    return Table(
        header=names,
        rows=rows,
        name=name if is_only else f"{name}-{shown(sheet.name)}",
        mapping_file=f"{name}{ENDING}",
        notices=(_HIDDEN_SHEET,) if sheet.hidden else (),
    )


def _row(row: SheetRow, width: int) -> Row:
    notices = (*row.notices, _HIDDEN_ROW) if row.hidden else row.notices
    cells = tuple(row.cells.get(column) for column in range(1, width + 1))
    return Row(f"row {row.number}", row.number, cells, notices)


def _named(cell: Cell) -> str:
    return "" if cell is None or isinstance(cell, NoValue) else str(cell)


def _passed_over(sheets_over: dict[str, str]) -> str:
    if not sheets_over:
        return ""
    return f"sheets of the workbook that have no column of texts, and were passed over: {', '.join(sheets_over)}"
