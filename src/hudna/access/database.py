"""The file that users, sessions and tokens are kept in: nobody but its owner may read it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from hudna.access.tables import APPLICATION, SCHEMA, metadata
from hudna.model.errors import AccessError

_BEGIN = "access_begin"  # execution option: the statement that begins a transaction
_TIMEOUT = 5.0  # seconds to wait for another process that writes


class Database:
    """An open file. May be used by several threads."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it where there is none.

        Raises:
            AccessError: naming the file and the reason why it cannot be used.
        """
        self._file = file
        self._engine = _engine(file)
        self._writing = self._engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        try:
            _keep_private(file)
            self._prepare()
        except OSError as error:
            self.close()
            raise AccessError(f"{file}: {error.strerror}") from error
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state.

        Raises:
            AccessError: the file cannot be read.
        """
        with self._explained(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the write lock; all of what is written is kept when the block ends, or none.

        Raises:
            AccessError: the file cannot be written, or another process holds it.
        """
        with self._explained(), self._writing.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._explained(), self._engine.execution_options(**{_BEGIN: None}).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with self.writing() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            filled = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
            if filled and application != APPLICATION:
                raise AccessError(f"{self._file}: does not hold users, but is another database")
            if version > SCHEMA:
                raise AccessError(
                    f"{self._file}: was written by a newer version of Hudna (tables {version}, known {SCHEMA})"
                )
            if not filled:
                metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            reason = "another process holds it; try again when that has ended" if busy else str(error.orig)
            raise AccessError(f"{self._file}: {reason}") from error


def _keep_private(file: Path) -> None:
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _engine(file: Path) -> Engine:
    options = {"timeout": _TIMEOUT, "isolation_level": None}
    # What fails is logged: without what was to be written, which may be a secret or a report.
    engine = create_engine(URL.create("sqlite", database=str(file)), connect_args=options, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(raw: sqlite3.Connection, _record: object) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if statement is not None:
        connection.exec_driver_sql(statement)
