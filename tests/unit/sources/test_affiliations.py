"""The register of sources: whose an outlet is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.model.access import Access
from hudna.model.errors import DataError
from hudna.model.judgements import Reliability
from hudna.model.sources import Ownership, Source
from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.sources.affiliations import Affiliations, load_affiliations

OUTLET = """
[[source]]
id = "border-post"
name = "The Border Post"
names = ["البريد الحدودي", "borderpost.example"]
ownership = "private"
country = "ARM"
languages = ["en", "ar"]
why = "A paper made up for this test."
"""

Register = Callable[..., Path]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    def write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_file_tells_what_is_known_of_a_source(register: Register) -> None:
    (source,) = load_affiliations(register(a=OUTLET + 'reliability = "B"\n')).sources
    assert source == Source(
        id="border-post",
        name="The Border Post",
        names=("البريد الحدودي", "borderpost.example"),
        ownership=Ownership.PRIVATE,
        country="ARM",
        languages=("en", "ar"),
        why="A paper made up for this test.",
        reliability=Reliability.B,
    )


@pytest.mark.parametrize(
    "name",
    [
        "The Border Post",
        "THE  BORDER POST",
        "البريد الحدودي",
        "www.borderpost.example",
        "The Border Post (evening edition)",
        "The Border Post (evening) (translated)",
        "The Border Post / A. Contributor",
    ],
)
def test_a_source_is_found_by_its_names(register: Register, name: str) -> None:
    found = load_affiliations(register(a=OUTLET)).find(name)
    assert found is not None
    assert found.id == "border-post"


@pytest.mark.parametrize(
    "name", [None, "", "(evening edition)", "Border", "The Border Posts", "Post / The Border Post"]
)
def test_nobody_is_guessed(register: Register, name: str | None) -> None:
    assert load_affiliations(register(a=OUTLET)).find(name) is None


def test_a_name_with_its_remark_goes_before_the_name_without() -> None:
    def source(identity: str, *names: str) -> Source:
        return Source(
            id=identity, name=identity, names=names, ownership=Ownership.PRIVATE, languages=("ar",), why="Made up."
        )

    known = Affiliations([source("homeland", "Al Watan"), source("homeland-south", "Al Watan (South)")])
    found = [known.find(name) for name in ("Al Watan", "Al Watan (South)", "Al Watan (North)")]
    assert [one and one.id for one in found] == ["homeland", "homeland-south", "homeland"]


@pytest.mark.parametrize(
    ("affiliated", "country", "home"),
    [("SAU", "GBR", "SAU"), (None, "GBR", "GBR"), ("UN", None, "UN"), (None, None, None)],
)
def test_a_source_stands_with_who_directs_it_or_else_with_its_country(
    affiliated: str | None, country: str | None, home: str | None
) -> None:
    source = Source(
        id="a",
        name="A",
        ownership=Ownership.PRIVATE,
        affiliated=affiliated,
        country=country,
        languages=("en",),
        why=".",
    )
    assert source.home == home


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (("ownership =", "owner ="), "source[0]", "owner"),
        (('"private"', '"royal"'), "source[0].ownership", "royal"),
        (('"ARM"', '"Armenia"'), "source[0].country", "regex"),
        (('["en", "ar"]', "[]"), "source[0].languages", "length"),
        (('["en", "ar"]', '["english"]'), "source[0].languages[0]", "regex"),
        (('why = "A paper made up for this test."', ""), "source[0]", "why"),
        (("[[source]]", "[[outlet]]"), "top level", "outlet"),
        (('"border-post"', '"Border Post"'), "source[0].id", "regex"),
        (("[[source]]", "[[source]"), "syntax", ""),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_file_place_and_reason(
    register: Register, change: tuple[str, str], place: str, reason: str
) -> None:
    with pytest.raises(DataError) as refused:
        load_affiliations(register(bad=OUTLET.replace(*change)))
    assert refused.value.file == "bad.toml"
    assert refused.value.place == place
    assert reason in refused.value.reason


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="not UTF-8"):
        load_affiliations(tmp_path)


def test_two_sources_with_one_id_are_refused(register: Register) -> None:
    with pytest.raises(DataError, match=r"b\.toml: source border-post: is there twice"):
        load_affiliations(register(a=OUTLET, b=OUTLET))


def test_two_sources_with_one_name_are_refused(register: Register) -> None:
    other = OUTLET.replace('"border-post"', '"other-post"').replace("The Border Post", "Other Post")
    with pytest.raises(DataError, match=r"b\.toml: source other-post: is called .* as border-post is"):
        load_affiliations(register(a=OUTLET, b=other))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere: folder: is not there"):
        load_affiliations(tmp_path / "nowhere")


def test_whom_the_sources_of_the_register_belong_to_are_known_actors() -> None:
    actors = {actor.id for actor in load_actors(DATA / "actors").actors}
    for source in load_affiliations().sources:
        assert {source.home, source.country} - {None} <= actors, source.id
        assert source.why.endswith("."), source.id


def test_the_register_tells_papers_of_one_name_apart() -> None:
    known = load_affiliations()
    assert known.find("alwatan") is None
    assert [one and one.home for one in map(known.find, ("alwatan (Saudi newspaper)", "alwatan.sy"))] == ["SAU", "SYR"]


def test_a_source_is_public_unless_the_register_says_otherwise(register: Register) -> None:
    (source,) = load_affiliations(register(a=OUTLET)).sources
    assert source.access is Access.PUBLIC


def test_how_open_a_source_is_stands_in_the_register(register: Register) -> None:
    (source,) = load_affiliations(register(a=OUTLET + 'access = "confidential"\n')).sources
    assert source.access is Access.CONFIDENTIAL


def test_a_degree_of_openness_that_there_is_not_is_an_error(register: Register) -> None:
    with pytest.raises(DataError, match="secret"):
        load_affiliations(register(a=OUTLET + 'access = "secret"\n'))


def followed(name: str, *names: str, identity: str = "border-post", access: Access = Access.PUBLIC) -> Source:
    return Source(
        id=identity,
        name=name,
        names=names,
        ownership=Ownership.PRIVATE,
        languages=("en",),
        why="Made up.",
        access=access,
    )


def test_a_source_that_is_followed_takes_the_place_of_that_of_its_id_under_all_names(register: Register) -> None:
    known = load_affiliations(register(a=OUTLET)).with_followed([followed("New Post")])
    found = {known.find(name) for name in ("New Post", "The Border Post", "borderpost.example")}
    assert found == set(known.sources)
    assert [(one.id, one.name) for one in known.sources] == [("border-post", "New Post")]


def test_what_is_followed_anew_keeps_the_names_that_it_ever_had() -> None:
    known = Affiliations([]).with_followed([followed("One"), followed("Two"), followed("Three", "THREE", "Drei")])
    (source,) = known.sources
    assert (source.name, source.names) == ("Three", ("THREE", "Drei", "One", "Two"))
    assert known.with_followed([followed("Three", "THREE", "Drei")]).sources == known.sources


def test_a_former_name_goes_to_who_bears_it_now() -> None:
    known = Affiliations([]).with_followed([followed("One"), followed("Two"), followed("One", identity="other")])
    assert [one and one.id for one in map(known.find, ("One", "Two"))] == ["other", "border-post"]


def test_a_source_stands_with_its_side_before_its_owner(register: Register) -> None:
    (source,) = load_affiliations(register(a=OUTLET + 'affiliated = "GBR"\nside = "AZE"\n')).sources
    assert source.home == "AZE"


def test_a_grade_may_come_with_its_reason(register: Register) -> None:
    graded = OUTLET + 'reliability = { grade = "B", why = "Its staff see it." }\n'
    (source,) = load_affiliations(register(a=graded)).sources
    assert (source.reliability, source.reliability_why) == (Reliability.B, "Its staff see it.")


def test_names_of_one_known_source_stand_for_the_same_and_others_for_themselves(register: Register) -> None:
    known = load_affiliations(register(a=OUTLET))
    assert known.keys("borderpost.example") == known.keys("THE BORDER POST (late edition)") == ("border-post",)
    assert known.keys("Night Desk (north)") == ("night desk (north)", "night desk")
