"""The overview: every agreement that reports tell of, and how it stands."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.views.serve.visits import Visiting

router = APIRouter(include_in_schema=False)


@router.get("/")
def overview(visit: Visiting) -> HTMLResponse:
    """Every agreement in force or lately ended."""
    answer = visit.ask(("standings", visit.as_of), lambda ledger: _standings(ledger, visit))
    return visit.page("overview.html", answer=answer)


def _standings(ledger: Ledger, visit: Visiting) -> list[object]:
    return list(standings(ledger, visit.as_of))
