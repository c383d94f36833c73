"""Opening a ledger: what is made, and what is refused with which reason."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, text

from hudna.ledger import Ledger, open_ledger, sqlite
from hudna.ledger.opening import SCHEMA, VERSION_TABLE
from hudna.ledger.tables import metadata
from hudna.model.entries import EntryKind
from hudna.model.errors import LedgerError


def add(ledger: Ledger, payload: str = "") -> None:
    ledger.append(EntryKind.REPORT_ADDED, {"text": payload}, author="reader 1")


def refusal(location: str | Path, **options: object) -> str:
    with pytest.raises(LedgerError) as caught:
        open_ledger(location, **options).close()  # type: ignore[arg-type]
    assert str(location).rpartition("/")[2] in str(caught.value)
    return str(caught.value)


# What is made


def test_a_file_is_made_where_there_is_none_and_opened_where_there_is(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    with open_ledger(file) as ledger:
        add(ledger)
    with open_ledger(str(file), create=False) as ledger:
        assert ledger.head()[0] == 1
    with open_ledger(f"sqlite:///{file}") as ledger:
        assert ledger.head()[0] == 1


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    file.touch()
    assert "is empty" in refusal(file, create=False)
    with open_ledger(file) as ledger:
        assert ledger.head()[0] == 0


def test_a_closed_ledger_is_one_file(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "truce.ledger") as ledger:
        add(ledger)
    assert [file.name for file in tmp_path.iterdir()] == ["truce.ledger"]


def test_readers_and_the_writer_do_not_wait_for_each_other_and_commits_reach_the_disk(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "truce.ledger") as ledger, ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2, "FULL"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def is_not_of_the_search(name: str | None, _kind: str, _parents: object) -> bool:
    """The tables that SQLite keeps for a search are its own."""
    return name is None or not name.startswith("sought")


def test_the_migrations_make_the_search_that_the_code_uses(tmp_path: Path) -> None:
    def made(engine: Engine) -> object:
        with engine.connect() as connection:
            return connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'sought'")).all()

    apart = sqlite.connect(tmp_path / "apart", timeout=0)
    metadata.create_all(apart)
    with open_ledger(tmp_path / "truce.ledger") as ledger:
        assert made(ledger._engine) == made(apart)
    apart.dispose()


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "truce.ledger") as ledger, ledger._engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": is_not_of_the_search}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_that_the_code_expects() -> None:
    folder = Path(str(sys.modules["hudna.ledger.opening"].__file__)).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [SCHEMA]


def test_opening_a_current_ledger_does_not_load_the_migration_library(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    open_ledger(file).close()
    script = (
        f"import sys; from hudna.ledger import open_ledger; open_ledger({str(file)!r}); print('alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_several_processes_may_open_a_new_ledger_at_once(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    script = (
        "from hudna.ledger import open_ledger; from hudna.model.entries import EntryKind\n"
        f"with open_ledger({str(file)!r}, timeout=60) as ledger:\n"
        "    for n in range(5): ledger.append(EntryKind.REPORT_ADDED, {'n': n}, author='one of many')"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(3)]
    assert [run.communicate()[1] for run in runs] == [b""] * 3
    with open_ledger(file) as ledger:
        assert ledger.head()[0] == 15
        assert list(ledger.verify()) == []


# What is refused


def test_a_missing_file_is_refused_unless_it_may_be_made(tmp_path: Path) -> None:
    assert "there is no ledger" in refusal(tmp_path / "truce.ledger", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "its folder does not exist" in refusal(tmp_path / "nowhere" / "truce.ledger")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.parametrize(
    "content", [b"no", b"The truce held.\n" * 1000, bytes(100), b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    assert "is not a ledger" in refusal(file)
    assert file.read_bytes() == content


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "shop.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE entries (sequence)")
    content = file.read_bytes()
    assert "is not a ledger, but another database" in refusal(file)
    assert file.read_bytes() == content


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    open_ledger(file).close()
    with closing(sqlite3.connect(file)) as newer, newer:
        newer.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608
    assert "was written by a newer version of Hudna" in refusal(file)


@pytest.mark.parametrize("location", ["postgresql://host/truce", "sqlite://", "sqlite:///:memory:", "ftp://host/truce"])
def test_a_url_that_is_no_ledger_of_ours_is_refused(location: str) -> None:
    assert location in refusal(location)


def test_a_folder_that_may_not_be_written_is_refused() -> None:
    with protected_folder() as folder:
        assert "does not allow it" in refusal(folder / "truce.ledger")


@contextmanager
def protected_folder() -> Iterator[Path]:
    """A folder in which this process may make nothing, even when the tests run as root."""
    folder = Path(mkdtemp())
    root = os.geteuid() == 0
    folder.chmod(0o555)
    if root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        folder.rmdir()


# A ledger that another process holds


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(file: Path, statement: str) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(file), statement]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate("")


def test_a_ledger_that_another_process_writes_can_be_read_but_not_written(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    with open_ledger(file, timeout=0.05) as ledger:
        add(ledger)
        with held(file, "BEGIN IMMEDIATE"):
            assert ledger.head()[0] == 1
            with pytest.raises(LedgerError, match=r"truce\.ledger: another process holds it"):
                add(ledger)
        add(ledger)
        assert ledger.head()[0] == 2


def test_a_new_ledger_that_another_process_holds_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    file.touch()
    with held(file, "BEGIN EXCLUSIVE"):
        assert "another process holds it" in refusal(file, timeout=0.05)


def test_a_ledger_whose_mode_cannot_be_set_because_another_process_holds_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    open_ledger(file).close()
    with closing(sqlite3.connect(file)) as restored:
        restored.execute("PRAGMA journal_mode = DELETE")
    with held(file, "BEGIN IMMEDIATE"):
        assert "another process holds it" in refusal(file, timeout=0.05)


# A full disk


@contextmanager
def full_disk(ledger: Ledger) -> Iterator[None]:
    """Let the database grow by no page, as on a full disk; nobody has to be root for it."""
    ledger._engine.dispose()

    def limit(raw: sqlite3.Connection, _record: object) -> None:
        raw.execute("PRAGMA max_page_count = 1")

    event.listen(ledger._engine, "connect", limit)
    yield
    event.remove(ledger._engine, "connect", limit)
    ledger._engine.dispose()


def test_a_full_disk_is_named_and_what_was_kept_before_stays(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "truce.ledger") as ledger:
        add(ledger)
        kept = ledger.head()
        with full_disk(ledger), pytest.raises(LedgerError, match=r"truce\.ledger: the disk is full"):
            add(ledger, "x" * 100_000)
        assert ledger.head() == kept
        add(ledger, "x" * 100_000)
        assert [entry.sequence for entry in ledger.entries()] == [1, 2]
        assert list(ledger.verify()) == []


def test_a_damaged_file_is_a_fault_that_verify_names(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    with open_ledger(file) as ledger:
        for _ in range(200):
            add(ledger, "x" * 500)
    content = bytearray(file.read_bytes())
    content[-len(content) // 4 : -len(content) // 4 + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    with open_ledger(file) as ledger:
        assert list(ledger.verify()) != []
