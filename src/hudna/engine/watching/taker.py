"""Taking pieces apart in processes of their own, off the loop that fetches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Self

from hudna.sources import Item
from hudna.sources.apart import Apart
from hudna.sources.pieces import Piece

_AT_A_TIME = 20


class Taker:
    """One process, which takes one piece after the other. Leaving the context ends it."""

    def __init__(self, name: str) -> None:
        """`name`: of its thread."""
        self._apart = Apart()
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._apart.close)
        self._thread.shutdown()

    async def take(self, piece: Piece) -> AsyncGenerator[list[Item]]:
        """What is in a piece, some at a time; to be read to its end or closed, for the next waits for it."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            items = self._apart.take(piece)
            try:
                while found := await loop.run_in_executor(self._thread, _some, items):
                    yield found
            finally:
                await loop.run_in_executor(self._thread, items.close)


def _some(items: Iterable[Item]) -> list[Item]:
    return list(islice(items, _AT_A_TIME))
