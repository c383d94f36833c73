"""The index of sketches, by which those of texts that may be alike are found: to tell which a new report nearly repeats.

What a sketch is, and how far two are alike, is the business of who makes them. Here a sketch is a row of bytes, and has
marks: two that may be alike share one. A report has many, few of which stand in another report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection
from sqlalchemy import text as sql

# Marks are handed over as one value: so many values of their own would take longer to prepare than to keep or find.
_PUT = sql("INSERT INTO sketch_marks(mark, number) SELECT value, :number FROM json_each(:marks)")
_FIND = sql(
    "SELECT reports.id, sketches.sketch FROM sketches JOIN reports ON reports.number = sketches.number WHERE sketches.number IN "
    "(SELECT number FROM json_each(:marks) CROSS JOIN sketch_marks ON sketch_marks.mark = value) ORDER BY sketches.number"
)


def put(connection: Connection, number: int, marks: Iterable[int]) -> None:
    """Let the sketch of the report with this number be found by its marks."""
    connection.execute(_PUT, {"number": number, "marks": _packed(marks)})


def found(connection: Connection, marks: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """The reports whose sketches have any of these marks, by id, as they came, each with its sketch."""
    for row in connection.execute(_FIND, {"marks": _packed(marks)}):
        yield row.id, row.sketch


def _packed(marks: Iterable[int]) -> str:
    return msgspec.json.encode(sorted(set(marks))).decode()
