"""The agreements that a ledger has registered."""

from __future__ import annotations

from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import from_payload
from hudna.model.agreements import Agreement
from hudna.model.entries import EntryKind


class Registered:
    """Follows a ledger's register: of every agreement the last registration counts, whoever made it."""

    def __init__(self) -> None:
        self._agreements: dict[str, Agreement] = {}
        self._seen = 0

    def by(self, ledger: Ledger | Snapshot) -> tuple[Agreement, ...]:
        """All that are registered by now, the earliest signed first. Entries seen before are not read again."""
        for entry in ledger.entries(kind=EntryKind.AGREEMENT_REGISTERED, after=self._seen):
            agreement = from_payload(entry.payload["agreement"], Agreement)
            self._agreements[agreement.id] = agreement
            self._seen = entry.sequence
        return tuple(sorted(self._agreements.values(), key=lambda agreement: (agreement.signed.time, agreement.id)))
