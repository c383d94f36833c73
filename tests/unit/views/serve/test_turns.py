"""Of many who read at once, a few are answered at a time; who writes or listens needs no turn."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Receive, Scope, Send

from hudna.views.serve.turns import Turns


class _Busy:
    """An application that is busy until it is let go, and counts whom it is busy with."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.now = self.most = self.done = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        await self.go_on.wait()
        self.now -= 1
        self.done += 1


async def _asked(method: str, path: str, many: int) -> _Busy:
    busy = _Busy()
    turns = Turns(busy, at_once=2)
    scope = {"type": "http", "method": method, "path": path}
    asked = [asyncio.create_task(turns(dict(scope), None, None)) for _ in range(many)]  # type: ignore[arg-type]
    await asyncio.sleep(0.01)
    busy.go_on.set()
    await asyncio.gather(*asked)
    return busy


@pytest.mark.parametrize(
    ("method", "path", "most"),
    [
        ("GET", "/incidents", 2),
        ("HEAD", "/", 2),
        ("POST", "/add", 6),
        ("GET", "/events", 6),
        ("GET", "/api/v1/events", 6),
        ("GET", "/static/app.css", 6),
    ],
)
def test_so_many_are_answered_at_once_and_all_in_the_end(method: str, path: str, most: int) -> None:
    busy = asyncio.run(_asked(method, path, 6))
    assert (busy.most, busy.done) == (most, 6)


def test_one_that_fails_leaves_its_turn() -> None:
    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("the disk is full")

    async def asked() -> int:
        turns = Turns(fails, at_once=1)
        failed = 0
        for _ in range(3):
            try:
                await asyncio.wait_for(turns({"type": "http", "method": "GET", "path": "/"}, None, None), 1)  # type: ignore[arg-type]
            except ValueError:
                failed += 1
        return failed

    assert asyncio.run(asked()) == 3
