"""`hudna sources add`, `list` and `check`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from hudna.model.errors import DataError, InputError
from hudna.sources.fetching import Policy
from hudna.sources.followed import load_followed, load_starter
from tests.conftest import Ran
from tests.unit.sources.followed.site import running
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]

POST = """
id = "border-post"
name = "البريد الحدودي"
ownership = "private"
country = "ARM"
languages = ["ar"]
why = "A paper made up for this test."
licence = "all rights reserved"

[[feed]]
kind = "folder"
path = "inbox"
every = "1 min"
"""
KNOWN = (
    "--ownership", "private", "--country", "ARM", "--why", "Made up.", "--licence", "CC BY 4.0",
    "--licence-url", "https://creativecommons.org/licenses/by/4.0/",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "inbox").mkdir(parents=True)
    (folder / "border-post.toml").write_text(POST, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with running() as address:
        yield address


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests to the site nobody waits."""
    for module in ("followed", "following"):
        monkeypatch.setattr(f"hudna.views.cli.{module}.Policy", partial(Policy, interval=0.0, attempts=1))


@pytest.fixture
def add_here(hudna: Hudna, tmp_path: Path, site: str) -> Hudna:
    """Follows an address of the site."""
    here = ("--sources", tmp_path, "--hosts", "127.0.0.1")
    return lambda path, *options: hudna("sources", "add", f"{site}{path}", *here, *options)


# List


def test_what_is_followed_is_listed_feed_by_feed(hudna: Hudna, folder: Path) -> None:
    page = hudna("sources", "list", "--sources", folder).out
    assert page.startswith("1 source\n")
    assert "ARM" in page
    assert "all rights reserved" in page
    (record,) = json.loads(hudna("sources", "list", "--sources", folder, "--format", "json").out)
    assert (record["source"], record["feed"], record["every"], record["address"]) == (
        "border-post",
        "border-post",
        "1 min",
        str(folder / "inbox"),
    )
    (row,) = csv.DictReader(io.StringIO(hudna("sources", "list", "--sources", folder, "--format", "csv").out))
    assert list(row) == list(record)


@pytest.mark.parametrize("columns", [100, 160])
def test_tables_read_well(hudna: Hudna, folder: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert_reads_well(hudna("sources", "list", "--sources", folder).out, columns)


def test_the_starter_set_is_listed_by_conflict(hudna: Hudna) -> None:
    records = json.loads(hudna("sources", "list", "--starter", "--format", "json").out)
    assert {one["conflict"] for one in records} == set(load_starter())
    assert {one["source"] for one in records} == {one.source.id for of in load_starter().values() for one in of}


def test_a_bad_file_is_named_and_the_others_are_listed(hudna: Hudna, folder: Path) -> None:
    (folder / "bad.toml").write_text("id = 3", encoding="utf-8")
    ran = hudna("sources", "list", "--sources", folder)
    assert ran.out.startswith("1 source\n")
    assert ran.err.startswith("bad.toml: ")


def test_without_a_folder_nothing_is_followed(hudna: Hudna, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is not there"):
        hudna("sources", "list", "--sources", tmp_path / "none")


# Add


def test_a_source_of_the_starter_set_is_followed_by_its_name(hudna: Hudna, tmp_path: Path) -> None:
    ran = hudna("sources", "add", "tass", "--sources", tmp_path / "new")
    assert (ran.code, ran.out) == (0, f"TASS is followed: {tmp_path / 'new' / 'tass.toml'}\n")
    (tass,) = load_followed(tmp_path / "new")
    assert tass.source.affiliated == "RUS"


def test_all_of_a_conflict_are_followed_by_its_name_and_none_twice(hudna: Hudna, tmp_path: Path) -> None:
    hudna("sources", "add", "almasirah", "--sources", tmp_path)
    mine = (tmp_path / "almasirah.toml").read_text(encoding="utf-8") + "# a note of ours\n"
    (tmp_path / "almasirah.toml").write_text(mine, encoding="utf-8")
    ran = hudna("sources", "add", "yemen", "--sources", tmp_path)
    assert ran.out.endswith(f"1 of the {len(load_starter()['yemen'])} were followed already\n")
    assert len(load_followed(tmp_path)) == len(load_starter()["yemen"])
    assert (tmp_path / "almasirah.toml").read_text(encoding="utf-8") == mine


def test_a_file_of_ones_own_is_checked_and_copied(hudna: Hudna, folder: Path, tmp_path: Path) -> None:
    assert hudna("sources", "add", folder / "border-post.toml", "--sources", tmp_path / "new").code == 0
    assert len(load_followed(tmp_path / "new")) == 1
    (folder / "border-post.toml").write_text(POST.replace("every", "often"), encoding="utf-8")
    with pytest.raises(DataError, match=r"feed\[0\]"):
        hudna("sources", "add", folder / "border-post.toml", "--sources", tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_nobodys_file_is_overwritten_and_no_name_is_given_twice(hudna: Hudna, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is there already"):
        hudna("sources", "add", folder / "border-post.toml", "--sources", folder)
    (tmp_path / "other-post.toml").write_text(POST.replace("border-post", "other-post"), encoding="utf-8")
    with pytest.raises(DataError, match="as border-post is"):
        hudna("sources", "add", tmp_path / "other-post.toml", "--sources", folder)
    assert not (folder / "other-post.toml").exists()


def test_who_is_not_of_the_starter_set_is_not_guessed(hudna: Hudna, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="hudna sources list --starter"):
        hudna("sources", "add", "tas", "--sources", tmp_path)
    with pytest.raises(InputError, match="--why: is only for an address"):
        hudna("sources", "add", "tass", "--why", "x", "--sources", tmp_path)


def test_an_address_tells_what_it_can_and_the_options_the_rest(add_here: Hudna, tmp_path: Path, site: str) -> None:
    ran = add_here("/moved.xml", *KNOWN)
    assert ran.out == f"The Border Post is followed: {tmp_path / '127-0-0-1.toml'}\n"
    (post,) = load_followed(tmp_path)
    (feed,) = post.feeds
    assert (post.source.name, post.source.languages, feed.url) == ("The Border Post", ("en",), f"{site}/feed.xml")
    assert (feed.language, feed.hosts) == (None, ("127.0.0.1",))  # what a feed says of its language is not believed


def test_what_nobody_said_is_to_be_filled_in_before_it_is_followed(
    hudna: Hudna, add_here: Hudna, tmp_path: Path
) -> None:
    ran = add_here("/sitemap.xml", "--id=post")
    assert ran.code == 0
    assert "is made, and not followed yet" in ran.out
    assert 'kind = "sitemap"' in (tmp_path / "post.toml").read_text(encoding="utf-8")
    assert hudna("sources", "check", "--sources", tmp_path).code == 1


@pytest.mark.parametrize(
    ("path", "option", "reason"),
    [
        ("/nowhere.xml", "--id=post", "404"),
        ("/quiet.html", "--id=post", "--kind page"),
        ("/feed.xml", "--kind=sitemap", r"is a feed \(rss\), not a sitemap"),
        ("/feed.xml", "--every=1 s", "length of time"),
        ("/feed.xml", "--id=../post", "is no id"),
        ("/feed.xml", "--licence-url=https://terms.example", "--licence names"),
    ],
)
def test_an_address_that_cannot_be_followed_is_refused(
    add_here: Hudna, tmp_path: Path, path: str, option: str, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        add_here(path, option)
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_this_machine_is_not_fetched_from_unasked(hudna: Hudna, tmp_path: Path, site: str) -> None:
    with pytest.raises(InputError):
        hudna("sources", "add", f"{site}/feed.xml", "--sources", tmp_path)


# Check


def test_files_that_are_right_are_said_to_be(hudna: Hudna, folder: Path) -> None:
    ran = hudna("sources", "check", "--sources", folder)
    assert ran.code == 0
    assert "its file is right" in ran.out
    assert ran.out.endswith("1 source, 0 with something wrong\n")


def test_what_is_wrong_is_told_by_source_and_place(hudna: Hudna, folder: Path) -> None:
    (folder / "bad.toml").write_text(POST.replace("border-post", "bad").replace("every", "often"), encoding="utf-8")
    text = POST.replace("border-post", "stray").replace("البريد الحدودي", "Stray").replace('"ARM"', '"ZZZ"')
    (folder / "stray.toml").write_text(text, encoding="utf-8")
    ran = hudna("sources", "check", "--sources", folder, "--format", "json")
    assert ran.code == 1
    found = {one["source"]: one["wrong"] for one in json.loads(ran.out)}
    assert found["border-post"] == []
    assert found["bad"][0].startswith("feed[0]: ")
    assert found["stray"] == ["country: ZZZ is not among the actors that Hudna knows"]
    assert hudna("sources", "check", "border-post", "--sources", folder).code == 0
    with pytest.raises(InputError, match="no source of this id"):
        hudna("sources", "check", "nobody", "--sources", folder)


def test_with_fetch_feeds_are_looked_at(hudna: Hudna, folder: Path, tmp_path: Path, site: str) -> None:
    hudna("sources", "add", f"{site}/feed.xml", "--sources", folder, "--hosts", "127.0.0.1", *KNOWN)
    ran = hudna("sources", "check", "--fetch", "--sources", folder)
    assert ran.code == 0
    assert "rss, 2 entries, newest 2030-05-03 08:00, en" in ran.out
    assert "characters from its newest entry" in ran.out
    (folder / "inbox").rmdir()
    told = json.loads(hudna("sources", "check", "border-post", "--fetch", "--sources", folder, "--format", "json").out)
    assert told[0]["feeds"][0]["wrong"] == [f"there is no folder {folder / 'inbox'}"]


# In the ledger


def test_what_is_read_is_as_open_as_the_file_of_its_source_says(hudna: Hudna, reports: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    text = POST.replace("border-post", "paper").replace("البريد الحدودي", "Paper") + "every_day = true\n"
    (folder / "bad.toml").write_text(text, encoding="utf-8")
    text = POST.replace("border-post", "paper").replace("البريد الحدودي", "Paper")
    (folder / "paper.toml").write_text('access = "confidential"\n' + text, encoding="utf-8")
    ran = hudna("monitor", reports, "--ledger", tmp_path / "a.ledger", "--sources", folder)
    assert "bad.toml: " in ran.err
    listed = json.loads(hudna("sources", "--ledger", tmp_path / "a.ledger", "--format", "json").out)
    paper = next(one for one in listed if one["id"] == "paper")
    assert (paper["access"], paper["country"], paper["reports"]) == ("confidential", "ARM", 1)
