"""Following a folder into which somebody drops files: chat exports, forms, documents, archives."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hudna.engine.watching.following import Means
from hudna.engine.watching.memory import Look
from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report
from hudna.model.sources import Feed, Followed
from hudna.sources import Item
from hudna.sources.characters import shown
from hudna.sources.feeds import Entry
from hudna.sources.found import found
from hudna.sources.pieces import Piece

_SETTLED = 5.0  # seconds that a file must not have changed for: it may still be written


class FolderFollowing:
    """One folder of a source that is followed."""

    def __init__(self, followed: Followed, feed: Feed, means: Means) -> None:
        self.feed = feed
        self._source = followed.source.name
        self.means = means
        self._folder = feed.path or Path()

    def tasks(self) -> tuple[Coroutine[Any, Any, None], ...]:
        """What following is made of; it never ends."""
        return (self._follow(),)

    async def _follow(self) -> None:
        while True:
            async with self.means.unhindered(self.feed):
                await self.look()
                while await self.take_some():
                    pass
            await self.means.clock.sleep(self.feed.every.total_seconds())

    async def look(self) -> None:
        """Look at it now."""
        memory, now = self.means.memory, self.means.clock.now()
        if not self._folder.is_dir():
            memory.missed(self.feed.id, now, "the folder is not there")
            self.means.journal.looked(self.feed, Look(now, 0, "the folder is not there"), None)
            return
        files = await asyncio.to_thread(self._files, now)
        new = memory.saw(self.feed.id, now, files, None)
        self.means.journal.looked(self.feed, Look(now, new), len(files))

    async def take_some(self) -> bool:
        """Take some of the files that are new or have changed; whether there was any."""
        waiting = self.means.memory.waiting(self.feed.id, self.means.clock.now(), 1)
        for one in waiting:
            await self._take(one.key)
        return bool(waiting)

    def _files(self, now: datetime) -> list[tuple[str, Entry]]:
        """The files that nobody writes any more, each an entry that changes with its file."""
        files = []
        for path in found([self._folder]):
            if isinstance(path, Refusal):
                continue
            try:
                state = path.stat()
            except OSError:  # gone since it was found
                continue
            changed = datetime.fromtimestamp(state.st_mtime, UTC)
            if (now - changed).total_seconds() >= _SETTLED:
                files.append((str(path), Entry(url=None, id=f"{path} {state.st_size}", updated=changed)))
        return files

    async def _take(self, key: str) -> None:
        memory, now, path = self.means.memory, self.means.clock.now(), Path(key)
        reason, kept = None, False
        async with aclosing(self.means.taker.take(Piece(name=path.name, where=shown(key), data=path))) as parts:
            async for items in parts:
                for item in items:
                    if isinstance(item, Refusal):
                        reason = item.reason
                        self.means.journal.took(self.feed, item.where, item.reason)
                of_source = [self._of_source(item) for item in items if not isinstance(item, Refusal)]
                if of_source:
                    await asyncio.wrap_future(self.means.keeper.keep(of_source))
                    kept = True
        if kept or reason is None:
            memory.taken(self.feed.id, key, now, None, again=False)
            self.means.journal.took(self.feed, shown(key), None)
        else:
            memory.failed(self.feed.id, key, now, reason, for_good=True)

    def _of_source(self, item: Item) -> Item:
        """What names no source is the folder's; a post that was forwarded, a row of a table names its own."""
        match item:
            case Report():
                return item if item.source else replace(item, source=self._source)
            case Reading(report=report):
                return item if report.source else replace(item, report=replace(report, source=self._source))
            case _:
                return item
