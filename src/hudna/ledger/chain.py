"""The chain of hashes that ties each entry to all before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hudna.ledger.canonical import canonical
from hudna.model.entries import Draft, Entry, EntryKind

GENESIS = "0" * 64
"""What the first entry gives as the hash of the entry before it."""


def instant(time: datetime) -> str:
    """A time as the ledger writes it: UTC, to the microsecond, always of the same width.

    Raises:
        ValueError: the time has no offset from UTC.
    """
    if time.tzinfo is None:
        raise ValueError(f"{time.isoformat()} has no time zone")
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def seal(draft: Draft, sequence: int, previous: str) -> dict[str, Any]:
    """A draft as the row of the entry that follows the one with hash `previous`.

    Raises:
        ValueError: the payload is not JSON that RFC 8785 can write: NaN, an integer beyond 2**53, a lone surrogate.
    """
    row: dict[str, Any] = {
        "sequence": sequence,
        "kind": draft.kind.value,
        "time": instant(draft.time or datetime.now(UTC)),
        "author": draft.author,
        "payload": canonical(draft.payload).decode(),
        "previous": previous,
    }
    return row | {"hash": digest(row)}


def digest(row: Mapping[Any, Any]) -> str:
    """The hash that the row of an entry should have: SHA-256 of the canonical JSON of its other columns.

    The stored payload is canonical already; putting its bytes in as they are makes every changed byte count.

    Raises:
        ValueError: a column holds what no entry can hold.
    """
    if not isinstance(row["payload"], str):
        raise ValueError("the payload is not text")  # noqa: TRY004 (a bad value in the file, not a bad call)
    payload = row["payload"].encode()
    before = canonical({name: row[name] for name in ("author", "kind")})
    after = canonical({name: row[name] for name in ("previous", "sequence", "time")})
    return hashlib.sha256(b'%s,"payload":%s,%s' % (before[:-1], payload, after[1:])).hexdigest()


def entry(row: Mapping[Any, Any]) -> Entry:
    """The entry that a row holds.

    Raises:
        ValueError: the row holds what no entry can hold.
    """
    return Entry(
        sequence=row["sequence"],
        kind=EntryKind(row["kind"]),
        time=datetime.fromisoformat(row["time"]),
        author=row["author"],
        payload=json.loads(row["payload"], parse_int=_number),
        previous=row["previous"],
        hash=row["hash"],
    )


def row(entry: Entry) -> dict[str, Any]:
    """The row that an entry was read from."""
    return {
        "sequence": entry.sequence,
        "kind": entry.kind.value,
        "time": instant(entry.time),
        "author": entry.author,
        "payload": canonical(entry.payload).decode(),
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _number(digits: str) -> int | float:
    """A number without fraction or exponent: beyond 2**53, RFC 8785 writes only doubles so."""
    whole = int(digits)
    return whole if abs(whole) < 2**53 else float(digits)
