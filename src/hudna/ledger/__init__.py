"""The ledger: an append-only, hash-chained record of all that was added, and the projections computed from it."""

from hudna.ledger.opening import open_ledger
from hudna.ledger.snapshot import Snapshot
from hudna.ledger.store import Ledger, Projector
from hudna.ledger.transaction import Row, Transaction

__all__ = ["Ledger", "Projector", "Row", "Snapshot", "Transaction", "open_ledger"]
