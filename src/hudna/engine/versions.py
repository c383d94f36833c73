"""Two who judge the same incident: the second is told of the first, and only then decides whether to judge all the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from hudna.engine.judging import find_incident
from hudna.ledger import Ledger, Snapshot, Transaction
from hudna.ledger.codec import to_document
from hudna.model.errors import JudgementError
from hudna.model.incidents import Incident

_LENGTH = 16  # hexadecimal digits


class Changed(JudgementError):  # noqa: N818 - not an error: somebody else was first
    """What was judged is no more what its judge saw."""

    def __init__(self, target: str) -> None:
        super().__init__(target, "has changed since it was shown")


def version(incident: Incident, ledger: Ledger | Snapshot) -> str:
    """A short name of an incident as it is, which is another once anything about it has changed.

    Args:
        incident: as somebody sees it.
        ledger: whose judgements on its claims count, whether they changed it or not.
    """
    state = hashlib.sha256(to_document(incident).encode())
    for judgement in ledger.judgements_on(incident.claims):
        state.update(to_document(judgement).encode())
    return state.hexdigest()[:_LENGTH]


def unchanged(seen: Mapping[str, str], ledger: Ledger | None = None) -> Callable[[Transaction], None]:
    """A guard of a `Judge`, which lets him judge incidents only as he saw them.

    Args:
        seen: by the id of an incident, or of a claim of it, its version as it was shown to him.
        ledger: where he sees them; None for the ledger that he writes to.

    Raises (when it is asked):
        Changed: an incident has another version, or is gone.
    """

    def guard(transaction: Transaction) -> None:
        for target, shown in seen.items():
            incident = find_incident(transaction if ledger is None else ledger, target)
            if incident is None or version(incident, transaction) != shown:
                raise Changed(target)

    return guard
