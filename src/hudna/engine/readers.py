"""Reading in other processes, on as many cores as there are, while this one takes reports in and keeps them."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from threading import Thread
from time import monotonic
from typing import Self

from hudna.engine.analyst import Analyst
from hudna.engine.digests import Digest
from hudna.engine.monitor import Monitor, Outcome, read_with
from hudna.model.agreements import Agreement
from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.sources import Item
from hudna.sources.process import unsignalled

AHEAD = 500
"""Reports that wait for each process: it has work while others are kept, and few are read in vain where all is stopped."""

TOGETHER = 8
"""Reports that are handed to a process together: each by itself would wait until this process, busy with keeping, hands it over."""

AT_A_TIME = 50
"""Reports kept in one transaction at first: what is kept together is grouped, and written, once."""

AT_MOST = 200
"""Reports kept in one transaction where they are kept quickly."""

HOLD = 2.0
"""Seconds for which others who write to the ledger may have to wait."""

_SHORTEST = 0.001  # seconds, of clocks that did not move

Told = Outcome | Refusal | Withdrawal
"""What became of an item: of a report its outcome; a withdrawal is given where it is new."""


Read = tuple[Reading | Outcome, Digest | None]
"""What was read, with the report's digest where there is one."""


@dataclass(slots=True)
class _Errand:
    """Reports that are handed to a process together, and what it makes of them once they are."""

    pool: ProcessPoolExecutor
    reports: list[Report] = field(default_factory=list)
    sent: Future[list[Read]] | None = None

    def send(self) -> Future[list[Read]]:
        """Hand them over, where they were not yet."""
        if self.sent is None:
            with unsignalled():
                self.sent = self.pool.submit(_read, tuple(self.reports))
        return self.sent


@dataclass(frozen=True, slots=True)
class Coming:
    """What a process makes of one of the reports that it is handed."""

    errand: _Errand
    number: int

    def result(self) -> Read:
        """What was read, as soon as it is there."""
        return self.errand.send().result()[self.number]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A report that is being read by a register; `coming` is None where this process has to read it."""

    item: Report | Reading
    register: tuple[Agreement, ...]
    coming: Coming | None


class Readers:
    """Processes that read reports. Leaving the context ends them.

    Each has a register of agreements to go by; where another one holds by the time that a report was read, it is read again.
    """

    def __init__(self, workers: int) -> None:
        """`workers`: how many processes; 0 to read in this one."""
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._register: tuple[Agreement, ...] = ()
        self._errand: _Errand | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they were to read is given up."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    @property
    def ahead(self) -> int:
        """How many reports may wait to be read."""
        return AHEAD * self._workers

    def submit(self, item: Report | Reading, register: tuple[Agreement, ...]) -> Coming | None:
        """Have a report read with a register of agreements; None where that is for this process to do."""
        if not self._workers or isinstance(item, Reading):
            return None
        if self._pool is None or register != self._register:
            self.close()
            self._register = register
            self._pool = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context("spawn"), initializer=_prepare, initargs=(register,)
            )
            self._errand = None
        if self._errand is None or self._errand.sent is not None:
            self._errand = _Errand(self._pool)
        self._errand.reports.append(item)
        coming = Coming(self._errand, len(self._errand.reports) - 1)
        if len(self._errand.reports) == TOGETHER:
            self._errand.send()
        return coming


class _Pace:
    """How many reports are kept in one transaction: as many as the last ones show to take no longer than others may wait."""

    def __init__(self) -> None:
        self.size = AT_A_TIME

    def note(self, kept: int, seconds: float) -> None:
        """Learn from what so many took."""
        if kept >= self.size:  # of fewer, what is the same for any number weighs too much
            self.size = max(AT_A_TIME, min(AT_MOST, int(kept * HOLD / max(seconds, _SHORTEST))))


def keep_all(monitor: Monitor, items: Iterable[Item], readers: Readers) -> Iterator[Told]:
    """Read what comes in and keep it, in its order; what is told of was kept.

    Args:
        monitor: where it is kept.
        items: from intake.
        readers: who read it.

    Raises:
        LedgerError: the ledger cannot be written; what was not told of by then was not kept.
    """
    waiting: deque[_Waiting] = deque()
    pace = _Pace()
    register = monitor.informed().agreements
    for item in items:
        match item:
            case Refusal():
                yield item
            case Withdrawal():
                yield from _kept(monitor, waiting, pace, leave=0)  # it may be of a report that waits
                if monitor.withdraw(item):
                    yield item
            case _ if (known := monitor.known(item)) is not None:
                yield known
            case _:
                waiting.append(_Waiting(item, register, readers.submit(item, register)))
                most = max(readers.ahead, pace.size)
                if len(waiting) >= most:
                    yield from _kept(monitor, waiting, pace, leave=most - pace.size)
                    register = monitor.informed().agreements
    yield from _kept(monitor, waiting, pace, leave=0)


def _kept(monitor: Monitor, waiting: deque[_Waiting], pace: _Pace, leave: int) -> Iterator[Outcome]:
    """Keep those that wait longest, until so many are left."""
    while len(waiting) > leave:
        batch = [waiting.popleft() for _ in range(min(pace.size, len(waiting) - leave))]
        register = monitor.informed().agreements
        read = [_read_of(one, monitor, register) for one in batch]
        digests = {one.report.sha256: digest for one, digest in read[::-1] if digest is not None}
        begun = monotonic()
        kept = monitor.keep([one for one, _ in read], digests)
        pace.note(len(batch), monotonic() - begun)
        yield from kept


def _read_of(waiting: _Waiting, monitor: Monitor, register: tuple[Agreement, ...]) -> Read:
    """What was read, by the agreements that are registered by now."""
    if waiting.coming is None or waiting.register != register:
        return monitor.read(waiting.item), None
    return waiting.coming.result()


_analyst: Analyst | None = None  # of a process that reads


def _prepare(register: tuple[Agreement, ...]) -> None:
    global _analyst  # noqa: PLW0603 - made once a process
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    gc.disable()  # as the command line does
    _analyst = Analyst(agreements=register)


def _end_with(parent: BaseProcess | None) -> None:
    """End when the process ends for which this one works: where that was killed, nobody else says so."""
    if parent is not None:
        parent.join()
        os._exit(0)


def _read(reports: Sequence[Report]) -> list[Read]:
    assert _analyst is not None  # noqa: S101 - the process was prepared
    read = [read_with(_analyst, report) for report in reports]
    return [(one, Digest.of(one.report) if isinstance(one, Reading) else None) for one in read]
