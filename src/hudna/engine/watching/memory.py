"""What is remembered of the feeds that are followed, beside the ledger: what was seen, what is still to be taken, how it went.

It decides what is fetched, never what is kept: a text that the ledger has is not added again. So an entry counts as taken only
once the ledger has it, and whatever the process was doing when it was killed is done again. Nor need it be on the disk at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Self

import msgspec

from hudna.model.errors import LedgerError
from hudna.model.reports import Capture
from hudna.sources.feeds import Entry
from hudna.sources.fetching import Validators
from hudna.sources.followed.health import Past

AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""How long after it was taken an article is asked for again: most corrections are made within a day."""

RETRIES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""How long after a failure an entry is tried again; then it is given up."""

REMEMBERED = timedelta(days=28)
"""How long failures are remembered: what is usual of a feed is counted over four weeks."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (
  id TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, due TEXT, first TEXT, success TEXT);
CREATE TABLE IF NOT EXISTS failures (feed TEXT NOT NULL, time TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS failures_by_feed ON failures (feed, time);
CREATE TABLE IF NOT EXISTS entries (
  feed TEXT NOT NULL, key TEXT NOT NULL, entry BLOB NOT NULL, stamp TEXT NOT NULL, due TEXT,
  failures INTEGER NOT NULL DEFAULT 0, taken INTEGER NOT NULL DEFAULT 0, etag TEXT, last_modified TEXT,
  first TEXT NOT NULL, failed TEXT, reason TEXT, capture BLOB, PRIMARY KEY (feed, key));
CREATE INDEX IF NOT EXISTS entries_by_due ON entries (feed, due);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An entry that is to be taken, or asked for again.

    Attributes:
        key: what it is remembered by: its address, or what stands for it.
        entry: as it was listed last.
        validators: of its page as it was taken last.
        capture: of the feed that lists it, where that holds all of it.
        is_taken: whether it was taken before.
    """

    key: str
    entry: Entry
    validators: Validators
    capture: Capture | None
    is_taken: bool


class Memory:
    """What is remembered; may be used by several threads. Leaving the context closes it."""

    def __init__(self, connection: sqlite3.Connection, held: IO[str] | None = None) -> None:
        """Of an open file; `held` is what keeps others from following. See `open` and `glimpse`."""
        self._lock = threading.Lock()
        self._open = connection
        self._held = held

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open what is remembered, or begin to remember.

        Raises:
            LedgerError: another process follows for the same ledger, or the file cannot be used.
        """
        held = path.with_name(f"{path.name}.lock").open("w")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)
        except BlockingIOError as error:
            held.close()
            raise LedgerError(f"{path}: another `hudna watch` follows for this ledger") from error
        except sqlite3.Error as error:
            held.close()
            raise LedgerError(f"{path}: {error}") from error
        return cls(connection, held)

    @classmethod
    def glimpse(cls, path: Path) -> Self:
        """What is remembered, only to be read, while another process may follow.

        Raises:
            LedgerError: nothing is remembered there.
        """
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
            connection.execute("SELECT 1 FROM feeds LIMIT 1")
        except sqlite3.Error as error:
            raise LedgerError(f"{path}: nothing was followed for this ledger yet") from error
        return cls(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()
        if self._held is not None:
            self._held.close()

    def due(self, feed: str) -> datetime | None:
        """When a feed is to be looked at; None for one that never was."""
        row = self._one("SELECT due FROM feeds WHERE id = ?", feed)
        return None if row is None or row[0] is None else datetime.fromisoformat(row[0])

    def validators(self, feed: str) -> Validators:
        """Those of a feed as it was seen last."""
        row = self._one("SELECT etag, last_modified FROM feeds WHERE id = ?", feed)
        return Validators() if row is None else Validators(*row)

    def failures(self, feed: str) -> int:
        """How often in a row the feed could not be read."""
        row = self._one(
            "SELECT COUNT(*) FROM failures WHERE feed = ?1 AND time > "
            "COALESCE((SELECT success FROM feeds WHERE id = ?1), '')",
            feed,
        )
        return 0 if row is None else int(row[0])

    def stagger(self, feeds: Sequence[str], now: datetime, pause: timedelta) -> None:
        """Plan the first looks at feeds that were never looked at, one after the other."""
        with self._writing() as open_:
            new = [one for one in feeds if open_.execute("SELECT 1 FROM feeds WHERE id = ?", (one,)).fetchone() is None]
            rows = [(one, _text(now + number * pause)) for number, one in enumerate(new)]
            open_.executemany("INSERT INTO feeds (id, due) VALUES (?, ?)", rows)

    def plan(self, feed: str, due: datetime) -> None:
        """Remember when a feed is to be looked at next, whatever comes of this look."""
        with self._writing() as open_:
            open_.execute(
                "INSERT INTO feeds (id, due) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET due = excluded.due",
                (feed, _text(due)),
            )

    def has_news(self, feed: str, entries: Sequence[tuple[str, Entry]]) -> bool:
        """Whether an entry is new or has changed."""
        with self._lock:
            rows = self._open.execute("SELECT key, stamp FROM entries WHERE feed = ?", (feed,)).fetchall()
        known = dict(rows)
        return any(known.get(key) != _stamp(entry) for key, entry in entries)

    def saw(
        self,
        feed: str,
        time: datetime,
        entries: Sequence[tuple[str, Entry]],
        validators: Validators | None,
        capture: Capture | None = None,
    ) -> int:
        """Remember what a feed lists; new and changed entries are to be taken.

        Args:
            feed: its id.
            time: of the look.
            entries: with the keys that they are remembered by.
            validators: for the next time; None where those of before still hold.
            capture: of the feed, for entries that it holds all of.

        Returns:
            How many are new.
        """
        with self._writing() as open_:
            new = sum(_remember(open_, feed, key, entry, (time, capture)) for key, entry in entries)
            _looked(open_, feed, time)
            open_.execute("UPDATE feeds SET success = ? WHERE id = ?", (_text(time), feed))
            if validators is not None:
                kept = (validators.etag, validators.last_modified, feed)
                open_.execute("UPDATE feeds SET etag = ?, last_modified = ? WHERE id = ?", kept)
        return new

    def missed(self, feed: str, time: datetime, reason: str) -> None:
        """Remember that a feed could not be read."""
        with self._writing() as open_:
            _looked(open_, feed, time)
            open_.execute("INSERT INTO failures VALUES (?, ?, ?)", (feed, _text(time), reason))
            open_.execute("DELETE FROM failures WHERE feed = ? AND time < ?", (feed, _text(time - REMEMBERED)))

    def waiting(self, feed: str, now: datetime, limit: int) -> list[Waiting]:
        """Entries whose time has come, those that were listed first before the others."""
        query = (
            "SELECT key, entry, etag, last_modified, capture, taken FROM entries WHERE feed = ? AND due <= ? "
            "ORDER BY taken > 0, first, rowid LIMIT ?"
        )
        with self._lock:
            rows = self._open.execute(query, (feed, _text(now), limit)).fetchall()
        return [
            Waiting(
                key=key,
                entry=msgspec.msgpack.decode(entry, type=Entry),
                validators=Validators(etag, last_modified),
                capture=None if capture is None else msgspec.msgpack.decode(capture, type=Capture),
                is_taken=bool(taken),
            )
            for key, entry, etag, last_modified, capture, taken in rows
        ]

    def pending(self, feed: str) -> int:
        """How many entries have not been taken yet and are not given up."""
        row = self._one("SELECT COUNT(*) FROM entries WHERE feed = ? AND taken = 0 AND due IS NOT NULL", feed)
        return int(row[0]) if row else 0

    def taken(self, feed: str, key: str, time: datetime, validators: Validators | None, *, again: bool) -> None:
        """Remember that the ledger has an entry; it is asked for again later where `again` says so."""
        with self._writing() as open_:
            (times,) = open_.execute("SELECT taken FROM entries WHERE feed = ? AND key = ?", (feed, key)).fetchone()
            due = _text(time + AGAIN[times]) if again and times < len(AGAIN) else None
            open_.execute(
                "UPDATE entries SET taken = taken + 1, failures = 0, reason = NULL, due = ? WHERE feed = ? AND key = ?",
                (due, feed, key),
            )
            if validators is not None:
                kept = (validators.etag, validators.last_modified, feed, key)
                open_.execute("UPDATE entries SET etag = ?, last_modified = ? WHERE feed = ? AND key = ?", kept)

    def failed(self, feed: str, key: str, time: datetime, reason: str, *, for_good: bool) -> bool:
        """Remember that an entry could not be taken; whether it is tried again."""
        with self._writing() as open_:
            query = "SELECT failures FROM entries WHERE feed = ? AND key = ?"
            (failures,) = open_.execute(query, (feed, key)).fetchone()
            again = not for_good and failures < len(RETRIES)
            due = _text(time + RETRIES[failures]) if again else None
            open_.execute(
                "UPDATE entries SET failures = failures + 1, failed = ?, reason = ?, due = ? WHERE feed = ? AND key = ?",
                (_text(time), reason, due, feed, key),
            )
        return again

    def past(self, feed: str, now: datetime) -> Past:
        """How the feed fared over what is remembered."""
        since = _text(now - REMEMBERED)
        with self._lock:
            looks = self._open.execute("SELECT first, success FROM feeds WHERE id = ?", (feed,)).fetchone() or ()
            query = "SELECT time, reason FROM failures WHERE feed = ? AND time >= ? ORDER BY time"
            failures = self._open.execute(query, (feed, since)).fetchall()
            query = "SELECT first FROM entries WHERE feed = ? AND first >= ? ORDER BY first"
            items = self._open.execute(query, (feed, since)).fetchall()
            query = "SELECT failed FROM entries WHERE feed = ? AND failed >= ? AND taken = 0 ORDER BY failed"
            unreadable = self._open.execute(query, (feed, since)).fetchall()
        known = [datetime.fromisoformat(one) for one in looks if one is not None]
        return Past(
            successes=tuple(known) if len(known) > 1 else (),  # the first look need not have been one
            failures=tuple(datetime.fromisoformat(time) for time, _ in failures),
            failure=failures[-1][1] if failures else None,
            items=tuple(datetime.fromisoformat(time) for (time,) in items),
            unreadable=tuple(datetime.fromisoformat(time) for (time,) in unreadable),
        )

    def refused(self, feed: str) -> int:
        """How many entries of a feed were given up."""
        row = self._one("SELECT COUNT(*) FROM entries WHERE feed = ? AND taken = 0 AND due IS NULL", feed)
        return int(row[0]) if row else 0

    def _one(self, query: str, feed: str) -> tuple[str, ...] | None:
        with self._lock:
            found: tuple[str, ...] | None = self._open.execute(query, (feed,)).fetchone()
        return found

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._open.execute("BEGIN IMMEDIATE")
            try:
                yield self._open
            except BaseException:
                self._open.execute("ROLLBACK")
                raise
            self._open.execute("COMMIT")


def _remember(
    open_: sqlite3.Connection, feed: str, key: str, entry: Entry, seen: tuple[datetime, Capture | None]
) -> bool:
    """Keep an entry as listed; whether it is new."""
    time, capture = seen
    document, captured = msgspec.msgpack.encode(entry), None if capture is None else msgspec.msgpack.encode(capture)
    stamp = _stamp(entry)
    row = open_.execute("SELECT stamp FROM entries WHERE feed = ? AND key = ?", (feed, key)).fetchone()
    if row is None:
        open_.execute(
            "INSERT INTO entries (feed, key, entry, stamp, due, first, capture) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (feed, key, document, stamp, _text(time), _text(time), captured),
        )
    elif row[0] != stamp:
        open_.execute(
            "UPDATE entries SET entry = ?, stamp = ?, due = ?, capture = ?, failures = 0 WHERE feed = ? AND key = ?",
            (document, stamp, _text(time), captured, feed, key),
        )
    return row is None


def _stamp(entry: Entry) -> str:
    """What changes where an entry is to be taken anew: a summary with a count of its readers is no reason."""
    told = (entry.url, entry.title, entry.updated, entry.words if entry.is_full else None)
    return hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()


def _looked(open_: sqlite3.Connection, feed: str, time: datetime) -> None:
    open_.execute(
        "INSERT INTO feeds (id, first) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET first = COALESCE(first, excluded.first)",
        (feed, _text(time)),
    )


def _text(time: datetime) -> str:
    """Of one width, so that it sorts."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
