"""Filters as the address gives them: the same as those of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import BeforeValidator

from hudna.engine import filter_values
from hudna.engine.incident_filters import IncidentFilters
from hudna.model.compliance import Effect, Voice
from hudna.model.errors import QueryError
from hudna.model.events import EventType
from hudna.model.incidents import NOBODY, Grade
from hudna.model.listing import ReportQuery
from hudna.model.times import day_of
from hudna.views.api.documented import schema_of
from hudna.views.serve.visits import Visiting

_FINDING = (
    "Only incidents that breach the `agreement`, or that fulfil it, as a standing counts them: `party` is then who does it, and "
    "`grade`, `since` and `until` are those of the finding."
)
schema_of(Effect)  # which no answer has in it
_FOR_ALL = frozenset({"lang"})  # the language in which a reader is answered


def _day(written: str) -> date:
    return date.fromisoformat(written)


Day = Annotated[date, BeforeValidator(_day)]
Since = Annotated[Day | None, Query(description="First day (ISO 8601); leaves out those of an unknown day.")]
Until = Annotated[Day | None, Query(description="Last day (ISO 8601); leaves out those of an unknown day.")]


_PARTY = f"Id of a side that does or suffers it; `{NOBODY}` for those whose doer is not named."


def _incidents(  # noqa: PLR0913, PLR0917 - what an address may say
    agreement: Annotated[str | None, Query(description="Id of an agreement.", examples=["karabakh-2020-10-17"])] = None,
    party: Annotated[str | None, Query(description=_PARTY, examples=["AZE"])] = None,
    country: Annotated[str | None, Query(description="ISO 3166-1 alpha-3 of where.", examples=["AZE"])] = None,
    type: Annotated[EventType | None, Query(description="What happened.")] = None,  # noqa: A002 - the vocabulary's word
    grade: Annotated[tuple[Grade, ...], Query(description="How far it is established; any of several.")] = (),
    since: Since = None,
    until: Until = None,
    finding: Annotated[Effect | None, Query(description=_FINDING)] = None,
    provision: Annotated[str | None, Query(description="With `finding`: id of the provision.")] = None,
    side: Annotated[
        str | None, Query(description="With `finding`: any party of a side, by its first as in `violations.sides`.")
    ] = None,
    voice: Annotated[Voice | None, Query(description="With `finding`: on whose word, as in `accusations`.")] = None,
    accuser: Annotated[
        str | None, Query(description="With `voice`, and as there; of `outlets`, none for those of an unknown home.")
    ] = None,
    undated: Annotated[bool, Query(description="With `finding`: only of no told day.")] = False,
    unsure: Annotated[bool, Query(description="With `finding`: only where it is not sure.")] = False,
) -> IncidentFilters:
    return IncidentFilters(
        agreement=agreement,
        party=party,
        country=country,
        type=type,
        grades=grade,
        since=since,
        until=until,
        finding=finding,
        provision=provision,
        side=side,
        voice=voice,
        accuser=accuser,
        undated=undated,
        unsure=unsure,
    )


def _reports(  # noqa: PLR0913, PLR0917 - what an address may say
    visit: Visiting,
    source: Annotated[
        tuple[str, ...], Query(description="Name of a source, as its reports give it; any of several.")
    ] = (),
    lang: Annotated[str | None, Query(description="ISO 639-1 code of the language.", examples=["ar"])] = None,
    conflict: Annotated[
        str | None, Query(description="Id of a conflict that they tell of.", examples=["karabakh"])
    ] = None,
    since: Since = None,
    until: Until = None,
) -> ReportQuery:
    filter_values.in_order(since, until)
    return ReportQuery(
        sources=tuple(filter_values.source_name(visit.ledger, one) for one in source),
        lang=None if lang is None else filter_values.language_code(lang),
        conflict=None if conflict is None else filter_values.conflict_id(visit.ledger, conflict),
        since=since,
        until=_by(visit, until),
    )


def _by(visit: Visiting, until: date | None) -> date | None:
    """The last day, no later than that as of which a list is asked for."""
    if visit.as_of is None:
        return until
    return min(until or date.max, day_of(visit.as_of))


def known_only(request: Request) -> None:
    """A dependency that refuses what no filter is called: a list that is not filtered as meant would mislead.

    Raises:
        QueryError: the address has a parameter that the operation does not know.
    """
    known = _FOR_ALL.union(_parameters(request.scope["route"].dependant))
    for name in request.query_params:
        if name not in known:
            raise QueryError(name, "is no parameter of this address")


def _parameters(dependant: Dependant) -> Iterator[str]:
    """The names of all parameters that an address may have."""
    yield from (field.alias for field in dependant.query_params)
    for other in dependant.dependencies:
        yield from _parameters(other)


Incidents = Annotated[IncidentFilters, Depends(_incidents)]
Reports = Annotated[ReportQuery, Depends(_reports)]
