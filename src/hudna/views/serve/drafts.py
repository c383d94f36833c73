"""Reports that somebody looks at before they are stored: kept here, so that what is stored is what was shown."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from hudna.model.reports import Report

_LASTING = 3600.0  # seconds
_KEPT = 64  # drafts
_CHARACTERS = 40_000_000  # of all their texts


@dataclass(frozen=True, slots=True)
class _Draft:
    report: Report
    owner: str | None
    made: float


class Drafts:
    """Keeps drafts for an hour, in memory only; the oldest go where there are too many. May be used by several threads."""

    def __init__(self, clock: Callable[[], float] = monotonic, *, most: int = _KEPT, size: int = _CHARACTERS) -> None:
        """Empty.

        Args:
            clock: gives seconds.
            most: how many are kept.
            size: how many characters their texts have together at most.
        """
        self._clock = clock
        self._most = most
        self._size = size
        self._drafts: OrderedDict[str, _Draft] = OrderedDict()
        self._lock = Lock()

    def keep(self, report: Report, owner: str | None) -> str:
        """Keep a report; gives a name for it that cannot be guessed.

        Args:
            report: what is kept.
            owner: who alone gets it back; None where nobody signs in.
        """
        name = secrets.token_urlsafe(24)
        with self._lock:
            self._drafts[name] = _Draft(report, owner, self._clock())
            while len(self._drafts) > 1 and (len(self._drafts) > self._most or self._length() > self._size):
                self._drafts.popitem(last=False)
        return name

    def get(self, name: str, owner: str | None) -> Report | None:
        """The report that was kept under a name by the same owner, if it is still there."""
        with self._lock:
            draft = self._drafts.get(name)
            if draft is not None and self._clock() - draft.made > _LASTING:
                del self._drafts[name]
                draft = None
        return None if draft is None or draft.owner != owner else draft.report

    def drop(self, name: str) -> None:
        """Keep it no longer."""
        with self._lock:
            self._drafts.pop(name, None)

    def _length(self) -> int:
        return sum(len(draft.report.text) for draft in self._drafts.values())
