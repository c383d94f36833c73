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
from hudna.engine.registered import Registered
from hudna.model.agreements import Agreement
from hudna.model.errors import QueryError
from hudna.model.events import EventType
from hudna.model.incidents import Grade, Incident
from hudna.model.listing import IncidentQuery, Page
from hudna.views.serve.visits import BadAddress, Visit, Visiting
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

    @property
    def are_any(self) -> bool:
        """Whether anything is asked for."""
        return any((self.agreement, self.party, self.country, self.type, self.since, self.until, *self.grade))

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
        )

    def kept(self, query: IncidentQuery) -> Filters:
        """With the ids as they are kept, whatever the letter case in which they were asked for."""
        ids = {"agreement": query.agreement, "party": query.party, "country": query.country}
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
    found, refused = _NOTHING, ""
    try:
        query = query_of(visit.ledger, filters.asked())
        filters = filters.kept(query)
        found = page_of(visit.ledger, query, visit.as_of, filters.after or None, limit=_A_PAGE)
    except (BadAddress, QueryError) as error:
        refused = str(error)
    register = Registered().by(visit.ledger)
    names = {one.id: one.name[visit.preferences.language] for one in register}
    return visit.page(
        "incidents.html",
        status=400 if refused else 200,
        refused=refused,
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


def _choices(visit: Visit, register: Sequence[Agreement], filters: Filters) -> Choices:
    parties = {party for one in register for party in one.parties} | ({filters.party} - {""})
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
