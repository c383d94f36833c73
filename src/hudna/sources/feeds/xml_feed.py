"""RSS (0.9 to 2.0) and Atom, read by feedparser: which is forgiving, and told never to fetch anything by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import feedparser

from hudna.sources.feeds.dates import dated
from hudna.sources.feeds.fullness import is_whole
from hudna.sources.feeds.links import link
from hudna.sources.feeds.listing import Entry, Listing
from hudna.sources.feeds.plain_words import plain_words
from hudna.sources.unreadable import UnreadableError

MAX_ENTRIES = 5_000
"""Of a feed; feeds list the newest first, and this many take some seconds."""

_BEGIN = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]")
_CHANNEL = re.compile(r"<channel[\s>]")
_ROOT = re.compile(r"<((?:[\w.-]+:)?(?:rss|rdf|feed|channel))[\s>]", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_PERIODS = {"hourly": 3600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0, "yearly": 31_536_000.0}
_MAX_TITLE = 1000


def read_xml_feed(text: str, url: str, now: datetime) -> Listing:
    """An RSS or Atom feed.

    Args:
        text: the document without its declaration.
        url: where it was, to which its addresses relate.
        now: when it was fetched.

    Raises:
        UnreadableError: feedparser can make nothing of it.
    """
    cut, notices = _cut(text)
    parsed = feedparser.parse(
        BytesIO(cut.encode("utf-8", "replace")),
        response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
        sanitize_html=True,
        resolve_relative_uris=True,
    )
    feed: Mapping[str, Any] = dict(parsed.feed)
    version = str(parsed.version)
    if parsed.bozo:
        if not parsed.entries and not feed:
            raise UnreadableError(f"a feed that cannot be read: {one_line(str(parsed.bozo_exception))}")
        notices = (*notices, f"not well-formed, read as far as possible: {one_line(str(parsed.bozo_exception))}")
    language = language_of(str(feed.get("language", "")))
    is_atom = version.startswith("atom")
    entries = []
    for number, raw in enumerate(parsed.entries, 1):
        entry = _entry(dict(raw), language, url, now, is_atom=is_atom)
        if entry is None:
            notices = (*notices, f"entry {number}: neither an address nor words")
        else:
            entries.append(entry)
    return Listing(
        kind="atom" if is_atom else "rss",
        title=_title(feed),
        language=language,
        entries=tuple(entries),
        ttl=_ttl(feed),
        notices=notices,
    )


def _cut(text: str) -> tuple[str, tuple[str, ...]]:
    """The first entries of a feed, if it has more than are taken."""
    begins = [found.start() for found in _BEGIN.finditer(text)]
    if len(begins) <= MAX_ENTRIES:
        return text, ()
    before = text[: begins[MAX_ENTRIES]]
    root = _ROOT.search(before)
    name = root[1] if root else "rss"
    end = "</channel>" if name.lower() == "rss" and _CHANNEL.search(before) else ""
    notice = f"{len(begins):,} entries, of which the first {MAX_ENTRIES:,} are taken"
    return f"{before}{end}</{name}>", (notice,)


def _entry(raw: Mapping[str, Any], language: str | None, base: str, now: datetime, *, is_atom: bool) -> Entry | None:
    address = link(raw.get("feedburner_origlink") or raw.get("link"), base)
    contents = [each for each in raw.get("content", ()) if each.get("value")]
    content = _as_html(contents[0]) if contents else ""
    summary = _as_html(raw.get("summary_detail") or {})
    if address is None and not content and not summary:
        return None
    updated, odd_update = dated(raw.get("updated"), "updated", now)
    published, odd = dated(raw.get("published"), "published", now)
    if published is None and not is_atom:  # a date that is not said to be of a change is that of publication
        published, odd, updated, odd_update = updated, (*odd, *odd_update), None, ()
    spoken = [each.get("language") for each in (*contents, raw.get("title_detail") or {})]
    return Entry(
        url=address,
        id=str(raw.get("id") or address or content or summary),
        title=_title(raw),
        published=published,
        updated=updated,
        content=content or summary or None,
        author=one_line(str(raw.get("author") or "")),
        language=next((found for tag in spoken if tag and (found := language_of(tag))), language),
        is_full=is_whole(content, summary, address),
        notices=odd + odd_update,
    )


def _as_html(detail: Mapping[str, Any]) -> str:
    value = str(detail.get("value") or "")
    if detail.get("type") == "text/plain":
        return value.replace("&", "&amp;").replace("<", "&lt;")
    return value


def _title(of: Mapping[str, Any]) -> str | None:
    detail = of.get("title_detail") or {}
    value = str(detail.get("value") or "")
    return one_line(value if detail.get("type") == "text/plain" else plain_words(value))


def _ttl(feed: Mapping[str, Any]) -> float | None:
    """RSS's `ttl` in minutes, or the period of its syndication module."""
    minutes = str(feed.get("ttl", ""))
    if minutes.isascii() and minutes.isdigit():
        return float(minutes[:9]) * 60 or None
    period = _PERIODS.get(str(feed.get("sy_updateperiod", "")).lower())
    frequency = str(feed.get("sy_updatefrequency", "1"))
    times = int(frequency[:9]) if frequency.isascii() and frequency.isdigit() else 1
    return period / max(1, times) if period is not None else None


def language_of(tag: str) -> str | None:
    """The language of a BCP 47 tag; None where there is none in it."""
    found = _LANGUAGE.match(tag.strip())
    return found[0].lower() if found else None


def one_line(value: str) -> str | None:
    """A title or a name on one line, no longer than titles are; None for a blank one."""
    return " ".join(value.split())[:_MAX_TITLE] or None
