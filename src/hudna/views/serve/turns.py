"""Taking turns: of many who read at once, a few are answered at a time.

Threads of Python share one processor. Pages made side by side are all there late; made one after the other, each is there as
soon as those before it are, and a costly one does not hold up the rest. Who writes, or listens without end, needs no turn.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

_AT_ONCE = 3  # one that waits for the disk, or for the desk, does not keep all others waiting
_ENDLESS = "/events"
_FILES = "/static/"


class Turns:
    """Middleware that lets so many requests that only read be answered at once; others wait, the first that came first."""

    def __init__(self, app: ASGIApp, at_once: int = _AT_ONCE) -> None:
        """`app`: what answers; `at_once`: how many."""
        self._app = app
        self._turns = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, when it is its turn."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or _is_free(scope["path"]):
            await self._app(scope, receive, send)
            return
        async with self._turns:
            await self._app(scope, receive, send)


def _is_free(path: str) -> bool:
    return path.endswith(_ENDLESS) or path.startswith(_FILES)
