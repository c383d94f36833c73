"""Killed while it reads reports into a ledger, a monitor leaves every acknowledged report there, whole and once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from hudna.engine.projection import project
from hudna.ledger import open_ledger
from hudna.model.entries import EntryKind

ROUNDS = 4

MONITOR = """
import sys
from hudna.engine.monitor import Fate, Monitor
from hudna.ledger import open_ledger
from hudna.model.reports import Report
from tests.tellings import filed
from tests.unit.engine.told import analyst_told

reports = [Report(id=f"r{n}", text=f"Words of report {n}.", lang="en") for n in range(300)]
claims = [filed(), filed(by="AZE", says="ARM")]
with open_ledger(sys.argv[1]) as ledger:
    monitor = Monitor(ledger, analyst_told(**{report.id: claims for report in reports}))
    for report in reports:
        if monitor.add(report).fate is Fate.ADDED:
            print(report.id, flush=True)
"""


def test_no_acknowledged_report_is_lost_or_there_in_part(empty_ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    file.write_bytes(empty_ledger.read_bytes())
    chance = random.Random(20201026)  # noqa: S311
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        acknowledged |= set(killed_monitor(file, after=chance.uniform(0, 0.1)))
        with open_ledger(file, create=False) as ledger:
            assert list(ledger.verify(project=project)) == []
            kept = [entry.payload["report"]["id"] for entry in ledger.entries(kind=EntryKind.REPORT_ADDED)]
            read = [entry.payload["report_id"] for entry in ledger.entries(kind=EntryKind.CLAIMS_READ)]
        assert kept == read == [f"r{number}" for number in range(len(kept))]
        assert acknowledged <= set(kept)


def killed_monitor(file: Path, *, after: float) -> list[str]:
    """Let a monitor acknowledge some reports, kill it a moment later, and return those."""
    with subprocess.Popen([sys.executable, "-c", MONITOR, str(file)], stdout=subprocess.PIPE, text=True) as monitor:
        assert monitor.stdout is not None
        first = [monitor.stdout.readline() for _ in range(3)]
        time.sleep(after)
        monitor.kill()
        lines = "".join([*first, monitor.stdout.read()]).split("\n")
    assert monitor.returncode == -signal.SIGKILL
    return lines[:-1]  # the last one, without its end, was not acknowledged
