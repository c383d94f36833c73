"""`hudna read`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.unit.views.cli.conftest import ARABIC, ENGLISH
from tests.unit.views.cli.pages import assert_reads_well, tables

Hudna = Callable[..., Ran]


def test_a_table_a_report_in_the_order_of_the_folder(hudna: Hudna, reports: Path) -> None:
    ran = hudna("read", reports)
    assert (ran.code, ran.err) == (0, "")
    assert re.findall(r"^\w+ · \w\w · .* · .*$", ran.out, re.MULTILINE) == [
        "arabic · ar · 2020-10-28 (given) · \u2068وكالة الأنباء المثالية\u2069",
        "english · en · 2020-10-28 (given) · Paper",
    ]
    assert "Title of english" in ran.out
    assert len(list(tables(ran.out))) == 2


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_tables_read_well_in_both_scripts(
    hudna: Hudna, reports: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert_reads_well(hudna("read", reports).out, columns)


def test_what_a_report_wraps_is_wrapped_anew(hudna: Hudna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    words = "Armenia shelled the city of Ganja in the early\nhours of 11 October 2020, the ministry said."
    (tmp_path / "wrapped.txt").write_text(words, encoding="utf-8")
    assert "Armenia shelled the city of Ganja in the early hours of 11 October 2020" in hudna("read", tmp_path).out


def test_one_line_of_json_a_report(hudna: Hudna, reports: Path) -> None:
    ran = hudna("read", reports, "--format", "jsonl")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["id"] for line in lines] == ["arabic", "english"]
    for line, text in zip(lines, (ARABIC, ENGLISH), strict=True):
        assert line["claims"]
        assert all(c["evidence"]["text"] == text[c["evidence"]["start"] : c["evidence"]["end"]] for c in line["claims"])
    assert "ترتر" in ran.out, "letters, not escapes"


def test_an_explanation_gives_rule_and_reasons_of_each_claim(hudna: Hudna, reports: Path) -> None:
    plain = hudna("read", reports / "english.report.json")
    ran = hudna("read", reports / "english.report.json", "--explain")
    assert re.search(r"^  rule en\.[\w.-]+, confidence [01]\.\d\d$", ran.out, re.MULTILINE)
    assert "rule en." not in plain.out
    line = json.loads(hudna("read", reports / "english.report.json", "--format", "jsonl", "--explain").out)
    assert all("trace" in claim for claim in line["claims"])


def test_a_report_that_claims_nothing_says_so(hudna: Hudna, tmp_path: Path) -> None:
    (tmp_path / "garden.txt").write_text(
        "The garden was full of roses and the children sang all day.", encoding="utf-8"
    )
    ran = hudna("read", tmp_path / "garden.txt")
    assert ran.code == 0
    assert "no claim found" in ran.out
    assert "date unknown" in ran.out


def test_nothing_is_stored(hudna: Hudna, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hudna("read", reports)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["arabic.report.json", "english.report.json", "reports"]


def test_a_file_named_twice_is_read_once(hudna: Hudna, reports: Path) -> None:
    ran = hudna("read", reports, reports / "english.report.json", "--format", "jsonl")
    assert len(ran.out.splitlines()) == 2
