"""`hudna watch` and `hudna sources health`."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.ledger import open_ledger
from hudna.model.errors import InputError, LedgerError
from tests.conftest import Ran

Hudna = Callable[..., Ran]

SOURCE = """\
id = "desk"
name = "Desk"
ownership = "private"
country = "ARM"
languages = ["en"]
why = "Made up."
licence = "all rights reserved"

[[feed]]
kind = "folder"
path = "{path}"
every = "1 min"
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A source whose folder has one report in it."""
    folder, drop = tmp_path / "sources", tmp_path / "drop"
    folder.mkdir()
    drop.mkdir()
    (folder / "desk.toml").write_text(SOURCE.format(path=drop), encoding="utf-8")
    report = drop / "a.txt"
    report.write_text("Azerbaijan accused Armenia of violating the truce on 11 October 2020.", encoding="utf-8")
    os.utime(report, (time.time() - 60,) * 2)
    return folder


def test_once_takes_what_is_new_and_says_what_was_done(hudna: Hudna, sources: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "truce.ledger"
    ran = hudna("watch", "--once", "--ledger", ledger, "--sources", sources, "--log", "json", "--workers", "0")
    assert ran.code == 0
    *log, summary = ran.err.splitlines()
    assert "report added" in {json.loads(line)["event"] for line in log}
    assert summary.startswith("1 report added with ")
    with open_ledger(ledger, create=False) as opened:
        assert [report.source for report in opened.reports()] == ["Desk"]
    again = hudna("watch", "--once", "--ledger", ledger, "--sources", sources, "--workers", "0")
    assert again.err.startswith("0 reports added")


def test_a_bad_file_is_named_and_the_others_are_followed(hudna: Hudna, sources: Path, tmp_path: Path) -> None:
    (sources / "bad.toml").write_text("id = 1\n", encoding="utf-8")
    ran = hudna("watch", "--once", "--ledger", tmp_path / "a.ledger", "--sources", sources, "--workers", "0")
    assert ran.code == 0
    assert ran.err.startswith("bad.toml: ")


def test_without_anything_to_follow_it_says_how_to_add_something(hudna: Hudna, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    ran = hudna("watch", "--once", "--ledger", tmp_path / "a.ledger", "--sources", tmp_path / "none")
    assert ran.code == 2
    assert "hudna sources add" in ran.err
    assert not (tmp_path / "a.ledger").exists()


@pytest.mark.parametrize("given", ["port", "127.0.0.1:", "127.0.0.1:70000"])
def test_an_impossible_address_for_measures_is_refused(hudna: Hudna, sources: Path, tmp_path: Path, given: str) -> None:
    with pytest.raises(InputError, match="is not a port"):
        hudna("watch", "--ledger", tmp_path / "a.ledger", "--sources", sources, "--metrics", given)


def test_health_tells_how_each_feed_fares(hudna: Hudna, sources: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "truce.ledger"
    with pytest.raises(LedgerError, match="nothing was followed for this ledger yet"):
        hudna("sources", "health", "--ledger", ledger, "--sources", sources)
    hudna("watch", "--once", "--ledger", ledger, "--sources", sources, "--workers", "0")
    ran = hudna("sources", "health", "--ledger", ledger, "--sources", sources, "--format", "json")
    (feed,) = json.loads(ran.out)
    assert (ran.code, feed["feed"], feed["source"], feed["state"], feed["today"]) == (0, "desk", "Desk", "ok", 1)
    assert "desk" in hudna("sources", "health", "--ledger", ledger, "--sources", sources).out
