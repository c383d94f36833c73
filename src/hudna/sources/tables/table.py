"""What every kind of table is before it is reports: a header, and rows of cells that know their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta


@dataclass(frozen=True, slots=True)
class NoValue:
    """A cell that is there and cannot be believed; `reason` names it: "cell C4 holds a formula"."""

    reason: str


Cell = str | int | float | bool | date | time | timedelta | list[object] | dict[str, object] | NoValue | None
"""A date may be a date and time; lists and dictionaries are of JSON; None where there is nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        place: how errors name it, as in "line 17".
        number: of the line or row, from 1.
        cells: as many as the header has.
        notices: what is doubtful about the row.
    """

    place: str
    number: int
    cells: tuple[Cell, ...]
    notices: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be told into cells, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Attributes:
        header: the columns' names, as they stand there.
        rows: gives the rows below the header, from the first, each time it is called.
        name: what reports without an id are called by, with their row's number.
        mapping_file: the name of the file in which the user may say which column is which.
        columns_are: what the columns are in the kind of table, for errors: "columns", "keys".
        notices: what is doubtful about every row.
    """

    header: tuple[str, ...]
    rows: Callable[[], Iterator[Row | BadRow]]
    name: str
    mapping_file: str
    columns_are: str = "columns"
    notices: tuple[str, ...] = ()
