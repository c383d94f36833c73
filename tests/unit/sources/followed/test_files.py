"""The files of what is followed: read strictly, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from hudna.model.access import Access
from hudna.model.errors import DataError
from hudna.model.judgements import Reliability
from hudna.model.sources import Feed, FeedKind, Licence
from hudna.sources.followed import load_followed, read_followed

POST = """
id = "border-post"
name = "The Border Post"
names = ["البريد الحدودي", "borderpost.example"]
ownership = "private"
country = "ARM"
languages = ["en", "ar"]
why = "A paper made up for this test."
licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }

[[feed]]
kind = "feed"
url = "https://borderpost.example/rss"
every = "15 min"
"""

OFFICE = """
id = "field-office"
name = "Field office"
ownership = "organisation"
affiliated = "UN"
side = "AZE"
languages = ["ar"]
why = "Made up: an office whose staff could be traced."
licence = "all rights reserved; for this team alone"
reliability = { grade = "B", why = "Its staff see what they report." }
syndication = "mission"
access = "confidential"

[[feed]]
kind = "folder"
path = "dropped"
every = "1 min"

[[feed]]
id = "site"
kind = "sitemap"
url = "http://intranet.example:8080/sitemap.xml"
every = "2 d"
language = "ar"
full_text = true
match = '/(ar|en)/[0-9]{4}/'
skip = '/sport/'
hosts = ["intranet.example", "10.0.0.0/8", "fd00::1"]
silent_after = "3 d"
active = false
"""

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def write(*files: str) -> Path:
        for text in files:
            name = text.partition('id = "')[2].partition('"')[0]
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_file_tells_who_publishes_under_which_terms_and_where(folder: Folder) -> None:
    (post,) = load_followed(folder(POST))
    assert (post.source.id, post.source.names) == ("border-post", ("البريد الحدودي", "borderpost.example"))
    assert post.licence == Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
    assert post.feeds == (
        Feed(
            id="border-post",
            kind=FeedKind.FEED,
            url="https://borderpost.example/rss",
            every=timedelta(minutes=15),
        ),
    )


def test_a_file_may_say_more(folder: Folder, tmp_path: Path) -> None:
    (office,) = load_followed(folder(OFFICE))
    source, (dropped, site) = office.source, office.feeds
    assert (source.reliability, source.reliability_why) == (Reliability.B, "Its staff see what they report.")
    assert (source.access, source.syndication, source.home) == (Access.CONFIDENTIAL, "mission", "AZE")
    assert office.licence == Licence(name="all rights reserved; for this team alone")
    assert (dropped.id, dropped.path, dropped.address) == (
        "field-office",
        tmp_path / "dropped",
        str(tmp_path / "dropped"),
    )
    assert site == Feed(
        id="field-office/site",
        kind=FeedKind.SITEMAP,
        url="http://intranet.example:8080/sitemap.xml",
        every=timedelta(days=2),
        language="ar",
        full_text=True,
        match="/(ar|en)/[0-9]{4}/",
        skip="/sport/",
        hosts=("intranet.example", "10.0.0.0/8", "fd00::1"),
        silent_after=timedelta(days=3),
        active=False,
    )


def test_what_is_followed_is_in_order_of_id_whatever_else_lies_there(folder: Folder) -> None:
    (folder(POST, OFFICE) / "notes.txt").write_text("not a source", encoding="utf-8")
    assert [one.source.id for one in load_followed(folder())] == ["border-post", "field-office"]


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (("ownership =", "owner ="), "top level", "owner"),
        (('why = "A paper made up for this test."', ""), "top level", "why"),
        (("licence = {", "license = {"), "top level", "license"),
        ((', url = "https://creativecommons.org/licenses/by/4.0/"', ""), "licence", "url"),
        (('{ name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }', '"CC BY"'), "licence", ""),
        (('"https://creativecommons.org/licenses/by/4.0/"', '"somewhere"'), "licence.url", "no address"),
        (("[[feed]]", "[feed]"), "feed", "array"),
        (('kind = "feed"', 'kind = "newsletter"'), "feed[0].kind", "newsletter"),
        (('kind = "feed"', 'kind = "folder"'), "feed[0]", "`path`"),
        (('url = "https://borderpost.example/rss"', 'path = "rss"'), "feed[0]", "`url`"),
        (("https://borderpost", "ftp://borderpost"), "feed[0].url", "no address of http or https"),
        (("https://borderpost", "https://amal:secret@borderpost"), "feed[0].url", "password"),
        (("/rss", "/rss#latest"), "feed[0].url", "#"),
        (("https://borderpost.example/", "https://[borderpost/"), "feed[0].url", "no address"),
        (('"15 min"', '"often"'), "feed[0].every", "length of time"),
        (('"15 min"', '"0 min"'), "feed[0].every", "length of time"),
        (('"15 min"', '"8 d"'), "feed[0].every", "not from 1 min to 7 d"),
        (('"15 min"', '"15 min"\nsilent_after = "30 min"'), "feed[0].silent_after", "not from 1 h"),
        (('"15 min"', '"15 min"\nmatch = "(["'), "feed[0].match", "no regular expression"),
        (('"15 min"', f'"15 min"\nskip = "{"a" * 201}"'), "feed[0].skip", "201 characters"),
        (('"15 min"', '"15 min"\nhosts = ["10.0.0.1/8"]'), "feed[0].hosts[0]", "no host name"),
        (('"15 min"', '"15 min"\nhosts = ["http://a.example"]'), "feed[0].hosts[0]", "no host name"),
        (('"15 min"', '"15 min"\nlanguage = "arabic"'), "feed[0].language", "regex"),
        (('"15 min"', '"15 min"\nlang = "ar"'), "feed[0]", "lang"),
        (('"15 min"', '"15 min"\n[[feed]]\nkind = "page"\nurl = "https://a.example"\nevery = "1 h"'), "feed[1].id", ""),
        (('country = "ARM"', 'reliability = "B"'), "reliability", ""),
        (('country = "ARM"', 'reliability = { grade = "B" }'), "reliability", "why"),
        (('"ARM"', '"Armenia"'), "country", "regex"),
        (("licence", "licence ="), "syntax", ""),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_file_place_and_reason(
    folder: Folder, change: tuple[str, str], place: str, reason: str
) -> None:
    assert change[0] in POST
    with pytest.raises(DataError) as refused:
        load_followed(folder(POST.replace(*change, 1)))
    assert refused.value.file == "border-post.toml"
    assert refused.value.place == place
    assert reason in refused.value.reason


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(\\w+\\s?)*x", r"(a|b)+", r"((a{2,}))*", r"(?:x*y)+"])
def test_a_pattern_that_may_take_for_ever_is_refused(folder: Folder, pattern: str) -> None:
    with pytest.raises(DataError, match="for ever"):
        load_followed(folder(POST + f'match = "{pattern}"\n'))


@pytest.mark.parametrize(
    "pattern", [r"/(ar|en)/", r"^https://[a-z.+*|()]+/\(x+\)+$", r"(ab)+c*", r"[0-9]{4}/.*-[a-z]+"]
)
def test_a_pattern_with_one_way_to_match_is_not(folder: Folder, pattern: str) -> None:
    (post,) = load_followed(folder(POST + f"match = '{pattern}'\n"))
    assert post.feeds[0].match == pattern


def test_a_file_is_called_as_its_source_is(folder: Folder, tmp_path: Path) -> None:
    folder(POST)
    (tmp_path / "border-post.toml").rename(tmp_path / "other.toml")
    with pytest.raises(DataError, match=r"other\.toml: id: is 'border-post'.* border-post\.toml"):
        load_followed(tmp_path)


def test_a_file_that_is_too_large_is_not_read(folder: Folder) -> None:
    with pytest.raises(DataError, match="more than 100,000 bytes"):
        load_followed(folder(POST + "#" * 100_000))


def test_two_sources_with_one_name_are_refused(folder: Folder) -> None:
    with pytest.raises(DataError, match=r"field-office\.toml: names: is called 'THE BORDER  POST', as border-post is"):
        load_followed(folder(POST, OFFICE.replace('"Field office"', '"THE BORDER  POST"')))


def test_a_name_of_another_source_of_the_register_is_refused_and_its_own_is_not(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"names: is called 'ТАСС', as tass is"):
        load_followed(folder(POST.replace('"borderpost.example"]', '"ТАСС"]')))

    own = POST.replace("border-post", "tass").replace("The Border Post", "TASS").replace("borderpost.example", "ТАСС")
    (tmp_path / "border-post.toml").unlink()
    (tass,) = load_followed(folder(own))
    assert tass.source.id == "tass"


def test_one_bad_file_holds_up_none_of_the_others(folder: Folder) -> None:
    bad = POST.replace('"border-post"', '"bad"').replace("every", "often")
    found, refused = read_followed(folder(bad, POST, OFFICE))
    assert [one.source.id for one in found] == ["border-post", "field-office"]
    (refusal,) = refused
    assert refusal.where == "bad.toml"
    assert refusal.reason.startswith("feed[0]: ")


def test_a_folder_that_is_not_there_is_refused_and_an_empty_one_follows_nothing(tmp_path: Path) -> None:
    assert load_followed(tmp_path) == ()
    with pytest.raises(DataError, match="nowhere: folder: is not there"):
        read_followed(tmp_path / "nowhere")
