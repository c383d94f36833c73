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
from tests.unit.engine.test_registration import OWN
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


def test_as_known_on_a_day_what_came_later_is_not_there_and_what_was_changed_later_is_as_it_was(hudna: Hudna) -> None:
    def known(on: str, *options: str) -> list[Agreement]:
        out = hudna("agreements", "--known-on", on, "--format", "json", *options).out
        return msgspec.json.decode(out, type=list[Agreement])

    early, late = known("2020-11-12"), known("2020-11-16")
    assert early[-1].id == late[-1].id == "karabakh-2020-11-09"
    assert (early[-1].amendments, len(late[-1].amendments)) == ((), 1)
    (superseded,) = (one for one in known("2020-10-12", "--as-of", "2020-11-30") if one.id == "karabakh-2020-10-10")
    assert superseded.end is None


def test_as_known_on_a_day_a_teams_own_are_those_added_by_then(hudna: Hudna, tmp_path: Path) -> None:
    own, ledger = tmp_path / "own.toml", str(tmp_path / "own.ledger")
    own.write_text(OWN, encoding="utf-8")
    hudna("agreements", "add", own, "--author", "Amal", "--reason", "announced", "--ledger", ledger)

    def ids(*options: str) -> set[str]:
        rows = csv.DictReader(io.StringIO(hudna("agreements", "--ledger", ledger, "--format", "csv", *options).out))
        return {row["id"] for row in rows}

    both = {"yemen-2015-07-26", "yemen-2016-04-10"}
    assert both <= ids()
    assert both & ids("--known-on", "2016-05-01") == {"yemen-2015-07-26"}, "it was signed before, and added today"


def test_as_of_a_day_what_was_signed_in_the_night_after_it_is_not_there(hudna: Hudna) -> None:
    rows = list(csv.DictReader(io.StringIO(hudna("agreements", "--as-of", "2020-10-09", "--format", "csv").out)))
    assert rows[-1]["id"] == "ukraine-2020-07-22", "though where it is UTC that day had not ended"


def test_the_whole_file_of_the_documentation_can_be_added(hudna: Hudna, tmp_path: Path) -> None:
    page = (Path(__file__).parents[4] / "docs" / "agreements.md").read_text(encoding="utf-8")
    file = tmp_path / "truce.toml"
    file.write_text(
        page.partition("## A whole file")[2].partition("```toml\n")[2].partition("```")[0], encoding="utf-8"
    )
    about = ("--author", "amal", "--reason", "to try it", "--ledger", tmp_path / "new.ledger")
    assert hudna("agreements", "add", file, *about).code == 0
    assert "yemen-2030-05-01" in hudna("agreements", "--ledger", tmp_path / "new.ledger").out
