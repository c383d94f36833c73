"""What a copy of a ledger notes of the ledger that it was made from, in a table that nothing else reads."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, delete, insert, inspect, select

_copied = Table(
    "copied",
    MetaData(),
    Column("sequence", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("note", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Copied:
    """How far a ledger was copied.

    Attributes:
        sequence: of the last entry that was looked at, whether it was copied or left out.
        hash: of that entry, in the ledger that was copied.
        note: what whoever copies has to remember from one time to the next.
    """

    sequence: int
    hash: str
    note: str


def copied(connection: Connection) -> Copied | None:
    """What is noted; None where nothing is."""
    if not inspect(connection).has_table(_copied.name):
        return None
    row = connection.execute(select(_copied)).first()
    return None if row is None else Copied(row.sequence, row.hash, row.note)


def put_copied(connection: Connection, copied: Copied) -> None:
    """Note it, in place of what was noted."""
    _copied.create(connection, checkfirst=True)
    connection.execute(delete(_copied))
    connection.execute(insert(_copied).values(sequence=copied.sequence, hash=copied.hash, note=copied.note))
