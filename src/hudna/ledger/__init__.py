"""The ledger: an append-only, hash-chained record of all that was added, and the projections computed from it."""

from hudna.ledger.opening import open_ledger
from hudna.ledger.rows import Row
from hudna.ledger.snapshot import Snapshot
from hudna.ledger.sought import Term, Wording
from hudna.ledger.store import Ledger, Projector
from hudna.ledger.transaction import Transaction

__all__ = ["Ledger", "Projector", "Row", "Snapshot", "Term", "Transaction", "Wording", "open_ledger"]
