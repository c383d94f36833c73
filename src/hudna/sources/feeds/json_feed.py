"""JSON Feed, versions 1 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from hudna.sources.feeds.dates import dated
from hudna.sources.feeds.fullness import is_whole
from hudna.sources.feeds.links import link
from hudna.sources.feeds.listing import Entry, Listing
from hudna.sources.feeds.xml_feed import MAX_ENTRIES, language_of, one_line
from hudna.sources.unreadable import UnreadableError

_VERSIONS = "https://jsonfeed.org/version/1"


def read_json_feed(text: str, url: str, now: datetime) -> Listing:
    """A JSON Feed.

    Raises:
        UnreadableError: it is none.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"not JSON: {str(error) if isinstance(error, ValueError) else 'nested too deeply'}"
        ) from error
    if not isinstance(feed, dict) or not _text(feed, "version").startswith(_VERSIONS):
        raise UnreadableError("JSON, but not a JSON Feed")
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnreadableError("a JSON Feed without a list of items")
    notices: tuple[str, ...] = ()
    if len(items) > MAX_ENTRIES:
        notices = (f"{len(items):,} entries, of which the first {MAX_ENTRIES:,} are taken",)
    language = language_of(_text(feed, "language"))
    entries = []
    for number, item in enumerate(items[:MAX_ENTRIES], 1):
        entry = _entry(item, language, url, now) if isinstance(item, dict) else None
        if entry is None:
            notices = (*notices, f"entry {number}: neither an address nor words")
        else:
            entries.append(entry)
    return Listing(
        kind="json feed",
        title=one_line(_text(feed, "title")),
        language=language,
        entries=tuple(entries),
        notices=notices,
    )


def _entry(item: Mapping[str, Any], language: str | None, base: str, now: datetime) -> Entry | None:
    address = link(_text(item, "url") or _text(item, "external_url"), base)
    content = _text(item, "content_html") or _paragraphs(_text(item, "content_text"))
    summary = _paragraphs(_text(item, "summary"))
    if address is None and not content and not summary:
        return None
    published, odd = dated(_text(item, "date_published"), "published", now)
    updated, odd_update = dated(_text(item, "date_modified"), "updated", now)
    return Entry(
        url=address,
        id=_id(item) or address or content,
        title=one_line(_text(item, "title")),
        published=published,
        updated=updated,
        content=content or summary or None,
        author=_author(item),
        language=language_of(_text(item, "language")) or language,
        is_full=is_whole(content, summary, address),
        notices=odd + odd_update,
    )


def _id(item: Mapping[str, Any]) -> str:
    """Ids are texts, but numbers are to be taken, too."""
    value = item.get("id")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _author(item: Mapping[str, Any]) -> str | None:
    authors = item.get("authors")
    several = authors if isinstance(authors, list) else [item.get("author")]
    names = [name for one in several if isinstance(one, dict) and (name := one_line(_text(one, "name")))]
    return ", ".join(names) or None


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
