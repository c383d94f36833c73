"""Sitemaps (sitemaps.org, protocol 0.9) with the news extension, and indices of them."""

from __future__ import annotations

from datetime import datetime

from lxml import etree  # type: ignore[import-untyped]

from hudna.sources.feeds.dates import dated
from hudna.sources.feeds.links import link
from hudna.sources.feeds.listing import Entry, Listing
from hudna.sources.feeds.markup import tree_of
from hudna.sources.feeds.xml_feed import language_of, one_line

MAX_URLS = 50_000
"""As many as the protocol allows."""


def read_sitemap(text: str, url: str, now: datetime) -> Listing:
    """A sitemap, or an index of them.

    Raises:
        UnreadableError: it is not well-formed.
    """
    root = tree_of(text)
    is_index = etree.QName(root).localname.lower() == "sitemapindex"
    entries: list[Entry] = []
    notices: tuple[str, ...] = ()
    children = [child for child in root if etree.QName(child).localname in {"url", "sitemap"}]
    if len(children) > MAX_URLS:
        notices = (f"{len(children):,} addresses, of which the first {MAX_URLS:,} are taken",)
    for number, child in enumerate(children[:MAX_URLS], 1):
        entry = _entry(child, url, now)
        if entry is None:
            notices = (*notices, f"entry {number}: no address that could be fetched")
        else:
            entries.append(entry)
    return Listing(
        kind="sitemap index" if is_index else "sitemap",
        language=_common([entry.language for entry in entries]),
        entries=tuple(entries),
        notices=notices,
    )


def _entry(element: etree._Element, base: str, now: datetime) -> Entry | None:
    said = {
        (etree.QName(child).localname, etree.QName(child.getparent()).localname): (child.text or "").strip()
        for child in element.iterdescendants()
    }
    address = link(said.get(("loc", "url")) or said.get(("loc", "sitemap")), base)
    if address is None:
        return None
    updated, odd = dated(said.get(("lastmod", "url")) or said.get(("lastmod", "sitemap")), "updated", now)
    published, odd_news = dated(said.get(("publication_date", "news")), "published", now)
    return Entry(
        url=address,
        id=address,
        title=one_line(said.get(("title", "news"), "")),
        published=published,
        updated=updated,
        language=language_of(said.get(("language", "publication"), "")),
        notices=odd + odd_news,
    )


def _common(languages: list[str | None]) -> str | None:
    return languages[0] if len(set(languages)) == 1 else None
