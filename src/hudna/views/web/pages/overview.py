"""The overview: every agreement that reports tell of, how it stands, what is new, and who has fallen silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from hudna.engine.alerting import raised_alerts
from hudna.engine.registered import Registered
from hudna.engine.source_records import source_records
from hudna.engine.standings import standings
from hudna.engine.trends import trend
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.alerts import Raised
from hudna.model.compliance import Standing
from hudna.model.listing import DayCount
from hudna.model.sources import SourceRecord
from hudna.model.times import AsOf, day_of
from hudna.views.serve.desk import BeingComputed
from hudna.views.serve.visits import Visiting
from hudna.views.web.agreements.coverage_sentences import unheard_told, unknown_days_told
from hudna.views.web.agreements.overview_view import TREND, board, last_day
from hudna.views.web.agreements.standing_sentences import line_told
from hudna.views.web.alert_sentences import alert_told

router = APIRouter(include_in_schema=False)

_ALERTS = 5
_SILENT_DAYS = 3  # a source of which nothing came for fewer is not worth a word
_SILENT = 8  # sources shown


@router.get("/")
def overview(visit: Visiting) -> HTMLResponse:
    """Every agreement in force or lately ended; for htmx what of it changes as the ledger does."""
    at = visit.as_of
    is_part = "hx-request" in visit.request.headers
    try:
        found: dict[str, Any] = {
            "answer": visit.ask(("board", at), lambda ledger: board(_stood(ledger, at))),
            "alerts": visit.ask(("latest alerts", at), lambda ledger: _latest(ledger, at)).value,
            "silent": visit.ask(("silent sources", at), lambda ledger: _silent(ledger, at)).value,
        }
    except BeingComputed:
        found = {"answer": None}  # the part says so, and asks again
    return visit.page("overview_board.html" if is_part else "overview.html", **found, **_TOLD)


_TOLD: Mapping[str, Any] = {
    "alert_told": alert_told,
    "line_told": line_told,
    "unheard_told": unheard_told,
    "unknown_days_told": unknown_days_told,
}


def _stood(ledger: Ledger, at: AsOf | None) -> Iterator[tuple[Agreement, Standing, Sequence[DayCount]]]:
    for agreement, standing in standings(ledger, at):
        last = last_day(standing)
        yield agreement, standing, () if last is None else trend(ledger, agreement.id, last, TREND)


def _latest(ledger: Ledger, at: AsOf | None) -> list[tuple[Raised, Agreement | None]]:
    """The newest alerts; of those that were raised together, those of the last days."""
    known = [one for one in raised_alerts(ledger) if at is None or one.alert.day <= day_of(at)]
    known.sort(key=lambda one: (one.time.replace(second=0, microsecond=0), one.alert.day), reverse=True)
    register = {agreement.id: agreement for agreement in Registered().by(ledger)}
    return [(one, register.get(one.alert.agreement or "")) for one in known[:_ALERTS]]


def _silent(ledger: Ledger, at: AsOf | None) -> list[SourceRecord]:
    """The sources that have been silent for longest."""
    found = [one for one in source_records(ledger, at) if one.name and (one.silent_days or 0) >= _SILENT_DAYS]
    return sorted(found, key=lambda one: -(one.silent_days or 0))[:_SILENT]
