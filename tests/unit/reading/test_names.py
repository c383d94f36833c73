from functools import cache

import pytest

from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.reading.names import Name, Names, compile_names
from hudna.reading.pack import Pack, load_pack
from hudna.reading.phrases import Match

ACTORS = load_actors(DATA / "actors")


@cache
def pack(iso: str) -> Pack:
    return load_pack(iso)


@cache
def names(iso: str) -> Names:
    return compile_names(pack(iso), ACTORS)


def match(iso: str, text: str) -> Match[Name] | None:
    tokenizer = pack(iso).tokenizer
    return names(iso).index.longest(tokenizer.tokens(text, 0, len(text), []), 0)


def meaning(iso: str, text: str) -> tuple[str, str] | None:
    """Kind and id of the name that a text begins with."""
    found = match(iso, text)
    return None if found is None else (found.value.kind, found.value.id)


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("ar", "سوريا", ("name", "SYR")),
        ("ar", "وسوريا", ("name", "SYR")),
        ("ar", "لليمن", ("name", "YEM")),
        ("ar", "ألمانيا", ("name", "DEU")),
        ("ar", "بحماس وفتح", ("decoy", "")),
        ("en", "Syria", ("name", "SYR")),
        ("en", "North Korea", ("name", "PRK")),
        ("en", "the Kremlin", None),
        ("en", "Kremlin", ("seat", "RUS")),
        ("en", "Reuters", ("media", "MEDIA")),
        ("en", "SANA", ("media", "SYR")),
    ],
)
def test_a_name_means_whom_the_data_say(iso: str, text: str, expected: tuple[str, str] | None) -> None:
    assert meaning(iso, text) == expected


@pytest.mark.parametrize("text", ["الحماس", "قاعدة", "كروس", "سورياهم"])
def test_an_arabic_name_is_found_only_as_it_is_listed(text: str) -> None:
    found = meaning("ar", text)
    assert found is None or found[0] == "body"


@pytest.mark.parametrize("text", ["سوري", "السوري", "السورية", "سوريون", "السوريين", "سوريتان", "والسوريات", "سوريا"])
def test_a_demonym_is_found_in_all_its_forms(text: str) -> None:
    assert meaning("ar", text) in {("adjective", "SYR"), ("name", "SYR")}


def test_a_demonym_of_persons_is_told_from_one_of_things() -> None:
    features = {text: found.feature for text in ("السوريون", "السورية") if (found := match("ar", text))}
    assert features == {"السوريون": "noun", "السورية": "adjective"}
    assert [m.feature for t in ("Syrians", "Syrian") if (m := match("en", t))] == ["noun", "adjective"]


def test_a_definite_body_stands_in_no_construct_state() -> None:
    assert meaning("ar", "مقاتلي") == ("body", "")
    assert meaning("ar", "الملكي") is None


def test_of_the_words_between_bars_any_may_stand() -> None:
    assert [meaning("ar", f"وزير {matter}") for matter in ("الطاقة", "النقل")] == [("body", ""), ("body", "")]
    assert [m.words for matter in ("الطاقة", "النقل") if (m := match("ar", f"وزير {matter}"))] == [2, 2]


def test_a_capital_in_the_data_is_one_in_the_text() -> None:
    assert [m.value.capitals for t in ("Polish", "NATO", "army") if (m := match("en", t))] == ["first", "all", ""]


def test_groups_and_states_are_at_home_somewhere() -> None:
    homes = names("en").homes
    assert homes["HOUTHI"] == homes["YEM"] == "YEM"
    assert "HOUTHI" in names("en").groups
    assert "YEM" in names("en").states
    assert "MEDIA" not in homes
