"""A series from a file of comma-separated values: one row a day, month or stretch of days, or nothing at all.

A file with one bad row is refused whole: figures with holes that nobody sees mislead.
"""

from __future__ import annotations

import calendar
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hudna.model.errors import InputError
from hudna.model.series import Point
from hudna.sources.characters import shown
from hudna.sources.decoding import decode
from hudna.sources.opened import read_bytes
from hudna.sources.unreadable import UnreadableError

START, END = "start", "end"
"""The columns of the first and the last day in a series that is written out."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_COUNT = re.compile(r"[0-9]{1,12}")


class _BadCellError(Exception):
    """A cell that cannot be taken: `column: reason`."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The names of the columns that are read."""

    first: str
    last: str | None
    count: str


def read_points(path: Path, *, date_column: str, count_column: str, end_column: str | None = None) -> tuple[Point, ...]:
    """The counts of a file with a header, by their days.

    Args:
        path: a file of comma-separated values in any encoding that `sources` reads.
        date_column: name of the column with the day (`2020-10-09`) or the month (`2020-10`).
        count_column: name of the column with the count, a whole number.
        end_column: name of the column with the last day or month, where a row counts more than one.

    Raises:
        InputError: the file cannot be read, a column is missing, or rows are bad: it names the line, column and reason
            of every one.
    """
    where = shown(str(path))
    try:
        text, _ = decode(read_bytes(path))
        return _points(text, _Columns(date_column, end_column, count_column))
    except UnreadableError as error:
        raise InputError(where, str(error)) from error


def _points(text: str, names: _Columns) -> tuple[Point, ...]:
    (_, header), *rows = _rows(text)
    at = _places(header, names)
    bad: list[str] = []
    points: dict[int, Point] = {}
    for line, cells in rows:
        try:
            points[line] = _point(cells, len(header), at)
        except _BadCellError as error:
            bad.append(f"line {line}, {error}")
    bad += _told_twice(points, names.first)
    if bad:
        rows_are = "1 row is" if len(bad) == 1 else f"{len(bad)} rows are"
        raise UnreadableError("; ".join([f"{rows_are} bad, and nothing was taken", *bad]))
    if not points:
        raise UnreadableError("no row under its header")
    return tuple(sorted(points.values(), key=lambda point: point.start))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line on which it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        found = [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise UnreadableError(f"line {reader.line_num}: not comma-separated values: {error}") from error
    if not found:
        raise UnreadableError("nothing but white space")
    return found


def _places(header: Sequence[str], names: _Columns) -> dict[str, tuple[str, int]]:
    """Name and place of the columns of the first day, of the last where rows have one, and of the count."""
    if names.last is None and names.first == START and END in map(str.strip, header):
        raise UnreadableError(
            f"line 1: beside {START!r} there is a column {END!r}: name it as that of the last day (--end-column), or a row"
            " of many days would be taken for one of its first alone"
        )
    named = {"first": names.first, "last": names.last, "count": names.count}
    return {role: (name, _column(header, name)) for role, name in named.items() if name is not None}


def _column(header: Sequence[str], name: str) -> int:
    names = [cell.strip() for cell in header]
    if names.count(name) == 1:
        return names.index(name)
    problem = "two columns are" if name in names else "no column is"
    raise UnreadableError(f"line 1: {problem} called {name!r} (there are: {', '.join(names)})")


def _point(cells: Sequence[str], width: int, at: Mapping[str, tuple[str, int]]) -> Point:
    if len(cells) != width:
        raise _BadCellError(f"the row: {len(cells)} cells under {width} columns")
    told = {role: (cells[place].strip(), name) for role, (name, place) in at.items()}
    start, end = _days(*told["first"])
    if "last" in told:
        _, end = _days(*told["last"])
        if end < start:
            raise _BadCellError(f"column {told['last'][1]}: {end} is before {start}")
    counted, name = told["count"]
    if not _COUNT.fullmatch(counted):
        raise _BadCellError(f"column {name}: {counted[:40]!r} is no whole number" if counted else _empty(name))
    return Point(start, end, int(counted))


def _days(told: str, name: str) -> tuple[date, date]:
    if not told:
        raise _BadCellError(_empty(name))
    try:
        if _DAY.fullmatch(told):
            return date.fromisoformat(told), date.fromisoformat(told)
        if month := _MONTH.fullmatch(told):
            first = date(int(month[1]), int(month[2]), 1)
            return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    except ValueError as error:
        raise _BadCellError(f"column {name}: {told!r} is no day of the calendar") from error
    raise _BadCellError(f"column {name}: {told[:40]!r} is no ISO 8601 day or month, such as 2020-10-09 or 2020-10")


def _empty(name: str) -> str:
    return f"column {name}: empty"


def _told_twice(points: dict[int, Point], name: str) -> Iterator[str]:
    """Rows whose days an earlier row has already: of two counts, nobody could say which was meant."""
    before: tuple[int, Point] | None = None
    for line, point in sorted(points.items(), key=lambda item: (item[1].start, item[0])):
        if before is not None and point.start <= before[1].end:
            yield f"line {line}, column {name}: {point.start} is counted in line {before[0]} already"
        if before is None or point.end > before[1].end:
            before = line, point
