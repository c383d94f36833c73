"""Files made to fill the memory or the day: refused, and what is behind them is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.bombs import BOMBS

from hudna.sources import bring_in
from tests.unit.sources.archives.captures import refusals, reports


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gigabyte.html", "1,000.0 MB, more than the 5 MB a report may have"),
        ("zip-in-zip.zip", "archives in archives, more than 4 deep"),
        ("overlaps.zip", "its members share the same bytes, as in an archive made to expand without end"),
        ("expanding-body.warc", "its body expands to more than the 50 MB it may have"),
        ("lies.warc", "it states 1,000,000,000,000,044 bytes, but another record begins within them"),
        ("fields.eml", "no mail: its head has more than 1 MB"),
        ("objects.pdf", "a PDF of 1,000,004 objects, more than 200,000"),
        (
            "reaching-formulas.xlsx",
            "cell A2 holds a formula, whose value is not believed: no text is taken from it",
        ),
        (
            "shared-formulas.xlsx",
            "a workbook of more than 200,000 formulas: save it with values in their place",
        ),
        ("cell.csv", "200.0 MB, more than the 100 MB a report may have"),
        ("nested-chat.json", "nested too deeply"),
        ("entities.xml", "XML with a document type of its own"),
    ],
)
def test_a_bomb_is_refused_and_the_rest_goes_on(tmp_path: Path, name: str, reason: str) -> None:
    BOMBS[name](tmp_path / name)
    (tmp_path / "sound.txt").write_text("The truce held.", encoding="utf-8")
    items = list(bring_in([tmp_path / name, tmp_path / "sound.txt"]))
    assert reason in refusals(items).values()
    assert "sound" in [one.id for one in reports(items)]
