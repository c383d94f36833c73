"""SQLite as the ledger's store: how its connections are set up, and what its errors mean to the user."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Date, Engine, Table, create_engine, event, insert
from sqlalchemy.dialects import sqlite as dialects
from sqlalchemy.exc import DBAPIError

_BEGIN = "hudna_begin"  # execution option: the statement that begins a transaction

_REASONS = {
    sqlite3.SQLITE_BUSY: "another process holds it; try again when that has ended",
    sqlite3.SQLITE_LOCKED: "another process holds it; try again when that has ended",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not take or give its data (full, or failing)",
    sqlite3.SQLITE_NOTADB: "is not a ledger",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: the file or its folder does not allow it",
    sqlite3.SQLITE_READONLY: "cannot be written to: the file or its folder does not allow it",
    sqlite3.SQLITE_PERM: "cannot be opened: the file or its folder does not allow it",
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_CONSTRAINT: "what is added contradicts what it holds",
}


def connect(path: Path, timeout: float) -> Engine:
    """An engine on a database file, which is created on first use.

    Args:
        path: the file.
        timeout: seconds to wait for the write lock.
    """
    # Without the driver's own idea of transactions: each begins by an explicit statement, below.
    options = {"timeout": timeout, "isolation_level": None}
    # What fails is logged: without what was to be written, which may be a secret or a report.
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args=options, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions begin by taking the one write lock, or fail to within the timeout."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers go on while one process writes; a property of the file, kept in it."""
    # Within a transaction, SQLite would refuse.
    with engine.execution_options(**{_BEGIN: None}).connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def insertion(table: Table) -> str:
    """The statement that adds rows to a table as the driver takes it: with many rows, quicker than by SQLAlchemy.

    Raises:
        ValueError: a column holds dates, which SQLAlchemy has to write.
    """
    if any(isinstance(column.type, Date) for column in table.columns):
        raise ValueError(f"{table.name} has dates")
    return str(insert(table).compile(dialect=dialects.dialect(paramstyle="named")))


def reason(error: DBAPIError) -> str:
    """What a database error means to the user."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    # The low byte is the kind of error; the rest says where SQLite met it.
    return str(error.orig) if code is None else _REASONS.get(code & 0xFF, str(error.orig))


def _set_up(raw: sqlite3.Connection, _record: object) -> None:
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA wal_autocheckpoint = 16384")  # pages, 64 MB: what many reports change is written back once
    raw.execute("PRAGMA cache_size = -65536")  # KiB: a rebuild touches every index at random
    # Bytes that are not UTF-8 are a fault for `verify` to name, not a reason to stop reading.
    raw.text_factory = _as_text


def _as_text(value: bytes) -> str:
    return value.decode("utf-8", "surrogateescape")


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if statement is not None:
        connection.exec_driver_sql(statement)
