"""Following all sources at once: the feeds on one loop, the reading and the ledger in one thread beside it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.engine.delivery import Channel, deliver
from hudna.engine.following import follow
from hudna.engine.monitor import Monitor
from hudna.engine.readers import Readers
from hudna.engine.watching.faring import alerts_of, fares
from hudna.engine.watching.folders import FolderFollowing
from hudna.engine.watching.following import Following, Means
from hudna.engine.watching.journal import Journal
from hudna.engine.watching.keeper import Keeper
from hudna.engine.watching.memory import Memory
from hudna.engine.watching.taker import Lister, Taker
from hudna.ledger import Ledger
from hudna.model.errors import LedgerError
from hudna.model.sources import Feed, FeedKind, Followed
from hudna.sources.fetching import Captures, Clock, Fetcher, Policy

_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_SEE = 60.0  # seconds between two times that it is looked how the feeds fare

_APART = timedelta(seconds=0.05)
"""Between the first looks at two feeds, and so between later ones: the work of a minute does not come in one second."""

_Any = Following | FolderFollowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is followed, and how.

    Attributes:
        followed: the sources.
        policy: of fetching; what a feed's own `hosts` allow is allowed for that feed alone.
        workers: processes that read; 0 to read in this one.
        memory, captures: the file that remembers, and the folder of what was fetched.
    """

    followed: Sequence[Followed]
    policy: Policy
    workers: int
    memory: Path
    captures: Path

    @classmethod
    def beside(cls, ledger: str, followed: Sequence[Followed], policy: Policy, workers: int) -> Plan:
        """With what is remembered and captured kept beside a ledger's file."""
        return cls(
            followed=followed,
            policy=policy,
            workers=workers,
            memory=memory_beside(ledger),
            captures=memory_beside(ledger).with_suffix(".captures"),
        )

    @property
    def feeds(self) -> list[tuple[Followed, Feed]]:
        """The feeds that are followed at present, each with its source."""
        return [(one, feed) for one in self.followed for feed in one.feeds if feed.active]


def memory_beside(ledger: str) -> Path:
    """The file beside a ledger's that remembers what is followed for it."""
    return Path(f"{ledger.removeprefix('sqlite:///')}.watch")


def watch(
    ledger: Ledger, plan: Plan, journal: Journal, *, channels: Sequence[Channel] = (), once: bool = False
) -> None:
    """Follow sources into a ledger until this process is told to end, or each once.

    Args:
        ledger: an open ledger.
        plan: what is followed.
        journal: is told of what happens.
        channels: to which alerts are delivered.
        once: look at every feed once, take all that is new, and end.

    Raises:
        LedgerError: the ledger cannot be read or written at the beginning, or another process follows for it.
    """
    with Memory.open(plan.memory) as memory, Readers(plan.workers) as readers:
        follow(ledger, plan.followed)
        with Keeper(ledger, lambda: Monitor(ledger, Analyst()), readers, journal) as keeper:
            following = _Watch(
                ledger=ledger, plan=plan, memory=memory, keeper=keeper, journal=journal, channels=channels
            )
            asyncio.run(following.run(once=once))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """All feeds on one loop."""

    ledger: Ledger
    plan: Plan
    memory: Memory
    keeper: Keeper
    journal: Journal
    channels: Sequence[Channel]

    async def run(self, *, once: bool) -> None:
        async with self._followings() as followings:
            if not once:
                self.memory.stagger([one.feed.id for one in followings], Clock().now(), _APART)
            tasks = [_once(one) if once else _for_ever(one) for one in followings]
            everything = asyncio.gather(*tasks, *([] if once else [self._see_for_ever()]))
            with _asked_to_end() as asked:
                end = asyncio.ensure_future(asked.wait())
                await asyncio.wait((everything, end), return_when=asyncio.FIRST_COMPLETED)
                end.cancel()
            if not everything.done():
                everything.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await everything
            else:
                everything.result()
            await asyncio.to_thread(self._see)

    async def _see_for_ever(self) -> None:
        while True:
            await asyncio.sleep(_SEE)
            await asyncio.to_thread(self._see)

    def _see(self) -> None:
        """See how the feeds fare, raise the alerts of those that fare badly, and deliver what is to be delivered."""
        found = fares(self.memory, ((one.source, feed) for one, feed in self.plan.feeds), Clock().now())
        for _, health in found:
            self.journal.fared(health)
        try:
            raised = alerts_of(self.ledger, found)
            if raised:
                self.journal.alerted(raised)
            for name, delivery in deliver(self.ledger, self.channels):
                if not delivery.done and delivery.note:
                    self.journal.failed(f"alerts to {name}", delivery.note)
        except LedgerError as error:
            self.journal.failed("alerts", str(error))

    @asynccontextmanager
    async def _followings(self) -> AsyncIterator[list[_Any]]:
        """One for each feed, with what they need: a fetcher for those that may reach the same hosts, processes for pieces."""
        async with AsyncExitStack() as stack:
            pages = await stack.enter_async_context(Taker("hudna-pages"))
            files = await stack.enter_async_context(Taker("hudna-files"))
            lister = await stack.enter_async_context(Lister())
            captures, clock = Captures(self.plan.captures), Clock()
            fetchers: dict[frozenset[str], Fetcher] = {}
            followings: list[_Any] = []
            for followed, feed in self.plan.feeds:
                hosts = self.plan.policy.allowed_hosts | set(feed.hosts)
                if hosts not in fetchers:
                    policy = replace(self.plan.policy, allowed_hosts=hosts)
                    fetchers[hosts] = await stack.enter_async_context(Fetcher(policy))
                is_folder = feed.kind is FeedKind.FOLDER
                means = Means(
                    memory=self.memory,
                    fetcher=fetchers[hosts],
                    captures=captures,
                    taker=files if is_folder else pages,
                    lister=lister,
                    keeper=self.keeper,
                    journal=self.journal,
                    clock=clock,
                )
                followings.append((FolderFollowing if is_folder else Following)(followed.source, feed, means))
            yield followings


@contextmanager
def _asked_to_end() -> Iterator[asyncio.Event]:
    """Is set when a signal asks this process to end; then what was begun is ended in order."""
    asked, loop = asyncio.Event(), asyncio.get_running_loop()
    try:
        for number in _SIGNALS:
            loop.add_signal_handler(number, asked.set)
        yield asked
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)


async def _once(following: _Any) -> None:
    async with following.means.unhindered(following.feed, rest=0.0):
        await following.look()
        while await following.take_some():
            pass


async def _for_ever(following: _Any) -> None:
    async with asyncio.TaskGroup() as group:
        for task in following.tasks():
            group.create_task(task)
