import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hudna.sources.feeds import Entry, Listing, followed, listing_of
from hudna.sources.feeds.indices import MAX_SITEMAPS
from hudna.sources.fetching import Fetched, Fetcher, Policy
from tests.misbehaving import Misbehaving, answers
from tests.unit.sources.feeds.test_sitemaps import SCHEMA, urlset

XML = "application/xml"


def index(urls: Iterable[str]) -> str:
    first = datetime(2030, 5, 1, tzinfo=UTC)
    sitemaps = "".join(
        f"<sitemap><loc>{url}</loc><lastmod>{(first + timedelta(days=days)).isoformat()}</lastmod></sitemap>"
        for days, url in enumerate(urls)
    )
    return f"<sitemapindex xmlns='{SCHEMA}'>{sitemaps}</sitemapindex>"


def read(url: str) -> Listing:
    async def ask() -> Listing:
        async with Fetcher(Policy(interval=0, allowed_hosts=frozenset({"127.0.0.1"}))) as fetcher:
            page = await fetcher.fetch(url)
            assert isinstance(page, Fetched)
            return await followed(listing_of(page), fetcher)

    return asyncio.run(ask())


def test_the_sitemaps_of_an_index_are_read_as_one() -> None:
    with Misbehaving() as server:
        server.on("/1.xml", answers.body(urlset("<url><loc>/a</loc></url><url><loc>/b</loc></url>"), XML))
        server.on("/2.xml", answers.body(urlset("<url><loc>/b</loc></url><url><loc>/c</loc></url>"), XML))
        found = read(server.on("/index.xml", answers.body(index(["/1.xml", "/2.xml"]), XML)))
        assert [entry.url for entry in found.entries] == [server.url(path) for path in ("/b", "/c", "/a")]
    assert (found.kind, found.notices) == ("sitemap", ())


def test_one_that_cannot_be_had_does_not_keep_the_others() -> None:
    with Misbehaving() as server:
        server.on("/good.xml", answers.body(urlset("<url><loc>/a</loc></url>"), XML))
        server.on("/page.xml", answers.body("<html></html>"))
        found = read(server.on("/index.xml", answers.body(index(["/good.xml", "/page.xml", "/none.xml"]), XML)))
        assert [entry.url for entry in found.entries] == [server.url("/a")]
        assert found.notices == (
            f"{server.url('/none.xml')}: there is nothing at that address (404)",
            f"{server.url('/page.xml')}: a web page, not a feed",
        )


def test_of_many_those_that_changed_last_are_taken() -> None:
    with Misbehaving() as server:
        for number in range(MAX_SITEMAPS + 3):
            server.on(f"/{number}.xml", answers.body(urlset(f"<url><loc>/a/{number}</loc></url>"), XML))
        urls = [f"/{number}.xml" for number in range(MAX_SITEMAPS + 3)]
        found = read(server.on("/index.xml", answers.body(index(urls), XML)))
        assert len(found.entries) == MAX_SITEMAPS
        assert found.entries[0].url == server.url(f"/a/{MAX_SITEMAPS + 2}")
    assert found.notices == ("3 sitemaps left out, of which others changed later",)


def test_an_index_that_lists_itself_comes_to_an_end() -> None:
    with Misbehaving() as server:
        found = read(server.on("/index.xml", answers.body(index(["/index.xml"]), XML)))
        assert found.entries == ()
        assert found.notices == (f"{server.url('/index.xml')}: a sitemap index, which is not followed from there",)
        assert len(server.paths()) == 3


def test_any_other_listing_stays_as_it_is() -> None:
    page = Listing(kind="page", entries=(Entry(url="https://news.example/", id="1"),))
    assert asyncio.run(followed(page, Fetcher(Policy()))) == page
