"""That a ledger has changed is told to those who wait, whoever changed it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from hudna.model.errors import LedgerError
from hudna.views.serve.live import Live


class _Head:
    """A ledger's head that a test moves."""

    def __init__(self) -> None:
        self.sequence = 1
        self.is_held = False
        self.looks = 0

    async def looked_at(self) -> None:
        """Wait until it was looked at once more, however slow the machine is."""
        before = self.looks
        while self.looks < before + 2:  # noqa: ASYNC110 - it is looked at in another thread; one look may have begun before
            await asyncio.sleep(0.005)

    def __call__(self) -> int:
        self.looks += 1
        if self.is_held:
            raise LedgerError("another process holds it")
        return self.sequence


def test_who_waits_is_told_of_a_change() -> None:
    async def told() -> int:
        head = _Head()
        live = Live(head, every=0.01)
        watching = asyncio.create_task(live.watch())
        waiting = asyncio.create_task(live.change(0, 5))
        await head.looked_at()
        head.sequence = 2
        try:
            return await waiting
        finally:
            watching.cancel()

    assert asyncio.run(told()) == 1


def test_where_nothing_changes_the_wait_ends() -> None:
    async def told() -> int:
        live = Live(_Head(), every=0.01)
        watching = asyncio.create_task(live.watch())
        try:
            return await live.change(0, 0.1)
        finally:
            watching.cancel()

    assert asyncio.run(told()) == 0


def test_a_change_while_the_ledger_was_held_is_told_afterwards() -> None:
    async def told() -> int:
        head = _Head()
        live = Live(head, every=0.01)
        watching = asyncio.create_task(live.watch())
        waiting = asyncio.create_task(live.change(0, 5))
        await head.looked_at()
        head.is_held, head.sequence = True, 2
        await head.looked_at()
        head.is_held = False
        try:
            return await waiting
        finally:
            watching.cancel()

    assert asyncio.run(told()) == 1


def test_a_change_while_one_was_busy_is_not_missed() -> None:
    async def told() -> int:
        head = _Head()
        live = Live(head, every=0.01)
        watching = asyncio.create_task(live.watch())
        await head.looked_at()
        head.sequence = 2
        await head.looked_at()
        try:
            return await live.change(0, 0)
        finally:
            watching.cancel()

    assert asyncio.run(told()) == 1


def test_a_reader_has_so_many_streams_and_others_have_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.views.serve.live._STREAMS", 2)

    async def told() -> list[bool]:
        live = Live(_Head())
        with live.listening("amal"):
            one = live.has_room("amal")
            with live.listening("amal"):
                return [one, live.has_room("amal"), live.has_room("nour")]

    assert asyncio.run(told()) == [True, False, True]


def test_a_stream_that_has_ended_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.views.serve.live._STREAMS", 1)
    live = Live(_Head())
    with suppress(asyncio.CancelledError), live.listening("amal"):
        raise asyncio.CancelledError
    assert live.has_room("amal")
