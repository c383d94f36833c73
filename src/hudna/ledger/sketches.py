"""The index of sketches, by which those of texts that may be alike are found: to tell which a new report nearly repeats.

What a sketch is, and how far two are alike, is the business of who makes them. Here a sketch is a row of bytes, and has
marks: two that may be alike share one. A report has many, few of which stand in another report. So they are kept in an
inverted index of FTS5, which writes in long runs what a table would scatter, a page for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import text as sql

_OPTIONS = "content = '', detail = none, columnsize = 0, tokenize = 'ascii'"
_CREATE = (
    f"CREATE VIRTUAL TABLE sketch_marks USING fts5(marks, {_OPTIONS})",
    # Runs are merged in pairs, for what is looked up is looked up in each; and a little with each report, not much at times.
    "INSERT INTO sketch_marks(sketch_marks, rank) VALUES ('automerge', 0)",
    "INSERT INTO sketch_marks(sketch_marks, rank) VALUES ('usermerge', 2)",
)
_MERGE = sql("INSERT INTO sketch_marks(sketch_marks, rank) VALUES ('merge', 8)")  # pages
_PUT = sql("INSERT INTO sketch_marks(rowid, marks) VALUES (:number, :marks)")
_FIND = sql("SELECT rowid FROM sketch_marks WHERE sketch_marks MATCH :marks ORDER BY rowid")


def create(_target: object, connection: Connection, **_options: Any) -> None:
    """Make the index."""
    for statement in _CREATE:
        connection.execute(sql(statement))


def put(connection: Connection, number: int, marks: Iterable[str]) -> None:
    """Let the sketch of the report with this number be found by its marks, each of ASCII letters and digits."""
    connection.execute(_PUT, {"number": number, "marks": " ".join(marks)})
    connection.execute(_MERGE)


def numbers(connection: Connection, marks: Iterable[str]) -> Sequence[int]:
    """The numbers of the reports whose sketches have any of these marks, in their order."""
    return connection.execute(_FIND, {"marks": " OR ".join(marks)}).scalars().all()


def clear(connection: Connection) -> None:
    """Let none be found."""
    connection.execute(sql("DROP TABLE sketch_marks"))
    create(None, connection)
