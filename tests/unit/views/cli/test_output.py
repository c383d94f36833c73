"""Printing: tables whose borders stand whatever their cells hold, JSON, comma-separated values."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.views.cli.output import Cell, isolated, print_csv, print_json, progress, show, show_table
from tests.unit.views.cli.pages import assert_reads_well, tables, width

ARABIC = "قالت وزارة الدفاع إن القوات قصفت مدينة ترتر صباح اليوم"
VOWELLED = "قُصِفَتِ المَدِينَةُ مُنْذُ الصَّبَاحِ"
ENDS_ISOLATES = "\u2069\u202e\u2066evil\u200f" + ARABIC


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
def test_borders_stand_in_line_whatever_the_cells_hold(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    show_table(
        ("event", "evidence"),
        [
            ("shelling", ARABIC),
            (VOWELLED, "an English cell that is so long that it has to be wrapped, or else it is cut off " * 2),
            ("停火", f"{ARABIC} (Terter) {VOWELLED} " * 3),
            (ENDS_ISOLATES, "[bold]no markup[/bold] :warning:"),
            ("", "a" * 200),
            ("two\nlines", "\u200fهـــدنـــة\nline"),
        ],
    )
    page = capsys.readouterr().out
    assert_reads_well(page, columns)
    assert len(list(tables(page))) == 1


def test_every_line_of_a_wrapped_arabic_cell_keeps_its_direction_to_itself(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    show_table(("evidence",), [(ARABIC,)])
    (table,) = tables(capsys.readouterr().out)
    lines = [line for line in table if any("\u0600" < c < "\u0700" for c in line)]
    assert len(lines) > 1
    assert all(line.count("\u2068") == line.count("\u2069") == 1 for line in lines)
    assert " ".join(line.strip("│ \u2068\u2069") for line in lines) == ARABIC


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(
        st.text(alphabet=st.sampled_from("ab :[/]\n\t\u0627\u064f\u0644\u200f\u2068\u2069\u202e\x1b\x07\u200d文"))
    )
)
def test_no_cell_can_break_out_of_its_table(cells: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("a", "b"), [(cell, cell) for cell in cells])
    page = capsys.readouterr().out
    assert "\x1b" not in page
    assert_reads_well(page)


def test_cells_are_text_and_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("[red]a[/red]",), [("[bold]b[/bold] :smile:",), (Cell("[i]c[/i]", "bold"),)])
    show("[red]d[/red] :smile:")
    page = capsys.readouterr().out
    assert all(words in page for words in ("[bold]b[/bold] :smile:", "[i]c[/i]", "[red]d[/red] :smile:"))


def test_words_of_right_to_left_scripts_are_isolated_and_others_left_alone() -> None:
    assert isolated("هدنة") == "\u2068هدنة\u2069"
    assert isolated("truce") == "truce"
    assert isolated("שלום") == "\u2068שלום\u2069"


def test_directional_and_control_characters_of_reports_are_not_shown() -> None:
    assert isolated("\u202eAzerbaijan\u202c said:\n\tit \u2069\x1b[31mfired\x07") == "Azerbaijan said: it [31mfired"


def test_the_non_joiner_that_words_are_spelt_with_stays() -> None:
    assert isolated("می\u200cگویند") == "\u2068می\u200cگویند\u2069"


def test_json_keeps_every_script_readable(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"name": "هدنة"})
    out = capsys.readouterr().out
    assert "هدنة" in out
    assert json.loads(out) == {"name": "هدنة"}


def test_csv_has_a_header_one_line_a_row_and_semicolons_within_lists(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": 'a, "b"', "sides": ("ARM", "AZE"), "day": date(2020, 10, 10), "none": None, "more": 1}]
    print_csv(("id", "sides", "day", "none"), rows)
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert read == [{"id": 'a, "b"', "sides": "ARM; AZE", "day": "2020-10-10", "none": ""}]


def test_without_a_terminal_nothing_is_counted_and_no_bar_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    def count() -> int:
        raise AssertionError("nobody sees it")

    assert list(progress([1, 2, 3], count, "reading")) == [1, 2, 3]
    assert capsys.readouterr().err == ""


def test_a_page_that_goes_to_no_terminal_is_160_columns_wide(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    show("word " * 100)
    assert 150 < max(map(width, capsys.readouterr().out.splitlines())) <= 160
