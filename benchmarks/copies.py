"""A large ledger soon: what a small one holds, many times over, each time under other ids.

Only the projections are multiplied, not the entries: such a ledger answers as one of its size does, and cannot be rebuilt.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from hudna.ledger import sought, tables

_NAMED = frozenset({"id", "report_id", "claim_id", "incident_id", "origin", "component", "document", "one", "other"})
_COUNTED = {"reports": ("number", "position"), "sought": ("rowid",), "tellings": ("position",), "claims": ("position",)}
_TABLES = (
    tables.reports,
    sought.table,
    tables.tellings,
    tables.claims,
    tables.facets,
    tables.incidents,
    tables.incident_marks,
    tables.alike,
    tables.findings,
)


def multiply(small: Path, large: Path, times: int) -> None:
    """Make a ledger that holds so many times as much as a small one does, of the same days.

    Args:
        small: a ledger whose reports are called `made-1`, `made-2`, ...; closed.
        large: the file to make.
        times: how many times.
    """
    copyfile(small, large)
    with closing(sqlite3.connect(large)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -262144")
        connection.execute("ATTACH ? AS small", (str(small),))
        (reports,) = connection.execute("SELECT max(number) FROM small.reports").fetchone()
        for copy in range(1, times):
            for table in _TABLES:
                columns = [column.name for column in table.columns]
                names = ", ".join(f'"{name}"' for name in columns)
                values = ", ".join(_value(table.name, name, copy, reports) for name in columns)
                connection.execute(f"INSERT INTO main.{table.name} ({names}) SELECT {values} FROM small.{table.name}")  # noqa: S608
            connection.commit()


def _value(table: str, column: str, copy: int, reports: int) -> str:
    """A column of a copy: reports are numbered on, and ids are told apart, in documents as well."""
    if column in _COUNTED.get(table, ()):
        return f'"{column}" + {copy * reports}'
    if column == "tag":
        return f"'{copy}x' || tag"
    if column in _NAMED:
        return f"replace(replace(\"{column}\", 'made-', 'made-{copy}x'), 'incident-', 'incident-{copy}x')"
    return f'"{column}"'
