"""Positions in lists, as numbers: the newest has the highest, what is of an unknown day the lowest.

A list that is sorted by one number is read from any place in it by one index, and its place is its cursor.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement

_DAY = 22  # bits that hold the number of any day
_NUMBER = 32  # bits that hold the number of any report

UNKNOWN = 0
"""Of an incident no day of which is told."""


def of_report(published: date | None, number: int) -> int:
    """By day of publication and, within it, as they came.

    Args:
        published: the day, or None.
        number: which of all reports it is, as they came.
    """
    return _day(published) << _NUMBER | number


def published(position: ColumnElement[int], since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """That a report was published between two days; either leaves out what is of an unknown day."""
    if since is not None or until is not None:
        yield position >= of_report(since or date.min, 0)
    if until is not None:
        yield position < _day(until) + 1 << _NUMBER


def of_incident(start: date | None, end: date | None) -> int:
    """By the last day and then the first day on which it may have happened."""
    return _day(end) << _DAY | _day(start)


def within(position: ColumnElement[int], since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """That an incident may have happened between two days; either leaves out what is of an unknown day."""
    if since is not None:
        yield position >= of_incident(None, since)
    if until is not None:
        yield begun(position, until)


def begun(position: ColumnElement[int], day: date) -> ColumnElement[bool]:
    """That the first day on which an incident may have happened is known, and is not after a day."""
    return position.op("&")((1 << _DAY) - 1).between(1, _day(day))


def awaiting(level: ColumnElement[int], position: ColumnElement[int]) -> ColumnElement[int]:
    """In a query, of an incident that awaits a verdict: by how grave it is, and then as all; null where its level is.

    Args:
        level: the higher the graver.
        position: its own.
    """
    return level.op("<<")(2 * _DAY).op("|")(position)


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
