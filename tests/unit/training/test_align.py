"""Reports on other things than conflicts: half of them are learned from, the others are left to measure on."""

import json
from collections.abc import Sequence
from pathlib import Path

from training.align import off_topic


def write(folder: Path, lang: str, texts: Sequence[str]) -> None:
    lines = [json.dumps({"text": text}) for text in texts]
    (folder / f"negatives_{lang}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def test_every_second_report_comes_with_nothing_claimed(tmp_path: Path) -> None:
    write(tmp_path, "en", ["The team won.", "Rain fell.", "Shares rose.", "Bread is dear.", "A play opened."])
    found = list(off_topic(tmp_path, frozenset({"en"})))
    assert [report["text"] for report, _ in found] == ["The team won.", "Shares rose.", "A play opened."]
    assert all(report["lang"] == "en" and claims == [] for report, claims in found)


def test_each_report_has_an_id_of_its_own(tmp_path: Path) -> None:
    for lang, text in (("ar", "فاز الفريق."), ("en", "The team won.")):
        write(tmp_path, lang, [text] * 4)
    ids = [report["id"] for report, _ in off_topic(tmp_path, frozenset({"ar", "en"}))]
    assert len(set(ids)) == len(ids) == 4


def test_only_the_languages_wanted_are_read(tmp_path: Path) -> None:
    for lang, text in (("ar", "هطل المطر."), ("en", "Rain fell.")):
        write(tmp_path, lang, [text])
    assert [report["text"] for report, _ in off_topic(tmp_path, frozenset({"ar"}))] == ["هطل المطر."]


def test_a_language_without_such_reports_has_none(tmp_path: Path) -> None:
    write(tmp_path, "en", ["Rain fell."])
    assert [report["lang"] for report, _ in off_topic(tmp_path, frozenset({"ar", "en"}))] == ["en"]
