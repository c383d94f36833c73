"""A file for a new source: what is known stands in it, what is not is to be filled in."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.errors import DataError
from hudna.model.sources import FeedKind, Licence, Ownership
from hudna.sources.followed import followed_of
from hudna.sources.followed.checks import interval, written
from hudna.sources.followed.drafting import Description, draft, id_of_address, is_id

ID, URL = "borderpost-example", "https://borderpost.example/rss"
BARE = Description()
WHOLE = Description(
    name='The "Border" Post\n[[feed]]',
    names=("البريد الحدودي",),
    ownership=Ownership.PRIVATE,
    country="ARM",
    affiliated="ARM",
    side="AZE",
    languages=("ar",),
    why="Made up.",
    licence=Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
    syndication="wire",
    every=timedelta(hours=1),
    hosts=("10.0.0.0/8",),
)


def read(tmp_path: Path, known: Description) -> None:
    (tmp_path / f"{ID}.toml").write_text(draft(known, ID, URL, FeedKind.FEED), encoding="utf-8")
    followed = followed_of(tmp_path / f"{ID}.toml")
    source, (feed,) = followed.source, followed.feeds
    assert (source.name, source.names, source.home) == (known.name, known.names, known.side)
    assert (source.languages, source.why, source.syndication) == (known.languages, known.why, known.syndication)
    assert followed.licence == known.licence
    assert (feed.url, feed.every, feed.language, feed.hosts) == (URL, known.every, None, known.hosts)


def test_a_file_with_all_that_is_needed_says_just_that_whatever_characters_a_feed_has_put_in_it(tmp_path: Path) -> None:
    read(tmp_path, WHOLE)


def test_a_file_in_which_something_is_to_be_filled_in_is_refused(tmp_path: Path) -> None:
    file, text = tmp_path / f"{ID}.toml", draft(BARE, ID, URL, FeedKind.FEED)
    file.write_text(text, encoding="utf-8")
    for key in ("name", "ownership", "languages", "why", "licence"):
        assert f"# {key} = " in text
    with pytest.raises(DataError, match="missing required field"):
        followed_of(file)


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("https://www.borderpost.example/rss", "borderpost-example"),
        ("https://News.Example.org:8080/", "news-example-org"),
        ("http://127.0.0.1/feed", "127-0-0-1"),
        ("https://xn--mgbh0fb.example/", "xn-mgbh0fb-example"),
        ("https://[::1]/", "1"),
    ],
)
def test_an_id_is_made_of_the_host(url: str, identity: str) -> None:
    assert id_of_address(url) == identity
    assert is_id(identity)


@pytest.mark.parametrize("text", ["", "../post", "Post", "post.toml", "-post", "a" * 65, "post\n"])
def test_what_cannot_be_an_id_is_none(text: str) -> None:
    assert not is_id(text)


@given(st.integers(1, 7 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_a_length_of_time_is_read_as_it_was_written(length: timedelta) -> None:
    assert interval(written(length)) == length
