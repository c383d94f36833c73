"""The daily reports of a mission, from the items of a feed through intake and the monitor to `hudna tallies`."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

FACTS = Path(__file__).parents[2].parent / "shared" / "facts" / "osce-smm-2020"
pytestmark = pytest.mark.skipif(not FACTS.is_dir(), reason="the facts in ../shared are not part of the project")

REGIONS = {"Donetsk Oblast": "donetsk", "Luhansk Oblast": "luhansk"}
Figures = dict[tuple[str, str, str], list[int]]
"""By number of the report, region, and stretch of the period, the numbers in text order."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the feed is kept once it was read: not to be changed."""
    return tmp_path_factory.mktemp("smm") / "kept.ledger"


@pytest.fixture
def ledger(hudna: Callable[..., Ran], kept: Path, tmp_path: Path) -> Path:
    """A ledger of the feed, which a test may change; the feed is read once for all of them."""
    if not kept.exists():
        ran = hudna("monitor", FACTS / "smm_items.json", "--ledger", tmp_path / "smm.ledger")
        assert ran.code == 0
        assert "0 could not be read" in ran.err
        shutil.copy(tmp_path / "smm.ledger", kept)
    return Path(shutil.copy(kept, tmp_path / "smm.ledger"))


def read(hudna: Callable[..., Ran], ledger: Path) -> Figures:
    found: Figures = {}
    for row in csv.DictReader(io.StringIO(hudna("tallies", "--ledger", ledger, "--format", "csv").out)):
        number = re.fullmatch(r"osce-smm-(\d+)-(\d{4})", row["report"])
        region = REGIONS.get(row["places"])
        if number and region and row["unit"] == "violations" and not row["exempt"] and not row["part_of"]:
            assert row["low"] == row["high"]
            found.setdefault((f"{number[1]}/{number[2]}", region, row["stretch"]), []).append(int(row["low"]))
    return found


def known(of: set[str]) -> Figures:
    """What the table has for these reports; `a` and `b` are the two periods of one issue."""
    found: Figures = {}
    with (FACTS / "smm_daily_counts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            number = row["report"].rstrip("ab")
            for region in REGIONS.values() if number in of else ():
                for column, stretch in ((region, "this"), (f"prev_{region}", "previous")):
                    if row[column]:
                        found.setdefault((number, region, stretch), []).append(int(row[column]))
    return found


def test_every_daily_report_of_the_feed_has_the_counts_of_the_table(hudna: Callable[..., Ran], ledger: Path) -> None:
    figures = read(hudna, ledger)
    reports = {number for number, _, _ in figures}
    titles = [item["title"] for item in json.loads((FACTS / "smm_items.json").read_text("utf-8"))]
    assert reports == {found[1] for title in titles if (found := re.search(r"Daily Report (\d+/\d{4})", title))}
    assert figures == known(reports)
    assert (len(reports), sum(map(len, figures.values()))) == (7, 30)


def test_no_report_contradicts_the_one_before(hudna: Callable[..., Ran], ledger: Path) -> None:
    compared = json.loads(hudna("tallies", "--ledger", ledger, "--format", "json").out)["compared"]
    assert len(compared) == 12
    assert all(one["agrees"] for one in compared)


def test_the_series_by_issue_are_those_of_the_table(hudna: Callable[..., Ran], ledger: Path) -> None:
    assert hudna("series", "add-tallies", "--by", "issue", "--ledger", ledger).code == 0
    listed = json.loads(hudna("series", "list", "--format", "json", "--ledger", ledger).out)
    figures = known({number for number, _, _ in read(hudna, ledger)})
    for name, region in REGIONS.items():
        total = sum(sum(told) for (_, where, stretch), told in figures.items() if (where, stretch) == (region, "this"))
        (own,) = [one for one in listed if one["name"].endswith(name)]
        assert (own["total"], own["points"]) == (total, 7)
