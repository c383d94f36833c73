"""Places named in sentences, and which of them is the place of an event."""

from collections.abc import Mapping

import pytest

from hudna.reading.gazetteer import Gazetteer
from hudna.reading.places import PlaceFinder, place_of

from .conftest import Bench, shown


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer())


def near(*countries: str) -> frozenset[str]:
    return frozenset(countries)


@pytest.mark.parametrize(
    ("iso", "text", "country", "expected"),
    [
        ("en", "fighting in Deir ez-Zor province", "SYR", [("Deir ez Zor province", "region")]),
        ("en", "the Palestinian city of Gaza City", "PSE", [("Gaza City", "point")]),
        ("en", "the road to South Sudan", "SSD", [("South Sudan", "country")]),
        ("en", "eastern Ghouta near Douma", "SYR", [("eastern Ghouta", "region"), ("Douma", "point")]),
        ("ar", "اندلع القتال في مدينة دير الزور", "SYR", [("دير الزور", "point")]),
        ("ar", "غوطة دمشق الشرقية", "SYR", [("غوطة دمشق الشرقية", "region")]),
        ("ar", "الطريق إلى جنوب السودان", "SSD", [("جنوب السودان", "country")]),
    ],
)
def test_the_longest_name_stands_for_those_nested_in_it(
    *,
    benches: Mapping[str, Bench],
    finder: PlaceFinder,
    iso: str,
    text: str,
    country: str,
    expected: list[tuple[str, str]],
) -> None:
    tokens = benches[iso].tokens(text)
    found = finder.find(tokens, near(country))
    assert [(shown(tokens, p.first, p.last), p.entry.kind) for p in found] == expected


@pytest.mark.parametrize(("iso", "text"), [("en", "shelling in Tripoli"), ("ar", "قصف في طرابلس")])
@pytest.mark.parametrize("country", ["LBY", "LBN"])
def test_a_name_of_two_places_means_the_one_in_the_conflict(
    benches: Mapping[str, Bench], finder: PlaceFinder, iso: str, text: str, country: str
) -> None:
    [place] = finder.find(benches[iso].tokens(text), near(country))
    assert place.entry.country == country


def test_of_two_places_outside_the_conflict_the_better_known_is_meant(en: Bench, finder: PlaceFinder) -> None:
    [place] = finder.find(en.tokens("shelling in Tripoli"), near())
    assert place.entry.country == "LBY"


def test_arabic_clitics_hide_no_name(ar: Bench, finder: PlaceFinder) -> None:
    tokens = ar.tokens("قصف بتعز وبالمخا ومأرب")
    assert [p.entry.country for p in finder.find(tokens, near("YEM"))] == ["YEM"] * 3


def test_small_places_that_are_words_elsewhere_count_only_in_their_country(ar: Bench, finder: PlaceFinder) -> None:
    tokens = ar.tokens("القرية قرب دير حافر")
    assert [p.entry.country for p in finder.find(tokens, near("SYR"))] == ["SYR"]
    assert finder.find(ar.tokens("وقف أمام الباب"), near("YEM")) == []


def test_what_follows_from_a_word_is_remembered_and_stays_the_same(en: Bench, finder: PlaceFinder) -> None:
    tokens = en.tokens("shelling in Tripoli and Douma")
    assert finder.find(tokens, near("LBN")) == finder.find(tokens, near("LBN"))
    assert finder.find(tokens, near("LBN")) != finder.find(tokens, near("LBY"))


def test_a_place_of_a_claim_is_a_span_of_the_report(ar: Bench, finder: PlaceFinder) -> None:
    text = "وقع القصف بتعز ليلا."
    tokens = ar.tokens(text)
    [mention] = finder.find(tokens, near("YEM"))
    place = mention.as_place(tokens, text)
    assert (text[place.start : place.end], place.text) == ("بتعز", "بتعز")
    assert (place.country, place.kind) == ("YEM", "point")
    assert place.lat == pytest.approx(13.6, abs=0.2)
    assert place.lon == pytest.approx(44.0, abs=0.2)


def chosen(bench: Bench, finder: PlaceFinder, text: str, word: str, country: str) -> str | None:
    structure = bench.structure(text)
    trigger = next(t for t in bench.triggers(text) if structure.tokens[t.first].text == word)
    mention = place_of(structure, finder.find(structure.tokens, near(country)), trigger)
    return None if mention is None else shown(structure.tokens, mention.first, mention.last)


@pytest.mark.parametrize(
    ("iso", "text", "word", "country", "expected"),
    [
        ("en", "Shelling hit Douma and Aleppo", "Shelling", "SYR", "Douma"),
        ("en", "In Douma and Aleppo shelling went on", "shelling", "SYR", "Aleppo"),
        ("en", "From Aleppo, where calm held, shelling of Douma was heard", "shelling", "SYR", "Douma"),
        ("en", "In Aleppo, he said, shelling went on", "shelling", "SYR", "Aleppo"),
        ("en", "Shelling went on", "Shelling", "SYR", None),
        ("ar", "طال القصف دوما وحلب", "القصف", "SYR", "دوما"),
        ("ar", "قصفت الطائرات مدينة دوما بالصواريخ", "قصفت", "SYR", "مدينة دوما"),
        ("ar", "في حلب، كما قال، استمر القصف", "القصف", "SYR", "حلب"),
    ],
)
def test_an_event_is_at_the_nearest_place_after_it_else_before_it_else_in_the_sentence(
    *,
    benches: Mapping[str, Bench],
    finder: PlaceFinder,
    iso: str,
    text: str,
    word: str,
    country: str,
    expected: str | None,
) -> None:
    assert chosen(benches[iso], finder, text, word, country) == expected


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [("en", "Syria went on with shelling", "shelling"), ("ar", "واصلت سوريا القصف", "القصف")],
)
def test_a_state_that_does_something_is_no_place(
    benches: Mapping[str, Bench], finder: PlaceFinder, iso: str, text: str, word: str
) -> None:
    assert chosen(benches[iso], finder, text, word, "SYR") is None


@pytest.mark.parametrize(
    ("iso", "text", "word", "expected"),
    [
        ("en", "Talks were held in Geneva", "Talks", "Geneva"),
        ("en", "Peace talks in Geneva between the two sides collapsed", "talks", "Geneva"),
        ("en", "In Aleppo, where calm held, he spoke of talks", "talks", None),
        ("ar", "عقدت محادثات في جنيف", "عقدت", "جنيف"),
        ("en", "Shelling killed two, which Syria denied", "Shelling", None),
        ("en", "Rockets from Syria hit a house", "Rockets", None),
        ("en", "Shelling went on in Syria", "Shelling", "Syria"),
        ("en", "Israel bombed Damascus", "bombed", "Damascus"),
        ("en", "Damascus bombed Israel", "bombed", None),
        ("en", "Shelling killed 20 people in Damascus", "Shelling", "Damascus"),
        ("ar", "قصفت إسرائيل دمشق", "قصفت", "دمشق"),
        ("en", "It was the second blow to Aleppo in two days: shelling killed five", "shelling", None),
    ],
)
def test_where_a_place_stands_tells_whether_it_may_be_that_of_an_event(
    *, benches: Mapping[str, Bench], finder: PlaceFinder, iso: str, text: str, word: str, expected: str | None
) -> None:
    assert chosen(benches[iso], finder, text, word, "SYR") == expected


def test_a_word_in_small_letters_names_no_place_where_others_have_capitals(en: Bench, finder: PlaceFinder) -> None:
    assert finder.find(en.tokens("The rebels threw a grenade"), frozenset()) == []
    assert [place.entry.name for place in finder.find(en.tokens("shelling in aleppo"), frozenset())] == ["Aleppo"]
