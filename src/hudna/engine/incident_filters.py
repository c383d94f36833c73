"""Which incidents a reader or a program asks for, as the address of a page or of the API says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hudna.engine import filter_values
from hudna.engine.finding_filters import FindingFilters, finding_query
from hudna.ledger import Ledger
from hudna.model.compliance import Effect, Voice
from hudna.model.errors import QueryError
from hudna.model.events import EventType
from hudna.model.incidents import Grade
from hudna.model.listing import IncidentQuery
from hudna.model.times import AsOf

_OF_FINDINGS = ("provision", "side", "voice", "accuser", "undated", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilters:
    """What is asked for, as it is written.

    Attributes:
        agreement, party, country, type, grades, since, until: as in `IncidentQuery`. With `finding`, the agreement is what is
            breached or fulfilled, the party who does it, and grades and days are those of the finding.
        finding: only incidents that breach or that fulfil the agreement.
        provision, side, voice, accuser, undated, unsure: as in `FindingFilters`.
    """

    agreement: str | None = None
    party: str | None = None
    country: str | None = None
    type: EventType | None = None
    grades: tuple[Grade, ...] = ()
    since: date | None = None
    until: date | None = None
    finding: Effect | None = None
    provision: str | None = None
    side: str | None = None
    voice: Voice | None = None
    accuser: str | None = None
    undated: bool = False
    unsure: bool = False


def query_of(ledger: Ledger, asked: IncidentFilters, as_of: AsOf | None = None) -> IncidentQuery:
    """The question to a ledger, with ids as they are kept.

    Args:
        ledger: an open ledger.
        asked: what is asked for.
        as_of: leaves out findings that came later; see `finding_query`.

    Raises:
        QueryError: something is not known, the days are not in their order, or a finding is asked for without saying of what.
    """
    filter_values.in_order(asked.since, asked.until)
    agreement = None if asked.agreement is None else filter_values.agreement_id(ledger, asked.agreement)
    party = None if asked.party is None else filter_values.party_id(ledger, asked.party)
    chosen = IncidentQuery(
        country=None if asked.country is None else filter_values.country_code(ledger, asked.country), type=asked.type
    )
    if asked.finding is not None:
        if agreement is None:
            raise QueryError("finding", "needs the agreement that is breached or fulfilled")
        finding = FindingFilters(
            effect=asked.finding,
            agreement=agreement,
            party=party,
            grades=asked.grades,
            since=asked.since,
            until=asked.until,
            provision=asked.provision,
            side=asked.side,
            voice=asked.voice,
            accuser=asked.accuser,
            undated=asked.undated,
            unsure=asked.unsure,
        )
        return replace(chosen, finding=finding_query(ledger, finding, as_of))
    for name in _OF_FINDINGS:
        if getattr(asked, name):
            raise QueryError(name, "needs `finding`, whose it is")
    return replace(chosen, agreement=agreement, party=party, grades=asked.grades, since=asked.since, until=asked.until)
