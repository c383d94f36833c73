"""Whatever comes, a listing is read or refused: nothing else happens."""

import gzip
import json

from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.feeds import piece_of
from hudna.sources.unreadable import UnreadableError
from tests.unit.sources.feeds.given import atom, listing, rss
from tests.unit.sources.feeds.test_sitemaps import urlset

FEEDS = (
    rss(
        "<item><title>هدنة &amp; هدوء</title><link>/a?b=c</link><guid>7</guid><pubDate>Fri, 03 May 2030 10:00:00 GMT</pubDate>"
        "<content:encoded><![CDATA[<p>Two <b>shells</b></p>]]></content:encoded><dc:creator>Desk</dc:creator></item>",
        "<title>Post</title><language>ar</language><ttl>5</ttl>",
    ),
    atom(
        "<entry xml:base='/x/'><id>7</id><title type='html'>a &lt;b&gt;</title><link href='y'/><updated>2030-05-03T10:00:00Z</updated>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>b</p></div></content></entry>"
    ),
    json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 7, "url": "/a", "content_html": "<p>x"}]}
    ),
    urlset("<url><loc>https://news.example/a</loc><lastmod>2030-05-03</lastmod></url>"),
)
BITS = (
    "<",
    ">",
    "&",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<item>",
    "</rss>",
    "<!DOCTYPE a [",
    "<?xml ",
    "\0",
    "\ufeff",
    "&#0;",
    "é",
    "{",
    '"',
)


def check(body: bytes) -> None:
    """Read it; anything but a listing or `UnreadableError` fails."""
    try:
        found = listing(body)
    except UnreadableError:
        return
    for entry in found.entries:
        assert entry.id
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        if entry.words:
            assert piece_of(entry).told["url"]


@given(
    st.sampled_from(FEEDS),
    st.lists(st.tuples(st.integers(0, 700), st.integers(0, 40), st.sampled_from(BITS)), min_size=1, max_size=4),
    st.sampled_from(["utf-8", "utf-16", "cp1256"]),
)
def test_a_feed_that_was_cut_and_mixed_is_read_or_refused(
    feed: str, cuts: list[tuple[int, int, str]], encoding: str
) -> None:
    for at, length, bit in cuts:
        feed = feed[:at] + bit + feed[at + length :]
    check(feed.encode(encoding, "replace"))


@given(st.binary(max_size=300))
def test_so_is_anything_else(body: bytes) -> None:
    check(body)
    check(gzip.compress(body))
