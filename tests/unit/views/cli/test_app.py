"""The command line as a whole: help, bad use, exit codes, pipes and terminals."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from hudna import __version__
from tests.conftest import EXAMPLES, Ran
from tests.unit.views.cli import processes

Hudna = Callable[..., Ran]
COMMANDS = (
    "read", "monitor", "incidents", "incident", "standing", "agreements", "sources", "series", "tallies", "alerts", "judge",
    "verify", "rebuild", "schema", "serve", "users", "forms", "watch",
)  # fmt: skip
USERS = ("list", "add", "role", "password", "disable", "enable", "tokens list", "tokens add", "tokens revoke")
JUDGEMENTS = ("verify", "refute", "merge", "split", "correct", "source", "claim", "dismiss", "sign", "withdraw", "list")
WITH_EXAMPLES = (
    *(one for one in COMMANDS if one not in ("judge", "users", "forms")),
    *(f"judge {one}" for one in JUDGEMENTS),
    *(f"users {one}" for one in USERS),
    "agreements add",
    "agreements draft",
    "forms xlsform",
    "forms csv",
    "alerts raise",
    "alerts deliver",
)


def test_help_lists_every_command(hudna: Hudna) -> None:
    for ran in (hudna(), hudna("--help")):
        assert ran.code == 0
        assert re.findall(r"^│ (\w+) ", ran.out, re.MULTILINE) == sorted(COMMANDS)


def test_help_of_judge_lists_what_can_be_decided(hudna: Hudna) -> None:
    assert re.findall(r"^│ (\w+) ", hudna("judge", "--help").out, re.MULTILINE) == sorted(JUDGEMENTS)


@pytest.mark.parametrize("command", WITH_EXAMPLES)
def test_help_of_every_command_has_an_example_that_can_be_used(hudna: Hudna, command: str) -> None:
    ran = hudna(*command.split(), "--help")
    assert ran.code == 0
    example = re.search(rf"^Example: hudna {command}\b(.*)$", ran.out, re.MULTILINE)
    assert example is not None
    for option in re.findall(r"--[\w-]+", example[1]):
        assert f" {option}" in ran.out.partition(example[0])[2], "an option that the help describes"


def test_the_version_is_that_of_the_package(hudna: Hudna) -> None:
    assert hudna("--version").out == f"{__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ("read", "PATHS requires an argument"),
        ("monitor", "PATHS requires an argument"),
        ("read --colour a.txt", "Unknown option: --colour"),
        ("read a.txt --format xml", 'Choose from: "table", "jsonl"'),
        ("incidents --format jsonl", 'Choose from: "table", "json", "csv"'),
        ("incidents --as-of yesterday", "'yesterday' is no ISO 8601 date or time"),
        ("standing one two", "['two']"),
        ("monitor a.txt --workers -3", 'Invalid value "-3" for --workers. Must be >= 0'),
        ("watch --once --workers -1", 'Invalid value "-1" for --workers. Must be >= 0'),
        ("alerts deliver", "--config"),
        ("alerts frobnicate", "frobnicate"),
        ("frobnicate", 'Unknown command "frobnicate"'),
    ],
)
def test_bad_use_is_told_on_standard_error_and_exits_with_2(hudna: Hudna, arguments: str, reason: str) -> None:
    ran = hudna(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    assert reason in " ".join(ran.err.replace("│", " ").split())


def test_a_process_exits_with_the_code_of_its_command(told_ledger: Path, tmp_path: Path) -> None:
    assert processes.hudna("verify", "--ledger", told_ledger).returncode == 0
    assert processes.hudna("verify", "--ledger", told_ledger, "--head", "0" * 63).returncode == 1
    missing = processes.hudna("verify", "--ledger", tmp_path / "no.ledger")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == f"hudna: {tmp_path}/no.ledger: there is no ledger\n"


def test_a_reader_that_closes_the_pipe_ends_it_quietly() -> None:
    command = [*processes.HUDNA, "read", str(EXAMPLES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["agreements"], ["agreements", "--format", "json"], ["--help"]])
def test_output_that_does_not_fit_on_the_disk_is_told(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = processes.hudna(*arguments, stdout=full)
    assert (done.returncode, done.stderr) == (2, "hudna: the output: No space left on device\n")


def test_an_interrupted_run_ends_without_a_traceback(tmp_path: Path) -> None:
    many = tmp_path / "reports"  # more than are read before the signal arrives, however slow the machine
    many.mkdir()
    for number in range(2_000):
        (many / f"{number}.txt").write_text(
            f"Armenia shelled Terter on day {number}, Azerbaijan said.", encoding="utf-8"
        )
    command = [*processes.HUDNA, "monitor", str(many), "--ledger", str(tmp_path / "new.ledger")]
    # Where the tests run in the background of a shell, which has its jobs ignore the signal, so would what they start.
    heeded = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeded,  # noqa: PLW1509 - there are no threads here
    ) as process:
        while not (tmp_path / "new.ledger-wal").exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err


def test_arabic_can_be_written_where_the_locale_knows_none_of_it(reports: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = processes.hudna("read", reports, env=bare | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert done.returncode == 0
    assert "أذربيجان" in done.stdout


def test_on_a_terminal_a_bar_shows_how_far_it_is_and_leaves_the_results_alone(reports: Path, tmp_path: Path) -> None:
    empty = reports / f"{'long-' * 20}.txt"
    empty.touch()
    out, terminal = processes.on_a_terminal("read", reports, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["arabic", "english"]
    assert "\x1b[" in terminal
    assert "reading" in terminal
    assert f"{empty}: the file is empty\r\n" in terminal
    out, terminal = processes.on_a_terminal("monitor", reports, "--ledger", tmp_path / "new.ledger")
    assert "karabakh-2020-10-17" in out
    assert "reading" in terminal


def test_without_a_terminal_no_bar_and_no_colour_is_written(reports: Path) -> None:
    done = processes.hudna("read", reports)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
