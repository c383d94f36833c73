"""Incidents, and what they rest on."""

from __future__ import annotations

from operator import attrgetter
from typing import Annotated

import msgspec
from fastapi import Query, Response

from hudna.engine.first_known import incident_since
from hudna.engine.incident_filters import query_of
from hudna.engine.incident_lists import incident_page
from hudna.engine.judging import find_incident
from hudna.engine.versions import version
from hudna.ledger import Ledger
from hudna.model.access import Role
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Judgement
from hudna.model.listing import Page
from hudna.views.api.answers import following, many, one, sent
from hudna.views.api.documented import fails, gives, gives_media, schema_of
from hudna.views.api.filters import Incidents
from hudna.views.api.geojson import collection
from hudna.views.api.paging import Paged
from hudna.views.api.routes import api_router
from hudna.views.api.shapes import FeatureCollection
from hudna.views.serve.unknown import unknown
from hudna.views.serve.visits import Timeless, Visit, Visiting

router = api_router("incidents")
GEOJSON = "application/geo+json"
_ON_A_MAP = 1_000


@router.get("/incidents", summary="Incidents", responses=gives(Page[Incident], "The incidents, the newest first."))
def incidents(visit: Visiting, asked: Incidents, paging: Paged) -> Response:
    """Incidents by their days, those of an unknown day last.

    `as_of` leaves out what happened on later days and, where no day is told, what was first told on later days.
    """
    query = query_of(visit.ledger, asked, visit.as_of)
    return many(visit, incident_page(visit.ledger, query, visit.as_of, paging.after, paging.limit))


@router.get(
    "/incidents.geojson",
    summary="Incidents as GeoJSON",
    responses=gives_media(GEOJSON, schema_of(FeatureCollection), "The incidents, the newest first."),
)
def incidents_on_the_map(
    visit: Visiting,
    asked: Incidents,
    after: Annotated[str | None, Query(description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=_ON_A_MAP, description="How many features at most.")] = _ON_A_MAP,
) -> Response:
    """The same list on the map. `precision` tells what the point stands for: a `town`, or anywhere in a `region`.

    An incident of which only a `country` is told, or no place, has no geometry.
    """
    page = incident_page(visit.ledger, query_of(visit.ledger, asked, visit.as_of), visit.as_of, after, limit)
    content = msgspec.json.encode(collection(page))
    return sent(visit.request, content, media=GEOJSON, headers=following(visit.request, page.next))


@router.get(
    "/incidents/{incident_id}",
    summary="An incident",
    responses=gives(Incident, "The incident.") | fails(404),
)
def incident(visit: Timeless, incident_id: str) -> Response:
    """Its accounts, figures, contradictions and grade; by its id, an earlier id of it, or the id of a claim that tells it.

    Its `ETag` changes with whatever is judged of it; send it as `If-Match` with a judgement.
    """
    found = the_incident(visit, incident_id)
    return one(visit, found, state=state_of(visit, found))


@router.get(
    "/incidents/{incident_id}/claims",
    summary="The claims of an incident",
    responses=gives(Page[FiledClaim], "The claims, by id.") | fails(404),
)
def claims(visit: Timeless, incident_id: str, paging: Paged) -> Response:
    """The claims that tell it, each with its sentence and where that stands in the report."""
    found = visit.ledger.claims_of(the_incident(visit, incident_id).id)
    return many(visit, paging.of(found, attrgetter("id")))


@router.get(
    "/incidents/{incident_id}/judgements",
    summary="The judgements on an incident",
    responses=gives(Page[Judgement], "The judgements, in the order in which they were made.") | fails(404),
)
def judgements(visit: Timeless, incident_id: str, paging: Paged) -> Response:
    """What persons judged of it and its claims, withdrawn ones and those that await a signature included."""
    found = visit.ledger.judgements_on(the_incident(visit, incident_id).claims)
    return many(visit, paging.of(found, attrgetter("id")))


def the_incident(visit: Visit, target: str) -> Incident:
    """The incident that is asked for, as the one who asks may see it."""
    found = find_incident(visit.ledger, target)
    if found is None:
        raise unknown(visit, f"there is no incident {target!r}", lambda ledger: incident_since(ledger, target))
    return found


def state_of(visit: Visit, incident: Incident) -> str:
    """What the state of an incident is called: another one once anybody has judged it, or anything else of it changed."""
    # Who may judge has to be told of whatever others judged; to who only reads, what he may not see must not show.
    main: Ledger = visit.request.app.state.vantages.main
    return version(incident, main if visit.identity.role.may(Role.ANALYST) else visit.ledger)
