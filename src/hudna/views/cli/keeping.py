"""Keeping a ledger: `hudna verify`, `hudna rebuild`."""

from __future__ import annotations

from hudna.engine.projection import project
from hudna.ledger import open_ledger
from hudna.model.counting import counted
from hudna.views.cli.output import progress, say


def verify_ledger(location: str, head: str | None) -> int:
    """Print every fault of a ledger; 1 where there is one."""
    with open_ledger(location, create=False) as ledger:
        faults = 0
        for fault in ledger.verify(head=head, project=project):
            faults += 1
            where = f"entry {fault.sequence}" if fault.sequence is not None else "the ledger"
            print(f"{where}: {fault.reason}")
        sequence, newest = ledger.head()
    if faults:
        say(f"{location}: {faults} fault{'s' * (faults > 1)}")
        return 1
    print(f"{location}: {counted(sequence, 'entry', 'entries')}, intact; head {newest}")
    return 0


def rebuild_ledger(location: str) -> int:
    """Compute the projections anew."""
    with open_ledger(location, create=False) as ledger:
        entries, _ = ledger.head()
        ledger.rebuild(lambda told, transaction: project(progress(told, lambda: entries, "rebuilding"), transaction))
        print(f"{location}: {counted(sum(1 for _ in ledger.incidents()), 'incident')}")
    return 0
