"""`hudna tallies`, and the tallies that `hudna read` shows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.engine.projection import project
from hudna.ledger import open_ledger
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]
FIRST = "The SMM recorded 12 ceasefire violations in Donetsk region, including five explosions."
SECOND = (
    "The SMM recorded no ceasefire violations in Donetsk region. "
    "In the previous reporting period, it recorded {} ceasefire violations in Donetsk region."
)


@pytest.fixture
def days(tmp_path: Path) -> Path:
    """A mission's reports of two days; the second says of the first what the first says."""
    folder = tmp_path / "mission"
    folder.mkdir()
    write(folder, "first", FIRST, "2020-09-10")
    write(folder, "second", SECOND.format(12), "2020-09-11")
    return folder


def write(folder: Path, name: str, text: str, published: str) -> None:
    fields = {"id": name, "lang": "en", "text": text, "published": published, "source": "Mission"}
    (folder / f"{name}.report.json").write_text(json.dumps(fields), encoding="utf-8")


@pytest.fixture
def tallies(hudna: Hudna, days: Path, tmp_path: Path) -> Hudna:
    """`hudna tallies` of the reports as they are by then."""

    def run(*options: str) -> Ran:
        hudna("monitor", days, "--ledger", tmp_path / "a.ledger")
        return hudna("tallies", "--ledger", tmp_path / "a.ledger", *options)

    return run


def test_the_counts_of_reports_are_listed_with_their_parts(tallies: Hudna) -> None:
    page = tallies().out
    assert_reads_well(page)
    assert "12 violations" in page
    assert "of which 5 explosions" in page
    assert "the period before" in page
    assert "1 of 1 counts for a period before, or since a day, agree with the report before." in page


def test_a_contradiction_is_told_with_the_words_of_both(tallies: Hudna, days: Path) -> None:
    write(days, "second", SECOND.format("nine"), "2020-09-11")
    page = tallies().out
    assert "0 of 1 counts" in page
    assert "second says 9 violations, first said 12 violations" in page
    assert "it recorded nine ceasefire violations" in page


def test_as_known_on_a_day_what_was_published_later_is_left_out(hudna: Hudna, days: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "archive.ledger"
    hudna("monitor", days, "--ledger", ledger, "--known", "published")
    told = json.loads(hudna("tallies", "--known-on", "2020-09-10", "--format", "json", "--ledger", ledger).out)
    assert ([one["report_id"] for one in told["tallies"]], told["compared"]) == (["first"], [])


def test_the_ledger_keeps_them_and_stays_sound(tallies: Hudna, tmp_path: Path) -> None:
    tallies()
    with open_ledger(tmp_path / "a.ledger", create=False) as ledger:
        assert list(ledger.verify(project=project)) == []


def test_json_has_the_tallies_and_what_was_compared(tallies: Hudna) -> None:
    told = json.loads(tallies("--format", "json").out)
    assert [one["report_id"] for one in told["tallies"]] == ["first", "second", "second"]
    assert told["tallies"][0]["tally"]["parts"][0]["unit"] == "explosions"
    assert told["compared"] == [
        {"told": {"report": "second", "number": 2}, "before": {"report": "first", "number": 1}, "agrees": True}
    ]


def test_csv_has_a_row_a_count_and_tells_parts_by_their_numbers(tallies: Hudna) -> None:
    rows = list(csv.DictReader(io.StringIO(tallies("--format", "csv").out)))
    assert [(row["report"], row["number"], row["part_of"], row["low"], row["unit"]) for row in rows] == [
        ("first", "1", "", "12", "violations"),
        ("first", "1.1", "1", "5", "explosions"),
        ("second", "1", "", "0", "violations"),
        ("second", "2", "", "12", "violations"),
    ]
    assert [row["stretch"] for row in rows] == ["this", "this", "this", "previous"]


def test_a_ledger_without_any_says_so(hudna: Hudna, told_ledger: Path) -> None:
    assert hudna("tallies", "--ledger", told_ledger).out == "no tallies\n"


def test_reading_shows_them_too(hudna: Hudna, days: Path) -> None:
    page = hudna("read", days / "first.report.json").out
    assert_reads_well(page)
    assert "of which 5 explosions" in page
    (line,) = [
        json.loads(one) for one in hudna("read", days / "first.report.json", "--format", "jsonl").out.splitlines()
    ]
    (told,) = line["tallies"]
    assert (told["low"], told["high"], told["unit"], told["counter"]["id"]) == (12, 12, "violations", "OSCE")
    assert told["parts"][0]["low"] == 5
