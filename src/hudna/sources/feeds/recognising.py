"""What an address lists, told by what is in it: servers call feeds text, and pages feeds."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

from hudna.sources.feeds.json_feed import read_json_feed
from hudna.sources.feeds.listing import Entry, Listing
from hudna.sources.feeds.markup import root_of, text_of
from hudna.sources.feeds.sitemaps import read_sitemap
from hudna.sources.feeds.xml_feed import read_xml_feed
from hudna.sources.fetching.fetched import Fetched
from hudna.sources.unreadable import UnreadableError

MAX_BYTES = 50_000_000
"""Of a listing that came compressed; the protocol of sitemaps allows as many."""

_FEEDS = frozenset({"rss", "rdf", "feed", "channel"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})


def listing_of(fetched: Fetched, *, is_page: bool = False) -> Listing:
    """What was fetched, as a listing.

    It may take some seconds for the longest.

    Args:
        fetched: what a server answered.
        is_page: whether the address is a page that is followed itself, rather than one that lists others.

    Raises:
        UnreadableError: it is neither a feed nor a sitemap, or one that cannot be read; the reason says what it is instead.
    """
    if is_page:
        return Listing(kind="page", entries=(Entry(url=fetched.url, id=fetched.url),))
    if not fetched.body.strip():
        raise UnreadableError("it is empty")
    text, notices = text_of(_expanded(fetched.body), fetched.media)
    listing = _read(text, fetched)
    return Listing(
        kind=listing.kind,
        title=listing.title,
        language=listing.language,
        entries=listing.entries,
        ttl=listing.ttl,
        notices=notices + listing.notices,
    )


def _read(text: str, fetched: Fetched) -> Listing:
    root = root_of(text)
    if root in _FEEDS:
        return read_xml_feed(text, fetched.url, fetched.time)
    if root in _SITEMAPS:
        return read_sitemap(text, fetched.url, fetched.time)
    if text.lstrip().startswith(("{", "[")):
        return read_json_feed(text, fetched.url, fetched.time)
    if root == "html" or text.lstrip()[:9].lower() == "<!doctype" or "html" in (fetched.media or ""):
        raise UnreadableError("a web page, not a feed")
    raise UnreadableError("neither a feed nor a sitemap" + (f", but <{root[:40]}>" if root else ""))


def _expanded(body: bytes) -> bytes:
    """The bytes of a listing that is kept compressed (`sitemap.xml.gz`)."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(BytesIO(body)) as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError("its compressed body is damaged or ends too early") from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"it expands to more than {MAX_BYTES / 1e6:g} MB")
    return data
