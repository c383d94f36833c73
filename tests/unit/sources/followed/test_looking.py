"""One look at a feed: what is there, and what of its file is wrong."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hudna.model.sources import Feed, FeedKind
from hudna.sources.apart import Apart
from hudna.sources.fetching import Fetcher, Policy
from hudna.sources.followed.looking import Look, look


def looked(**of_feed: Any) -> Look:
    usual: dict[str, Any] = {"id": "post", "kind": FeedKind.FEED, "every": timedelta(hours=1), "language": "en"}
    feed = Feed(**(usual | of_feed))

    async def once() -> Look:
        policy = Policy(interval=0.0, attempts=1, allowed_hosts=frozenset({"127.0.0.1"}))
        with Apart() as apart:
            async with Fetcher(policy) as fetcher:
                return await look(feed, fetcher, apart)

    return asyncio.run(once())


def test_of_a_feed_that_is_right_it_is_told_what_it_lists_and_how_much_text_its_newest_entry_gives(site: str) -> None:
    found = looked(url=f"{site}/feed.xml")
    assert (found.kind, found.title, found.entries, found.language) == ("rss", "The Border Post", 2, "en")
    assert found.newest == datetime(2030, 5, 3, 8, tzinfo=UTC)
    assert (found.characters or 0) > 100
    assert (found.wrong, found.remarks) == ((), ())


def test_a_sitemap_is_looked_at_the_same_way(site: str) -> None:
    found = looked(url=f"{site}/sitemap.xml", kind=FeedKind.SITEMAP)
    assert (found.kind, found.entries, found.wrong) == ("sitemap", 1, ())
    assert (found.characters or 0) > 100


@pytest.mark.parametrize(("page", "language"), [("quiet", "en"), ("statement", "ar"), ("latest", "en")])
def test_a_page_that_is_followed_itself_is_its_own_newest_entry(site: str, page: str, language: str) -> None:
    found = looked(url=f"{site}/{page}.html", kind=FeedKind.PAGE, language=language)
    assert (found.kind, found.entries, found.wrong) == ("page", 1, ())
    assert (found.characters or 0) > 100


def test_that_it_has_moved_for_good_is_remarked_on(site: str) -> None:
    found = looked(url=f"{site}/moved.xml")
    assert found.remarks == (f"has moved for good to {site}/feed.xml",)
    assert found.wrong == ()


@pytest.mark.parametrize(
    ("path", "of_feed", "reason"),
    [
        ("/nowhere.xml", {}, "404"),
        ("/private/feed.xml", {}, "robots.txt"),
        ("/quiet.html", {}, "a web page, not a feed"),
        ("/sitemap.xml", {}, "its kind is sitemap (sitemap), not feed"),
        ("/arabic.xml", {}, "it says that its language is ar, not en"),
        ("/torn.xml", {}, "no text of its newest entry (Quiet night): "),
        ("/feed.xml", {"full_text": True}, "no text of its newest entry (Quiet night): no words in the feed"),
    ],
)
def test_what_is_wrong_is_told_by_reason(site: str, path: str, of_feed: dict[str, Any], reason: str) -> None:
    found = looked(url=site + path, **of_feed)
    assert any(reason in one for one in found.wrong), found.wrong


def test_a_folder_is_counted(tmp_path: Path) -> None:
    (tmp_path / "chat.json").write_text("{}", encoding="utf-8")
    found = looked(path=tmp_path, kind=FeedKind.FOLDER)
    assert (found.kind, found.entries, found.wrong) == ("folder", 1, ())
    missing = looked(path=tmp_path / "none", kind=FeedKind.FOLDER)
    assert missing.wrong == (f"there is no folder {tmp_path / 'none'}",)
