"""Copies of a ledger that hold fewer of its entries, with projections of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hudna.engine.known_sources import FollowedSources
from hudna.engine.making import Progress
from hudna.engine.openness import Openness
from hudna.engine.projection import Projection
from hudna.engine.registered import Registered
from hudna.engine.screening import Screen
from hudna.engine.traces import Traces
from hudna.ledger import Ledger, Transaction
from hudna.ledger.copied import Copied
from hudna.ledger.reads import Reads
from hudna.model.access import Access
from hudna.model.entries import Entry, EntryKind
from hudna.model.errors import LedgerError
from hudna.model.judgements import JudgementKind
from hudna.sources import Affiliations

_AT_A_TIME = 500  # entries held before they are written
_BETWEEN_SETTLINGS = 2_000  # entries, so that a copy needs little memory


class Outdated(LedgerError):  # noqa: N818 - no error, but how things stand
    """Something of the ledger has become visible, or invisible, since the copy was asked for."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Which entries of a ledger a copy holds.

    Attributes:
        sees: those that who sees so much may see.
        until: those known at this instant; None for all.
        generation: see `Openness.generation`.
    """

    sees: Access
    until: datetime | None
    generation: str

    def check(self, openness: Openness) -> None:
        """Raise `Outdated` where that is not what it was."""
        if openness.generation(self.sees) != self.generation:
            raise Outdated("what may be seen has changed")


def bring_up_to_date(
    ledger: Ledger,
    copy: Ledger,
    extent: Extent,
    progress: Progress = lambda _: None,
    *,
    affiliations: Affiliations | None = None,
) -> None:
    """Copy what a ledger has and a copy has not, in one transaction; a copy without entries is made so.

    Raises:
        Outdated: the extent is not what it was.
        LedgerError: one of them cannot be read, the copy not written, or it is a copy of something else.
    """
    with ledger.snapshot() as now, copy.transaction() as transaction:
        openness = Openness(now, affiliations)
        extent.check(openness)
        sequence, head_hash = now.head()
        before = transaction.copied() or Copied(0, "", Traces().noted())
        if before.sequence and not follows(transaction, now):
            raise LedgerError(f"{copy.location}: is no copy of {ledger.location}")
        if before.sequence == sequence:
            return
        traces = Traces.of(before.note)
        copying = _Copying(transaction, openness, extent.sees, traces)
        for entry in now.entries(after=before.sequence, until=extent.until):
            copying.take(entry)
            progress(entry.sequence / sequence)
        copying.finish()
        transaction.put_copied(Copied(sequence, head_hash, traces.noted()))


def follows(copy: Reads, ledger: Reads) -> bool:
    """Whether what is there is a copy of a ledger as that was once."""
    noted = copy.copied()
    if noted is None:
        return False
    last = next(ledger.entries(after=noted.sequence - 1), None)
    return last is not None and (last.sequence, last.hash) == (noted.sequence, noted.hash)


class _Copying:
    """Entries on their way into a copy."""

    def __init__(self, copy: Transaction, openness: Openness, sees: Access, traces: Traces) -> None:
        self._copy = copy
        register = Registered().by(copy)
        self._projection = Projection(copy, register, FollowedSources().by(copy))
        self._screen = Screen(openness, sees, copy, register, traces) if openness.hides_any(sees) else None
        self._kept: list[Entry] = []
        self._unsettled = 0

    def take(self, entry: Entry) -> None:
        if self._screen is not None and _rests_on_incidents(entry):
            self.finish()
        seen = entry if self._screen is None else self._screen.seen(entry)
        if seen is None:
            return
        self._kept.append(seen)
        self._projection.apply(seen)
        self._unsettled += 1
        if len(self._kept) >= _AT_A_TIME:
            self._write()
        if self._unsettled >= _BETWEEN_SETTLINGS:
            self._settle()

    def finish(self) -> None:
        """Let the copy hold all that was taken, and what follows from it."""
        self._write()
        self._settle()

    def _write(self) -> None:
        put = self._copy.put_entries if self._screen is None else self._copy.put_chained
        put(self._kept)
        self._kept.clear()

    def _settle(self) -> None:
        if self._unsettled:
            self._projection.settle()
            self._unsettled = 0


def _rests_on_incidents(entry: Entry) -> bool:
    """Whether an entry is screened by what was made of all before it."""
    if entry.kind is EntryKind.JUDGEMENT_MADE:
        return bool(entry.payload["verdict"]["kind"] == JudgementKind.DISMISS)
    return entry.kind is EntryKind.ALERT_RAISED
