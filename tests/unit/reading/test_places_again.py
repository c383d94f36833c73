"""Places that a common noun takes up: of which kind they are, and that those abroad are not meant."""

from collections.abc import Mapping

import pytest

from hudna.reading.gazetteer import Gazetteer
from hudna.reading.places import LastPlaces, PlaceFinder
from hudna.reading.places_again import PlacesAgain

from .conftest import Bench


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer())


def meant(bench: Bench, finder: PlaceFinder, *sentences: str, home: str = "SYR") -> list[str]:
    """What the places of the last sentence are called."""
    last: LastPlaces = {}
    again = PlacesAgain(bench.pack)
    found: list[str] = []
    for text in sentences:
        structure = bench.structure(text)
        named = finder.find(structure.tokens, frozenset({home}))
        found = [mention.entry.name for mention in again.find(structure, named, last, home)]
    return found


@pytest.mark.parametrize(
    ("iso", "before", "text", "expected"),
    [
        ("en", "Shells hit Aleppo.", "The city was quiet.", ["Aleppo"]),
        ("en", "Shells hit Aleppo.", "A city was quiet.", []),
        ("en", "Shells hit Aleppo.", "Aid reached the area.", ["Aleppo"]),
        ("en", "Shells hit Syria.", "The city was quiet.", []),
        ("en", "Shells hit Aleppo.", "The city of Homs was quiet.", ["Homs"]),
        ("en", "Shells hit Aleppo.", "The city held out in Homs, and the city fell.", ["Aleppo", "Homs", "Homs"]),
        ("en", "Fighting went on in Syria.", "Aid reached all parts of the country.", ["Syria"]),
        ("en", "Fighting went on in Syria.", "The country refused.", []),
        ("ar", "سقطت قذائف على حلب.", "وساد الهدوء المدينة.", ["Aleppo"]),
        ("ar", "سقطت قذائف على حلب.", "وساد الهدوء مدينة.", []),
        ("ar", "تواصل القتال في سوريا.", "ودخلت المساعدات إلى شمال البلاد.", ["Syria"]),
    ],
)
def test_a_noun_marked_as_known_takes_up_the_last_place_of_its_kind(
    *, benches: Mapping[str, Bench], finder: PlaceFinder, iso: str, before: str, text: str, expected: list[str]
) -> None:
    assert meant(benches[iso], finder, before, text) == expected


def test_who_acts_by_the_name_of_a_seat_is_not_where_it_happened(en: Bench, finder: PlaceFinder) -> None:
    assert meant(en, finder, "Shells hit Aleppo.", "Washington condemned it.", "The city was quiet.") == ["Aleppo"]


def test_a_place_abroad_is_taken_up_only_where_none_at_home_was_named(en: Bench, finder: PlaceFinder) -> None:
    assert meant(en, finder, "Shells hit Aleppo.", "Talks were held in Geneva.", "The city was quiet.") == ["Aleppo"]
    assert meant(en, finder, "Talks were held in Geneva.", "The city was quiet.") == ["Geneva"]
    assert meant(en, finder, "Fighting went on in Syria.", "Talks were held in Jordan.", "He left the country.") == []
