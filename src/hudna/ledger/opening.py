"""Opening a ledger: finding the file, telling what it is, and bringing its tables up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from hudna.ledger import sqlite
from hudna.ledger.errors import explained
from hudna.ledger.store import Ledger
from hudna.model.errors import LedgerError

SCHEMA = "0010"
"""The newest migration in `migrations/versions`; they are numbered, so that a newer one is told from an older."""

VERSION_TABLE = "ledger_version"
_MIGRATIONS = Path(__file__).parent / "migrations"
_version = Table(VERSION_TABLE, MetaData(), Column("version_num", String))


def open_ledger(location: str | Path, *, create: bool = True, timeout: float = 5.0) -> Ledger:
    """Open a ledger; a context manager that closes it.

    Args:
        location: a file, or `sqlite:///` and a file.
        create: make the file where there is none; its folder must be there.
        timeout: seconds to wait for another process that holds it.

    Raises:
        LedgerError: naming the location and the reason: there is no such folder or file, the file is not a ledger,
            was written by a newer version, cannot be read or written, is damaged, or is held by another process;
            the disk is full.
    """
    path = _file(location)
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder, not a ledger")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder does not exist")
    if not create and not path.exists():
        raise LedgerError(f"{path}: there is no ledger")
    engine = sqlite.connect(path, timeout)
    try:
        with explained(str(path)):
            _prepare(engine, str(path), create=create)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(str(path), engine)


def _file(location: str | Path) -> Path:
    if isinstance(location, Path) or "://" not in location:
        return Path(location)
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise LedgerError(f"{location}: is not a URL") from error
    if url.get_backend_name() != "sqlite":
        raise LedgerError(f"{location}: a ledger is a file or a sqlite:/// URL")
    if not url.database or url.database == ":memory:":
        raise LedgerError(f"{location}: names no file")
    return Path(url.database)


def _prepare(engine: Engine, location: str, *, create: bool) -> None:
    with engine.connect() as connection:
        version = _schema(connection, location)
    if version is None and not create:
        raise LedgerError(f"{location}: is empty")
    sqlite.use_write_ahead_log(engine)
    if version == SCHEMA:
        return
    with sqlite.writing(engine).begin() as connection:
        # Another process may have done it while this one waited for the lock.
        if _schema(connection, location) != SCHEMA:
            _migrate(connection)


def _schema(connection: Connection, location: str) -> str | None:
    """The version of the tables, no newer than this; None where there are none yet."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    version = connection.execute(select(_version.c.version_num)).scalar() if VERSION_TABLE in tables else None
    if not isinstance(version, str):
        raise LedgerError(f"{location}: is not a ledger, but another database")
    if version > SCHEMA:
        raise LedgerError(f"{location}: was written by a newer version of Hudna (tables {version}, known {SCHEMA})")
    return version


def _migrate(connection: Connection) -> None:
    # Imported only here: it would double the time that opening a ledger takes.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS))
    command.upgrade(config, SCHEMA)
