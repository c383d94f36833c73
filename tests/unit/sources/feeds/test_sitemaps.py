import gzip
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hudna.sources.feeds import Entry
from hudna.sources.unreadable import UnreadableError
from tests.unit.sources.feeds.given import listing

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"


def urlset(urls: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset xmlns='{SCHEMA}' xmlns:news='{NEWS}' xmlns:image='{IMAGE}'>{urls}</urlset>"


def test_a_sitemap() -> None:
    found = listing(
        urlset(
            "<url><loc>\n https://news.example/a?utm_source=x </loc><lastmod>2030-05-03</lastmod><priority>1</priority></url>"
        )
    )
    assert found.kind == "sitemap"
    assert found.entries == (
        Entry(url="https://news.example/a", id="https://news.example/a", updated=datetime(2030, 5, 3, tzinfo=UTC)),
    )


def test_a_sitemap_of_news() -> None:
    found = listing(
        urlset(
            """<url><loc>https://news.example/ar/7</loc><news:news><news:publication><news:name>البريد</news:name>
            <news:language>ar</news:language></news:publication><news:publication_date>2030-05-03T01:00:00+03:00
            </news:publication_date><news:title>هدوء في الوادي</news:title></news:news>
            <image:image><image:loc>https://news.example/7.jpg</image:loc></image:image></url>"""
        )
    )
    assert found.language == "ar"
    assert found.entries == (
        Entry(
            url="https://news.example/ar/7",
            id="https://news.example/ar/7",
            title="هدوء في الوادي",
            published=datetime(2030, 5, 3, 1, 0, tzinfo=timezone(timedelta(hours=3))),
            language="ar",
        ),
    )


def test_an_index_of_sitemaps() -> None:
    found = listing(
        f"<sitemapindex xmlns='{SCHEMA}'><sitemap><loc>/may.xml</loc><lastmod>2030-05-03T10:00Z</lastmod></sitemap></sitemapindex>"
    )
    assert found.kind == "sitemap index"
    assert [(entry.url, entry.updated) for entry in found.entries] == [
        ("https://news.example/may.xml", datetime(2030, 5, 3, 10, 0, tzinfo=UTC))
    ]


def test_a_sitemap_that_is_kept_compressed() -> None:
    found = listing(
        gzip.compress(urlset("<url><loc>https://news.example/a</loc></url>").encode()), "application/x-gzip"
    )
    assert [entry.url for entry in found.entries] == ["https://news.example/a"]


@pytest.mark.parametrize("cut", [5, 40])
def test_one_that_ends_too_early_is_refused(cut: int) -> None:
    data = gzip.compress(urlset("<url><loc>https://news.example/a</loc></url>").encode())
    with pytest.raises(UnreadableError, match="damaged or ends too early"):
        listing(data[:-cut])


def test_one_that_expands_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(UnreadableError, match="it expands to more than 50 MB"):
        listing(gzip.compress(b" " * 60_000_000))


def test_addresses_that_could_not_be_fetched_are_told_and_left_out() -> None:
    found = listing(
        urlset(
            "<url><loc>ftp://news.example/a</loc></url><url><lastmod>2030-05-03</lastmod></url><url><loc>/b</loc></url>"
        )
    )
    assert [entry.url for entry in found.entries] == ["https://news.example/b"]
    assert found.notices == ("entry 1: no address that could be fetched", "entry 2: no address that could be fetched")


def test_a_sitemap_of_fifty_thousand_is_taken_whole() -> None:
    found = listing(urlset("".join(f"<url><loc>/{number}</loc></url>" for number in range(50_001))))
    assert len(found.entries) == 50_000
    assert found.notices == ("50,001 addresses, of which the first 50,000 are taken",)


def test_one_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not well-formed XML"):
        listing(urlset("<url><loc>https://news.example/a</loc>"))
