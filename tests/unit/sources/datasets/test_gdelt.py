"""Events of GDELT: coded by a machine, and so only possible."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudna.model.claims import Status
from hudna.model.events import EventType
from hudna.model.readings import Reading
from tests.unit.sources.datasets.made import gdelt, readings, refusals


def read(tmp_path: Path, columns: int = 61, **cells: str) -> Reading:
    (reading,) = readings(gdelt(tmp_path / "20200504.export.CSV", cells, columns=columns))
    return reading


@pytest.mark.parametrize(("columns", "added"), [(61, "20200504143000"), (58, "20200504"), (57, "20200504")])
def test_each_layout_is_told_by_the_number_of_its_columns(tmp_path: Path, columns: int, added: str) -> None:
    reading = read(tmp_path, columns, dateadded=added)
    (claim,) = reading.claims
    assert (reading.report.url, reading.report.published) == ("urn:gdelt:910000001", date(2020, 5, 4))
    assert claim.type is EventType.ATTACK_SHELLING
    assert ([one.id for one in claim.actors], [one.id for one in claim.targets]) == (["HEZBOLLAH"], ["ISR.MIL"])
    assert claim.place is not None
    assert (claim.place.name, claim.place.country, claim.place.lat, claim.place.lon) == ("Khiam", "LBN", 33.33, 35.61)
    assert ("https://borderpost.example/shells" in reading.report.text) is (columns > 57)


def test_what_it_codes_is_possible_and_no_number_of_it_is_a_toll(tmp_path: Path) -> None:
    (claim,) = read(tmp_path).claims
    assert (claim.status, claim.killed, claim.wounded) == (Status.POSSIBLE, None, None)


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("0871", EventType.TRUCE_AGREED),
        ("041", EventType.TALKS_CALL),
        ("1951", EventType.ATTACK_AIR),
        ("1952", EventType.ATTACK_DRONE),
        ("196", EventType.TRUCE_VIOLATED),
        ("1834", EventType.ATTACK_EXPLOSIVE),
    ],
)
def test_a_code_is_what_the_longest_known_beginning_of_it_is(tmp_path: Path, code: str, event: EventType) -> None:
    assert read(tmp_path, eventcode=code).claims[0].type is event


def test_names_in_other_scripts_are_kept(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, actiongeo_fullname="الخيام, النبطية, لبنان", actor1name="حزب الله").claims
    assert claim.place is not None
    assert (claim.place.text, claim.actors[0].text, claim.actors[0].id) == ("الخيام", "حزب الله", "HEZBOLLAH")


NO_GROUP = {"actor1knowngroupcode": "", "actor1countrycode": "YEM"}


@pytest.mark.parametrize(
    ("codes", "identity"),
    [
        (NO_GROUP | {"actor1type1code": "GOV"}, "YEM"),
        (NO_GROUP | {"actor1type1code": "REB"}, "YEM.REB"),
        (NO_GROUP, "YEM"),
        (NO_GROUP | {"actor1countrycode": "ZZZ"}, None),
        (NO_GROUP | {"actor1type1code": "EDU"}, None),
        ({"actor1knowngroupcode": "XFM"}, None),
    ],
)
def test_an_actor_is_told_by_codes_and_otherwise_left_out(
    tmp_path: Path, codes: dict[str, str], identity: str | None
) -> None:
    (reading,) = readings(gdelt(tmp_path / "a.csv", codes))
    assert [one.id for one in reading.claims[0].actors] == ([] if identity is None else [identity])
    assert bool(reading.report.notices) is (identity is None)


def test_what_is_said_demanded_or_not_in_the_first_paragraph_is_passed_over_with_a_count(tmp_path: Path) -> None:
    rows = [
        {"globaleventid": str(at), "eventcode": code} for at, code in enumerate(["010", "112", "130", "194"], start=1)
    ]
    file = gdelt(tmp_path / "a.csv", *rows, {"globaleventid": "9", "isrootevent": "0"})
    assert [one.report.id for one in readings(file)] == ["gdelt-4"]
    (reason,) = refusals(file).values()
    assert reason.startswith("4 events were passed over")
    assert set(reason.partition(": ")[2].split(", ")) == {
        "CAMEO 010 (1)",
        "CAMEO 112 (1)",
        "CAMEO 130 (1)",
        "no root event (1)",
    }


def test_bad_rows_are_named_by_line_and_column_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = gdelt(tmp_path / "a.csv", {}, {"day": "20201399"}, {"actiongeo_lat": "x"}, {"globaleventid": "5"})
    file.write_text(file.read_text("utf-8") + "1\t20200503\n", encoding="utf-8")
    assert [one.report.id for one in readings(file)] == ["gdelt-910000001", "gdelt-5"]
    assert refusals(file) == {
        "line 2": "column day: '20201399' is no day of the calendar",
        "line 3": "column actiongeo_lat: 'x' is no number of degrees up to 90",
        "line 5": "2 cells under 61 columns",
    }


def test_quotation_marks_are_characters_as_any(tmp_path: Path) -> None:
    file = gdelt(tmp_path / "a.csv", {"actor1name": 'THE "FRONT'}, {"globaleventid": "2"})
    assert [one.report.id for one in readings(file)] == ["gdelt-910000001", "gdelt-2"]


def test_other_tables_with_tabs_are_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("day\tkilled\n2020-05-03\t4\n", encoding="utf-8")
    assert readings(tmp_path / "a.csv") == []
