"""`hudna verify`, `hudna rebuild`."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hudna.ledger import open_ledger
from tests.conftest import Ran
from tests.unit.views.cli.processes import HUDNA

Hudna = Callable[..., Ran]


@pytest.fixture
def copied(told_ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(told_ledger, tmp_path / "copied.ledger"))


def tamper(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute(statement)


def test_an_intact_ledger_is_told_with_its_head(hudna: Hudna, copied: Path) -> None:
    ran = hudna("verify", "--ledger", copied)
    with open_ledger(copied) as ledger:
        sequence, newest = ledger.head()
    assert (ran.code, ran.out) == (0, f"{copied}: {sequence} entries, intact; head {newest}\n")
    noted = hudna("verify", "--ledger", copied, "--head", newest)
    assert noted.code == 0
    assert noted.out.endswith(
        f"; the hash noted elsewhere is that of entry {sequence}: all up to it is as it was then\n"
    )


def test_the_hash_of_a_ledger_without_entries_tells_nothing_of_one_with_some(
    hudna: Hudna, copied: Path, empty_ledger: Path
) -> None:
    ran = hudna("verify", "--ledger", copied, "--head", "0" * 64)
    assert ran.code == 1
    assert "is that of a ledger without entries: it tells nothing of these" in ran.out
    empty = hudna("verify", "--ledger", empty_ledger, "--head", "0" * 64)
    assert (empty.code, "that of a ledger without entries, as this one is" in empty.out) == (0, True)


def test_projections_of_an_earlier_version_are_no_fault_and_this_is_told(hudna: Hudna, copied: Path) -> None:
    tamper(copied, "UPDATE meta SET reader = NULL")  # as the tables of a later version leave it
    tamper(copied, "UPDATE incidents SET grade = 'verified'")
    ran = hudna("verify", "--ledger", copied)
    assert (ran.code, ", intact; " in ran.out) == (0, True)
    assert "its projections are an earlier version's, and not compared" in ran.err
    hudna("incidents", "--ledger", copied)
    assert hudna("verify", "--ledger", copied).err == ""


def test_a_changed_entry_is_named_and_the_exit_code_is_1(hudna: Hudna, copied: Path) -> None:
    tamper(copied, "UPDATE entries SET author = 'somebody else' WHERE sequence = 14")
    ran = hudna("verify", "--ledger", copied)
    assert (ran.code, ran.out) == (1, "entry 14: was changed: its hash is not that of its content\n")
    assert ran.err == f"{copied}: 1 fault\n"


def test_a_head_noted_elsewhere_shows_what_the_file_alone_cannot(hudna: Hudna, copied: Path) -> None:
    ran = hudna("verify", "--ledger", copied, "--head", "f" * 64)
    assert ran.code == 1
    assert ran.out.startswith("the ledger: no entry has the hash noted elsewhere")


def test_a_projection_that_does_not_follow_from_the_entries_is_found_and_a_rebuild_mends_it(
    hudna: Hudna, copied: Path
) -> None:
    tamper(copied, "UPDATE incidents SET grade = 'verified'")
    ran = hudna("verify", "--ledger", copied)
    assert ran.code == 1
    assert ran.err == f"{copied}: 3 faults\n"
    rebuilt = hudna("rebuild", "--ledger", copied)
    assert (rebuilt.code, rebuilt.out) == (0, f"{copied}: 3 incidents\n")
    assert hudna("verify", "--ledger", copied).code == 0


@pytest.mark.parametrize("faulty", [1, 3_000])  # so few that they are written at the end; more than a pipe holds
def test_a_reader_that_closes_the_pipe_makes_no_ledger_sound(copied: Path, faulty: int) -> None:
    with closing(sqlite3.connect(copied)) as raw, raw:
        raw.execute("UPDATE entries SET author = 'somebody else'")
        last, columns = (
            raw.execute("SELECT max(sequence) FROM entries").fetchone()[0],
            "kind, time, author, payload, previous, hash",
        )
        for more in range(1, faulty):
            raw.execute(f"INSERT INTO entries SELECT {last + more}, {columns} FROM entries WHERE sequence = 1")  # noqa: S608
    command = [*HUDNA, "verify", "--ledger", str(copied)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as verifying:
        assert verifying.stdout is not None
        assert verifying.stderr is not None
        verifying.stdout.close()
        said = verifying.stderr.read()
    assert verifying.returncode == 1
    assert "Traceback" not in said
    assert said.endswith(" faults\n")
