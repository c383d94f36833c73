"""Recording judgements: what a person decides is checked, kept as an entry, and followed by the projections at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hudna.engine.actors import known_to_claims
from hudna.engine.projection import record
from hudna.engine.proposals import proposals
from hudna.engine.registered import Registered
from hudna.incidents import bearer, check_plausible, checked
from hudna.ledger import Ledger, Snapshot, Transaction
from hudna.ledger.codec import to_payload
from hudna.model.entries import Draft, EntryKind
from hudna.model.errors import JudgementError
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Credibility, Judgement, JudgementKind, Reliability, Verdict
from hudna.model.names import is_same_name, name_key

_INCIDENT = "incident-"


@dataclass(frozen=True, slots=True)
class Judge:
    """A person who judges what a ledger holds.

    Every method records one judgement, or raises `JudgementError`, naming what cannot be and why, and changes nothing.

    Attributes:
        ledger: an open ledger.
        author: who judges.
        guard: looks at the ledger as it is at the moment of recording, when nobody else can write, and raises
            `JudgementError` where it is not to be recorded after all.
        rehearses: whether all is checked and nothing recorded; a judgement that is given then has no id.
    """

    ledger: Ledger
    author: str
    guard: Callable[[Transaction], None] | None = None
    rehearses: bool = False

    def verify(self, target: str, reason: str) -> Judgement:
        """That an incident happened as it is told; counts once another person has signed it."""
        return self._on_incident(JudgementKind.VERIFY, target, reason)

    def refute(self, target: str, reason: str) -> Judgement:
        """That an incident did not happen; counts once another person has signed it."""
        return self._on_incident(JudgementKind.REFUTE, target, reason)

    def merge(self, target: str, other: str, reason: str) -> Judgement:
        """That two incidents are one."""
        with self._begun() as transaction:
            one, two = _incident(transaction, target), _incident(transaction, other)
            if one.id == two.id:
                raise JudgementError(other, f"is one incident with {target} already")
            return self._record(
                transaction,
                Verdict(
                    kind=JudgementKind.MERGE,
                    reason=reason,
                    claims=_claims(transaction, one),
                    others=_claims(transaction, two),
                ),
            )

    def split(self, target: str, claims: Iterable[str], reason: str) -> Judgement:
        """That some claims of an incident tell another event."""
        leaving = tuple(dict.fromkeys(claims))
        with self._begun() as transaction:
            told = _claims(transaction, _incident(transaction, target))
            for claim in leaving:
                if claim not in told:
                    raise JudgementError(claim, f"is no claim of {target}")
            staying = tuple(claim for claim in told if claim not in leaving)
            if not leaving or not staying:
                raise JudgementError(target, "a split takes some of its claims, and leaves some")
            return self._record(
                transaction, Verdict(kind=JudgementKind.SPLIT, reason=reason, claims=leaving, others=staying)
            )

    def correct(self, target: str, field: str, value: Any, reason: str) -> Judgement:
        """The right value of a field of a claim, or of an incident as a whole.

        Args:
            target: id of a claim or an incident.
            field: which.
            value: as JSON; None that it is not told.
            reason: why.
        """
        with self._begun() as transaction:
            of_incident = target.startswith(_INCIDENT)
            about = _claims(transaction, _incident(transaction, target)) if of_incident else ()
            claims = about or (_claim(transaction, target).id,)
            try:
                right = checked(field, value, of_incident=of_incident)
                check_plausible(field, right, list(transaction.claims_named(claims).values()), known_to_claims())
            except ValueError as error:
                raise JudgementError(target, str(error)) from error
            verdict = Verdict(
                kind=JudgementKind.CORRECT,
                reason=reason,
                claims=claims,
                field=field,
                value=value,
                of_incident=of_incident,
            )
            return self._record(transaction, verdict)

    def grade_source(self, source: str, grade: str, reason: str) -> Judgement:
        """How far a source is to be relied on: A to F of the admiralty code."""
        if grade not in set(Reliability):
            raise JudgementError(source, f"{grade!r} is no reliability (there are: {', '.join(Reliability)})")
        with self._begun() as transaction:
            if not transaction.reports_by(source):
                raise JudgementError(source, "no report of the ledger is by a source of this name")
            return self._record(
                transaction, Verdict(kind=JudgementKind.GRADE_SOURCE, reason=reason, source=source, grade=grade)
            )

    def grade_claim(self, claim: str, grade: str, reason: str) -> Judgement:
        """How far what a claim says is to be believed: 1 to 6 of the admiralty code."""
        if grade not in set(Credibility):
            raise JudgementError(claim, f"{grade!r} is no credibility (there are: {', '.join(Credibility)})")
        with self._begun() as transaction:
            _claim(transaction, claim)
            return self._record(
                transaction, Verdict(kind=JudgementKind.GRADE_CLAIM, reason=reason, claims=(claim,), grade=grade)
            )

    def dismiss(self, proposal: str, reason: str) -> Judgement:
        """That a proposed agreement is none."""
        with self._begun() as transaction:
            if proposal not in {one.id for one in proposals(transaction)}:
                raise JudgementError(proposal, "there is no such proposal")
            return self._record(transaction, Verdict(kind=JudgementKind.DISMISS, reason=reason, proposal=proposal))

    def sign(self, judgement_id: str, reason: str) -> Judgement:
        """That another person's verdict is right; from then on it counts."""
        with self._begun() as transaction:
            judgement = _judgement(transaction, judgement_id)
            if judgement.verdict.kind not in {JudgementKind.VERIFY, JudgementKind.REFUTE}:
                raise JudgementError(judgement_id, f"needs no signature: it is a {judgement.verdict.kind}")
            if judgement.signed is not None:
                raise JudgementError(judgement_id, f"is signed already, by {judgement.signed}")
            if is_same_name(judgement.author, self.author):
                raise JudgementError(judgement_id, f"is {self.author}'s own: another person has to sign it")
            return self._record(transaction, Verdict(kind=JudgementKind.SIGN, reason=reason, judgement=judgement_id))

    def withdraw(self, judgement_id: str, reason: str) -> Judgement:
        """That a judgement no longer counts. It stays in the ledger."""
        with self._begun() as transaction:
            judgement = _judgement(transaction, judgement_id)
            if judgement.verdict.kind in {JudgementKind.SIGN, JudgementKind.WITHDRAW}:
                raise JudgementError(judgement_id, "withdraw the judgement that it is about, or make it anew")
            return self._record(
                transaction, Verdict(kind=JudgementKind.WITHDRAW, reason=reason, judgement=judgement_id)
            )

    @contextmanager
    def _begun(self) -> Iterator[Transaction]:
        with self.ledger.transaction() as transaction:
            if self.guard is not None:
                self.guard(transaction)
            yield transaction

    def _on_incident(self, kind: JudgementKind, target: str, reason: str) -> Judgement:
        with self._begun() as transaction:
            claims = _claims(transaction, _incident(transaction, target))
            return self._record(transaction, Verdict(kind=kind, reason=reason, claims=claims))

    def _record(self, transaction: Transaction, verdict: Verdict) -> Judgement:
        if not verdict.reason.strip():
            raise JudgementError("reason", "a judgement needs one")
        if not name_key(self.author):
            raise JudgementError("author", "a judgement needs one")
        if self.rehearses:
            return Judgement(id="", sequence=0, author=self.author, time=datetime.now(UTC), verdict=verdict)
        draft = Draft(kind=EntryKind.JUDGEMENT_MADE, author=self.author, payload={"verdict": to_payload(verdict)})
        (entry,) = record([draft], transaction, Registered().by(transaction))
        return _judgement(transaction, f"judgement-{entry.sequence}")


def find_incident(ledger: Ledger | Snapshot, target: str) -> Incident | None:
    """The incident with an id, the one that an earlier id now leads to, or the one that a claim tells."""
    if not target.startswith(_INCIDENT):
        return ledger.incident_of(target)
    found = ledger.incident(target)
    if found is not None:
        return found
    claim = ledger.claim_tagged(target.removeprefix(_INCIDENT))
    return None if claim is None else ledger.incident_of(claim)


def incident_judged(ledger: Ledger | Snapshot, judgement: Judgement) -> Incident | None:
    """The incident that a judgement is on now; None where it is on none."""
    claim = bearer(judgement, ledger.judgements_on(judgement.verdict.claims))
    return None if claim is None else ledger.incident_of(claim)


def _incident(transaction: Transaction, target: str) -> Incident:
    found = find_incident(transaction, target)
    if found is None:
        raise JudgementError(target, "there is no such incident, and no claim of this id tells one")
    return found


def _claims(transaction: Transaction, incident: Incident) -> tuple[str, ...]:
    """The claims of an incident, first the one that its id is made of: a judgement goes where that goes."""
    anchor = transaction.claim_tagged(incident.id.removeprefix(_INCIDENT)) or incident.claims[0]
    return (anchor, *(claim for claim in incident.claims if claim != anchor))


def _claim(transaction: Transaction, claim_id: str) -> FiledClaim:
    found = transaction.claim(claim_id)
    if found is None:
        raise JudgementError(claim_id, "there is no such claim")
    return found


def _judgement(transaction: Transaction, judgement_id: str) -> Judgement:
    found = transaction.judgement(judgement_id)
    if found is None:
        raise JudgementError(judgement_id, "there is no such judgement")
    if found.withdrawn is not None:
        raise JudgementError(judgement_id, f"was withdrawn by {found.withdrawn}")
    return found
