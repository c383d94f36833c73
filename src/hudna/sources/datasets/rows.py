"""Rows of a table of events: cells by the names of their columns, and what is wrong with one, by line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.sources.characters import one_line
from hudna.sources.unreadable import UnreadableError

_WHOLE = re.compile(r"[0-9]{1,12}(?:\.0+)?")
_NUMBER = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{1,20})?")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.Z+-]*)?")
_COMPACT = re.compile(r"[0-9]{8}")
_NAMED = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHOWN = 40  # characters of a bad cell


class BadCellError(Exception):
    """A cell that cannot be taken: `column name: reason`."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(f"column {column}: {reason}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        line: on which it ends in the file, counted from 1.
        cells: by the names of their columns, in small letters.
    """

    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """A cell on one line; empty where it is, or there is no such column.

        Raises:
            BadCellError: it holds half a character.
        """
        try:
            return one_line(self.cells.get(column, ""), column)
        except UnreadableError as error:
            raise BadCellError(column, "half a character") from error

    def needed(self, column: str) -> str:
        """A cell that must not be empty.

        Raises:
            BadCellError: it is.
        """
        if not (value := self.text(column)):
            raise BadCellError(column, "empty")
        return value

    def day(self, column: str) -> date:
        """A day: `2020-05-03`, with or without a time behind it, `20200503`, `03 May 2020`.

        Days in figures alone whose order differs by country (03/05/2020) are not guessed.

        Raises:
            BadCellError: it is none of these, or no day of the calendar.
        """
        value = self.needed(column)
        try:
            if iso := _ISO.fullmatch(value):
                return date.fromisoformat(iso[1])
            if _COMPACT.fullmatch(value):
                return date(int(value[:4]), int(value[4:6]), int(value[6:]))
            if (named := _NAMED.fullmatch(value)) and (month := named[2][:3].lower()) in _MONTHS:
                return date(int(named[3]), _MONTHS.index(month) + 1, int(named[1]))
        except ValueError as error:
            raise BadCellError(column, f"{value[:_SHOWN]!r} is no day of the calendar") from error
        raise BadCellError(column, f"{value[:_SHOWN]!r} is no day such as 2020-05-03 or 03 May 2020")

    def whole(self, column: str) -> int | None:
        """A whole number that is not negative; None where the cell is empty.

        Raises:
            BadCellError: it is no such number.
        """
        if not (value := self.text(column)):
            return None
        if not _WHOLE.fullmatch(value):
            raise BadCellError(column, f"{value[:_SHOWN]!r} is no whole number")
        return int(value.partition(".")[0])

    def code(self, column: str, known: range) -> int | None:
        """A code among those that the codebook has; None where the cell is empty.

        Raises:
            BadCellError: it is none of them.
        """
        value = self.whole(column)
        if value is not None and value not in known:
            raise BadCellError(column, f"{value} is no code from {known[0]} to {known[-1]}")
        return value

    def point(self, latitude: str, longitude: str) -> tuple[float, float] | None:
        """WGS 84 degrees; None where both cells are empty.

        Raises:
            BadCellError: one is empty, or is no such number of degrees.
        """
        if not self.text(latitude) and not self.text(longitude):
            return None
        return self._degrees(latitude, 90), self._degrees(longitude, 180)

    def _degrees(self, column: str, most: int) -> float:
        value = self.needed(column)
        if not _NUMBER.fullmatch(value) or abs(float(value)) > most:
            raise BadCellError(column, f"{value[:_SHOWN]!r} is no number of degrees up to {most}")
        return float(value)

    def instant(self, column: str) -> date | None:
        """The day of a number of seconds since 1970, in UTC; None where the cell is empty.

        Raises:
            BadCellError: it is no such number.
        """
        seconds = self.whole(column)
        if seconds is None:
            return None
        try:
            return date(1970, 1, 1) + timedelta(seconds=seconds)
        except OverflowError as error:
            raise BadCellError(column, f"{seconds} seconds since 1970 are in no year of the calendar") from error
