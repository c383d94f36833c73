"""The index of sketches, by which those of texts that may be alike are found: to tell which a new report nearly repeats.

What a sketch is, and how far two are alike, is the business of who makes them. Here a sketch is a row of bytes, and has
marks, numbers of 32 bits: two that may be alike share one. A report has many, few of which stand in another report.

So each mark of a report belongs at a place of its own in the index: put there one report at a time, they would change
a page each. The marks of the reports that came last are therefore kept by report, and looked for in memory; those of many
reports are put into the index at once, in its order.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection
from sqlalchemy import text as sql

WAIT = 1_000
"""Reports whose marks are put into the index at once."""

_WAITING = sql("SELECT (SELECT min(number) FROM sketches_waiting), (SELECT max(number) FROM sketches_waiting)")
_SINCE = sql("SELECT number, marks FROM sketches_waiting WHERE number > :last ORDER BY number")
_WAIT = sql("INSERT INTO sketches_waiting(number, marks) VALUES (:number, :marks)")
_PUT = "INSERT INTO sketch_marks(mark, number) VALUES (?, ?)"
# Marks are handed over as one value: so many values of their own would take longer to prepare than to find.
_FIND = sql(
    "SELECT reports.id, sketches.sketch FROM sketches JOIN reports ON reports.number = sketches.number WHERE sketches.number IN "
    "(SELECT value FROM json_each(:waiting) UNION ALL "
    "SELECT number FROM json_each(:marks) CROSS JOIN sketch_marks ON sketch_marks.mark = value) ORDER BY sketches.number"
)


class Waiting:
    """By their marks, the reports that came last: those that are not in the index yet. To be forgotten where they were not kept."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Know of none: they are read again."""
        self._numbers: dict[int, list[int]] = {}
        self._first: int | None = None
        self._last = 0

    def follow(self, connection: Connection) -> None:
        """Know what is kept by now, whoever kept it or put it into the index."""
        first, last = connection.execute(_WAITING).one()
        if first != self._first or last is None or last < self._last:
            self.forget()
        if last is not None and last > self._last:
            for number, marks in connection.execute(_SINCE, {"last": self._last}):
                self._add(number, struct.unpack(f"<{len(marks) // 4}I", marks))

    def put(self, connection: Connection, number: int, marks: Iterable[int]) -> None:
        """Let the sketch of the report with this number, the last, be found by its marks."""
        own = sorted(set(marks))
        connection.execute(_WAIT, {"number": number, "marks": struct.pack(f"<{len(own)}I", *own)})
        self._add(number, own)
        if number % WAIT == 0:
            rows = [(mark, one) for mark in sorted(self._numbers) for one in self._numbers[mark]]
            if rows:
                connection.exec_driver_sql(_PUT, rows)
            connection.exec_driver_sql("DELETE FROM sketches_waiting")
            self.forget()

    def found(self, connection: Connection, marks: Collection[int]) -> list[tuple[str, bytes]]:
        """The reports whose sketches have any of these marks, by id, as they came, each with its sketch."""
        waiting = {number for mark in marks for number in self._numbers.get(mark, ())}
        asked = {"waiting": _packed(waiting), "marks": _packed(set(marks))}
        return [(report_id, sketch) for report_id, sketch in connection.execute(_FIND, asked).all()]

    def _add(self, number: int, marks: Iterable[int]) -> None:
        if self._first is None:
            self._first = number
        self._last = number
        for mark in marks:
            self._numbers.setdefault(mark, []).append(number)


def _packed(numbers: Iterable[int]) -> str:
    return msgspec.json.encode(sorted(numbers)).decode()
