"""Keeping a ledger: `hudna verify`, `hudna rebuild`."""

from __future__ import annotations

from hudna.engine.opening import is_current
from hudna.engine.projection import project
from hudna.ledger import Ledger, open_ledger
from hudna.model.counting import counted
from hudna.views.cli.output import heard_or_not, progress, say


def verify_ledger(location: str, head: str | None) -> int:
    """Print every fault of a ledger; 1 where there is one."""
    with open_ledger(location, create=False) as ledger:
        faults = 0
        current = is_current(ledger)
        if not current:
            say(
                f"{location}: its projections are an earlier version's, and not compared; they are made anew when it is asked next"
            )
        for fault in ledger.verify(head=head, project=project if current else None):
            faults += 1
            where = f"entry {fault.sequence}" if fault.sequence is not None else "the ledger"
            with heard_or_not():
                print(f"{where}: {fault.reason}")
        sequence, newest = ledger.head()
        noted = "" if head is None else f"; {_compared(ledger, head)}"
    if faults:
        say(f"{location}: {faults} fault{'s' * (faults > 1)}")
        return 1
    print(f"{location}: {counted(sequence, 'entry', 'entries')}, intact; head {newest}{noted}")
    return 0


def _compared(ledger: Ledger, head: str) -> str:
    """What a hash that was noted elsewhere says of a ledger that is intact."""
    sequence = ledger.sequence_of(head)
    if sequence is None:
        return "the hash noted elsewhere is that of a ledger without entries, as this one is"
    return f"the hash noted elsewhere is that of entry {sequence}: all up to it is as it was then"


def rebuild_ledger(location: str) -> int:
    """Compute the projections anew."""
    with open_ledger(location, create=False) as ledger:
        entries, _ = ledger.head()
        ledger.rebuild(lambda told, transaction: project(progress(told, lambda: entries, "rebuilding"), transaction))
        print(f"{location}: {counted(sum(1 for _ in ledger.incidents()), 'incident')}")
    return 0
