"""The time, and waiting: given to what fetches, so that what depends on them can be tried without waiting."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime


class Clock:
    """The time of this machine."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Let this time pass."""
        await asyncio.sleep(seconds)
