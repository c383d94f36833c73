"""A team's own agreements: registered from a file, in its ledger, by a person who says why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from hudna.agreements import load_agreement, load_agreements
from hudna.engine.actors import known_actors
from hudna.engine.names import places_called
from hudna.engine.projection import record
from hudna.engine.registered import INTAKE, Registered
from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import to_payload
from hudna.model.agreements import Agreement
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.errors import DataError, InputError
from hudna.model.names import is_same_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An agreement that a person wants registered.

    Attributes:
        agreement: what it says.
        file: where it says so, as shown to the user.
        author: who registers it.
        reason: why.
        amend: whether it takes the place of one that is registered.
    """

    agreement: Agreement
    file: str
    author: str
    reason: str
    amend: bool

    @classmethod
    def of(cls, file: Path, *, author: str, reason: str, amend: bool = False) -> Self:
        """Read and check all that can be checked without a ledger.

        Raises:
            DataError: the file is none of an agreement, names somebody who is not among the actors or a place that
                is not in the gazetteer, or has the id of an
                agreement that comes with Hudna and does not amend it.
            InputError: the author or the reason is missing.
        """
        for place, words in (("author", author), ("reason", reason)):
            if not words.strip():
                raise InputError(place, "is empty, but who registers an agreement and why must be on record")
        if is_same_name(author, INTAKE):
            raise InputError("author", f"{INTAKE!r} stands for what nobody decided on; give a person's name")
        agreement = load_agreement(file, known=known_actors(), called=places_called)
        submission = cls(agreement=agreement, file=file.name, author=author.strip(), reason=reason.strip(), amend=amend)
        if agreement.id in {one.id for one in load_agreements()}:
            submission.refuse_unless_amending("comes with Hudna")
        return submission

    def refuse_unless_amending(self, known: str) -> None:
        """Raise the error of an id that is taken: two agreements of one id cannot both hold."""
        if not self.amend:
            raise DataError(
                self.file, "id", f"{self.agreement.id} {known}; only an amendment takes its place (--amend)"
            )


def register(ledger: Ledger, submission: Submission) -> Entry:
    """Register an agreement in a ledger, or amend one, with all that follows for the incidents that are there.

    Raises:
        DataError: the id is registered already and is not to be amended, or is to be amended and is not registered, or
            says the same already; nothing has changed then.
        LedgerError: the ledger cannot be written.
    """
    with ledger.transaction() as transaction:
        registered = Registered()
        _check(submission, registered, transaction)
        payload = {"agreement": to_payload(submission.agreement), "reason": submission.reason}
        draft = Draft(kind=EntryKind.AGREEMENT_REGISTERED, author=submission.author, payload=payload)
        (entry,) = record([draft], transaction, registered.by(transaction))
    return entry


def _check(submission: Submission, registered: Registered, snapshot: Snapshot) -> None:
    identity = submission.agreement.id
    earlier = registered.registrations(snapshot).get(identity)
    in_use = {one.id: one for one in registered.with_missing(load_agreements(), snapshot)}
    if earlier is not None:
        submission.refuse_unless_amending(f"was registered on {earlier.time:%Y-%m-%d} by {earlier.author}")
    if submission.amend and identity not in in_use:
        raise DataError(submission.file, "id", f"there is no {identity} to amend")
    if submission.agreement == in_use.get(identity):
        raise DataError(submission.file, "file", f"says nothing that is not registered of {identity}")
