"""A response with a listing in it."""

from datetime import UTC, datetime

from hudna.sources.feeds import Listing, listing_of
from hudna.sources.fetching import Fetched

NOON = datetime(2030, 5, 3, 12, 0, tzinfo=UTC)
FEED = "https://news.example/ar/feed"


def response(body: str | bytes, media: str | None = None, url: str = FEED) -> Fetched:
    data = body.encode() if isinstance(body, str) else body
    return Fetched(asked=url, url=url, media=media, body=data, time=NOON)


def listing(body: str | bytes, media: str | None = None, url: str = FEED) -> Listing:
    return listing_of(response(body, media, url))


def rss(items: str, channel: str = "<title>Border Post</title>") -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>"
        f"<channel>{channel}{items}</channel></rss>"
    )


def atom(entries: str, head: str = "<title>Border Post</title>") -> str:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{head}{entries}</feed>"
