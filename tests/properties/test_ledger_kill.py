"""Killed at any instant, a ledger opens again with every acknowledged entry, exactly once, in an unbroken chain."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from hudna.ledger import open_ledger

ROUNDS = 8

WRITER = """
import sys
from hudna.ledger import open_ledger
from hudna.model.entries import Draft, EntryKind

text = "x" * 3000
with open_ledger(sys.argv[1]) as ledger:
    print("ready", flush=True)
    for number in range(1_000_000):
        token = f"{sys.argv[2]}/{number}"
        drafts = [
            Draft(kind=EntryKind.REPORT_ADDED, author="writer", payload={"token": token, "part": part, "text": text})
            for part in range(1 + number % 3)
        ]
        ledger.append_many(drafts)
        print(token, len(drafts), flush=True)
"""


def test_no_acknowledged_entry_is_lost_and_none_is_there_twice(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    chance = random.Random(20201010)  # noqa: S311
    acknowledged: dict[str, int] = {}
    for round_number in range(ROUNDS):
        for line in killed_writer(file, round_number, after=chance.uniform(0, 0.15)):
            token, parts = line.split()
            acknowledged[token] = int(parts)
        with open_ledger(file, create=False) as ledger:
            assert list(ledger.verify()) == []
            kept = [(entry.payload["token"], entry.payload["part"]) for entry in ledger.entries()]
        assert len(set(kept)) == len(kept)
        assert {(token, part) for token, parts in acknowledged.items() for part in range(parts)} <= set(kept)
        assert_batches_are_whole(kept)
    assert acknowledged, "no round ran long enough to acknowledge anything"


def killed_writer(file: Path, round_number: int, *, after: float) -> list[str]:
    """Let a writer run for some seconds from its opening of the ledger, kill it, and return what it acknowledged."""
    command = [sys.executable, "-c", WRITER, str(file), str(round_number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(after)
        writer.kill()
        lines = writer.stdout.read().split("\n")
    assert writer.returncode == -signal.SIGKILL
    return lines[:-1]  # the last one, without its end, was not acknowledged


def assert_batches_are_whole(kept: list[tuple[str, int]]) -> None:
    parts: dict[str, int] = {}
    for token, _ in kept:
        parts[token] = parts.get(token, 0) + 1
    assert all(count == 1 + int(token.partition("/")[2]) % 3 for token, count in parts.items())
