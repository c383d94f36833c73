"""Following one feed: when it is looked at, whatever comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from hudna.engine.watching.following import Following, Means
from hudna.engine.watching.memory import Memory
from hudna.model.sources import Feed, FeedKind, Ownership, Source
from hudna.sources.fetching import Fetched, FetchError, NotModified, Validators
from tests.unit.engine.watching.noted import Noted

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
EVERY = timedelta(minutes=15)
FEED = Feed(id="paper", kind=FeedKind.FEED, url="https://paper.example/feed", every=EVERY)
SOURCE = Source(id="paper", name="Paper", ownership=Ownership.PRIVATE, languages=("en",), why="Made up.")

Answer = Callable[[], Fetched | NotModified]


class Standing:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:
        raise asyncio.CancelledError


class Fetching:
    """A fetcher that answers as it is told."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def fetch(self, url: str, *, validators: Validators | None = None) -> Fetched | NotModified:
        return self._answer()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "a.watch") as opened:
        yield opened


def looked(memory: Memory, answer: Answer) -> Noted:
    noted = Noted()
    nobody = cast("Any", None)
    means = Means(
        memory=memory,
        fetcher=cast("Any", Fetching(answer)),
        captures=nobody,
        taker=nobody,
        lister=nobody,
        keeper=nobody,
        journal=noted,
        clock=cast("Any", Standing()),
    )
    asyncio.run(Following(SOURCE, FEED, means).look())
    return noted


def failing(**told: Any) -> Answer:
    def answer() -> Fetched:
        raise FetchError("https://paper.example/feed", "a time-out", **told)

    return answer


def unchanged() -> NotModified:
    return NotModified(asked="https://paper.example/feed", time=NOW, validators=Validators("x"))


def test_the_next_look_is_an_interval_after_this_one(memory: Memory) -> None:
    assert looked(memory, unchanged).looks == [("paper", 0, None)]
    assert (memory.due("paper"), memory.validators("paper")) == (NOW + EVERY, Validators("x"))


def test_a_look_that_is_killed_midway_is_due_still(memory: Memory) -> None:
    memory.plan("paper", NOW - EVERY)

    def killed() -> Fetched:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        looked(memory, killed)
    assert memory.due("paper") == NOW - EVERY


def test_a_feed_that_fails_is_looked_at_after_twice_as_long_each_time_and_once_a_day_at_least(memory: Memory) -> None:
    rests = []
    for _ in range(9):
        looked(memory, failing())
        rests.append((memory.due("paper") or NOW) - NOW)
    assert rests[:4] == [EVERY, 2 * EVERY, 4 * EVERY, 8 * EVERY]
    assert rests[-2:] == [timedelta(days=1)] * 2
    looked(memory, unchanged)
    looked(memory, failing())
    assert memory.due("paper") == NOW + EVERY


def test_a_server_that_asks_for_more_time_gets_it(memory: Memory) -> None:
    noted = looked(memory, failing(retry_after=7200.0))
    assert memory.due("paper") == NOW + timedelta(hours=2)
    assert noted.looks == [("paper", 0, "a time-out")]
