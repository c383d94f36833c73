"""Is the ledger as it was written?

Each entry holds the hash of its content and of the entry before it, and the ledger holds, apart from the entries, the
sequence and hash of the last one. So a changed, missing, inserted or moved entry is found, as is a cut-off end, and so
is a projection that does not say what the entries say.

What no look at the file alone can find is a change by somebody who knows all this: who cuts off the end and corrects
the record of the head as well, or who changes an entry and computes every hash after it anew. Against that, note the
hash that `Ledger.head` gives somewhere else (in a daily report, in a letter, with another party) and verify against it:
the entries up to it are then as they were when it was noted. Those added after the last such note remain unprotected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, String, Table, select, type_coerce
from sqlalchemy.exc import DBAPIError

from hudna.ledger import chain, sqlite
from hudna.ledger.tables import PROJECTIONS, entries, meta
from hudna.model.entries import Fault

_BATCHES = {"yield_per": 500}


def chain_faults(connection: Connection, noted: str | None) -> Iterator[Fault]:
    """What is wrong with the entries.

    Args:
        connection: to read them.
        noted: a head hash that was noted elsewhere, which one of the entries must have; None for no such check.
    """
    sequence, previous = 0, chain.GENESIS
    noted_found = noted is None
    try:
        for row in _rows(connection, entries):
            if row["sequence"] > sequence + 1:
                yield _missing(sequence + 1, row["sequence"] - 1)
            elif row["previous"] != previous or row["sequence"] < 1:
                yield Fault(row["sequence"], "does not follow the entry before it")
            if not _sound(row):
                yield Fault(row["sequence"], "was changed: its hash is not that of its content")
            sequence, previous = row["sequence"], row["hash"]
            noted_found = noted_found or previous == noted
    except DBAPIError as error:
        yield Fault(sequence + 1, f"cannot be read: {sqlite.reason(error)}")
        return
    yield from _head_faults(connection, sequence, previous)
    if noted == chain.GENESIS and sequence:
        yield Fault(
            None, f"the hash noted elsewhere, {noted}, is that of a ledger without entries: it tells nothing of these"
        )
    elif not noted_found and noted != chain.GENESIS:
        yield Fault(None, f"no entry has the hash noted elsewhere, {noted}: entries were cut off or rewritten")


def _head_faults(connection: Connection, sequence: int, last_hash: str) -> Iterator[Fault]:
    head = connection.execute(select(meta.c.head_sequence, meta.c.head_hash)).first()
    if head is None or not isinstance(head.head_sequence, int):
        yield Fault(None, "the record of the head is missing")
    elif head.head_sequence > sequence:
        yield _missing(sequence + 1, head.head_sequence)
    elif head.head_sequence < sequence:
        yield Fault(sequence, f"stands after the recorded head, entry {head.head_sequence}")
    elif head.head_hash != last_hash:
        yield Fault(sequence or None, "the last entry has another hash than the recorded head")


def _missing(first: int, last: int) -> Fault:
    return Fault(first, "is missing" if first == last else f"is missing, and all up to entry {last}")


def _sound(row: Mapping[Any, Any]) -> bool:
    try:
        return bool(chain.digest(row) == row["hash"])
    except ValueError:
        return False


def projection_faults(kept: Connection, rebuilt: Connection) -> Iterator[Fault]:
    """Where the projections of a ledger differ from a rebuild of them in another."""
    for table in PROJECTIONS:
        yield from _differences(table, _rows(kept, table), _rows(rebuilt, table))
    reader = select(meta.c.reader)
    if kept.execute(reader).scalar() != rebuilt.execute(reader).scalar():
        yield Fault(None, "the projections name another reader than the entries")


def _differences(table: Table, kept: Iterator[RowMapping], rebuilt: Iterator[RowMapping]) -> Iterator[Fault]:
    """Merge two runs of rows, both sorted by primary key."""
    mine, theirs = next(kept, None), next(rebuilt, None)
    while mine is not None or theirs is not None:
        key, other = _key(table, mine), _key(table, theirs)
        name = f"the {table.name} row {' / '.join(key or other or ())}"
        if other is None or (key is not None and key < other):
            yield Fault(None, f"{name} does not come from the entries")
            mine = next(kept, None)
        elif key is None or other < key:
            yield Fault(None, f"the {table.name} row {' / '.join(other)} is missing")
            theirs = next(rebuilt, None)
        else:
            if mine != theirs:
                yield Fault(None, f"{name} does not say what the entries say")
            mine, theirs = next(kept, None), next(rebuilt, None)


def _key(table: Table, row: RowMapping | None) -> tuple[str, ...] | None:
    return None if row is None else tuple(str(row[column.name]) for column in table.primary_key.columns)


def _rows(connection: Connection, table: Table) -> Iterator[RowMapping]:
    """Rows by primary key, as the database holds them: a value that is none of its type is a fault, not a failure."""
    columns = [type_coerce(column, String).label(column.name) for column in table.columns]
    query = select(*columns).order_by(*table.primary_key.columns)
    yield from connection.execute(query, execution_options=_BATCHES).mappings()
