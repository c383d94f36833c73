"""Following one feed: looking at it when it is time, and taking what it lists.

Looking and taking are two tasks: a feed is looked at in time, however much of what it lists is still to be taken.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Coroutine
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from hudna.engine.publication import published_by
from hudna.engine.watching.journal import Journal, Look
from hudna.engine.watching.keeper import Keeper
from hudna.engine.watching.memory import Memory, Waiting
from hudna.engine.watching.taker import Lister, Taker
from hudna.model.reports import Capture, Refusal, Report, Withdrawal
from hudna.model.sources import Feed, FeedKind, Source
from hudna.sources import Item
from hudna.sources.feeds import Entry, Listing, followed, identity, piece_of
from hudna.sources.fetching import Captures, Clock, Fetched, Fetcher, FetchError, NotModified, Validators
from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError

_SOME = 20  # entries that are asked for at a time
_SOON = 30.0  # seconds after which it is looked whether the time of an entry has come
AFTER_A_FAULT = 60.0  # seconds
_RAREST = timedelta(days=1)  # between two looks at a feed that cannot be read
_MOST = 1_000  # entries of a listing that are taken, the first ones: the newest, in nearly all
_FRESH = timedelta(days=30)  # what a sitemap lists of before is history


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What following needs, shared by many feeds."""

    memory: Memory
    fetcher: Fetcher
    captures: Captures
    taker: Taker
    lister: Lister
    keeper: Keeper
    journal: Journal
    clock: Clock

    @asynccontextmanager
    async def unhindered(self, feed: Feed, rest: float = AFTER_A_FAULT) -> AsyncIterator[None]:
        """Whatever fails within is told, and after a rest of some seconds gone on with: it holds up nothing else."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - a fault of ours, too, must not end the following
            self.journal.failed(feed.id, f"{type(error).__name__}: {error}")
            await self.clock.sleep(rest)


class Following:
    """One feed, sitemap or page of a source that is followed."""

    def __init__(self, source: Source, feed: Feed, means: Means) -> None:
        self.feed = feed
        self._source = source.name
        self.means = means
        self._match = re.compile(feed.match or "")
        self._skip = re.compile(feed.skip) if feed.skip else None
        self._seen = asyncio.Event()

    def tasks(self) -> tuple[Coroutine[Any, Any, None], ...]:
        """What following is made of; none of them ends."""
        return self._look_for_ever(), self._take_for_ever()

    async def _look_for_ever(self) -> None:
        while True:
            due, now = self.means.memory.due(self.feed.id), self.means.clock.now()
            if due is not None and due > now:
                await self.means.clock.sleep((due - now).total_seconds())
            async with self.means.unhindered(self.feed):
                await self.look()

    async def _take_for_ever(self) -> None:
        while True:
            async with self.means.unhindered(self.feed):
                while await self.take_some():
                    pass
            self._seen.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_SOON):
                    await self._seen.wait()

    async def look(self) -> None:
        """Look at it now."""
        memory, now = self.means.memory, self.means.clock.now()
        # The next look is an interval after this one, however long this one takes; if it is killed meanwhile, it is done anew.
        due, listed = now + self.feed.every, None
        try:
            new, listed = await self._look(now)
            look = Look(now, new)
        except (FetchError, UnreadableError) as error:
            look = Look(now, 0, error.reason if isinstance(error, FetchError) else str(error))
            memory.missed(self.feed.id, now, look.reason or "")
            due = now + self._rest(error)
        memory.plan(self.feed.id, due)
        self.means.journal.looked(self.feed, look, listed)
        self._seen.set()

    async def take_some(self) -> bool:
        """Take some of what waits; whether there was any."""
        waiting = self.means.memory.waiting(self.feed.id, self.means.clock.now(), _SOME)
        for one in waiting:
            await self._take(one)
        return bool(waiting)

    def _rest(self, error: FetchError | UnreadableError) -> timedelta:
        """How long to wait after a failure: twice as long after each in a row, and no less than was asked for."""
        failures = self.means.memory.failures(self.feed.id)
        rest: timedelta = min(self.feed.every * (1 << min(max(failures - 1, 0), 16)), max(_RAREST, self.feed.every))
        asked = error.retry_after if isinstance(error, FetchError) else None
        return max(rest, timedelta(seconds=asked or 0.0))

    async def _look(self, now: datetime) -> tuple[int, int | None]:
        """How many entries are new, and how many there are; None where the feed is as it was."""
        memory = self.means.memory
        found = await self.means.fetcher.fetch(self.feed.address, validators=memory.validators(self.feed.id))
        if isinstance(found, NotModified):
            memory.saw(self.feed.id, now, [], found.validators)
            return 0, None
        if found.moved is not None:
            self.means.journal.failed(self.feed.id, f"moved for good to {found.moved}: change its file")
        if self.feed.kind is FeedKind.PAGE:
            return await self._take_page(found, now), 1
        listing = await self._listing(found)
        wanted = (one for one in listing.entries if self._is_followed(one, listing, now))
        entries = [(self._key(one), one) for one in islice(wanted, _MOST)]
        whole = [one for _, one in entries if self._is_whole(one)]
        changed = bool(whole) and memory.has_news(self.feed.id, entries)
        capture = await asyncio.to_thread(self.means.captures.keep, found) if changed else None
        new = await asyncio.to_thread(memory.saw, self.feed.id, now, entries, found.validators, capture)
        return new, len(listing.entries)

    async def _listing(self, found: Fetched) -> Listing:
        listing = await self.means.lister.listing_of(found)
        return await followed(listing, self.means.fetcher, self.means.lister.listing_of)

    def _is_followed(self, entry: Entry, listing: Listing, now: datetime) -> bool:
        address = entry.url or ""
        if not self._match.search(address) or (self._skip is not None and self._skip.search(address)):
            return False
        dated = entry.updated or entry.published
        return listing.kind != "sitemap" or dated is None or now - dated <= _FRESH

    def _is_whole(self, entry: Entry) -> bool:
        return entry.is_full or (self.feed.full_text and entry.words is not None)

    def _key(self, entry: Entry) -> str:
        return entry.url or identity(entry, self._source)

    async def _take_page(self, page: Fetched, now: datetime) -> int:
        """Take the page that is followed; its validators count once the ledger has it."""
        capture = await asyncio.to_thread(self.means.captures.keep, page)
        entry = Entry(url=self.feed.url, id=self.feed.address)
        reason = await self._keep(self._piece(entry, page, capture))
        if reason is not None:
            raise UnreadableError(reason)
        return self.means.memory.saw(self.feed.id, now, [], page.validators)

    async def _take(self, waiting: Waiting) -> None:
        """Take an entry, and remember what came of it."""
        memory, now = self.means.memory, self.means.clock.now()
        try:
            reason, validators = await self._read(waiting)
        except FetchError as error:
            if error.gone and waiting.is_taken:
                gone = Withdrawal(url=waiting.key, seen=now.date(), reason=error.reason, where=waiting.key)
                await asyncio.wrap_future(self.means.keeper.keep([gone]))
            memory.failed(self.feed.id, waiting.key, now, error.reason, for_good=error.permanent)
            reason = error.reason
        except (UnreadableError, OSError) as error:
            memory.failed(self.feed.id, waiting.key, now, str(error), for_good=False)
            reason = str(error)
        else:
            if reason is None:
                again = waiting.entry.url is not None and not self._is_whole(waiting.entry)
                memory.taken(self.feed.id, waiting.key, now, validators, again=again)
            else:
                memory.failed(self.feed.id, waiting.key, now, reason, for_good=False)
        self.means.journal.took(self.feed, waiting.key, reason)

    async def _read(self, waiting: Waiting) -> tuple[str | None, Validators | None]:
        """Why nothing could be taken of an entry, if that is so, and the validators of its page."""
        entry = waiting.entry
        if self._is_whole(entry) or entry.url is None:
            return await self._keep(self._piece(entry, None, waiting.capture)), None
        page = await self.means.fetcher.fetch(entry.url, validators=waiting.validators)
        if isinstance(page, NotModified):
            return None, page.validators
        capture = await asyncio.to_thread(self.means.captures.keep, page)
        return await self._keep(self._piece(entry, page, capture)), page.validators

    def _piece(self, entry: Entry, page: Fetched | None, capture: Capture | None) -> Piece:
        piece = piece_of(entry, page, source=self._source, lang=self.feed.language, capture=capture)
        return replace(piece, notices=(*entry.notices, *piece.notices))

    async def _keep(self, piece: Piece) -> str | None:
        """Let the ledger have what is in a piece; why nothing was, if that is so."""
        reason = None
        kept = False
        async with aclosing(self.means.taker.take(piece)) as found:
            async for items in found:
                of_source = [self._of_source(item) for item in items if not isinstance(item, Refusal)]
                reason = next((item.reason for item in items if isinstance(item, Refusal)), reason)
                if of_source:
                    await asyncio.wrap_future(self.means.keeper.keep(of_source))
                    kept = True
        return None if kept else reason or "nothing is in it"

    def _of_source(self, item: Item) -> Item:
        """A report of a page is of the source that is followed, whatever the page calls itself, and was published by now."""
        if not isinstance(item, Report):
            return item
        return published_by(replace(item, source=self._source), self.means.clock.now())
