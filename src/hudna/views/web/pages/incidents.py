"""Incidents: a list that is filtered by its address, and one with every account of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from hudna.engine.incident_filters import IncidentFilters, query_of
from hudna.engine.incident_lists import incident_page as page_of
from hudna.engine.registered import Registered, register_of
from hudna.model.agreements import Agreement
from hudna.model.compliance import Effect, Voice
from hudna.model.errors import QueryError
from hudna.model.events import EventType
from hudna.model.incidents import NOBODY, Grade, Incident
from hudna.model.listing import IncidentQuery, Page
from hudna.views.serve.visits import BadAddress, Visit, Visiting
from hudna.views.web.incidents.findings_listed import findings_listed
from hudna.views.web.incidents.incident_page import incident_page
from hudna.views.web.incidents.judging import seen_incident

router = APIRouter(include_in_schema=False)

_A_PAGE = 20  # incidents
_NOTHING: Page[Incident] = Page(())

C = TypeVar("C", bound=StrEnum)


class Filters(BaseModel):
    """What the address asks for; an empty field asks for nothing."""

    agreement: str = ""
    party: str = ""
    country: str = ""
    type: str = ""
    grade: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    after: str = ""
    finding: str = ""
    provision: str = ""
    side: str = ""
    voice: str = ""
    accuser: str = ""
    undated: bool = False
    unsure: bool = False

    @property
    def are_any(self) -> bool:
        """Whether anything is asked for."""
        return any(
            (self.finding, self.agreement, self.party, self.country, self.type, self.since, self.until, *self.grade)
        )

    def asked(self) -> IncidentFilters:
        """As it is asked for.

        Raises:
            BadAddress: something is no such day or code.
        """
        return IncidentFilters(
            agreement=self.agreement or None,
            party=self.party or None,
            country=self.country or None,
            type=_code("type", EventType, self.type) if self.type else None,
            grades=tuple(_code("grade", Grade, grade) for grade in self.grade if grade),
            since=_day("since", self.since),
            until=_day("until", self.until),
            finding=_code("finding", Effect, self.finding) if self.finding else None,
            provision=self.provision or None,
            side=self.side or None,
            voice=_code("voice", Voice, self.voice) if self.voice else None,
            accuser=self.accuser or None,
            undated=self.undated,
            unsure=self.unsure,
        )

    def kept(self, query: IncidentQuery) -> Filters:
        """With the ids as they are kept, whatever the letter case in which they were asked for."""
        finding, party = query.finding, query.party
        if finding is not None and self.party:
            party = finding.parties[0]
        agreement = query.agreement if finding is None else finding.agreement
        ids = {"agreement": agreement, "party": party, "country": query.country}
        return self.model_copy(update={name: value or "" for name, value in ids.items()})


@dataclass(frozen=True)
class Choices:
    """What can be chosen in the filters, by the names in the reader's language."""

    agreements: Sequence[Agreement]
    parties: Sequence[str]
    countries: Sequence[str]


@router.get("/incidents")
def incidents(visit: Visiting, filters: Annotated[Filters, Query()]) -> HTMLResponse:
    """The incidents that the address asks for, the newest first; what cannot be asked for is told in their place."""
    found, refused, number = _NOTHING, "", None
    try:
        query = query_of(visit.ledger, filters.asked(), visit.as_of)
        filters = filters.kept(query)
        found = page_of(visit.ledger, query, visit.as_of, filters.after or None, limit=_A_PAGE)
        number = None if query.finding is None else visit.ledger.incident_count(query)
    except (BadAddress, QueryError) as error:
        refused = str(error)
    register = Registered().by(visit.ledger)
    names = {one.id: one.name[visit.preferences.language] for one in register}
    return visit.page(
        "incidents.html",
        status=400 if refused else 200,
        refused=refused,
        listed=None if number is None else _listed(visit, filters, number),
        found=found,
        filters=filters,
        choices=_choices(visit, register, filters),
        names=names,
        types=EventType,
        grades=Grade,
    )


@router.get("/incidents/{target:path}", response_model=None)
def incident(visit: Visiting, target: str) -> HTMLResponse | RedirectResponse:
    """One incident with every account of it; an earlier id of it, or a claim that tells it, leads to it."""
    found = seen_incident(visit, target)
    if found.id != target:
        return RedirectResponse(visit.address(f"/incidents/{found.id}"), status_code=307)
    return incident_page(visit, found)


def _listed(visit: Visit, filters: Filters, number: int) -> str:
    agreement = next(one for one in register_of(visit.ledger) if one.id == filters.agreement)
    return findings_listed(visit.words, filters.asked(), agreement, number)


def _choices(visit: Visit, register: Sequence[Agreement], filters: Filters) -> Choices:
    parties = {NOBODY, *(party for one in register for party in one.parties)} | ({filters.party} - {""})
    countries = {country for one in register for country in one.countries} | ({filters.country} - {""})
    return Choices(
        sorted(register, key=lambda one: one.signed.time, reverse=True),
        sorted(parties, key=visit.words.name),
        sorted(countries, key=visit.words.name),
    )


def _code(field: str, kind: type[C], written: str) -> C:
    try:
        return kind(written)
    except ValueError as error:
        raise BadAddress(f"{field}: {written!r} is none of: {', '.join(kind)}") from error


def _day(field: str, written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BadAddress(f"{field}: {written!r} is no day (such as 2020-10-10)") from error
