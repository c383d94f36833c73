"""Submissions in workbooks, as Kobo exports them or a team keeps the CSV template filled in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, datetime, time

from hudna.sources.forms.form import load_form
from hudna.sources.forms.submission import Columns
from hudna.sources.forms.submitted import items
from hudna.sources.forms.tables import given_in
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError
from hudna.sources.workbooks import beginnings, rows, workbook

_WORDS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_WORDS = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]{1,200})</")


def is_workbook_of_form(piece: Piece) -> bool:
    """Whether a workbook has the header of a submission among the first words of its sheets, without parsing it."""
    columns = Columns(load_form())
    try:
        return any(columns.is_of_form(_words(beginning)) for beginning in beginnings(piece))
    except UnreadableError:
        return False


def unpack_workbook(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The submissions of a workbook's sheets; of a formula, the value that it had when the workbook was saved.

    Raises:
        UnreadableError: it is no workbook, or none of the form.
    """
    columns = Columns(load_form())
    found = False
    with piece.open() as stream, workbook(stream, allowance, computed=True) as book:
        for sheet in book.worksheets:
            filled = (list(map(_cell, row)) for row in rows(sheet))
            header = next(filled, [])
            if columns.is_of_form(header):
                found = True
                yield from items(given_in(header, filled, piece), piece, allowance)
    if not found:
        raise UnreadableError("no sheet with the questions of the form in its first row")


def _words(beginning: bytes) -> list[str]:
    return [html.unescape(words) for words in _WORDS.findall(beginning.decode("utf-8", "ignore"))]


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
