"""The alerts that were raised, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from hudna.engine import filter_values
from hudna.engine.alerting import raised_alerts
from hudna.ledger import Ledger
from hudna.model.alerts import AlertKind, Raised
from hudna.model.errors import QueryError
from hudna.model.listing import Page
from hudna.model.times import AsOf, day_of
from hudna.views.serve.visits import BadAddress, Visiting
from hudna.views.web.alert_sentences import alert_told
from hudna.views.web.reports.report_filters import known_register

router = APIRouter(include_in_schema=False)

_A_PAGE = 40
_NOTHING: Page[Raised] = Page(())


@router.get("/alerts")
def alerts(visit: Visiting, kind: str = "", agreement: str = "", after: str = "") -> HTMLResponse:
    """The alerts that the address asks for; as a part of the page where htmx asks for that.

    What cannot be asked for is told in their place.
    """
    answer = visit.ask("alerts", _newest_first)
    register = known_register(visit)
    page, refused = _NOTHING, ""
    try:
        agreement = filter_values.alerted_id(visit.ledger, agreement) if agreement else ""
        page = _page([*_fit(answer.value, _kind(kind) if kind else None, agreement, visit.as_of)], after)
    except (BadAddress, QueryError) as error:
        refused = str(error)
    return visit.page(
        "alerts_list.html" if "hx-request" in visit.request.headers else "alerts.html",
        status=400 if refused else 200,
        refused=refused,
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


def _fit(raised: Iterable[Raised], kind: AlertKind | None, agreement: str, as_of: AsOf | None) -> Iterator[Raised]:
    """Those of a kind and an agreement, where these are given, that became so by an instant."""
    for one in raised:
        if (
            (kind is None or one.alert.kind is kind)
            and (not agreement or one.alert.agreement == agreement)
            and (as_of is None or one.alert.day <= day_of(as_of))
        ):
            yield one


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
