"""All that is shown of one incident, gathered from the ledger of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

from hudna.engine.versions import version
from hudna.incidents.accounts import is_believed
from hudna.incidents.voices import load_voices
from hudna.ledger import Ledger
from hudna.model.claims import Act, Claim, Status
from hudna.model.compliance import Finding
from hudna.model.incidents import Account, Contradiction, FiledClaim, Grade, Incident, Matter
from hudna.model.judgements import Judgement, JudgementKind

_SIMILAR = 12
_VERDICTS = frozenset({JudgementKind.VERIFY, JudgementKind.REFUTE})


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """An incident with what it is made of and what follows from it.

    Attributes:
        incident: the incident.
        anchor: id of the claim that its id is made of: what is judged of that is judged of the incident, whatever its id.
        claims: those that tell it, by id.
        withdrawn: ids of the reports of those which their sources took back.
        judgements: on any of its claims, in their order.
        answers: signatures and withdrawals of those, in their order.
        findings: what it means under agreements.
        similar: incidents that may be one with it.
        version: see `hudna.engine.versions`.
        head: sequence of the ledger's last entry at the time.
    """

    incident: Incident
    anchor: str
    claims: Mapping[str, FiledClaim]
    withdrawn: AbstractSet[str]
    judgements: tuple[Judgement, ...]
    answers: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    similar: tuple[Incident, ...]
    version: str
    head: int

    @classmethod
    def of(cls, incident: Incident, ledger: Ledger, main: Ledger) -> Self:
        """Gather what a ledger holds of an incident.

        Args:
            incident: which.
            ledger: as its reader may see it.
            main: the ledger that is written to.
        """
        judgements = ledger.judgements_on(incident.claims)
        claims = ledger.claims_of(incident.id)
        return cls(
            incident=incident,
            anchor=anchor(incident, ledger),
            claims={one.id: one for one in claims},
            withdrawn=ledger.withdrawn({one.report_id for one in claims}),
            judgements=tuple(judgements),
            answers=tuple(ledger.judgements_about([one.id for one in judgements])),
            findings=tuple(ledger.findings_of(incident.id)),
            similar=tuple(ledger.alike_to(incident.id, _SIMILAR)),
            version=version(incident, main),
            head=ledger.head()[0],
        )

    @property
    def verdict(self) -> Judgement | None:
        """The verdict that gave it its grade; None where persons did not decide it."""
        if self.incident.grade not in {Grade.VERIFIED, Grade.REFUTED}:
            return None
        given = [one for one in self.judgements if one.verdict.kind in _VERDICTS and one.counts]
        return given[-1] if given else None

    @property
    def unsigned(self) -> tuple[Judgement, ...]:
        """Verdicts that await the signature of a second person."""
        return tuple(
            one
            for one in self.judgements
            if one.verdict.kind in _VERDICTS and one.signed is None and one.withdrawn is None
        )

    @property
    def monitors(self) -> tuple[str, ...]:
        """Independent monitors among those who assert it: not who only condemns what others told, nor who is not believed."""
        known = load_voices().monitors
        return tuple(
            account.speaker
            for account in self.incident.asserting
            if account.speaker in known and account.act is not Act.CONDEMNS and is_believed(account.weight)
        )

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Witnesses among those who assert it."""
        bodies = load_voices().witnesses
        return tuple(one.speaker for one in self.incident.asserting if one.speaker.partition(".")[2] in bodies)

    def first_claim(self, account: Account) -> FiledClaim | None:
        """What an account says first."""
        told = [self.claims[one] for one in account.claims if one in self.claims]
        return min(told, key=lambda one: (one.published is None, one.published, one.id), default=None)

    def is_at_odds(self, account: Account, matter: Matter) -> bool:
        """Whether an account contradicts others in a matter."""
        return any(self.is_party_to(account, one) for one in self.incident.contradictions if one.matter is matter)

    def is_party_to(self, account: Account, contradiction: Contradiction) -> bool:
        """Whether an account is one of those that contradict each other, as itself or in a version of a document."""
        if contradiction.matter is not Matter.WHETHER and account.status is not Status.ACTUAL:
            return False
        told = (self.claims[one] for one in account.claims if one in self.claims)
        versions = {f"{one.document} ({one.report_id})" for one in told if one.document is not None}
        return not {account.speaker, *versions}.isdisjoint(contradiction.speakers)

    def answers_to(self, judgement: Judgement) -> tuple[Judgement, ...]:
        """The signature and the withdrawal of a judgement."""
        return tuple(one for one in self.answers if one.verdict.judgement == judgement.id)

    def since(self, sequence: int) -> tuple[Judgement, ...]:
        """What persons judged of it after an entry of the ledger."""
        made = (*self.judgements, *self.answers)
        return tuple(sorted((one for one in made if one.sequence > sequence), key=lambda one: one.sequence))


def anchor(incident: Incident, ledger: Ledger) -> str:
    """Id of the claim that an incident's id is made of: it leads to the incident in every ledger that holds it."""
    return ledger.claim_tagged(incident.id.removeprefix("incident-")) or incident.claims[0]


def parted(claim: Claim) -> tuple[str, str, str]:
    """The words of a claim's evidence before its trigger, the trigger, and those after it."""
    evidence, trigger = claim.evidence, claim.trigger
    start, end = trigger.start - evidence.start, trigger.end - evidence.start
    if not 0 <= start < end <= len(evidence.text):
        return evidence.text, "", ""
    return evidence.text[:start], evidence.text[start:end], evidence.text[end:]
