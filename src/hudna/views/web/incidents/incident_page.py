"""The page of one incident, with what was typed into its forms where that was not recorded."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from hudna.engine.registered import Registered
from hudna.model.access import Role
from hudna.model.incidents import Incident, Matter
from hudna.model.judgements import Judgement
from hudna.views.serve.visits import Visit
from hudna.views.web.incidents.dossier import Dossier
from hudna.views.web.incidents.forms import JudgementForm
from hudna.views.web.incidents.judging import author, main_ledger, recorded


@dataclass(frozen=True, kw_only=True)
class Unrecorded:
    """A judgement that was not recorded.

    Attributes:
        form: as it was typed.
        reason: why, in a sentence; None where the incident has changed since it was shown.
        since: what others judged since.
    """

    form: JudgementForm
    reason: str | None = None
    since: tuple[Judgement, ...] = ()


def incident_page(
    visit: Visit, incident: Incident, *, status: int = 200, unrecorded: Unrecorded | None = None
) -> HTMLResponse:
    """The page of an incident."""
    dossier = Dossier.of(incident, visit.ledger, main_ledger(visit))
    register = {one.id: one for one in Registered().by(visit.ledger)}
    return visit.page(
        "incident.html",
        status=status,
        dossier=dossier,
        incident=incident,
        register=register,
        numbers={one: number for number, one in enumerate(dossier.claims, start=1)},
        Matter=Matter,
        unrecorded=unrecorded,
        typed=unrecorded.form if unrecorded is not None else None,
        may_judge=visit.may(Role.ANALYST),
        may_sign=visit.may(Role.VERIFIER),
        author=author(visit, unrecorded.form.author if unrecorded is not None else ""),
        made=recorded(visit),
    )
