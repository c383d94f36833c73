"""A ledger as seen from elsewhere: without the sources that somebody may not see, and as known on an earlier date.

What is seen from there is a copy, projected anew from fewer entries, so that whatever is asked of it, it can tell nothing of
what it does not hold. Copies of today lie beside the ledger and follow it; those of an earlier date are temporary.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Event, Lock
from time import monotonic
from types import TracebackType
from typing import Self

from hudna.engine.copy_files import StandingCopy, temporary_copy
from hudna.engine.copying import Extent, Outdated
from hudna.engine.making import Closing, Making, Pending, Progress, Workshop
from hudna.engine.opening import open_current
from hudna.engine.openness import Openness
from hudna.ledger import Ledger
from hudna.model.access import Access
from hudna.sources import Affiliations

__all__ = ["Pending", "Vantage", "Vantages"]

_POLL = 0.25  # seconds from one look at the head to the next
_AGAIN = 3  # times that a copy is asked for while what is open changes


@dataclass(frozen=True, slots=True)
class Vantage:
    """From where a ledger is seen.

    Attributes:
        sees: the least open sources whose reports are seen.
        known_on: leaves out what the ledger came to know later, with an offset from UTC; None for nothing.
    """

    sees: Access
    known_on: datetime | None = None


class Vantages:
    """Keeps a ledger, and its copies as seen from elsewhere, open for many who read at once; leaving the context closes all."""

    def __init__(
        self,
        location: str,
        *,
        known_copies: int = 4,
        patience: float = 0.5,
        affiliations: Affiliations | None = None,
    ) -> None:
        """Open a ledger.

        Args:
            location: a file, or `sqlite:///` and a file.
            known_copies: how many copies as known on earlier dates are kept.
            patience: seconds to wait for a copy that is being made, before `Pending` is raised.
            affiliations: None for the register of sources that comes with Hudna.

        Raises:
            LedgerError: as for `hudna.ledger.open_ledger`.
        """
        self._main = open_current(location)
        self._affiliations = affiliations
        self._known_copies = known_copies
        self._patience = patience
        self._closing = Event()
        self._workshop = Workshop()
        self._lock = Lock()
        self._open: tuple[tuple[int, str], Openness] | None = None
        self._standing: dict[Access, StandingCopy] = {}
        self._known: OrderedDict[Extent, _Known] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what is being made, and let go of all files."""
        self._closing.set()
        self._workshop.close()
        with self._lock:
            for copy in self._standing.values():
                copy.close()
            self._known.clear()
        self._main.close()

    @property
    def main(self) -> Ledger:
        """The ledger itself, which alone can be written to."""
        return self._main

    def ledger(self, vantage: Vantage) -> Ledger:
        """The ledger as seen from a vantage, up to date; open as long as this is, not to be closed, and only to be read.

        Raises:
            Pending: it is being made; nothing else is given in its place meanwhile.
            LedgerError: a file cannot be read or written.
        """
        for _ in range(_AGAIN):
            openness = self.openness()
            if vantage.known_on is None and not openness.hides_any(vantage.sees):
                return self._main
            extent = Extent(vantage.sees, vantage.known_on, openness.generation(vantage.sees))
            try:
                return self._today(extent) if extent.until is None else self._as_known(extent, extent.until)
            except (Outdated, Closing):  # what is open has changed since it was asked
                continue
        raise Pending(None)

    def openness(self) -> Openness:
        """How open the sources are, as decided by now."""
        head = self._main.head()
        known = self._open
        if known is None or known[0] != head:
            with self._main.snapshot() as snapshot:
                known = snapshot.head(), Openness(snapshot, self._affiliations)
            self._open = known
        return known[1]

    def wait_for_change(self, head: tuple[int, str], timeout: float) -> tuple[int, str]:
        """The head of the ledger, once it is another than this; what it is in the end where it stays so for `timeout` seconds.

        Whoever adds to the ledger, of this process or another, is noticed.
        """
        end = monotonic() + timeout
        while (now := self._main.head()) == head and (left := end - monotonic()) > 0:
            if self._closing.wait(min(_POLL, left)):
                break
        return now

    def _today(self, extent: Extent) -> Ledger:
        with self._lock:
            copy = self._standing.get(extent.sees)
            if copy is None or copy.extent != extent:
                if copy is not None:
                    copy.close()
                copy = StandingCopy(self._main, extent, self._workshop, self._affiliations)
                self._standing[extent.sees] = copy
        return copy.ledger(self._patience)

    def _as_known(self, extent: Extent, until: datetime) -> Ledger:
        with self._lock:
            known = self._known.get(extent)
            if known is None or known.making.has_failed or not self._holds(known, until):
                if sum(not one.making.is_over for one in self._known.values()) >= self._known_copies:
                    raise Pending(None)  # those that were asked for before come first
                head = self._main.head()[0]
                known = _Known(self._workshop.make(partial(self._make_known, extent)), head)
                self._known[extent] = known
            self._known.move_to_end(extent)
            while len(self._known) > self._known_copies:
                del self._known[next(one for one, kept in self._known.items() if kept.making.is_over)]
        return known.making.result(self._patience)

    def _make_known(self, extent: Extent, progress: Progress) -> Ledger:
        return temporary_copy(self._main, extent, progress, self._affiliations)

    def _holds(self, known: _Known, until: datetime) -> bool:
        """Whether nothing came since that was known by then, as comes with an archive."""
        head = self._main.head()[0]
        if head != known.seen:
            if next(self._main.entries(after=known.seen, until=until), None) is not None:
                return False
            known.seen = head
        return True


@dataclass(slots=True)
class _Known:
    """A copy as known on an earlier date, and the last entry of the ledger that was looked at."""

    making: Making[Ledger]
    seen: int
