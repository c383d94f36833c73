"""`hudna series add` of datasets, and `hudna series add-tallies`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.model.errors import InputError, LedgerError
from tests.conftest import Ran
from tests.unit.sources.datasets.made import acled, hxl

Hudna = Callable[..., Ran]


@pytest.fixture
def series(hudna: Hudna, tmp_path: Path) -> Hudna:
    return lambda *arguments: hudna("series", *arguments, "--ledger", tmp_path / "a.ledger")


def listed(series: Hudna) -> list[dict[str, object]]:
    return list(json.loads(series("list", "--format", "json").out))


def test_a_dataset_is_added_with_its_own_unit_source_and_note(series: Hudna, tmp_path: Path) -> None:
    ran = series("add", acled(tmp_path / "acled.csv"), "--of", "fatalities")
    assert (ran.code, ran.out) == (0, "")
    assert (
        ran.err
        == "series fatalities-reported-by-acled-yem added: 4 fatalities reported, by ACLED in 1 row, 2020-05-03\n"
    )
    (record,) = listed(series)
    assert (record["source"], record["country"], record["total"]) == ("ACLED", "YEM", 4)
    assert "3, 10, 12 or 100" in str(record["note"])


def test_filters_are_part_of_the_name_and_the_unit(series: Hudna, tmp_path: Path) -> None:
    file = acled(
        tmp_path / "acled.csv", {}, {"event_id_cnty": "YEM2", "sub_event_type": "Grenade", "event_date": "2020-06-03"}
    )
    ran = series("add", file, "--of", "events", "--type", "Grenade", "--country", "YEM", "--by", "month")
    assert ran.code == 0
    (record,) = listed(series)
    assert (record["id"], record["unit"]) == ("acled-events-grenade-yem-by-month", "ACLED events, Grenade")
    assert (record["first"], record["last"], record["total"]) == ("2020-06-01", "2020-06-30", 1)


def test_what_the_user_says_stands_before_what_the_dataset_does(series: Hudna, tmp_path: Path) -> None:
    series(
        "add",
        hxl(tmp_path / "s.csv"),
        "--of",
        "#affected+killed",
        "--name",
        "قتلى الحديدة",
        "--unit",
        "قتيل",
        "--note",
        "As of May.",
    )
    (record,) = listed(series)
    assert (record["name"], record["unit"], record["id"]) == ("قتلى الحديدة", "قتيل", "قتلى-الحديدة")
    assert str(record["note"]).startswith("As of May. ")


def test_a_dataset_with_bad_rows_adds_nothing(series: Hudna, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="1 row is bad, and nothing was taken; line 2, column latitude"):
        series("add", acled(tmp_path / "a.csv", {"latitude": "x"}), "--of", "events")
    assert not (tmp_path / "a.ledger").exists()


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (["--of", "events", "--date-column", "event_date"], "--date-column"),
        (["--of", "events", "--end-column", "event_date"], "--end-column"),
        (["--of", "events", "--count-column", "fatalities"], "--count-column"),
        (
            ["--name", "N", "--unit", "u", "--date-column", "event_date", "--count-column", "x", "--actor", "A"],
            "--actor",
        ),
        (["--name", "N", "--unit", "u", "--date-column", "event_date"], "--count-column"),
        (["--unit", "u"], "--name"),
        (["--of", "events", "--name", " "], "--name"),
        (["--of", "events", "--id", "Not One"], "--id"),
        (["--of", "events", "--country", "Yemen"], "--country"),
    ],
)
def test_options_that_do_not_fit_are_refused_by_name(
    series: Hudna, tmp_path: Path, options: list[str], where: str
) -> None:
    with pytest.raises(InputError) as caught:
        series("add", acled(tmp_path / "a.csv"), *options)
    assert caught.value.where == where


TOLD = (
    "OSCE Special Monitoring Mission to Ukraine (SMM) Daily Report 301/2020 issued on 18 December 2020\n"
    "Based on information from the Monitoring Teams as of 19:30 17 December 2020.\n"
    "The SMM recorded nine ceasefire violations in Donetsk region and two in Luhansk region.\n"
)


def test_tallies_of_a_mission_become_a_series_for_each_region(hudna: Hudna, series: Hudna, tmp_path: Path) -> None:
    (tmp_path / "daily.txt").write_text(TOLD, encoding="utf-8")
    assert hudna("monitor", tmp_path / "daily.txt", "--ledger", tmp_path / "a.ledger").code == 0
    assert series("add-tallies").code == 0
    assert {(record["id"], record["first"], record["total"]) for record in listed(series)} == {
        ("osce-violations-donetsk-oblast", "2020-12-17", 9),
        ("osce-violations-luhansk-oblast", "2020-12-17", 2),
    }
    assert series("add-tallies", "--by", "issue").code == 0
    assert {record["first"] for record in listed(series)} == {"2020-12-17", "2020-12-18"}
    with pytest.raises(LedgerError, match="already"):
        series("add-tallies")
    assert series("add-tallies", "--replace").code == 0


def test_without_tallies_there_is_nothing_to_add(hudna: Hudna, series: Hudna, tmp_path: Path) -> None:
    hudna("monitor", acled(tmp_path / "acled.csv"), "--ledger", tmp_path / "a.ledger")
    ran = series("add-tallies")
    assert (ran.code, "hudna tallies" in ran.err) == (2, True)


def test_monitor_says_what_it_passed_over_and_which_rows_are_bad(hudna: Hudna, tmp_path: Path) -> None:
    protest = {"event_id_cnty": "YEM2", "sub_event_type": "Peaceful protest"}
    file = acled(tmp_path / "acled.csv", {}, protest, {"event_id_cnty": "YEM3", "fatalities": "x"})
    ran = hudna("monitor", file, "--ledger", tmp_path / "a.ledger")
    assert ran.code == 0
    assert (
        f"{file}: 1 event was passed over, being nothing that is coded for a ceasefire: Peaceful protest (1)" in ran.err
    )
    assert f"{file} › line 4: column fatalities: 'x' is no whole number" in ran.err
    assert "1 report added with 1 claim" in ran.err
