"""Agreements: the register, and the standing of one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse
from markupsafe import Markup

from hudna.engine.first_known import agreement_since
from hudna.engine.registered import Registered
from hudna.model.agreements import Agreement
from hudna.model.listing import ReportQuery
from hudna.model.terms import phase_at
from hudna.model.times import instant_of
from hudna.views.serve.desk import Answer, BeingComputed
from hudna.views.serve.unknown import unknown
from hudna.views.serve.visits import Visit, Visiting
from hudna.views.web.agreements import places_view
from hudna.views.web.agreements.agreement_page import TOLD, Asked, Found, find, sections
from hudna.views.web.rendering import render

router = APIRouter(include_in_schema=False)

_LABELLED = 1_000  # days of the slider that get their names: more would weigh more than the page


@router.get("/agreements")
def agreements(visit: Visiting) -> HTMLResponse:
    """The register, the latest signed first, with each agreement's phase at the instant asked for, or now.

    What was known on an earlier date reaches no further than that.
    """
    at = visit.as_of or visit.known_on or datetime.now(UTC)
    shown = [(one, phase_at(one, instant_of(at, ZoneInfo(one.zone)))) for one in reversed(_register(visit))]
    when = visit.words.instant(at) if isinstance(at, datetime) else visit.words.day(at)
    return visit.page("agreements.html", shown=shown, when=when)


@router.get("/agreements/{identity}")
def agreement(visit: Visiting, identity: str) -> HTMLResponse:
    """How an agreement stands, and all that this rests on."""
    answer = _find(visit, _asked(visit, identity))
    found = answer.value
    return visit.page(
        "agreement.html",
        agreement=found.agreement,
        standing=found.standing,
        shown_day=found.today,
        answer=answer,
        slider=_slider(visit, found),
        sections=_sections(visit, found),
        **TOLD,
    )


@router.get("/agreements/{identity}/map.geojson")
def map_geojson(visit: Visiting, identity: str) -> JSONResponse:
    """The newest incidents under an agreement as GeoJSON."""
    gathered = _find(visit, _asked(visit, identity)).value.gathered
    spots, left = places_view.placed(gathered)
    features = places_view.feature_collection(
        spots,
        visit.words,
        lambda incident: visit.address(f"/incidents/{incident}"),
        left_out=left,
        is_all=gathered.is_all,
    )
    return JSONResponse(features, media_type="application/geo+json")


def _register(visit: Visit) -> tuple[Agreement, ...]:
    return visit.ask(("register",), Registered().by).value


def _asked(visit: Visit, identity: str) -> Asked:
    """What the address asks for.

    Raises:
        HTTPException: 404 where no such agreement is registered, or was not by then.
    """
    agreement = next((one for one in _register(visit) if one.id == identity), None)
    if agreement is None:
        otherwise = f"no agreement is registered as {identity!r}"
        raise unknown(visit, otherwise, lambda ledger: agreement_since(ledger, identity))
    return Asked(agreement, visit.as_of)


def _find(visit: Visit, asked: Asked) -> Answer[Found]:
    return visit.ask(("agreement", asked.agreement.id, asked.at), lambda ledger: find(ledger, asked))


def _sections(visit: Visit, found: Found) -> Markup:
    """The sections of the page, kept for readers who are shown things alike: they are long."""
    times = tuple(visit.request.query_params.get(name) for name in ("as_of", "known_on"))

    def compute(_: object = None) -> Markup:
        written = render("agreement/sections.html", {**visit.shown(), **sections(visit, found)})
        return Markup(written)  # noqa: S704 - a template's, which escapes

    try:
        return visit.ask(("sections", found, times, visit.preferences), compute).value
    except BeingComputed:
        return compute()


def _slider(visit: Visit, found: Found) -> dict[str, object]:
    """The days between which the slider leads: from the signing to the last day of a report about the conflict."""
    agreement = found.agreement
    newest = visit.ledger.report_page(ReportQuery(conflict=agreement.conflict), limit=1).items
    last = max(found.today, newest[0].published or found.today) if newest else found.today
    first = min(agreement.signed.time.astimezone(ZoneInfo(agreement.zone)).date(), last)
    days = (last - first).days + 1
    labels = [visit.words.day(first + timedelta(days=n)) for n in range(days)] if days <= _LABELLED else None
    return {"first": first, "last": last, "labels": labels}
