"""robots.txt: what a site's keeper asks of programs, as RFC 9309 has it.

A file that is there (2xx) holds for a day. Where the server says that there is none (4xx but 429), everything is allowed.
Where it fails (5xx, 429), nothing is, and it is asked again after five minutes; a file that held until then goes on to
hold for another day. Redirects are followed, to other hosts too.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from hudna.sources.fetching.clock import Clock
from hudna.sources.fetching.fetched import FetchError, Outlook
from hudna.sources.fetching.policy import Policy
from hudna.sources.fetching.urls import Target

MAX_BYTES = 512_000
"""RFC 9309 asks for 500 KiB at the least; what a file has beyond that is not looked at."""

TRY_AGAIN = 300.0
"""Seconds after which a robots.txt that could not be had is asked for again."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A robots.txt until it is asked for again: its rules, None where there are none; or why it could not be had."""

    until: datetime
    rules: Protego | None = None
    failure: str | None = None


class Robots:
    """The robots.txt of every site that was asked."""

    def __init__(self, get: Callable[[Target], Awaitable[bytes | None]], policy: Policy, clock: Clock) -> None:
        """Ask for the robots.txt of a target's site with `get`: its bytes, None where there is none; raises FetchError."""
        self._get = get
        self._agent = policy.agent
        self._lifetime = timedelta(seconds=policy.robots_lifetime)
        self._clock = clock
        self._read: dict[str, _Read] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def check(self, target: Target) -> float:
        """Whether a page may be asked for.

        Returns:
            The seconds that are to pass between requests; 0 where its keeper asks for nothing.

        Raises:
            FetchError: it may not, or its site cannot be reached.
        """
        async with self._asking[target.origin]:
            read = self._read.get(target.origin)
            if read is None or read.until <= self._clock.now():
                read = self._read[target.origin] = await self._ask(target, read)
        if read.failure is not None:
            left = (read.until - self._clock.now()).total_seconds()
            raise FetchError(target.url, f"its robots.txt cannot be read: {read.failure}", retry_after=max(0.0, left))
        if read.rules is None:
            return 0.0
        if not read.rules.can_fetch(target.url, self._agent):
            raise FetchError(target.url, "its robots.txt asks programs not to read it", Outlook.PERMANENT)
        return max(0.0, read.rules.crawl_delay(self._agent) or 0.0)

    async def _ask(self, target: Target, before: _Read | None) -> _Read:
        try:
            content = await self._get(target)
        except FetchError as error:
            if error.status is None:  # nothing answered: the page itself would not, either
                raise
            now = self._clock.now()
            if before is not None and before.rules is not None and now - before.until < self._lifetime:
                return _Read(now + timedelta(seconds=TRY_AGAIN), before.rules)
            return _Read(now + timedelta(seconds=error.retry_after or TRY_AGAIN), failure=error.reason)
        rules = Protego.parse(content.decode("utf-8", "replace")) if content is not None else None
        return _Read(self._clock.now() + self._lifetime, rules)


def robots_txt(target: Target) -> str:
    """Where the robots.txt of a target's site is."""
    return f"{target.origin}/robots.txt"
