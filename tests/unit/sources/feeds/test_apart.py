"""What a feed lists is told in a process of its own: whatever happens to that, the next feed is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from hudna.sources.feeds import listing_of
from hudna.sources.feeds.apart import Listings
from hudna.sources.fetching import Fetched
from hudna.sources.unreadable import UnreadableError
from tests.misbehaving.feeds import long_rss

NOW = datetime(2030, 5, 1, tzinfo=UTC)


def fetched(body: str) -> Fetched:
    url = "https://paper.example/feed"
    return Fetched(asked=url, url=url, media="application/rss+xml", body=body.encode(), time=NOW)


ITEM = "<item><title>هدنة</title><link>/1</link></item>"
FEED = fetched(f"<rss version='2.0'><channel><title>أخبار</title>{ITEM}</channel></rss>")
SALE = fetched("<html><body>This domain is for sale.</body></html>")


@pytest.fixture
def listings() -> Iterator[Listings]:
    with Listings() as running:
        yield running


def test_a_feed_lists_there_what_it_lists_here(listings: Listings) -> None:
    assert listings.listing_of(FEED) == listing_of(FEED)


def test_what_is_no_feed_is_told_as_here_and_the_next_is_read(listings: Listings) -> None:
    with pytest.raises(UnreadableError) as here:
        listing_of(SALE)
    with pytest.raises(UnreadableError) as there:
        listings.listing_of(SALE)
    assert str(there.value) == str(here.value)
    assert listings.listing_of(FEED).kind == "rss"


def test_a_feed_that_takes_too_long_is_refused_and_the_next_is_read(listings: Listings) -> None:
    with Listings(seconds=0.0) as hasty, pytest.raises(UnreadableError, match="reading it took more than"):
        hasty.listing_of(fetched(long_rss(20_000)))
    assert listings.listing_of(FEED).kind == "rss"
