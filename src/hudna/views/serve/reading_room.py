"""Where reports that readers bring are read and added: in one place, so that languages are compiled once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import Lock

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor, Outcome
from hudna.engine.registered import register_of
from hudna.ledger import Ledger
from hudna.model.readings import Reading
from hudna.model.reports import Report


class ReadingRoom:
    """Reads reports, one after the other. May be used by several threads; what it needs is loaded when first used."""

    def __init__(self, ledger: Ledger, analyst: Callable[[], Analyst] = Analyst) -> None:
        """`ledger`: to which they are added; `analyst`: makes the one who reads."""
        self._ledger = ledger
        self._make = analyst
        self._lock = Lock()

    def read(self, report: Report) -> Reading:
        """What a report says, with all that the ledger has registered; nothing is stored.

        Raises:
            InputError: it cannot be read.
        """
        with self._lock:
            return self._analyst.knowing(register_of(self._ledger)).read(report)

    def add(self, report: Report) -> Outcome:
        """Add a report to the ledger. A text that it has already adds nothing.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        with self._lock:
            return self._monitor.add(report)

    @cached_property
    def _analyst(self) -> Analyst:
        return self._make()

    @cached_property
    def _monitor(self) -> Monitor:
        return Monitor(self._ledger, self._analyst)
