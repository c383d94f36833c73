"""Tables as lines of JSON (JSON Lines, NDJSON): an object a line, whose keys are the columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hudna.model.reports import Refusal, Report
from hudna.sources.decoding import decode
from hudna.sources.formats import stem
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.report_json import json_object
from hudna.sources.tables.mapping import ENDING, Mapping, mapping_of
from hudna.sources.tables.names import FIELDS
from hudna.sources.tables.reports import reports
from hudna.sources.tables.separated import MAX_TABLE, Lines
from hudna.sources.tables.table import BadRow, Cell, Row, Table
from hudna.sources.unreadable import UnreadableError

_LINES_LOOKED_AT = 100  # for the keys that there are
_MAX_KEYS = 2000
_READINGS = frozenset({"report", "claims"})


def unpack_lines(piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:
    """The reports of lines of JSON, one each.

    Raises:
        UnreadableError: no key is known to lead to the text, or these are readings, in which there is none.
    """
    mapping = mapping_of(piece)
    data = piece.read(MAX_TABLE)
    text, notices = decode(data, mapping.encoding)
    header = _header(text, mapping)

    lines = Lines(text)

    def rows() -> Iterator[Row | BadRow]:
        nonlocal lines
        lines = Lines(text)
        for number, line in _written(lines):
            yield _row(number, line, header)

    name = stem(piece.name)
    table = Table(
        header=header, rows=rows, name=name, mapping_file=f"{name}{ENDING}", columns_are="keys", notices=notices
    )
    with allowance.following(lambda: round(len(data) * lines.share)):
        yield from reports(table, mapping, piece, allowance)


def _written(lines: Lines) -> Iterator[tuple[int, str]]:
    """Those that are not blank, with their numbers."""
    for line in lines:
        if not line.isspace():
            yield lines.number - 1, line.rstrip("\r\n")


def _header(text: str, mapping: Mapping) -> tuple[str, ...]:
    """The keys of the first lines, and those that the mapping names, where something is there."""
    named = [said for field in FIELDS if (said := getattr(mapping, field)) is not None]
    keys: dict[str, None] = {}
    wrong = ""
    for count, (number, line) in enumerate(_written(Lines(text))):
        if count == _LINES_LOOKED_AT:
            break
        try:
            record = json_object(line, of_one_line=True)
        except UnreadableError as error:
            wrong = wrong or f"line {number}: {error}"
            continue  # it is refused with its number later
        if count == 0 and record.keys() >= _READINGS and "text" not in record:
            raise UnreadableError(
                "readings as `hudna read --format jsonl` prints them: the texts of the reports are not in them; "
                "give the reports themselves"
            )
        keys |= dict.fromkeys([*record, *(name for name in named if _at(record, name) is not None)])
        if len(keys) > _MAX_KEYS:
            raise UnreadableError(f"line {number}: more than {_MAX_KEYS} different keys")
    if not keys:
        raise UnreadableError("none of its first lines is a JSON object" + (f" ({wrong})" if wrong else ""))
    return tuple(keys)


def _row(number: int, line: str, header: tuple[str, ...]) -> Row | BadRow:
    place = f"line {number}"
    try:
        record = json_object(line, of_one_line=True)
    except UnreadableError as error:
        return BadRow(place, str(error))
    return Row(place, number, tuple(_at(record, name) for name in header))


def _at(record: dict[str, Any], name: str) -> Cell:
    """The value of a key, or the one that keys with dots between lead to."""
    if name in record:
        value: Cell = record[name]
        return value
    inner: Any = record
    for key in name.split("."):
        inner = inner.get(key) if isinstance(inner, dict) else None
    found: Cell = inner
    return found
