"""Which column holds which field of a report: as the user says, or as the columns are called; never by a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.sources.characters import shown
from hudna.sources.tables.mapping import Mapping
from hudna.sources.tables.names import FIELDS, folded, known_names
from hudna.sources.tables.table import Table
from hudna.sources.unreadable import UnreadableError

_MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Column:
    """Where a field of a report stands: the column's place, from 0, and its name."""

    at: int
    name: str


class NoTextError(UnreadableError):
    """A table of which no column is known to hold the text of reports."""


def chosen(table: Table, mapping: Mapping) -> dict[str, Column]:
    """The columns that hold fields of reports.

    Raises:
        NoTextError: none holds the text.
        UnreadableError: two could hold the same field, or one that the mapping names is not there.
    """
    return {field: column for field in FIELDS if (column := _of(field, table, mapping)) is not None}


def names_text(header: Sequence[str], mapping: Mapping) -> bool:
    """Whether a header has a column that could hold the text."""
    if mapping.text is not None:
        return mapping.text in (name.strip() for name in header)
    return any(known_names().get(folded(name)) == "text" for name in header)


def _of(field: str, table: Table, mapping: Mapping) -> Column | None:
    if (said := getattr(mapping, field)) is not None:
        return _said(field, said, table)
    if getattr(mapping, f"{field}_is", None) is not None:
        return None
    columns = [Column(at, name) for at, name in enumerate(table.header) if known_names().get(folded(name)) == field]
    own = [column for column in columns if folded(column.name) == field]
    if field != "text" and len(own) == 1:
        return own[
            0
        ]  # "published" beside "date": the project's own word; of two texts, nobody could say which is meant
    if len(columns) > 1:
        named = " and ".join(repr(shown(column.name)) for column in columns)
        raise UnreadableError(f"{named} could both be the {field}: {_how(field, table)}")
    if not columns and field == "text":
        raise NoTextError(
            f"none of its {table.columns_are} is known to hold the text ({listed(table)}): {_how(field, table)}"
        )
    return columns[0] if columns else None


def _said(field: str, said: str, table: Table) -> Column:
    columns = [Column(at, name) for at, name in enumerate(table.header) if name.strip() == said.strip()]
    if len(columns) == 1:
        return columns[0]
    problem = "there are two" if columns else "there is none"
    raise UnreadableError(
        f"{table.mapping_file}: {field}: of the {table.columns_are}, {problem} called {said!r} (there are: {listed(table)})"
    )


def _how(field: str, table: Table) -> str:
    return f'say which in {table.mapping_file} beside it: {field} = "…"'


def listed(table: Table) -> str:
    """The columns' names, for errors."""
    names = [shown(name.strip()) for name in table.header if name.strip()]
    more = f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    return ", ".join(name[:60] for name in names[:_MOST_LISTED]) + more
