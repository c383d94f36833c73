"""Where reports that readers bring are read and added: in one place, so that languages are compiled once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import BoundedSemaphore, Lock

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor, Outcome
from hudna.engine.registered import register_of
from hudna.ledger import Ledger
from hudna.model.errors import HudnaError
from hudna.model.readings import Reading
from hudna.model.reports import Report

_SEATS = 8  # of one who is read and those who wait: each of them keeps a thread, of which the pages have 40


class Crowded(HudnaError):  # noqa: N818 - no error, but how things stand
    """Too many reports wait to be read; try again."""


class ReadingRoom:
    """Reads reports, one after the other. May be used by several threads; what it needs is loaded when first used."""

    def __init__(self, ledger: Ledger, analyst: Callable[[], Analyst] = Analyst) -> None:
        """`ledger`: to which they are added; `analyst`: makes the one who reads."""
        self._ledger = ledger
        self._make = analyst
        self._lock = Lock()
        self._seats = BoundedSemaphore(_SEATS)

    def read(self, report: Report) -> Reading:
        """What a report says, with all that the ledger has registered; nothing is stored.

        Raises:
            InputError: it cannot be read.
            Crowded: too many wait.
        """
        with self._turn():
            return self._analyst.knowing(register_of(self._ledger)).read(report)

    def add(self, report: Report) -> Outcome:
        """Add a report to the ledger. A text that it has already adds nothing.

        Raises:
            LedgerError: the ledger cannot be written.
            Crowded: too many wait.
        """
        with self._turn():
            return self._monitor.add(report)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._seats.acquire(blocking=False):
            raise Crowded("too many reports wait to be read: try again in a while")
        try:
            with self._lock:
                yield
        finally:
            self._seats.release()

    @cached_property
    def _analyst(self) -> Analyst:
        return self._make()

    @cached_property
    def _monitor(self) -> Monitor:
        return Monitor(self._ledger, self._analyst)
