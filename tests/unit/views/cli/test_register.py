"""`hudna agreements`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec

from hudna.agreements import load_agreements
from hudna.model.agreements import Agreement
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]


def test_the_whole_register_the_earliest_signed_first(hudna: Hudna) -> None:
    ran = hudna("agreements", "--format", "json")
    assert msgspec.json.decode(ran.out, type=tuple[Agreement, ...]) == load_agreements()


def test_the_table_names_each_in_both_languages(hudna: Hudna) -> None:
    page = hudna("agreements").out
    assert page.startswith(f"{len(load_agreements())} agreements\n")
    assert "Moscow statement on a" in page
    assert "بيان موسكو" in page
    assert_reads_well(page)


def test_csv_has_a_row_an_agreement(hudna: Hudna) -> None:
    rows = list(csv.DictReader(io.StringIO(hudna("agreements", "--format", "csv").out)))
    assert [row["id"] for row in rows] == [agreement.id for agreement in load_agreements()]
    row = next(row for row in rows if row["id"] == "karabakh-2020-10-10")
    assert (row["parties"], row["mediators"], row["phase"]) == ("AZE; ARM; ARTSAKH", "RUS", "")
    assert (row["effect"], row["end_reason"]) == ("2020-10-10T12:00:00+04:00", "superseded")


def test_as_of_an_instant_what_came_later_is_not_there_and_not_known(hudna: Hudna) -> None:
    rows = list(csv.DictReader(io.StringIO(hudna("agreements", "--as-of", "2020-10-12", "--format", "csv").out)))
    last = rows[-1]
    assert (last["id"], last["phase"], last["end"]) == ("karabakh-2020-10-10", "in force", "")
    assert json.loads(hudna("agreements", "--as-of", "1990-01-01", "--format", "json").out) == []


def test_the_whole_file_of_the_documentation_can_be_added(hudna: Hudna, tmp_path: Path) -> None:
    page = (Path(__file__).parents[4] / "docs" / "agreements.md").read_text(encoding="utf-8")
    file = tmp_path / "truce.toml"
    file.write_text(
        page.partition("## A whole file")[2].partition("```toml\n")[2].partition("```")[0], encoding="utf-8"
    )
    about = ("--author", "amal", "--reason", "to try it", "--ledger", tmp_path / "new.ledger")
    assert hudna("agreements", "add", file, *about).code == 0
    assert "yemen-2030-05-01" in hudna("agreements", "--ledger", tmp_path / "new.ledger").out
