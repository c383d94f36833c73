"""Turns: one request at a time to a site, none sooner than its interval allows, none while it asked to be left alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hudna.sources.fetching.clock import Clock


@dataclass(slots=True)
class _Site:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    next: datetime | None = None
    left_alone_until: datetime | None = None


class Turns:
    """Whose turn it is, for every site by its host and port."""

    def __init__(self, clock: Clock) -> None:
        """Wait by this clock."""
        self._clock = clock
        self._sites: dict[str, _Site] = {}

    @asynccontextmanager
    async def turn(self, site: str, interval: float) -> AsyncIterator[None]:
        """The only request to a site, at least `interval` seconds after the one before ended."""
        of = self._sites.setdefault(site, _Site())
        async with of.turn:
            if of.next is not None:
                # a clock that is set back must not make anybody wait for longer than was agreed
                wait = min((of.next - self._clock.now()).total_seconds(), interval)
                if wait > 0:
                    await self._clock.sleep(wait)
            try:
                yield
            finally:
                of.next = self._clock.now() + timedelta(seconds=interval)

    def leave_alone(self, site: str, seconds: float) -> None:
        """Note that a site asked not to be asked for so long."""
        self._sites.setdefault(site, _Site()).left_alone_until = self._clock.now() + timedelta(seconds=seconds)

    def left_alone_for(self, site: str) -> float:
        """Seconds for which a site is to be left alone still; 0 for one that may be asked."""
        until = self._sites.setdefault(site, _Site()).left_alone_until
        return max(0.0, (until - self._clock.now()).total_seconds()) if until is not None else 0.0
