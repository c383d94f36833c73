"""The starter set: every file can be followed as it is, and every conflict is heard from both sides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel import Locale

from hudna.agreements import load_agreements
from hudna.model.sources import FeedKind, Followed
from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.sources.affiliations import load_affiliations
from hudna.sources.followed.files import load_followed
from hudna.sources.followed.starter import load_starter, starter_files

SET = load_starter()
ALL = [(conflict, followed) for conflict, of_conflict in SET.items() for followed in of_conflict]
PACKS = {folder.name for folder in (DATA / "languages").iterdir() if folder.is_dir()}

# Where a source stands with, side by side: the sides of the agreements, and who speaks for them.
SIDES = {
    "ukraine": ({"UKR"}, {"RUS", "DPR", "LPR"}),
    "yemen": ({"YEM", "COALITION", "SAU"}, {"HOUTHI"}),
    "syria": ({"SYR"}, {"SDF", "PYD", "YPG"}),
    "lebanon": ({"LBN", "HEZBOLLAH"}, {"ISR"}),
    "gaza": ({"PSE", "HAMAS"}, {"ISR"}),
    "sudan": ({"SDN"}, {"RSF"}),
    "libya": ({"LBY"}, {"LNA"}),
    "karabakh": ({"ARM", "ARTSAKH"}, {"AZE"}),
}
PLAIN_HTTP = {"kremlin"}  # known by http only


def each() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("followed", [one for _, one in ALL], ids=[one.source.id for _, one in ALL])


def test_there_are_many_and_no_two_are_one() -> None:
    ids = [followed.source.id for _, followed in ALL]
    assert len(ids) >= 40
    assert len(set(ids)) == len(ids)
    assert not set(ids) & set(SET), "a name stands for a source or for a conflict"


def test_all_can_be_followed_together(tmp_path: Path) -> None:
    for files in starter_files().values():
        for file in files:
            shutil.copy(file, tmp_path)
    assert len(load_followed(tmp_path)) == len(ALL)


def test_every_conflict_of_the_agreements_is_there() -> None:
    assert {one.conflict for one in load_agreements()} == set(SIDES) == set(SET) - {"international"}


@pytest.mark.parametrize("conflict", sorted(SIDES))
def test_each_side_of_a_conflict_has_two_sources_at_the_least(conflict: str) -> None:
    for side in SIDES[conflict]:
        own = [one.source.id for one in SET[conflict] if one.source.home in side]
        assert len(own) >= 2, (side, own)


@pytest.mark.parametrize("conflict", ["yemen", "lebanon", "gaza", "libya", "international"])
def test_who_stands_on_no_side_is_heard_too(conflict: str) -> None:
    assert [one for one in SET[conflict] if one.source.affiliated == "UN"]


@each()
def test_addresses_are_private_to_nobody_and_encrypted_where_they_are_known_to_be(followed: Followed) -> None:
    for feed in followed.feeds:
        assert feed.hosts == ()
        if feed.kind is not FeedKind.FOLDER and followed.source.id not in PLAIN_HTTP:
            assert (feed.url or "").startswith("https://"), feed.id


@each()
def test_languages_exist_and_feeds_are_in_one_that_is_read(followed: Followed) -> None:
    for language in followed.source.languages:
        assert Locale.parse(language).english_name
    for feed in followed.feeds:
        assert feed.language in PACKS, feed.id
        assert feed.language in followed.source.languages


@each()
def test_what_the_register_says_of_a_source_the_starter_set_says_too(followed: Followed) -> None:
    known = {one.id: one for one in load_affiliations().sources}.get(followed.source.id)
    told = followed.source
    if known is not None:
        assert (told.name, told.ownership, told.country, told.affiliated, told.why) == (
            known.name,
            known.ownership,
            known.country,
            known.affiliated,
            known.why,
        )
        assert set(told.names) >= set(known.names)


@each()
def test_who_stands_behind_it_is_known_and_nobody_is_graded_or_hidden(followed: Followed) -> None:
    actors = {actor.id for actor in load_actors(DATA / "actors").actors}
    source = followed.source
    assert {source.home, source.country, source.affiliated} - {None} <= actors
    assert source.why.endswith(".")
    assert source.reliability is None, "that is for persons to judge"
    assert source.access == "public"


@pytest.mark.parametrize(
    "file", [file for files in starter_files().values() for file in files], ids=lambda one: one.stem
)
def test_each_says_from_when_its_address_is_or_that_it_has_none(file: Path) -> None:
    remark = " ".join(file.read_text(encoding="utf-8").partition("\n\n")[0].replace("#", "").split())
    assert "last known in 20" in remark or "No feed of theirs is known" in remark
