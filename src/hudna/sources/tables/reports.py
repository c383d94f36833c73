"""From the rows of a table to reports: a row each, or why a row is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import replace

from hudna.model.reports import Refusal, Report
from hudna.sources.characters import one_line
from hudna.sources.fields import report_of
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.tables.columns import Column, chosen
from hudna.sources.tables.dates import DateRule, day, day_first
from hudna.sources.tables.mapping import Mapping
from hudna.sources.tables.table import BadRow, Cell, NoValue, Row, Table
from hudna.sources.unreadable import UnreadableError

MOST_BAD = 10_000
"""Rows of a table that are refused one by one; where there are more, the table is another than it is taken for."""

_ROWS_AT_A_TIME = 1000
_EXACT_DIGITS = 15  # a workbook keeps no more of a number
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def reports(table: Table, mapping: Mapping, piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:
    """The reports of a table, and refusals of rows; blank rows are nothing.

    Raises:
        UnreadableError: its columns cannot be told.
    """
    columns = chosen(table, mapping)
    rule = _date_rule(table, mapping, columns.get("published"), allowance)
    nothing, bad = True, 0
    for row in _worked(table, allowance):
        if isinstance(row, Row) and row.is_blank:
            continue
        nothing = False
        where = f"{piece.where} › {row.place}"
        try:
            yield replace(_report(row, table, columns, mapping, rule), where=where)
        except UnreadableError as error:
            yield Refusal(where, str(error))
            bad += 1
            if bad == MOST_BAD:
                raise UnreadableError(f"{MOST_BAD:,} of its rows are bad; none after {row.place} is read") from error
    if nothing:
        raise UnreadableError("no row under its header")


def _worked(table: Table, allowance: Allowance) -> Iterator[Row | BadRow]:
    """The rows, telling now and then that the work goes well."""
    for count, row in enumerate(table.rows()):
        if count % _ROWS_AT_A_TIME == 0:
            allowance.working()
        yield row


def _date_rule(table: Table, mapping: Mapping, column: Column | None, allowance: Allowance) -> DateRule:
    if column is None or mapping.day_first is not None or mapping.date_format is not None:
        return DateRule(mapping.date_format, mapping.day_first)
    cells = (row.cells[column.at] for row in _worked(table, allowance) if isinstance(row, Row))
    return DateRule(None, day_first(cells))


def _report(
    row: Row | BadRow, table: Table, columns: Dictionary[str, Column], mapping: Mapping, rule: DateRule
) -> Report:
    if isinstance(row, BadRow):
        raise UnreadableError(row.reason)
    cells = {field: row.cells[column.at] for field, column in columns.items()}
    for field, cell in cells.items():
        if isinstance(cell, NoValue):
            raise UnreadableError(f"{cell.reason}: no {field} is taken from it")
    text = cells.pop("text")
    if text is None or (isinstance(text, str) and not text.strip()):
        raise UnreadableError(f'column "{columns["text"].name}": no text')
    if not isinstance(text, str):
        raise UnreadableError(f'column "{columns["text"].name}": {str(text)[:40]!r} is no text')
    fields: dict[str, str | None] = {"source": mapping.source_is, "lang": mapping.lang_is}
    notices = [*table.notices, *row.notices]
    for field, cell in cells.items():
        try:
            fields[field] = day(cell, rule) if field == "published" else _line(cell)
        except UnreadableError as error:
            raise UnreadableError(f'column "{columns[field].name}": {error}') from error
        if field == "id" and isinstance(cell, int | float) and len(str(fields[field])) > _EXACT_DIGITS:
            notices.append(
                f"id {fields[field]} is a number of more than {_EXACT_DIGITS} digits; the last may have been lost"
            )
    url = one_line(fields.pop("url", None) or "", "url")
    if url and not _URI.fullmatch(url):
        notices.append(f'column "{columns["url"].name}": {url[:80]!r} is no address, and left out')
        url = ""
    report = report_of(text, fields, f"{table.name}-{row.number}")
    return replace(report, url=url or None, notices=(*notices, *report.notices))


def _line(cell: Cell) -> str | None:
    """A cell as a short text."""
    match cell:
        case None | str():
            return cell
        case float() if cell.is_integer():
            return str(int(cell))
        case bool() | list() | dict():
            raise UnreadableError(f"{str(cell)[:40]!r} is no text")
        case _:
            return str(cell)
