"""robots.txt: what a site's keeper asks of programs, as RFC 9309 has it.

A file that is there (2xx) holds; where the server says that there is none (4xx, except 429) everything is allowed; where it
fails or cannot be reached (5xx, 429, no connection) nothing is until it answers again, except that one read within the
last day goes on to hold. Redirects are followed, to other hosts too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from hudna.sources.fetching.clock import Clock
from hudna.sources.fetching.fetched import FetchError
from hudna.sources.fetching.urls import Target

MAX_BYTES = 512_000
"""RFC 9309 asks for 500 KiB at the least; what a file has beyond that is not looked at."""

TRY_AGAIN = 300.0
"""Seconds after which a robots.txt that could not be had is asked for again."""


@dataclass(frozen=True, slots=True)
class _Read:
    rules: Protego | None
    until: datetime
    reason: str = ""


class Robots:
    """The robots.txt of every site that was asked, remembered for a day."""

    def __init__(
        self, get: Callable[[Target], Awaitable[bytes | None]], agent: str, lifetime: float, clock: Clock
    ) -> None:
        """Ask for a robots.txt with `get`: its bytes, None where there is none; raises FetchError where that is not known."""
        self._get = get
        self._agent = agent
        self._lifetime = timedelta(seconds=lifetime)
        self._clock = clock
        self._read: dict[str, _Read] = {}

    async def check(self, target: Target) -> float | None:
        """Whether a page may be asked for.

        Returns:
            The seconds that are to pass between requests, or None where its keeper asks for nothing.

        Raises:
            FetchError: it may not.
        """
        read = self._read.get(target.origin)
        if read is None or read.until <= self._clock.now():
            read = await self._ask(target, read)
            self._read[target.origin] = read
        if read.rules is None and not read.reason:
            return None
        if read.rules is None:
            left = max(0.0, (read.until - self._clock.now()).total_seconds())
            raise FetchError(target.url, f"its robots.txt cannot be read: {read.reason}", retry_after=left)
        if not read.rules.can_fetch(target.url, self._agent):
            raise FetchError(target.url, "its robots.txt asks programs not to read it", permanent=True)
        delay = read.rules.crawl_delay(self._agent)
        return delay if delay is not None and delay > 0 else None

    async def _ask(self, target: Target, before: _Read | None) -> _Read:
        robots = Target(
            url=f"{target.origin}/robots.txt",
            scheme=target.scheme,
            host=target.host,
            port=target.port,
            path="/robots.txt",
        )
        now = self._clock.now()
        try:
            content = await self._get(robots)
        except FetchError as error:
            if error.permanent and not error.gone and error.status is None:
                raise FetchError(target.url, error.reason, permanent=True) from error
            if before is not None and before.rules is not None and now < before.until + self._lifetime:
                return _Read(before.rules, before.until + self._lifetime)
            return _Read(None, now + timedelta(seconds=error.retry_after or TRY_AGAIN), error.reason)
        rules = Protego.parse(content.decode("utf-8", "replace")) if content is not None else None
        return _Read(rules, now + self._lifetime)
