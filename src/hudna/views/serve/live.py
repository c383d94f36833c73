"""What happens while a page is open: that the ledger has changed, and new alerts, as server-sent events.

One task looks at the ledger's head, whoever writes to it, this process or another; readers wait for that task.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from hudna.engine.alerting import alerts_after
from hudna.engine.vantages import Pending
from hudna.model.alerts import Raised
from hudna.model.errors import LedgerError
from hudna.views.serve.identity import identify
from hudna.views.serve.visits import Visit

_EVERY = 0.5  # seconds between two looks at the head
_SILENCE = 15.0  # seconds after which a word without meaning tells whether the reader is still there
_ANY = -1  # no number of changes: the first look is then one
_BACK = 1_000  # milliseconds after which a browser that lost us comes again


class Live:
    """Tells those who wait that a ledger has changed."""

    def __init__(self, head: Callable[[], Hashable], every: float = _EVERY) -> None:
        """`head`: gives something else once the ledger has changed; it is asked in another thread, `every` so many seconds."""
        self._head = head
        self._every = every
        self._changed = asyncio.Condition()
        self.changes = 0  # seen so far: who was busy meanwhile can tell that there was one

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


async def event_stream(
    visit: Visit, live: Live, *, after: int | None = None, silence: float = _SILENCE
) -> AsyncIterator[str]:
    """Server-sent events for a reader, until he leaves or may no longer see what he sees.

    `changed` has the sequence of the ledger's last entry as its data, `alert` an alert as JSON.

    Args:
        visit: who listens.
        live: tells of changes.
        after: the sequence from which alerts are new to him: what came since is told at once; None for the ledger's head now.
        silence: seconds after which a comment is sent where nothing happens.
    """
    changes = live.changes if after is None else _ANY
    seen = (await run_in_threadpool(visit.ledger.head))[0] if after is None else after
    yield f"retry: {_BACK}\n\n"
    while not await visit.request.is_disconnected():
        before, changes = changes, await live.change(changes, silence)
        if changes == before:
            yield ": still here\n\n"
            continue
        if await run_in_threadpool(identify, visit.request) != visit.identity:
            return
        try:
            head, alerts = await run_in_threadpool(_since, visit, seen)
        except (Pending, LedgerError):
            continue
        for raised in alerts:
            yield _event("alert", json.dumps(_shown(visit, raised), ensure_ascii=False), head)
        yield _event("changed", str(head), head)
        seen = head


def _since(visit: Visit, seen: int) -> tuple[int, list[Raised]]:
    ledger = visit.request.app.state.vantages.ledger(visit.vantage)
    return ledger.head()[0], alerts_after(ledger, seen)


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
