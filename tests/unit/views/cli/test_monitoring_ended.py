"""`hudna monitor` that is told to end while it reads: what it says, and what is there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from hudna.engine.projection import project
from hudna.ledger import open_ledger
from hudna.model.errors import LedgerError
from tests.conftest import Ran
from tests.unit.views.cli.processes import HUDNA

NUMBER = 150
_PATIENCE = 120.0  # seconds


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More reports than are read in a moment, and a page, which is taken apart in a process of its own."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(NUMBER):
        told = {
            "text": f"Azerbaijan said on Monday that Armenian forces had shelled mill {number} near Terter. Armenia denied it.",
            "published": "2020-10-12",
            "lang": "en",
        }
        (folder / f"r{number}.report.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "a.html").write_text("<article><p>Shells fell on the mill at dawn, the mayor said.</p></article>")
    return folder


def counted(ledger: Path) -> int:
    try:
        with open_ledger(ledger, create=False) as opened:
            return sum(1 for _ in opened.reports())
    except LedgerError:  # not made yet
        return 0


@pytest.fixture(params=["a terminal", "a system"])
def ended(request: pytest.FixtureRequest, many: Path, tmp_path: Path) -> Iterator[tuple[int, str, Path]]:
    """A monitor that was ended once it had kept some: its exit code, what it said, its ledger.

    A terminal tells all processes, a system the first.
    """
    ledger = tmp_path / "new.ledger"
    command = (*HUDNA, "monitor", str(many), "--ledger", str(ledger), "--workers", "1")
    # Where the tests run in the background of a shell, which has its jobs ignore the signal, so would what they start.
    heeded = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeded,  # noqa: PLW1509 - there are no threads here
    )
    try:
        until = time.monotonic() + _PATIENCE
        while not counted(ledger) and time.monotonic() < until:
            time.sleep(0.05)
        if request.param == "a terminal":
            os.killpg(running.pid, signal.SIGINT)
        else:
            running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=_PATIENCE)
        yield running.returncode, said, ledger
    finally:
        running.kill()
        running.wait()


def test_it_says_so_and_that_it_can_be_gone_on_with(
    ended: tuple[int, str, Path], many: Path, hudna: Callable[..., Ran]
) -> None:
    code, said, ledger = ended
    assert code in {128 + signal.SIGINT, 128 + signal.SIGTERM}
    summary, interrupted = said.splitlines()[-2:]
    added = int(summary.partition(" reports added")[0])
    assert interrupted == (
        f"interrupted: {ledger} has what was added by then; run this again to go on, and what is there is passed over"
    )
    assert "Traceback" not in said
    assert "leaked" not in said
    assert 0 < added <= counted(ledger) <= NUMBER
    with open_ledger(ledger) as opened:
        assert list(opened.verify(project=project)) == []
    again = hudna("monitor", many, "--ledger", ledger)
    assert (
        f", {counted(ledger) - int(again.err.split(' reports added')[0].splitlines()[-1])} known already," in again.err
    )
    assert counted(ledger) == NUMBER + 1
