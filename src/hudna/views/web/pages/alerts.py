"""The alerts that were raised, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from hudna.engine.alerting import raised_alerts
from hudna.ledger import Ledger
from hudna.model.alerts import AlertKind, Raised
from hudna.model.listing import Page
from hudna.model.times import day_of
from hudna.views.serve.visits import BadAddress, Visiting
from hudna.views.web.alert_sentences import alert_told
from hudna.views.web.reports.report_filters import known_register

router = APIRouter(include_in_schema=False)

_A_PAGE = 40


@router.get("/alerts")
def alerts(visit: Visiting, kind: str = "", agreement: str = "", after: str = "") -> HTMLResponse:
    """The alerts that the address asks for; as a part of the page where htmx asks for that."""
    wanted = _kind(kind) if kind else None
    answer = visit.ask("alerts", _newest_first)
    fit = [
        one
        for one in answer.value
        if (wanted is None or one.alert.kind is wanted)
        and (not agreement or one.alert.agreement == agreement)
        and (visit.as_of is None or one.alert.day <= day_of(visit.as_of))
    ]
    register = known_register(visit)
    page = _page(fit, after)
    return visit.page(
        "alerts_list.html" if "hx-request" in visit.request.headers else "alerts.html",
        answer=answer,
        found=page,
        told={
            one.alert.id: alert_told(visit.words, one.alert, register.get(one.alert.agreement or ""))
            for one in page.items
        },
        register=register,
        kinds=AlertKind,
        kind=kind,
        agreement=agreement,
        agreements=sorted({one.alert.agreement for one in answer.value if one.alert.agreement}),
    )


def _newest_first(ledger: Ledger) -> Sequence[Raised]:
    return sorted(raised_alerts(ledger), key=lambda one: (one.alert.day, one.time), reverse=True)


def _page(found: Sequence[Raised], after: str) -> Page[Raised]:
    """Those that follow an alert; none where there is no such alert any more."""
    start = next((at for at, one in enumerate(found, start=1) if one.alert.id == after), len(found)) if after else 0
    shown = tuple(found[start : start + _A_PAGE])
    return Page(shown, shown[-1].alert.id if start + _A_PAGE < len(found) else None)


def _kind(written: str) -> AlertKind:
    try:
        return AlertKind(written)
    except ValueError as error:
        raise BadAddress(f"kind: {written!r} is none of: {', '.join(AlertKind)}") from error
