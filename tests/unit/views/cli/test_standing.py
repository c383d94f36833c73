"""`hudna standing`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from hudna.model.compliance import Standing
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well, tables

Hudna = Callable[..., Ran]
TRUCE = "karabakh-2020-10-17"


def rows(page: str) -> dict[tuple[str, str], list[str]]:
    """The rows of the tables of a page that tell how a party stands, by provision and party."""
    return {(row[0], row[1]): row[2:] for row in cells(page, "on the word of")}


def cells(page: str, column: str) -> list[list[str]]:
    """The first lines of the rows of the tables of a page that have a column."""
    lines = [line for table in tables(page) if column in table[1] for line in table if line[0] == "│"]
    found = [[cell.strip() for cell in line.strip("│").split("│")] for line in lines]
    return [row for row in found if row[0]]


def test_one_agreement_in_full(hudna: Hudna, told_ledger: Path) -> None:
    ran = hudna("standing", TRUCE, "--ledger", told_ledger)
    assert ran.code == 0
    assert ran.out.startswith(f"Humanitarian truce in Nagorno-Karabakh, 17 October 2020 · {TRUCE}\n\u2068الهدنة")
    assert "As of 2020-10-23 23:59 (Asia/Baku): in force since 2020-10-18 00:00 local time.\n" in ran.out
    assert "3 reports on 5 of 6 days: 3 from sources of no known home.\n" in ran.out
    assert "• No report could tell of 1 of 6 days (2020-10-18): they are not known, not quiet.\n" in ran.out
    assert "In force for 144 h. Last breach told of 2020-10-20, 3 days before this instant.\n" in ran.out
    assert "Sources: Paper; \u2068وكالة الأنباء المثالية\u2069\n" in ran.out
    assert "Heard in them: ARM, AZE\n" in ran.out
    told = rows(ran.out)
    assert told["ceasefire (cessation)", "ARM"] == ["alleged breach", "AZE; denied by ARM", "2020-10-20"]
    assert told["ceasefire (cessation)", "AZE"][0] == "alleged breach"
    assert "\nceasefire: " in ran.out, "each obligation in words"
    assert "  ARM: 1 disputed, on the word of AZE" in ran.out, "and why its standing is so"


def test_breaches_by_nobody_named_are_told_everywhere(hudna: Hudna, unnamed_ledger: Path) -> None:
    page = hudna("standing", TRUCE, "--ledger", unnamed_ledger).out
    assert rows(page)["ceasefire (cessation)", "nobody named"] == ["corroborated breach", "ICRC", "2020-10-20"]
    assert "of nobody named" in page
    assert [row[3:] for row in cells(page, "breaches by nobody named") if row[0] == "2020-10-20"] == [
        ["not known", "not known", "1 corroborated"]
    ]
    assert "No breach" not in page
    days = json.loads(hudna("standing", TRUCE, "--view", "days", "--format", "json", "--ledger", unnamed_ledger).out)
    assert {day["side"]: day["corroborated"] for day in days if day["first"] == "2020-10-20"} == {
        "AZE": None,
        "ARM": None,
        "nobody named": 1,
    }


def test_violations_that_are_counted_are_told_with_who_counts_them(hudna: Hudna, tmp_path: Path) -> None:
    told = "The OSCE mission recorded 31 ceasefire violations in Luhansk region, compared with 8 in the previous reporting period."
    fields = {"text": told, "published": "2020-08-04", "source": "Mission", "lang": "en"}
    (tmp_path / "a.report.json").write_text(json.dumps(fields), encoding="utf-8")
    ledger = tmp_path / "a.ledger"
    hudna("monitor", tmp_path / "a.report.json", "--ledger", ledger)
    page = hudna("standing", "ukraine-2020-07-22", "--ledger", ledger).out
    assert {(row[0], row[-1]) for row in cells(page, "how many") if row[0] == "OSCE"} == {("OSCE", "31"), ("OSCE", "8")}
    assert "never added to breaches" in page
    assert "no breach in" not in page.partition("no-fire: ")[2].partition("no-offensive: ")[0]


def test_all_agreements_of_the_conflicts_told_of(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", "--ledger", told_ledger).out
    assert page.index("yemen-2015-07-26") < page.index("karabakh-2020-10-10") < page.index("karabakh-2020-11-09")


def test_what_is_not_known_is_listed_beneath_the_table(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", "--ledger", told_ledger).out
    assert "not known: parameters (AZE, ARM), talks (AZE, ARM)\n" in page
    assert all(row[0] != "not known" for row in rows(page).values())


def test_agreements_without_a_report_of_their_window_take_a_line_each(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", "--ledger", told_ledger).out
    _, _, unread = page.partition("Of these agreements nothing is known: no report from their window was read.\n")
    assert [line.rpartition(" · ")[2] for line in unread.splitlines() if line.startswith("  ")] == [
        "karabakh-2020-10-25: not yet agreed",
        "karabakh-2020-11-09: not yet agreed",
    ]


@pytest.mark.parametrize("columns", [80, 100, 120, 160])
def test_tables_read_well(hudna: Hudna, told_ledger: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert_reads_well(hudna("standing", "--ledger", told_ledger).out, columns)
    assert_reads_well(hudna("standing", TRUCE, "--ledger", told_ledger).out, columns)


def test_parties_of_whom_the_same_is_told_share_a_row(hudna: Hudna, told_ledger: Path) -> None:
    assert ("exchange", "AZE, ARM") in rows(hudna("standing", TRUCE, "--ledger", told_ledger).out)


def test_as_of_a_day(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", TRUCE, "--ledger", told_ledger, "--as-of", "2020-10-19T12:00+04:00").out
    assert "As of 2020-10-19 12:00 (Asia/Baku)" in page
    assert "No report from its window was read: nothing is known.\n" in page
    assert {row[0] for row in rows(page).values()} == {"not known"}


def test_an_agreement_that_no_report_tells_of_is_not_known(hudna: Hudna, told_ledger: Path) -> None:
    ran = hudna("standing", "libya-2020-10-23", "--ledger", told_ledger)
    assert ran.code == 0
    assert {row[0] for row in rows(ran.out).values()} == {"not known"}


def test_an_unknown_agreement_is_bad_use(hudna: Hudna, told_ledger: Path) -> None:
    ran = hudna("standing", "karabakh", "--ledger", told_ledger)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "hudna standing: no agreement is called 'karabakh' (`hudna agreements` lists them)\n"


def test_json_is_of_the_type_that_its_schema_is_generated_from(hudna: Hudna, told_ledger: Path) -> None:
    out = hudna("standing", "--ledger", told_ledger, "--format", "json").out
    assert [one.agreement for one in msgspec.json.decode(out, type=list[Standing])][:2] == [
        "yemen-2015-07-26",
        "karabakh-2020-10-10",
    ]
    assert json.loads(out)[0]["lines"][0].keys() >= {"provision", "party", "value", "reason"}


def test_csv_has_a_row_a_line(hudna: Hudna, told_ledger: Path) -> None:
    read = list(csv.DictReader(io.StringIO(hudna("standing", TRUCE, "--ledger", told_ledger, "--format", "csv").out)))
    accused = next(row for row in read if (row["provision"], row["party"]) == ("ceasefire", "ARM"))
    assert (accused["agreement"], accused["as_of"], accused["phase"]) == (
        TRUCE,
        "2020-10-23T23:59:59+04:00",
        "in force",
    )
    assert (accused["value"], accused["disputed"], accused["speakers"]) == ("alleged breach", "1", "AZE")
    assert (accused["denied_by"], accused["first"], accused["due"]) == ("ARM", "2020-10-20", "")


def test_the_matrix_shows_parties_by_provisions(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", TRUCE, "--ledger", told_ledger).out
    assert ["ceasefire", "alleged breach", "alleged breach", "–"] in cells(page, "ARTSAKH")


def test_who_accuses_whom(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", TRUCE, "--ledger", told_ledger, "--view", "accusations").out
    assert cells(page, "breaches told by") == [
        ["AZE", "–", "1 disputed"],
        ["outlets of an unknown home", "1 alleged", "–"],
    ]


def test_days_of_which_nothing_is_known_are_shown_so_and_never_as_zero(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("standing", TRUCE, "--ledger", told_ledger, "--view", "days").out
    told = {row[0]: row[1:] for row in cells(page, "in force")}
    assert told["2020-10-18"] == ["24 h", "none", "not known", "not known"]
    assert told["2020-10-20"] == ["24 h", "2", "none told", "1 disputed"]
    assert told["no day told"][2:] == ["1 alleged", ""]


def test_deadlines_are_shown_with_what_became_of_them(hudna: Hudna, told_ledger: Path) -> None:
    asked = ("standing", "karabakh-2020-11-09", "--ledger", told_ledger, "--as-of", "2020-11-16", "--view", "deadlines")
    rows = cells(hudna(*asked).out, "deadline of")
    assert [row[:4] for row in rows][:2] == [
        ["aghdam", "ARM", "2020-11-20 23:59", "due"],
        ["kalbajar", "ARM", "2020-11-25 23:59", "due"],
    ]


@pytest.mark.parametrize("view", ["matrix", "accusations", "days", "counts", "deadlines"])
@pytest.mark.parametrize("columns", [80, 100])
def test_every_view_reads_well(
    hudna: Hudna, told_ledger: Path, monkeypatch: pytest.MonkeyPatch, view: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert_reads_well(hudna("standing", "--ledger", told_ledger, "--view", view).out, columns)


@pytest.mark.parametrize("view", ["matrix", "accusations", "days", "deadlines"])
def test_a_view_has_the_same_records_in_json_and_csv(hudna: Hudna, told_ledger: Path, view: str) -> None:
    asked = ("standing", "--ledger", told_ledger, "--as-of", "2020-11-16", "--view", view, "--format")
    listed = json.loads(hudna(*asked, "json").out)
    read = list(csv.DictReader(io.StringIO(hudna(*asked, "csv").out)))
    assert listed
    assert [list(row) for row in read] == [list(record) for record in listed]
    assert [row["agreement"] for row in read] == [record["agreement"] for record in listed]


def test_counts_that_are_not_known_are_empty_in_csv(hudna: Hudna, told_ledger: Path) -> None:
    out = hudna("standing", TRUCE, "--ledger", told_ledger, "--view", "days", "--format", "csv").out
    told = {(row["first"], row["side"]): row for row in csv.DictReader(io.StringIO(out))}
    assert (told["2020-10-18", "ARM"]["known"], told["2020-10-18", "ARM"]["alleged"]) == ("False", "")
    assert (told["2020-10-22", "ARM"]["known"], told["2020-10-22", "ARM"]["alleged"]) == ("True", "0")
    assert told["2020-10-20", "ARM"]["disputed"] == "1"
    assert [(side, row["alleged"]) for (first, side), row in told.items() if not first] == [("AZE", "1")]


def test_an_unknown_view_is_bad_use(hudna: Hudna, told_ledger: Path) -> None:
    ran = hudna("standing", TRUCE, "--ledger", told_ledger, "--view", "weather")
    assert (ran.code, ran.out) == (2, "")


def test_an_agreement_that_was_not_known_yet_is_said_to_be_known_since_when(hudna: Hudna, told_ledger: Path) -> None:
    ran = hudna("standing", "karabakh-2020-10-17", "--known-on", "1999-01-01", "--ledger", told_ledger)
    assert (ran.code, ran.out) == (2, "")
    assert "knew nothing of 'karabakh-2020-10-17' then; it has known of it since " in ran.err
