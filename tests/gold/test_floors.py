"""The floors of `floors.toml` hold on annotated reports that lie outside the project."""

import json
import tomllib
from pathlib import Path

import pytest

from hudna.model.reports import Report
from tests.gold.measure import GOLD, SHARED, figures
from tests.readers import the_analyst

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
LANGUAGES = ["ar", "en"]

pytestmark = pytest.mark.skipif(
    not GOLD.is_dir(), reason="the annotated reports in ../shared are not part of the project"
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_is_as_good_as_it_was(lang: str) -> None:
    found = figures(GOLD / "dev", lang)
    short = {name: found[name] for name, floor in FLOORS[lang].items() if found[name] < floor}
    assert not short


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_on_other_things_tell_next_to_nothing(lang: str) -> None:
    analyst = the_analyst()
    lines = (SHARED / "texts" / f"negatives_{lang}.jsonl").read_text("utf-8").splitlines()
    others = list(map(json.loads, lines))[1::2]  # the models learn from the rest
    texts = [row["text"] for row in others if row["kind"] == "offtopic"]
    claims = sum(len(analyst.read(Report(id=f"off-{n}", text=text, lang=lang)).claims) for n, text in enumerate(texts))
    assert texts
    assert claims / len(texts) < FLOORS["off-topic"][lang]


def test_a_report_without_a_date_is_dated_by_what_it_says() -> None:
    raw = json.loads((GOLD / "dev" / "ar-seed-karabakh-truce.report.json").read_text("utf-8"))
    read = the_analyst().read(Report(id="undated", text=raw["text"], lang="ar")).report
    assert read.published is not None
    assert read.published.isoformat() == "2020-10-28"
    assert read.published_basis == "inferred"
    assert read.published_reason
