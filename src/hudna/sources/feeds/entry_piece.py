"""What is taken of an entry: its page, or the words that its feed carries."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from httpx2 import URL

from hudna.model.reports import Capture
from hudna.sources.feeds.listing import Entry
from hudna.sources.fetching.fetched import Fetched
from hudna.sources.formats import suffix_of
from hudna.sources.pieces import Piece
from hudna.sources.sniffing import media_of
from hudna.sources.unreadable import UnreadableError

_STRANGE = re.compile(r"[^\w-]+")
_LONGEST_SLUG = 60
_URN = "urn:sha256:"


def piece_of(
    entry: Entry,
    page: Fetched | None = None,
    *,
    source: str | None = None,
    lang: str | None = None,
    capture: Capture | None = None,
) -> Piece:
    """The piece that is taken of an entry.

    Args:
        entry: what is listed.
        page: what was fetched from its address; None takes the words of the feed itself.
        source: who publishes it.
        lang: its language, where the configuration tells it. What feeds tell is not believed: many of them name the language
            of their software; the text is looked at instead.
        capture: of the page, or of the feed where its words are taken.

    Raises:
        UnreadableError: there is neither a page nor a word in the feed.
    """
    url = entry.url or identity(entry, source)
    told = {
        "lang": lang,
        "published": entry.published.isoformat() if entry.published is not None else None,
        "title": entry.title,
        "source": source,
        "url": url,
    }
    said = {key: value for key, value in told.items() if value}
    if page is not None:
        ending = suffix_of(URL(page.url).path) or ""
        return Piece(
            name=_name(url) + ending,
            where=page.url,
            data=page.body,
            media=media_of(page.media, page.body),
            told=said,
            capture=capture,
        )
    if not entry.words:
        raise UnreadableError("no words in the feed, and no page of its own")
    return Piece(
        name=_name(url),
        where=url,
        data=entry.words.encode("utf-8", "replace"),
        media="text/plain; charset=utf-8",
        told=said,
        capture=capture,
    )


def identity(entry: Entry, source: str | None) -> str:
    """What stands for the address of an entry that has none: made of its id and its source, the same in all its versions."""
    return _URN + hashlib.sha256(f"{source or ''}\n{entry.id}".encode("utf-8", "replace")).hexdigest()


def _name(url: str) -> str:
    """A name that reports of an address are called by: its host, its last part, and what tells it from all others."""
    digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:8]
    if url.startswith(_URN):
        return f"entry-{digest}"
    parsed = URL(url)
    slug = _STRANGE.sub("-", PurePosixPath(parsed.path).stem).strip("-")[:_LONGEST_SLUG]
    return "-".join(part for part in (_STRANGE.sub("-", parsed.host).strip("-"), slug, digest) if part)
