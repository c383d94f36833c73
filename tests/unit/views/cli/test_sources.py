"""`hudna sources`."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.model.errors import InputError, LedgerError
from tests.conftest import Ran
from tests.unit.views.cli.conftest import ARABIC_SOURCE
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]


def test_they_are_listed_with_what_was_read_of_each(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("sources", "--ledger", told_ledger).out
    assert page.startswith("2 sources\n")
    paper = next(line for line in page.splitlines() if "Paper [en]" in line)
    assert [cell.strip() for cell in paper.strip("│").split("│")] == [
        "Paper [en]", "not known", "3", "3", "2015-07-29 – 2020-10-23", "", "public",
    ]  # fmt: skip
    assert any(ARABIC_SOURCE in line and "2 days" in line for line in page.splitlines())


@pytest.mark.parametrize("columns", [80, 100])
def test_tables_read_well(hudna: Hudna, told_ledger: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert_reads_well(hudna("sources", "--ledger", told_ledger).out, columns)


def test_json_and_csv_have_the_same_fields(hudna: Hudna, told_ledger: Path) -> None:
    listed = json.loads(hudna("sources", "--ledger", told_ledger, "--format", "json").out)
    read = list(csv.DictReader(io.StringIO(hudna("sources", "--ledger", told_ledger, "--format", "csv").out)))
    assert [list(row) for row in read] == [list(one) for one in listed]
    arabic = next(one for one in listed if one["name"] == ARABIC_SOURCE)
    assert (arabic["reports"], arabic["claims"], arabic["silent_since"], arabic["silent_days"]) == (
        1,
        1,
        "2020-10-21",
        2,
    )
    assert (arabic["country"], arabic["affiliated"], arabic["reliability"]) == (None, None, None)


def test_a_known_outlet_says_whose_it_is(hudna: Hudna, reports: Path, tmp_path: Path) -> None:
    file = reports / "english.report.json"
    fields = json.loads(file.read_text(encoding="utf-8")) | {"source": "aawsat (morning edition)"}
    file.write_text(json.dumps(fields), encoding="utf-8")
    hudna("monitor", file, "--ledger", tmp_path / "a.ledger")
    (one,) = json.loads(hudna("sources", "--ledger", tmp_path / "a.ledger", "--format", "json").out)
    assert (one["name"], one["given"]) == ("Asharq Al-Awsat", ["aawsat (morning edition)"])
    assert (one["country"], one["affiliated"], one["ownership"]) == ("GBR", "SAU", "private")
    assert "GBR, of SAU, private" in hudna("sources", "--ledger", tmp_path / "a.ledger").out


def test_as_of_a_day(hudna: Hudna, told_ledger: Path) -> None:
    listed = json.loads(hudna("sources", "--ledger", told_ledger, "--as-of", "2015-08-01", "--format", "json").out)
    assert [(one["name"], one["reports"]) for one in listed] == [("Paper", 1)]


def test_a_ledger_that_is_not_there_is_an_error(hudna: Hudna, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"nowhere\.ledger: there is no ledger"):
        hudna("sources", "--ledger", tmp_path / "nowhere.ledger")


def test_how_open_a_source_is_a_person_decides(hudna: Hudna, told_ledger: Path, tmp_path: Path) -> None:
    file = shutil.copy(told_ledger, tmp_path / "own.ledger")
    why = ("--author", "amal", "--reason", "its staff could be traced", "--ledger", file)
    ran = hudna("sources", "classify", "paper", "confidential", *why)
    assert (ran.code, ran.out, ran.err) == (0, "paper is confidential from now on, by amal\n", "")
    listed = json.loads(hudna("sources", "--ledger", file, "--format", "json").out)
    assert {one["name"]: one["access"] for one in listed} == {"Paper": "confidential", ARABIC_SOURCE: "public"}


def test_a_source_of_which_nothing_is_there_is_classified_with_a_warning(hudna: Hudna, tmp_path: Path) -> None:
    why = ("--author", "amal", "--reason", "by agreement with it", "--ledger", tmp_path / "new.ledger")
    ran = hudna("sources", "classify", "Field office", "restricted", *why)
    assert (ran.code, ran.out) == (0, "Field office is restricted from now on, by amal\n")
    assert "nothing of a source of this name" in ran.err


def test_who_decides_and_why_must_be_told(hudna: Hudna, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="reason: is empty"):
        hudna(
            "sources",
            "classify",
            "Paper",
            "restricted",
            "--author",
            "amal",
            "--reason",
            " ",
            "--ledger",
            tmp_path / "n",
        )
