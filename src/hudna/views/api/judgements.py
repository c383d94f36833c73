"""Judgements: what persons decided, what awaits them, and deciding."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Annotated

import msgspec
from fastapi import Depends, Header, Query, Response
from starlette.exceptions import HTTPException

from hudna.engine.inbox import Inbox, alike, inbox, unjudged
from hudna.engine.judging import find_incident, incident_judged
from hudna.engine.versions import Changed
from hudna.ledger import Ledger
from hudna.model.access import Role
from hudna.model.incidents import Incident
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.listing import Alike, Page
from hudna.views.api.answers import JSON, entity_tag, many, names, one
from hudna.views.api.bodies import Body, Changing, parsed
from hudna.views.api.documented import fails, gives, takes
from hudna.views.api.forms import JUDGEMENTS, JudgementForm
from hudna.views.api.incidents import state_of
from hudna.views.api.paging import Paged
from hudna.views.api.routes import PREFIX, api_router
from hudna.views.serve.identity import needs
from hudna.views.serve.visits import Timeless, Visit
from hudna.views.web.incidents.judging import judge

router = api_router("judgements")


@router.get(
    "/judgements",
    summary="Judgements",
    responses=gives(Page[Judgement], "The judgements, in the order in which they were made."),
)
def judgements(
    visit: Timeless,
    paging: Paged,
    kind: Annotated[tuple[JudgementKind, ...], Query(description="What was decided; any of several.")] = (),
) -> Response:
    """Every judgement, withdrawn ones and those that await a signature included."""
    found = [made for made in visit.ledger.judgements() if not kind or made.verdict.kind in kind]
    return many(visit, paging.of(found, attrgetter("id")))


@router.get(
    "/judgements/{judgement_id}", summary="A judgement", responses=gives(Judgement, "The judgement.") | fails(404)
)
def judgement(visit: Timeless, judgement_id: str) -> Response:
    """Who decided what, when and why, and what became of it."""
    found = visit.ledger.judgement(judgement_id)
    if found is None:
        raise HTTPException(404, f"there is no judgement {judgement_id!r}")
    return one(visit, found)


@router.post(
    "/judgements",
    summary="Judge",
    status_code=201,
    responses=gives(Judgement, "It was recorded; `Location` is its address.", status=201, changing=True)
    | fails(412, 413, 415, 422),
    openapi_extra=takes(JudgementForm, "A judgement.", JUDGEMENTS),
    dependencies=[Depends(needs(Role.ANALYST))],
)
def decide(
    visit: Changing,
    body: Body,
    if_match: Annotated[
        str | None, Header(description="`ETag` of the incident as it was read: it is judged only if it is still so.")
    ] = None,
) -> Response:
    """Record a judgement. Never overwritten, only withdrawn or followed by another.

    An analyst may do all but `sign`, and withdraws only his own; a verifier may do all. That an incident happened, or did
    not, counts once another person has signed it.
    """
    form = parsed(body, JudgementForm)
    decision = form.decision()
    seen = {} if if_match is None else _seen(visit, decision.kind, decision.target, if_match)
    try:
        made = judge(visit, decision, seen, typed=form.author)
    except Changed as error:
        raise HTTPException(412, str(error)) from error
    shown = msgspec.json.encode(_as_seen(made, visit.ledger))
    return Response(shown, 201, media_type=JSON, headers={"Location": f"{PREFIX}/judgements/{made.id}"})


@router.get("/inbox", summary="What awaits judgement", responses=gives(Inbox, "The first of each."))
def first_of_all(visit: Timeless) -> Response:
    """Verdicts to be signed, breaches that nobody judged, and incidents that may be one; lists of the last two lead on."""
    return one(visit, inbox(visit.ledger))


@router.get(
    "/inbox/unjudged",
    summary="Incidents that await judgement",
    responses=gives(Page[Incident], "The incidents, the gravest first."),
)
def awaiting(visit: Timeless, paging: Paged) -> Response:
    """Incidents found to breach an agreement of which nobody judged."""
    return many(visit, unjudged(visit.ledger, paging.after, paging.limit))


@router.get(
    "/inbox/alike", summary="Incidents that may be one", responses=gives(Page[Alike], "The pairs, the newest first.")
)
def pairs(visit: Timeless, paging: Paged) -> Response:
    """Pairs of incidents that nobody judged to be two."""
    return many(visit, alike(visit.ledger, paging.after, paging.limit))


def _seen(visit: Visit, kind: JudgementKind, target: str, if_match: str) -> dict[str, str]:
    """By a claim of the incident that is judged, the state in which it was read.

    Raises:
        HTTPException: 412, it is another by now, or the judgement is about no incident.
    """
    incident = _judged(visit.ledger, kind, target)
    state = None if incident is None else state_of(visit, incident)
    if incident is None or state is None or not names(if_match, entity_tag(state)):
        raise HTTPException(412, f"{target}: is not, or no longer, what If-Match names")
    return {incident.claims[0]: state}


def _judged(ledger: Ledger, kind: JudgementKind, target: str) -> Incident | None:
    if kind in {JudgementKind.GRADE_SOURCE, JudgementKind.DISMISS}:
        return None
    if kind not in {JudgementKind.SIGN, JudgementKind.WITHDRAW}:
        return find_incident(ledger, target)
    made = ledger.judgement(target)
    return None if made is None else incident_judged(ledger, made)


def _as_seen(made: Judgement, ledger: Ledger) -> Judgement:
    """A judgement without the claims that the one who made it may not see."""
    verdict = made.verdict
    claims, others = (tuple(one for one in told if ledger.claim(one)) for told in (verdict.claims, verdict.others))
    return replace(made, verdict=replace(verdict, claims=claims, others=others))
