"""What happens while a page is open: that the ledger has changed, and new alerts, as server-sent events.

One task looks at the ledger's head, whoever writes to it, this process or another; readers wait for that task.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from math import ceil

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from hudna.access import network
from hudna.engine.alerting import alerts_after
from hudna.engine.vantages import Pending
from hudna.ledger import Ledger
from hudna.model.alerts import Raised
from hudna.model.errors import LedgerError
from hudna.views.serve.identity import identify
from hudna.views.serve.visits import Visit

STREAM = "text/event-stream"
_EVERY = 0.5  # seconds between two looks at the head
_SILENCE = 15.0  # seconds after which a word without meaning tells whether the reader is still there
_ANY = -1  # no number of changes: the first look is then one
_BACK = 1_000  # milliseconds after which a browser that lost us comes again


_STREAMS = 50  # that one reader may have open


class Live:
    """Tells those who wait that a ledger has changed."""

    def __init__(self, head: Callable[[], Hashable], every: float = _EVERY) -> None:
        """`head`: gives something else once the ledger has changed; it is asked in another thread, `every` so many seconds."""
        self._head = head
        self._every = every
        self._changed = asyncio.Condition()
        self._streams: Counter[Hashable] = Counter()
        self.changes = 0  # seen so far: who was busy meanwhile can tell that there was one

    def has_room(self, reader: Hashable) -> bool:
        """Whether a reader may have one more stream open."""
        return self._streams[reader] < _STREAMS

    @contextmanager
    def listening(self, reader: Hashable) -> Iterator[None]:
        """Count a stream of a reader as open, as long as the block lasts."""
        self._streams[reader] += 1
        try:
            yield
        finally:
            self._streams[reader] -= 1
            if not self._streams[reader]:
                del self._streams[reader]

    async def watch(self) -> None:
        """Look, until cancelled."""
        known = await self._look()
        while True:
            await asyncio.sleep(self._every)
            head = await self._look()
            if head is not None and head != known:
                known = head
                self.changes += 1
                async with self._changed:
                    self._changed.notify_all()

    async def change(self, after: int, patience: float) -> int:
        """Wait until there were more changes than `after`, or for so many seconds; gives how many there were."""
        try:
            async with asyncio.timeout(patience), self._changed:
                await self._changed.wait_for(lambda: self.changes > after)
        except TimeoutError:
            pass
        return self.changes

    async def _look(self) -> Hashable:
        with suppress(LedgerError):  # as while another process holds it: the next look will tell
            return await run_in_threadpool(self._head)
        return None


def events_of(visit: Visit, after: int | None = None) -> StreamingResponse:
    """The answer that is `event_stream`.

    Args:
        visit: who listens.
        after: the sequence from which alerts are new to him: what came since is told at once; None for the ledger's head now.

    Raises:
        HTTPException: 429, he has too many open.
        Pending: what he may see is still being made.
    """
    live: Live = visit.request.app.state.live
    if not live.has_room(_reader(visit)):
        raise HTTPException(429, "too many streams of events are open", headers={"Retry-After": str(ceil(_SILENCE))})
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    known = visit.ledger.head() if after is None else (after, "")
    return StreamingResponse(event_stream(visit, live, known), media_type=STREAM, headers=headers)


async def event_stream(
    visit: Visit, live: Live, known: tuple[int, str], *, silence: float = _SILENCE
) -> AsyncIterator[str]:
    """Server-sent events for a reader, until he leaves or may no longer see what he sees.

    `changed` has the sequence up to which his ledger goes as its data, `alert` an alert as JSON.

    Args:
        visit: who listens.
        live: tells of changes.
        known: the head of his ledger as he knows it: alerts that came since are new to him. Without its hash he is told at once
            where the ledger stands.
        silence: seconds after which a comment is sent where nothing happens.
    """
    with live.listening(_reader(visit)):
        changes = live.changes if known[1] else _ANY
        seen, ledger = known[0], None if changes == _ANY else visit.ledger
        yield f"retry: {_BACK}\n\n"
        while not await visit.request.is_disconnected():
            before, changes = changes, await live.change(changes, silence)
            if changes == before:
                yield ": still here\n\n"
            if await run_in_threadpool(identify, visit.request) != visit.identity:
                return
            try:
                now, head, alerts, has_more = await run_in_threadpool(_since, visit, seen)
            except (Pending, LedgerError):
                continue
            # His ledger goes on with the other's numbers: where it got nothing, and is no other, he is not told that something came.
            is_news, ledger, seen = has_more or now is not ledger, now, head
            if not is_news:
                continue
            for raised in alerts:
                yield _event("alert", json.dumps(_shown(visit, raised), ensure_ascii=False), head)
            yield _event("changed", str(head), head)


def _reader(visit: Visit) -> Hashable:
    client = visit.request.client
    return visit.identity.name, None if visit.identity.name is not None or client is None else network(client.host)


def _since(visit: Visit, seen: int) -> tuple[Ledger, int, list[Raised], bool]:
    ledger: Ledger = visit.request.app.state.vantages.ledger(visit.vantage)
    head = ledger.head()[0]
    return ledger, head, alerts_after(ledger, seen), next(ledger.entries(after=seen), None) is not None


def _shown(visit: Visit, raised: Raised) -> dict[str, str | None]:
    alert = raised.alert
    return {
        "id": alert.id,
        "kind": alert.kind.value,
        "agreement": alert.agreement,
        "day": alert.day.isoformat(),
        "title": alert.title,
        "text": visit.words.label(alert.kind),
        "raised": raised.time.isoformat(),
    }


def _event(name: str, data: str, identity: int) -> str:
    return f"event: {name}\nid: {identity}\ndata: {data}\n\n"
