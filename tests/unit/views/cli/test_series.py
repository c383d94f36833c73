"""`hudna series`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hudna.engine.figures import series_of
from hudna.engine.projection import project
from hudna.ledger import open_ledger
from hudna.model.errors import InputError, LedgerError
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]
CONTENT = "day,dead\n2020-10-09,5\n2020-10-10,7\n2020-10-12,11\n2020-11-12,2\n"


@pytest.fixture
def losses(tmp_path: Path) -> Path:
    file = tmp_path / "losses.csv"
    file.write_text(CONTENT, encoding="utf-8")
    return file


@pytest.fixture
def add(hudna: Hudna, losses: Path, tmp_path: Path) -> Hudna:
    """`hudna series add` of the file; further options follow."""

    def run(*options: str) -> Ran:
        given = {"--name": "Losses of the front", "--unit": "killed", "--date-column": "day", "--count-column": "dead"}
        given |= {"--ledger": str(tmp_path / "a.ledger"), "--country": "AZE"}
        given |= dict(zip(options[::2], options[1::2], strict=True))
        return hudna("series", "add", losses, *(word for pair in given.items() for word in pair if pair[1] != "-"))

    return run


@pytest.fixture
def series(hudna: Hudna, tmp_path: Path) -> Hudna:
    return lambda *arguments: hudna("series", *arguments, "--ledger", tmp_path / "a.ledger")


def test_a_series_is_added_and_the_ledger_stays_sound(add: Hudna, tmp_path: Path) -> None:
    ran = add("--author", "A. Analyst")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "series losses-of-the-front added: 25 killed in 4 rows, 2020-10-09 – 2020-11-12\n"
    with open_ledger(tmp_path / "a.ledger", create=False) as ledger:
        assert [(entry.kind.value, entry.author) for entry in ledger.entries()] == [("series-added", "A. Analyst")]
        assert list(ledger.verify(project=project)) == []


def test_it_is_listed(add: Hudna, series: Hudna) -> None:
    add("--source", "a fund", "--note", "late entries")
    assert_reads_well(series().out)
    assert "25 killed" in series().out
    (told,) = json.loads(series("list", "--format", "json").out)
    assert told["id"] == "losses-of-the-front"
    assert (told["source"], told["note"], told["total"], told["points"]) == ("a fund", "late entries", 25, 4)
    assert series("--format", "csv").out.count("\n") == 2


def test_it_is_shown_by_day_with_the_truces_in_force(add: Hudna, series: Hudna) -> None:
    add()
    page = series("show", "losses-of-the-front").out
    assert_reads_well(page)
    assert "│ 2020-10-09 │ 5      │                                       │" in page
    assert "│ 2020-10-10 │ 7      │ karabakh-2020-10-10 (part of the day) │" in page
    assert "│ 2020-10-12 │ 11     │ karabakh-2020-10-10                   │" in page
    assert "A day without a row is not told, which is not zero." in page


def test_as_known_on_a_day_a_series_that_was_added_later_is_not_there(add: Hudna, series: Hudna) -> None:
    add()
    assert series("--known-on", "2020-11-30").out == "no series\n"
    assert series("show", "losses-of-the-front", "--known-on", "2020-11-30").code == 2
    shown = series("show", "losses-of-the-front").out
    assert series("show", "losses-of-the-front", "--known-on", "9000-01-01").out == shown


def test_its_sums_are_told_for_one_agreement(add: Hudna, series: Hudna) -> None:
    add()
    told = json.loads(
        series("show", "losses-of-the-front", "--agreement", "karabakh-2020-10-10", "--format", "json").out
    )
    assert told["sums"] == [
        {
            "agreement": "karabakh-2020-10-10",
            "inside": {"count": 11, "days": 1},
            "partly": {"count": 7, "days": 1},
            "outside": {"count": 7, "days": 2},
        }
    ]
    rows = series("show", "losses-of-the-front", "--agreement", "karabakh-2020-10-10", "--format", "csv").out
    assert rows.splitlines()[:3] == [
        "start,end,count,inside,partly",
        "2020-10-09,2020-10-09,5,,",
        "2020-10-10,2020-10-10,7,,karabakh-2020-10-10",
    ]


def test_what_is_printed_as_csv_is_the_same_series_when_it_is_added_again(
    add: Hudna, series: Hudna, losses: Path, hudna: Hudna, tmp_path: Path
) -> None:
    losses.write_text("day,dead\n2020-08,40\n2020-09,31\n2020-10-09,5\n2020-10-10,7\n2020-10-12,0\n", encoding="utf-8")
    add()
    printed = series("show", "losses-of-the-front", "--format", "csv").out
    again = tmp_path / "again.csv"
    again.write_text(printed, encoding="utf-8")
    columns = ("--date-column", "start", "--end-column", "end", "--count-column", "count")
    named = ("--name", "Losses of the front", "--unit", "killed", "--country", "AZE")
    assert hudna("series", "add", again, *columns, *named, "--ledger", tmp_path / "b.ledger").code == 0
    with open_ledger(tmp_path / "a.ledger", create=False) as first, open_ledger(tmp_path / "b.ledger") as second:
        assert series_of(second) == series_of(first)
        (kept,) = series_of(second).values()
    assert (kept.points[0].start, kept.points[0].end) == (date(2020, 8, 1), date(2020, 8, 31))


def test_without_a_country_the_side_tells_the_agreements_and_without_either_nothing_does(
    add: Hudna, series: Hudna
) -> None:
    add("--country", "-", "--side", "ARM", "--id", "by-side")
    add("--country", "-", "--id", "by-nothing")
    assert "karabakh-2020-10-10" in series("show", "by-side").out
    page = series("show", "by-nothing").out
    assert "karabakh" not in page
    assert "name one with --agreement" in page


def test_a_series_of_an_id_that_is_there_adds_nothing_unless_it_replaces(
    add: Hudna, series: Hudna, losses: Path, hudna: Hudna, tmp_path: Path
) -> None:
    add()
    with pytest.raises(LedgerError, match="there is a series 'losses-of-the-front' already; nothing was added"):
        add()
    losses.write_text("day,dead\n2020-10-09,6\n", encoding="utf-8")
    options = ("--name", "Losses of the front", "--unit", "killed", "--date-column", "day", "--count-column", "dead")
    assert hudna("series", "add", losses, *options, "--replace", "--ledger", tmp_path / "a.ledger").code == 0
    assert [told["total"] for told in json.loads(series("--format", "json").out)] == [6]


def test_a_bad_row_makes_no_ledger(add: Hudna, losses: Path, tmp_path: Path) -> None:
    losses.write_text("day,dead\n2020-10-09,few\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2, column dead: 'few' is no whole number"):
        add()
    assert not (tmp_path / "a.ledger").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--unit", " "), "--unit: is empty"),
        (("--name", "…"), "--id: '' is not made of"),
        (("--id", "Two words"), "--id: 'Two words' is not made of small letters, digits and hyphens alone"),
        (("--country", "Armenia"), "--country: 'Armenia' is no code of three letters"),
        (("--count-column", "lost"), "no column is called 'lost' (there are: day, dead)"),
    ],
)
def test_bad_options_are_named(add: Hudna, tmp_path: Path, options: tuple[str, str], told: str) -> None:
    with pytest.raises(InputError) as error:
        add(*options)
    assert told in str(error.value)
    assert not (tmp_path / "a.ledger").exists()


def test_what_is_not_there_is_bad_use(add: Hudna, series: Hudna) -> None:
    add()
    assert "no series is called 'gains'" in series("show", "gains").err
    ran = series("show", "losses-of-the-front", "--agreement", "utopia")
    assert (ran.code, ran.err) == (2, "hudna series: no agreement is called 'utopia' (`hudna agreements` lists them)\n")


def test_a_ledger_without_any_says_so(hudna: Hudna, told_ledger: Path) -> None:
    assert hudna("series", "--ledger", told_ledger).out == "no series\n"
