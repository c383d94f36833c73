"""Which incidents a reader or a program asks for, as the address of a page or of the API says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudna.engine import filter_values
from hudna.ledger import Ledger
from hudna.model.events import EventType
from hudna.model.incidents import Grade
from hudna.model.listing import IncidentQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilters:
    """What is asked for, as it is written; the fields are those of `IncidentQuery`."""

    agreement: str | None = None
    party: str | None = None
    country: str | None = None
    type: EventType | None = None
    grades: tuple[Grade, ...] = ()
    since: date | None = None
    until: date | None = None


def query_of(ledger: Ledger, asked: IncidentFilters) -> IncidentQuery:
    """The question to a ledger.

    Raises:
        QueryError: something is asked for that is not known, or the days are not in their order.
    """
    filter_values.in_order(asked.since, asked.until)
    return IncidentQuery(
        agreement=None if asked.agreement is None else filter_values.agreement_id(ledger, asked.agreement),
        party=None if asked.party is None else filter_values.party_id(ledger, asked.party),
        country=None if asked.country is None else filter_values.country_code(ledger, asked.country),
        type=asked.type,
        grades=asked.grades,
        since=asked.since,
        until=asked.until,
    )
