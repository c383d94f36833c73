"""Listings: what a feed, a sitemap or a page says there is to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ListingKind = Literal["rss", "atom", "json feed", "sitemap", "sitemap index", "page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that is listed.

    Attributes:
        url: its address, absolute, without what only tells how a reader came there; None where it has none.
        id: what the listing calls it, or its address; the same as long as it is the same entry.
        title: without mark-up.
        published, updated: with the offset from UTC that they are given with.
        content: what the listing has of it, as HTML.
        author: as given.
        language: its own, or that of the listing; an ISO 639-1 code.
        is_full: whether `content` is all of it, so that its address need not be fetched.
        notices: what is doubtful about it.
    """

    url: str | None
    id: str
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    content: str | None = None
    author: str | None = None
    language: str | None = None
    is_full: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What an address lists.

    Attributes:
        kind: what it is by what is in it, whatever its server says.
        title: what it calls itself.
        language: an ISO 639-1 code, where it tells one.
        entries: in its order. Those of a sitemap index are sitemaps themselves.
        ttl: seconds after which it asks to be looked at again; None where it does not say.
        notices: what is doubtful about it.
    """

    kind: ListingKind
    title: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    ttl: float | None = None
    notices: tuple[str, ...] = ()
