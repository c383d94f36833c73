"""Opening a ledger to ask it: with projections that are up to date, as known now or on an earlier date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from hudna.engine.projection import project
from hudna.ledger import Ledger, open_ledger
from hudna.model.entries import EntryKind


def open_current(location: str, *, create: bool = False) -> Ledger:
    """A ledger with projections that are up to date; see `opened`."""
    ledger = open_ledger(location, create=create)
    try:
        if not is_current(ledger):
            ledger.rebuild(project)
    except BaseException:
        ledger.close()
        raise
    return ledger


def is_current(ledger: Ledger) -> bool:
    """Whether the projections are those of this version; where not, they are made anew when it is opened to be asked."""
    return ledger.reader() is not None or next(ledger.entries(kind=EntryKind.CLAIMS_READ), None) is None


@contextmanager
def opened(location: str, known_on: datetime | None = None, *, create: bool = False) -> Iterator[Ledger]:
    """A ledger; closed when the block ends.

    The projections of a ledger that an earlier version wrote are computed anew first.

    Args:
        location: a file, or `sqlite:///` and a file.
        known_on: leave out what the ledger came to know later; what is answered is then a copy, nothing can be added to it.
        create: make the file where there is none.

    Raises:
        LedgerError: as for `hudna.ledger.open_ledger`.
    """
    with open_current(location, create=create) as ledger:
        if known_on is None:
            yield ledger
        else:
            with ledger.as_known_on(known_on, project) as known:
                yield known
