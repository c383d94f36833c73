"""Judging an incident from its page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from hudna.engine.judging import find_incident
from hudna.engine.registered import Registered
from hudna.engine.versions import Changed
from hudna.incidents.corrections import OF_CLAIM, OF_INCIDENT
from hudna.model.errors import JudgementError
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import JudgementKind
from hudna.views.serve.visits import Visit
from hudna.views.web.catalog import marked as _
from hudna.views.web.incidents.dossier import Dossier, anchor
from hudna.views.web.incidents.forms import JudgementForm
from hudna.views.web.incidents.incident_page import Unrecorded, incident_page
from hudna.views.web.incidents.judging import Judging, author, judge, keep_author, main_ledger, seen_incident

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{target}/correct")
def correct(visit: Judging, target: str, claim: str = "") -> HTMLResponse:
    """The forms that correct an incident or one of its claims, a form a field."""
    return _corrections(visit, seen_incident(visit, target), claim)


@router.post("/incidents/{target}/judgements")
def record(visit: Judging, target: str, form: Annotated[JudgementForm, Form()]) -> Response:
    """Record a judgement on an incident, if it is still as its judge saw it; otherwise tell him what has changed."""
    incident = seen_incident(visit, target)
    about = anchor(incident, visit.ledger)
    try:
        made = judge(visit, form.decision(incident.id), {about: form.version}, typed=form.author)
    except Changed:
        return _again(visit, incident, form, 409, None)
    except JudgementError as error:
        return _again(visit, incident, form, 422, error.reason)
    now = find_incident(main_ledger(visit), about)
    shown = now.id if now is not None and visit.ledger is main_ledger(visit) else incident.id
    response = RedirectResponse(visit.address(f"/incidents/{shown}", made=made.id), status_code=303)
    keep_author(visit, response, form.author)
    return response


def _again(visit: Visit, incident: Incident, form: JudgementForm, status: int, reason: str | None) -> HTMLResponse:
    dossier = Dossier.of(incident, visit.ledger, main_ledger(visit))
    unrecorded = Unrecorded(form=form, reason=reason, since=dossier.since(form.seen))
    if form.kind is JudgementKind.CORRECT:
        return _corrections(visit, incident, form.claim, status=status, unrecorded=unrecorded)
    return incident_page(visit, incident, status=status, unrecorded=unrecorded)


def _corrections(
    visit: Visit, incident: Incident, claim: str, *, status: int = 200, unrecorded: Unrecorded | None = None
) -> HTMLResponse:
    dossier = Dossier.of(incident, visit.ledger, main_ledger(visit))
    filed = dossier.claims.get(claim)
    if claim and filed is None:
        raise HTTPException(404, visit.words.gettext(_("No such claim tells this incident.")))
    return visit.page(
        "correct.html",
        status=status,
        dossier=dossier,
        incident=incident,
        filed=filed,
        fields=tuple(OF_INCIDENT if filed is None else OF_CLAIM),
        parties=_parties(visit, incident, filed),
        unrecorded=unrecorded,
        typed=unrecorded.form if unrecorded is not None else None,
        author=author(visit, unrecorded.form.author if unrecorded is not None else ""),
    )


def _parties(visit: Visit, incident: Incident, filed: FiledClaim | None) -> list[str]:
    """Who may have had part in it: the parties of its agreements, and all whom its accounts name."""
    register = {one.id: one for one in Registered().by(visit.ledger)}
    found = {party for one in incident.agreements if one in register for party in register[one].parties}
    found |= {*incident.actors, *incident.targets, *(actor for one in incident.accounts for actor in one.actors)}
    if filed is not None:
        found |= {one.id for one in (*filed.claim.actors, *filed.claim.targets)}
    return sorted(found, key=visit.words.name)
