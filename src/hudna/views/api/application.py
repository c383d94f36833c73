"""All of the API, and what tells of it."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from hudna.model.access import Role
from hudna.views.api import agreements, alerts, incidents, judgements, me, reports, sources
from hudna.views.api.answers import sent
from hudna.views.api.document import document
from hudna.views.api.documented import ALWAYS
from hudna.views.api.filters import known_only
from hudna.views.api.reference import reference
from hudna.views.api.routes import PREFIX
from hudna.views.serve.identity import needs
from hudna.views.serve.visits import Visiting

_SUBJECTS = (agreements, incidents, reports, judgements, sources, alerts, me)

router = APIRouter()
_operations = APIRouter(
    prefix=PREFIX, dependencies=[Depends(needs(Role.VIEWER)), Depends(known_only)], responses=ALWAYS
)
for _subject in _SUBJECTS:
    _operations.include_router(_subject.router)
router.include_router(_operations)


@router.get(f"{PREFIX}/openapi.json", include_in_schema=False, dependencies=[Depends(needs(Role.VIEWER))])
def openapi(request: Request) -> Response:
    """The OpenAPI document."""
    return sent(request, msgspec.json.encode(described()))


@router.get("/api/docs", include_in_schema=False, dependencies=[Depends(needs(Role.VIEWER))])
def docs(visit: Visiting) -> HTMLResponse:
    """The same for people."""
    return visit.page("api.html", reference=reference(described()), schema_address=f"{PREFIX}/openapi.json")


@cache
def described() -> dict[str, Any]:
    """The OpenAPI document of the API."""
    return document(_operations.routes)
