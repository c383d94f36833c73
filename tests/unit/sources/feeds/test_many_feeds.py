"""The feeds of the long run, each looked at once: the good ones bring what they list, the others say what is wrong."""

import asyncio
from collections.abc import Iterator

import pytest

from hudna.sources.feeds import Listing, listing_of
from hudna.sources.fetching import Fetched, Fetcher, FetchError, Policy
from hudna.sources.unreadable import UnreadableError
from tests.misbehaving.feeds import DELIVERING, TROUBLES, Feeds, text

EXPECTED = {
    "slow headers": "it took longer than 2 s",
    "slow body": "it took longer than 2 s",
    "come again": "the server asks to come less often (429)",
    "unavailable": "the server cannot serve just now (503)",
    "redirected in a circle": "redirected in a circle",
    "redirected to a private address": "10.1.2.3 is not a public address, and the configuration does not allow it",
    "truncated gzip": "its body ends too early",
    "endless": "its body has more than the 2 MB that it may have",
    "turned into a page": "a web page, not a feed",
    "garbage": "the server hung up without an answer",
    "empty": "it is empty",
    "resets": "the connection broke",
    "gzip bomb": "its body has more than the 2 MB that it may have",
    "header bomb": "its headers are larger than 100 kB",
    "wrong length": "its body ends too early",
}
POLICY = Policy(interval=0, deadline=2, attempts=1, max_bytes=2_000_000, allowed_hosts=frozenset({"127.0.0.0/8"}))


@pytest.fixture(scope="module")
def feeds() -> Iterator[Feeds]:
    feeds = Feeds(60, troubled=20, every=3600)
    with feeds.server:
        yield feeds


def listing(feeds: Feeds, number: int) -> Listing | str:
    """What a feed lists, or why it lists nothing."""

    async def ask() -> Listing | str:
        async with Fetcher(POLICY) as fetcher:
            try:
                answer = await fetcher.fetch(feeds.url(number))
                assert isinstance(answer, Fetched)
                return listing_of(answer)
            except (FetchError, UnreadableError) as error:
                return error.reason if isinstance(error, FetchError) else str(error)

    return asyncio.run(ask())


def test_every_trouble_is_in_the_feeds(feeds: Feeds) -> None:
    assert sorted(feeds.troubles.values()) == sorted(TROUBLES)
    assert set(EXPECTED) | DELIVERING | {"hundred thousand"} == set(TROUBLES)


@pytest.mark.parametrize("trouble", sorted(EXPECTED))
def test_a_feed_in_trouble_says_what_is_wrong(feeds: Feeds, trouble: str) -> None:
    (number,) = (number for number, each in feeds.troubles.items() if each == trouble)
    assert listing(feeds, number) == EXPECTED[trouble]


def test_the_others_bring_what_they_list(feeds: Feeds) -> None:
    for number in feeds.delivering():
        found = listing(feeds, number)
        assert isinstance(found, Listing), found
        urls = [feeds.article_url(number, k) for k in range(feeds.published(number))][::-1]
        assert [entry.url for entry in found.entries] == urls
        assert not any(entry.notices for entry in found.entries)


def test_an_article_says_the_same_every_time_and_no_two_say_the_same() -> None:
    texts = [text(number, k) for number in range(10) for k in range(10)]
    assert len(set(texts)) == 100
    assert texts[7] == text(0, 7)
    assert text(0, 7, corrected=True) != text(0, 7)
