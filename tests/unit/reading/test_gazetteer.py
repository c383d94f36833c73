"""Which place a name means: on a small world of our own, compiled as the real one is."""

import json
import sqlite3
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.reading.gazetteer import Gazetteer
from hudna.reading.gazetteer_build import build

COUNTRIES = {
    "YE": {"name": "Yemen", "iso3": "YEM", "capital": "Sanaa"},
    "SY": {"name": "Syria", "iso3": "SYR", "capital": "Damascus"},
    "ML": {"name": "Mali", "iso3": "MLI", "capital": "Bamako"},
    "LY": {"name": "Libya", "iso3": "LBY", "capital": "Tripoli"},
    "LB": {"name": "Lebanon", "iso3": "LBN", "capital": "Beirut"},
    "FR": {"name": "France", "iso3": "FRA", "capital": "Paris"},
    "CO": {"name": "Colombia", "iso3": "COL", "capital": "Bogotá"},
}
CITIES = [
    ("Sanaa", "YE", 1_900_000, ["صنعاء"]),
    ("Mocha", "YE", 16_000, ["المخا", "Moka Port"]),
    ("Al Bilād", "YE", 700, ["البلاد"]),
    ("Al Bāb", "SY", 63_000, ["الباب", "Babu"]),
    ("Ash Shaddādah", "SY", 15_000, ["الشدادي"]),
    ("Dayr Ḩāfir", "SY", 29_000, ["دير حافر", "XDH", "dayr hafr"]),
    ("Tripoli", "LY", 1_100_000, ["طرابلس"]),
    ("Tripoli", "LB", 230_000, ["طرابلس"]),
    ("Paris", "FR", 2_100_000, ["باريس"]),
    ("Paris", "CO", 2_000, []),
    ("Lyon", "FR", 520_000, ["ليون"]),
    ("Vichy", "FR", 25_000, ["فيشي"]),
    ("Florence", "FR", 600_000, ["Metz-la-Neuve"]),
    ("Metz", "FR", 550_000, []),
    ("Metz", "CO", 900_000, ["Florence"]),
]
DATA = {
    "settings/geonames.toml": 'everywhere = 500_000\nalternates = 50_000\nlocal = ["YEM", "SYR", "LBN", "COL"]\nlanguages = ["ar", "en"]\n',
    "settings/countries.toml": 'SYR.names = ["سورية"]\nMLI.local = ["مالي"]\n',
    "words/ar.toml": 'words = ["الباب"]\nnever = ["البلاد"]\nbefore = ["مدينة"]\n',
    "words/en.toml": """
words = ["mocha"]
before = ["town of"]
after = ["city"]
articles = ["ash", "al"]
written_articles = ["al"]

[respelled]
dayr = ["deir"]
""",
    "yemen.toml": """
country = "YEM"
place = [
  { name = "Taiz", at = [13.58, 44.02], names = ["تعز", "Ta'izz"] },
  { name = "Al Mansura", at = [12.86, 44.98], local = ["المنصورة"] },
  { name = "Bab al-Mandab", at = [12.58, 43.33], kind = "region", names = ["باب المندب", "مضيق باب المندب"] },
  { name = "Red Sea Coast", kind = "region", names = ["ساحل البحر الأحمر"] },
  { name = "Khartan", at = [15.0, 44.0], names = ["Lyon Street", "لودر"], country = "SYR" },
]
""",
}
YEMEN, SYRIA = frozenset({"YEM"}), frozenset({"SYR"})


def write_world(root: Path, data: dict[str, str] | None = None) -> tuple[Path, Path]:
    folder, geonames = root / "places", root / "geonames"
    for name, content in (DATA | (data or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    geonames.mkdir(exist_ok=True)
    cities = {
        str(n): {
            "name": name,
            "latitude": float(n),
            "longitude": 40.0,
            "countrycode": code,
            "population": population,
            "alternatenames": others,
        }
        for n, (name, code, population, others) in enumerate(CITIES)
    }
    (geonames / "cities500.json").write_text(json.dumps(cities), "utf-8")
    (geonames / "countries.json").write_text(json.dumps(COUNTRIES), "utf-8")
    return folder, geonames


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    root = tmp_path_factory.mktemp("world")
    folder, geonames = write_world(root)
    build(root / "gazetteer.sqlite", folder, geonames)
    return Gazetteer(root / "gazetteer.sqlite")


def meant(world: Gazetteer, name: str, near: frozenset[str] = frozenset()) -> str | None:
    entry = world.lookup(name, near=near)
    return f"{entry.name}, {entry.country}" if entry else None


def test_a_hand_made_place_is_found_in_any_report_by_all_its_names(world: Gazetteer) -> None:
    assert meant(world, "تعز") == meant(world, "taizz") == "Taiz, YEM"


def test_a_local_name_means_its_place_only_in_reports_on_its_country(world: Gazetteer) -> None:
    assert meant(world, "المنصوره", YEMEN) == "Al Mansura, YEM"
    assert meant(world, "المنصوره") is None
    assert meant(world, "المنصوره", SYRIA) is None


def test_a_place_can_lie_in_another_country_than_its_file_says(world: Gazetteer) -> None:
    assert meant(world, "لودر") == "Khartan, SYR"


def test_a_region_without_coordinates_is_still_a_place(world: Gazetteer) -> None:
    entry = world.lookup("ساحل البحر الاحمر")
    assert entry is not None
    assert (entry.kind, entry.lat, entry.lon) == ("region", None, None)


def test_a_large_city_is_found_in_any_report(world: Gazetteer) -> None:
    assert meant(world, "lyon") == meant(world, "ليون") == "Lyon, FRA"


def test_a_small_place_is_found_only_in_reports_on_its_country(world: Gazetteer) -> None:
    assert meant(world, "دير حافر", SYRIA) == "Dayr Ḩāfir, SYR"
    assert meant(world, "دير حافر") is None


def test_a_small_place_of_a_country_without_a_conflict_is_not_found_at_all(world: Gazetteer) -> None:
    assert meant(world, "vichy", frozenset({"FRA"})) is None


def test_a_capital_is_found_in_any_report_however_small(world: Gazetteer) -> None:
    assert meant(world, "صنعاء") == "Sanaa, YEM"


def test_the_capital_of_a_country_comes_before_a_hamlet_of_the_conflict_that_is_called_so(world: Gazetteer) -> None:
    assert meant(world, "paris", frozenset({"COL"})) == "Paris, FRA"


def test_of_two_cities_the_one_in_the_country_of_the_conflict_is_meant(world: Gazetteer) -> None:
    assert meant(world, "طرابلس") == "Tripoli, LBY"
    assert meant(world, "طرابلس", frozenset({"LBY"})) == "Tripoli, LBY"


def test_a_main_name_comes_before_another_name_of_a_larger_city(world: Gazetteer) -> None:
    assert meant(world, "florence") == "Florence, FRA"


def test_of_cities_with_one_main_name_the_more_populous_is_meant(world: Gazetteer) -> None:
    assert meant(world, "metz") == "Metz, COL"


def test_an_ordinary_word_names_a_place_only_beside_a_head(world: Gazetteer) -> None:
    assert meant(world, "الباب", SYRIA) is None
    assert meant(world, "مدينه الباب", SYRIA) == "Al Bāb, SYR"
    assert meant(world, "mocha", YEMEN) is None
    assert meant(world, "town of mocha", YEMEN) == meant(world, "mocha city", YEMEN) == "Mocha, YEM"


def test_some_words_name_no_place_even_beside_a_head(world: Gazetteer) -> None:
    assert meant(world, "مدينه البلاد", YEMEN) is None


def test_countries_are_found_by_their_names_in_every_language(world: Gazetteer) -> None:
    entry = world.lookup("سوريا")
    assert entry is not None
    assert (entry.country, entry.kind) == ("SYR", "country")
    assert meant(world, "سوريه") == meant(world, "syria") == "Syria, SYR"


def test_a_country_has_a_point_in_its_midst(world: Gazetteer) -> None:
    entry = world.lookup("lebanon")
    assert entry is not None
    assert (entry.lat, entry.lon) == (7.0, 40.0)


def test_a_country_named_like_an_ordinary_word_is_found_only_in_reports_on_it(world: Gazetteer) -> None:
    assert meant(world, "مالي") is None
    assert meant(world, "مالي", frozenset({"MLI"})) == "Mali, MLI"
    assert meant(world, "mali") == "Mali, MLI"


def test_transcribed_names_are_found_with_any_article_and_in_their_usual_spellings(world: Gazetteer) -> None:
    found = {meant(world, name, SYRIA) for name in ("ash shaddadah", "al shaddadah", "shaddadah")}
    assert found == {"Ash Shaddādah, SYR"}
    assert meant(world, "deir hafir", SYRIA) == "Dayr Ḩāfir, SYR"


def test_a_short_name_keeps_its_article(world: Gazetteer) -> None:
    assert meant(world, "bab", SYRIA) is None


def test_other_latin_names_count_only_for_places_of_some_size(world: Gazetteer) -> None:
    assert meant(world, "babu", SYRIA) == "Al Bāb, SYR"
    assert meant(world, "moka port", YEMEN) is None


def test_codes_and_transcriptions_in_small_letters_are_no_names(world: Gazetteer) -> None:
    assert meant(world, "xdh", SYRIA) is None
    assert meant(world, "dayr hafr", SYRIA) is None


def test_longest_tells_how_many_words_the_longest_name_with_that_opening_has(world: Gazetteer) -> None:
    assert world.longest("مضيق") == 3
    assert world.longest("باب") == 2
    assert world.longest("تعز") == 1
    assert world.longest("hudna") == 0


def test_without_the_compiled_file_the_error_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"python -m hudna\.reading\.gazetteer_build"):
        Gazetteer(tmp_path / "gazetteer.sqlite")


def test_a_file_compiled_for_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DataError, match="another version"):
        Gazetteer(path)
