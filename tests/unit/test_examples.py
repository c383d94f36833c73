"""The example reports: complete, dated, of every side, and nobody else's words."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hudna.model.reports import PublishedBasis, Refusal, Report
from hudna.sources import Item, bring_in
from tests.near_duplicates import NearDuplicates

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "karabakh-2020"
SHARED = ROOT.parent / "shared"
FIRST, LAST = date(2020, 9, 27), date(2020, 12, 31)
RUN = 8  # words; shorter sequences are common property, as "the Azerbaijani defence ministry said on Sunday that"


@pytest.fixture(scope="module")
def brought_in() -> list[Item]:
    return list(bring_in([EXAMPLES]))


@pytest.fixture(scope="module")
def reports(brought_in: list[Item]) -> list[Report]:
    return [item for item in brought_in if isinstance(item, Report)]


def test_no_example_is_refused_or_needs_a_notice(brought_in: list[Item]) -> None:
    assert [item for item in brought_in if isinstance(item, Refusal)] == []
    assert [(item.id, item.notices) for item in brought_in if isinstance(item, Report) and item.notices] == []


def test_every_file_but_the_readme_is_a_report(reports: list[Report]) -> None:
    files = sorted(path.name.partition(".")[0] for path in EXAMPLES.iterdir())
    assert sorted(["README", *(report.id for report in reports)]) == files


def test_both_languages_have_half_of_the_reports(reports: list[Report]) -> None:
    of = Counter(report.lang for report in reports)
    assert set(of) == {"ar", "en"}
    assert of.total() >= 36
    assert all(count >= 0.4 * of.total() for count in of.values())


def test_every_kind_of_file_is_there() -> None:
    kinds = {"".join(path.suffixes) for path in EXAMPLES.iterdir()}
    assert kinds == {".report.json", ".md", ".html", ".txt"}


def test_reports_are_short(reports: list[Report]) -> None:
    assert [report.id for report in reports if not 80 <= len(report.text.split()) <= 220] == []


def test_dates_are_those_of_the_war_and_its_aftermath_and_stand_in_the_ids(reports: list[Report]) -> None:
    dated = [report for report in reports if report.published_basis is PublishedBasis.GIVEN]
    assert all(report.published is not None and FIRST <= report.published <= LAST for report in dated)
    assert [report.id for report in dated if not report.id.startswith(f"{report.published}-")] == []


def test_only_plain_texts_which_cannot_say_them_lack_a_source_and_a_date(reports: list[Report]) -> None:
    plain = {path.stem for path in EXAMPLES.glob("*.txt")}
    assert {report.id for report in reports if report.source is None} == plain
    assert {report.id for report in reports if report.published is None} == plain


def test_sources_are_invented_desks_on_both_sides_and_on_neither(reports: list[Report]) -> None:
    of = Counter(report.source for report in reports if report.source is not None)
    assert all(source.startswith(("Hudna example desk, ", "مكتب أمثلة هدنة، ")) for source in of)
    for city in ("Baku", "Yerevan", "Geneva", "باكو", "يريفان", "جنيف"):
        assert sum(count for source, count in of.items() if source.endswith(city)) >= 3, city


def test_no_example_nearly_repeats_another(reports: list[Report]) -> None:
    seen = NearDuplicates()
    assert [report.id for report in reports if seen.add(report.id, report.text)] == []


def test_no_example_shares_a_sentence_with_texts_of_others(reports: list[Report]) -> None:
    if not SHARED.is_dir():
        pytest.skip("no texts of others beside the project to compare with")
    ours = {run: report.id for report in reports for run in _runs(f"{report.title or ''}\n{report.text}")}
    shared = {(ours[run], run) for text in _texts_of_others() for run in _runs(text) if run in ours}
    assert shared == set()


def _texts_of_others() -> Iterator[str]:
    for path in sorted(SHARED.rglob("*")):
        if path.suffix == ".json":
            yield from _strings(json.loads(path.read_text(encoding="utf-8")))
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from _strings(json.loads(line))
        elif path.suffix in {".md", ".txt", ".csv", ".tsv"}:
            yield path.read_text(encoding="utf-8")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """All sequences of `RUN` words, without vowel signs, accents and differences of case."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c) and c != "\u0640")
    words = re.findall(r"\w+", bare.casefold())
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
