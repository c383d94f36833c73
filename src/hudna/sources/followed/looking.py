"""One look at a feed, to tell whether it is what its file says: what `hudna watch` would meet there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hudna.model.reports import Refusal, Report
from hudna.model.sources import Feed, FeedKind
from hudna.sources.apart import Apart
from hudna.sources.feeds import Entry, Listing, ListingKind, listing_of, piece_of
from hudna.sources.fetching import Fetched, Fetcher, FetchError
from hudna.sources.unreadable import UnreadableError

FEED_KINDS: dict[ListingKind, FeedKind] = {
    "rss": FeedKind.FEED,
    "atom": FeedKind.FEED,
    "json feed": FeedKind.FEED,
    "sitemap": FeedKind.SITEMAP,
    "sitemap index": FeedKind.SITEMAP,
    "page": FeedKind.PAGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found.

    Attributes:
        feed: what was looked at.
        kind: what is there, as the listing calls itself; "folder" for a folder; None where nothing could be had.
        title: what the listing calls itself.
        entries: how many it lists; files, for a folder.
        newest: when the newest of them was published or changed; None where none tells.
        language: that the listing tells, an ISO 639-1 code.
        characters: of the text that was taken of its newest entry; None where none was.
        wrong: what must be changed, or stands in the way: each a clause.
        remarks: what may be of interest, each a clause.
    """

    feed: Feed
    kind: str | None = None
    title: str | None = None
    entries: int = 0
    newest: datetime | None = None
    language: str | None = None
    characters: int | None = None
    wrong: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


async def look(feed: Feed, fetcher: Fetcher, apart: Apart) -> Look:
    """Look at a feed once, and at its newest entry. What is wrong is told, not raised.

    Args:
        feed: what is followed.
        fetcher: its policy must allow the hosts of the feed.
        apart: reads the newest entry.
    """
    if feed.path is not None:
        return _folder(feed)
    try:
        fetched = await fetcher.fetch(feed.address)
    except FetchError as error:
        return Look(feed=feed, wrong=(error.reason,))
    if not isinstance(fetched, Fetched):
        return Look(feed=feed, wrong=("it answered that nothing has changed, though nothing was known of it",))
    moved = (f"has moved for good to {fetched.moved}",) if fetched.moved is not None else ()
    try:
        listing = listing_of(fetched, is_page=feed.kind is FeedKind.PAGE)
    except UnreadableError as error:
        return Look(feed=feed, wrong=(str(error),), remarks=moved)
    told = sorted(listing.entries, key=lambda one: _time(one) or datetime.min.replace(tzinfo=fetched.time.tzinfo))
    newest = told[-1] if told else None
    characters, reason = (None, None) if newest is None else await _text(feed, listing, newest, fetched, fetcher, apart)
    wrong = [*_mismatches(feed, listing), *([reason] if reason is not None else [])]
    return Look(
        feed=feed,
        kind=listing.kind,
        title=listing.title,
        entries=len(listing.entries),
        newest=None if newest is None else _time(newest),
        language=listing.language,
        characters=characters,
        wrong=tuple(wrong),
        remarks=(*moved, *listing.notices),
    )


def _time(entry: Entry) -> datetime | None:
    return entry.updated or entry.published


def _mismatches(feed: Feed, listing: Listing) -> list[str]:
    found = []
    if FEED_KINDS[listing.kind] is not feed.kind:
        found.append(f"its kind is {FEED_KINDS[listing.kind]} ({listing.kind}), not {feed.kind}")
    if listing.language and feed.language and listing.language != feed.language:
        found.append(f"it says that its language is {listing.language}, not {feed.language}")
    if not listing.entries:
        found.append("it lists nothing")
    return found


async def _text(  # noqa: PLR0913, PLR0917 - what there is to go by
    feed: Feed, listing: Listing, entry: Entry, fetched: Fetched, fetcher: Fetcher, apart: Apart
) -> tuple[int | None, str | None]:
    """How many characters of text an entry gives, or why none."""
    if listing.kind == "sitemap index":
        return None, None  # its entries are sitemaps, not reports
    page: Fetched | None = fetched if feed.kind is FeedKind.PAGE else None
    name = entry.title or entry.url or entry.id
    try:
        if page is None and not feed.full_text and entry.url is not None:
            answer = await fetcher.fetch(entry.url)
            page = answer if isinstance(answer, Fetched) else None
        piece = piece_of(entry, page, lang=feed.language)
    except (FetchError, UnreadableError) as error:
        reason = error.reason if isinstance(error, FetchError) else str(error)
        return None, f"no text of its newest entry ({name}): {reason}"
    items = list(apart.take(piece))
    texts = [len(one.text) for one in items if isinstance(one, Report)]
    if texts:
        return sum(texts), None
    reasons = "; ".join(one.reason for one in items if isinstance(one, Refusal))
    return None, f"no text of its newest entry ({name}): {reasons or 'nothing was found in it'}"


def _folder(feed: Feed) -> Look:
    if feed.path is None or not feed.path.is_dir():
        return Look(feed=feed, kind="folder", wrong=(f"there is no folder {feed.path}",))
    files = [one for one in feed.path.rglob("*") if one.is_file()]
    last = max((one.stat().st_mtime for one in files), default=None)
    return Look(
        feed=feed,
        kind="folder",
        entries=len(files),
        newest=None if last is None else datetime.fromtimestamp(last).astimezone(),
    )
