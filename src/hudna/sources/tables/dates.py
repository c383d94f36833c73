"""Days as tables have them: ISO 8601, real dates of workbooks, and figures whose order the whole column must tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from hudna.sources.tables.table import Cell
from hudna.sources.unreadable import UnreadableError

_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[\sT,]+\S.*)?", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})(?:[\sT,]+\S.*)?", re.DOTALL)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DateRule:
    """How dates are to be read.

    Attributes:
        form: as `datetime.strptime` has it, where the user says it.
        day_first: whether 3/4 is the third of April; None where nobody knows.
    """

    form: str | None = None
    day_first: bool | None = None


def day_first(cells: Iterable[Cell]) -> bool | None:
    """Whether a column has days before months: that is known where a figure above 12 stands in one of the two places only."""
    places: set[int] = set()
    for cell in cells:
        if isinstance(cell, str) and (found := _YEAR_LAST.fullmatch(_plain(cell))):
            places.update(at for at, figure in enumerate((found[1], found[3])) if int(figure) > _MONTHS)
    return places == {0} if len(places) == 1 else None


def day(cell: Cell, rule: DateRule) -> str | None:
    """A day, in ISO 8601, with the remark that may follow it there; None where the cell is blank.

    Raises:
        UnreadableError: it is none, or it may be two.
    """
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if not isinstance(cell, str):
        raise UnreadableError(f"{str(cell)[:40]!r} is no date; a number is one only in a column that is formatted so")
    value = _plain(cell)
    if rule.form is not None and (read := _as_said(value, rule.form)) is not None:
        return read.isoformat()
    try:
        datetime.fromisoformat(value.partition(" (")[0])
    except ValueError:
        return _figures(value, rule).isoformat()
    return value


def _plain(value: str) -> str:
    """With ASCII digits, and without marks of direction."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in _MARKS.sub("", value)).strip()


def _as_said(value: str, form: str) -> date | None:
    try:
        return datetime.strptime(value, form).date()  # noqa: DTZ007 - only the day counts
    except ValueError:
        return None


def _figures(value: str, rule: DateRule) -> date:
    try:
        if found := _YEAR_FIRST.fullmatch(value):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _YEAR_LAST.fullmatch(value):
            return _in_order(value, int(found[1]), int(found[3]), int(found[4]), rule)
    except ValueError as error:
        raise UnreadableError(f"{value[:40]!r} is no day of the calendar") from error
    raise UnreadableError(f"{value[:40]!r} is no ISO 8601 date, nor of a form that date_format says")


def _in_order(value: str, first: int, second: int, year: int, rule: DateRule) -> date:
    if rule.day_first is not None:
        return date(year, second, first) if rule.day_first else date(year, first, second)
    if first > _MONTHS or first == second:
        return date(year, second, first)
    if second > _MONTHS:
        return date(year, first, second)
    raise UnreadableError(
        f"{value[:40]!r} may be {date(year, second, first)} or {date(year, first, second)}: say day_first or date_format"
    )
