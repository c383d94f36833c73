"""Keeping what comes in: one thread reads and writes, so that whoever fetches never waits for the ledger."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from queue import Empty, Queue
from typing import Self

from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.engine.readers import AT_A_TIME, Readers, keep_all
from hudna.engine.watching.journal import Journal
from hudna.ledger import Ledger
from hudna.model.errors import LedgerError
from hudna.sources import Item

PAUSE = 4
"""Raising alerts goes through the whole ledger: it rests so many times as long as it took."""

_LATER = 60.0  # seconds after which it is tried again where the ledger could not be written


@dataclass(frozen=True, slots=True)
class _Job:
    items: Sequence[Item]
    done: Future[None]


class Keeper:
    """Reads items, keeps them, and raises the alerts that follow. Leaving the context lets it finish what it was given."""

    def __init__(self, ledger: Ledger, monitor: Callable[[], Monitor], readers: Readers, journal: Journal) -> None:
        """Keep in a ledger.

        Args:
            ledger: an open ledger.
            monitor: makes who adds to it; called in the keeper's thread, since loading languages takes a while.
            readers: who read.
            journal: is told, in the keeper's thread.
        """
        self._ledger = ledger
        self._make = monitor
        self._readers = readers
        self._journal = journal
        self._jobs: Queue[_Job | None] = Queue()
        self._thread = threading.Thread(target=self._run, name="hudna-keeper")
        self._is_alerted = True
        self._next_alerts = 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._jobs.put(None)
        self._thread.join()

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return self._jobs.qsize()

    def keep(self, items: Sequence[Item]) -> Future[None]:
        """Have items kept; the future is done once the ledger has them, or raises what kept it from that."""
        done: Future[None] = Future()
        self._jobs.put(_Job(items, done))
        return done

    def _run(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=self._patience())
            except Empty:
                self._raise_alerts()
                continue
            if job is None:
                break
            self._keep([one for one in (job, *self._more(len(job.items))) if one.done.set_running_or_notify_cancel()])
            if time.monotonic() >= self._next_alerts:
                self._raise_alerts()
        self._raise_alerts()

    def _patience(self) -> float | None:
        """Seconds until alerts are to be raised; None where nothing has come since they were."""
        return None if self._is_alerted else max(0.0, self._next_alerts - time.monotonic())

    def _more(self, items: int) -> list[_Job]:
        """What else waits, as far as it goes into one transaction."""
        found: list[_Job] = []
        while items < AT_A_TIME:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                self._jobs.put(None)  # the end, for the next round
                break
            found.append(job)
            items += len(job.items)
        return found

    def _keep(self, jobs: Sequence[_Job]) -> None:
        """Keep what is given; for what nobody waits any more is not among it, and comes again."""
        items = (item for job in jobs for item in job.items)
        try:
            for told in keep_all(self._monitor, items, self._readers):
                self._journal.kept(told)
        except Exception as error:  # noqa: BLE001 - it is told to those who wait for it, and the next ones get their turn
            for job in jobs:
                job.done.set_exception(error)
            return
        self._is_alerted = False
        for job in jobs:
            job.done.set_result(None)

    @cached_property
    def _monitor(self) -> Monitor:
        return self._make()

    def _raise_alerts(self) -> None:
        if self._is_alerted:
            return
        began = time.monotonic()
        try:
            new = raise_alerts(self._ledger)
        except LedgerError as error:
            self._journal.failed("alerts", str(error))
            self._next_alerts = began + _LATER
            return
        self._is_alerted = True
        now = time.monotonic()
        self._next_alerts = now + PAUSE * (now - began)
        if new:
            self._journal.alerted(new)
