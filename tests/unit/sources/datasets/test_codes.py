"""The data files of datasets: what they hold fits the rest of Hudna, and what is wrong in one is named."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.reading.actor_data import load_actors as load_known_actors
from hudna.sources import load_affiliations
from hudna.sources.datasets.actors import load_actors
from hudna.sources.datasets.cameo import load_cameo
from hudna.sources.datasets.codes import FOLDER, load_codes
from hudna.sources.datasets.countries import load_countries
from hudna.sources.datasets.hxl import load_words

ACLED_SORTS = """Government regains territory|Non-state actor overtakes territory|Armed clash|Excessive force against protesters|
Protest with intervention|Peaceful protest|Violent demonstration|Mob violence|Chemical weapon|Air/drone strike|Suicide bomb|
Shelling/artillery/missile attack|Remote explosive/landmine/IED|Grenade|Sexual violence|Attack|Abduction/forced disappearance|
Agreement|Arrests|Change to group/activity|Disrupted weapons use|Headquarters or base established|Looting/property destruction|
Non-violent transfer of territory|Other""".replace("\n", "").split("|")


def test_every_sub_event_type_of_the_codebook_is_decided_on() -> None:
    codes = load_codes("acled")
    assert len(ACLED_SORTS) == 25
    assert [sort for sort in ACLED_SORTS if not codes.is_known(sort)] == []


def test_the_ids_of_actors_are_those_of_the_data_of_actors() -> None:
    known = {actor.id for actor in load_known_actors(FOLDER.parent / "actors").actors}
    named = tomllib.loads((FOLDER / "actors.toml").read_text("utf-8"))["names"]
    groups = tomllib.loads((FOLDER / "gdelt.toml").read_text("utf-8"))["groups"]
    states = {identity for identity in (*named, *groups.values()) if identity.partition(".")[2] in {"MIL", "REB"}}
    assert {*named, *groups.values()} - states <= known
    assert {identity.partition(".")[0] for identity in states} <= known


@pytest.mark.parametrize(
    ("name", "here", "identity"),
    [
        ("Military Forces of Azerbaijan (2003-)", None, "AZE.MIL"),
        ("Military Forces of Russia (2000-) Air Force", None, "RUS.MIL"),
        ("Police Forces of Sudan (2019-)", None, "SDN.SEC"),
        ("Government of Russia (Soviet Union)", None, "RUS"),
        ("Civilians (Syria)", None, "SYR.CVL"),
        ("Civilians", "SDN", "SDN.CVL"),
        ("Civilians", None, None),
        ("RSF: Rapid Support Forces", None, "RSF"),
        ("قوات الدعم السريع", None, "RSF"),
        ("Military Forces of Nowhere", None, None),
        ("Unidentified Military Forces", "YEM", None),
    ],
)
def test_an_actor_is_found_by_name_or_template(name: str, here: str | None, identity: str | None) -> None:
    assert load_actors().party(name, "actor 1", here).id == identity


def test_countries_are_found_by_every_code_and_by_arabic_names() -> None:
    countries = load_countries()
    assert {
        countries.named("Yemen (North Yemen)"),
        countries.named("اليمن"),
        countries.numbered(887),
        countries.fips("YM"),
    } == {"YEM"}
    assert (countries.of_pcode("SY0203"), countries.of_pcode("SYR02"), countries.of_pcode("12")) == ("SYR", "SYR", None)


def test_those_who_code_events_are_organisations_without_a_home() -> None:
    for name in ("ACLED", "UCDP GED", "GDELT"):
        source = load_affiliations().find(name)
        assert source is not None
        assert (source.ownership, source.home) == ("organisation", None)
    mission = load_affiliations().find("OSCE Special Monitoring Mission to Ukraine")
    assert mission is not None
    assert mission.affiliated == "OSCE"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('[events]\nA = { type = "attack.odd", who = "first" }\n[none]\nsorts = []', "events[...].type"),
        ('[events]\nA = { type = "attack.air", who = "second" }\n[none]\nsorts = []', "events[...].who"),
        ('[events]\nA = { type = "attack.air", who = "first" }\n[none]\nsorts = ["a"]', "a"),
        ("[none]\nsorts = []", "top level"),
        ("[events]\n[none]\nsorts = []\nmore = 1", "none"),
        ("[events", "syntax"),
    ],
)
def test_a_wrong_file_of_codes_is_refused_with_its_place(tmp_path: Path, content: str, place: str) -> None:
    (tmp_path / "odd.toml").write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_codes("odd", tmp_path)
    assert (caught.value.file, caught.value.place) == ("odd.toml", place)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_codes("none", tmp_path)


def test_names_that_two_actors_or_countries_have_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        '[templates]\n[here]\n[names]\nRSF = ["One"]\nLNA = ["one (2019-)"]\n[nobody]\nnames = []\ntemplates = []',
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="is RSF already"):
        load_actors(tmp_path / "a.toml")
    (tmp_path / "c.toml").write_text(
        'YEM = { alpha2 = "YE", names = ["X"] }\nSYR = { alpha2 = "SY", names = ["x"] }', encoding="utf-8"
    )
    with pytest.raises(DataError, match="is YEM already"):
        load_countries(tmp_path / "c.toml")


def test_a_word_of_two_kinds_is_refused(tmp_path: Path) -> None:
    kinds = [f'[[kind]]\ntype = "{one}"\nwho = "first"\nwords = ["fire"]' for one in ("attack.air", "attack.gunfire")]
    (tmp_path / "h.toml").write_text("\n".join(kinds), encoding="utf-8")
    with pytest.raises(DataError, match="another kind already"):
        load_words(tmp_path / "h.toml")


def test_all_data_files_load() -> None:
    assert load_codes("ucdp").of("one-sided violence") is not None
    assert load_cameo().of("196")[1] is not None
    assert load_words()["قصف"].type == "attack.shelling"
