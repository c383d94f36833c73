"""Sitemap indices: the sitemaps that they list, fetched within bounds, as one sitemap."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from hudna.sources.feeds.listing import Entry, Listing
from hudna.sources.feeds.recognising import listing_of
from hudna.sources.feeds.sharing import told_apart
from hudna.sources.fetching.fetched import Fetched, FetchError
from hudna.sources.fetching.fetcher import Fetcher
from hudna.sources.unreadable import UnreadableError

MAX_SITEMAPS = 10
"""Of one index; those that changed last are taken."""

MAX_DEPTH = 2
"""An index may list indices, but not for ever."""

Read = Callable[[Fetched], Awaitable[Listing]]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


async def _here(fetched: Fetched) -> Listing:
    return listing_of(fetched)


async def followed(listing: Listing, fetcher: Fetcher, read: Read = _here) -> Listing:
    """A sitemap of all that the sitemaps of an index list; any other listing as it is.

    Sitemaps that cannot be fetched or read get a notice each, and the others go on.

    Args:
        listing: any.
        fetcher: fetches the sitemaps.
        read: tells what each lists; as `listing_of` it may raise `UnreadableError`.
    """
    if listing.kind != "sitemap index":
        return listing
    entries: list[Entry] = []
    notices = list(listing.notices)
    waiting = [(1, listing)]
    asked = 0
    while waiting:
        depth, index = waiting.pop(0)
        chosen = sorted(index.entries, key=lambda entry: entry.updated or _LONG_AGO, reverse=True)
        left_out = len(chosen) - max(0, MAX_SITEMAPS - asked)
        if left_out > 0:
            notices.append(f"{left_out:,} sitemaps left out, of which others changed later")
        for entry in chosen[: max(0, MAX_SITEMAPS - asked)]:
            asked += 1
            try:
                inner = await read(await _fetched(entry, fetcher))
            except (FetchError, UnreadableError) as error:
                notices.append(f"{entry.url}: {error.reason if isinstance(error, FetchError) else error}")
                continue
            if inner.kind == "sitemap":
                entries += inner.entries
                notices += (f"{entry.url}: {notice}" for notice in inner.notices)
            elif inner.kind == "sitemap index" and depth < MAX_DEPTH:
                waiting.append((depth + 1, inner))
            else:
                notices.append(f"{entry.url}: a {inner.kind}, which is not followed from there")
    return replace(listing, kind="sitemap", entries=told_apart(entries), notices=tuple(notices))


async def _fetched(entry: Entry, fetcher: Fetcher) -> Fetched:
    page = await fetcher.fetch(entry.url or entry.id)
    if not isinstance(page, Fetched):
        raise UnreadableError("nothing new")
    return page
