"""Agreements, how they stand, and those that reports announce."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from fastapi import Response
from starlette.exceptions import HTTPException

from hudna.engine.incident_filters import query_of
from hudna.engine.incident_lists import incident_page
from hudna.engine.proposals import proposals
from hudna.engine.registered import agreed_by, register_of
from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Standing
from hudna.model.errors import QueryError
from hudna.model.incidents import Incident
from hudna.model.listing import Page
from hudna.model.proposals import ProposedAgreement
from hudna.views.api.answers import answered, many, one
from hudna.views.api.documented import fails, gives
from hudna.views.api.filters import Incidents
from hudna.views.api.paging import Paged
from hudna.views.api.routes import api_router
from hudna.views.serve.visits import Timeless, Visit, Visiting

router = api_router("agreements")


@router.get("/agreements", summary="Agreements", responses=gives(Page[Agreement], "The register."))
def agreements(visit: Visiting, paging: Paged) -> Response:
    """The agreements that the ledger has registered, the earliest signed first.

    `as_of` leaves out what was signed later, and what was changed later of the others.
    """
    return many(visit, paging.of(agreed_by(register_of(visit.ledger), visit.as_of), attrgetter("id")))


@router.get(
    "/agreements/{agreement_id}", summary="An agreement", responses=gives(Agreement, "The agreement.") | fails(404)
)
def agreement(visit: Visiting, agreement_id: str) -> Response:
    """Its parties, provisions, window of effect and amendments. `as_of` leaves out what was changed later."""
    known = agreed_by((_registered(visit, agreement_id),), visit.as_of)
    if not known:
        raise HTTPException(404, f"{agreement_id!r} was not agreed by then")
    return one(visit, known[0])


@router.get(
    "/agreements/{agreement_id}/standing",
    summary="How an agreement stands",
    responses=gives(Standing, "The standing.", costly=True) | fails(404),
)
def standing(visit: Visiting, agreement_id: str) -> Response:
    """Its state by provision and party, who accuses whom, breaches by day, deadlines, and what the reports could know.

    Without `as_of`, at the end of the last day on which a report about its conflict was published.
    """
    _registered(visit, agreement_id)
    as_of = visit.as_of

    def compute(ledger: Ledger) -> Standing | None:
        return next((found for _, found in standings(ledger, as_of, only=agreement_id)), None)

    answer = visit.ask(("api: standing", agreement_id, as_of), compute)
    if (
        answer.value is None
    ):  # of a ledger into which nothing was read, only the register that comes with Hudna is known
        raise HTTPException(404, f"nothing was read that tells of {agreement_id!r}")
    return answered(answer, one(visit, answer.value))


@router.get(
    "/agreements/{agreement_id}/incidents",
    summary="Incidents under an agreement",
    responses=gives(Page[Incident], "The incidents, the newest first.") | fails(404),
)
def incidents(visit: Visiting, agreement_id: str, asked: Incidents, paging: Paged) -> Response:
    """Incidents that its claims concern or that are findings under it, those of an unknown day last."""
    _registered(visit, agreement_id)
    if asked.agreement not in (None, agreement_id):
        raise QueryError("agreement", f"{asked.agreement!r} is another than that of this address")
    query = query_of(visit.ledger, replace(asked, agreement=agreement_id), visit.as_of)
    return many(visit, incident_page(visit.ledger, query, visit.as_of, paging.after, paging.limit))


@router.get(
    "/standings",
    summary="How agreements stand",
    responses=gives(Page[Standing], "The standings, the earliest signed first.", costly=True),
)
def all_standings(visit: Visiting, paging: Paged) -> Response:
    """The standing of every agreement of the conflicts that the ledger's reports tell of."""
    as_of = visit.as_of

    def compute(ledger: Ledger) -> tuple[Standing, ...]:
        return tuple(found for _, found in standings(ledger, as_of))

    answer = visit.ask(("api: standings", as_of), compute)
    return answered(answer, many(visit, paging.of(answer.value, attrgetter("agreement"))))


@router.get(
    "/proposals",
    summary="Proposed agreements",
    responses=gives(Page[ProposedAgreement], "The proposals, the earliest first.", costly=True),
)
def proposed(visit: Timeless, paging: Paged) -> Response:
    """Truces that reports announce and no registered agreement covers, for a person to register or to dismiss."""
    answer = visit.ask("api: proposals", proposals)
    return answered(answer, many(visit, paging.of(answer.value, attrgetter("id"))))


def _registered(visit: Visit, agreement_id: str) -> Agreement:
    found = next((one for one in register_of(visit.ledger) if one.id == agreement_id), None)
    if found is None:
        raise HTTPException(404, f"no agreement is called {agreement_id!r}")
    return found
