"""Choosing how things are shown."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from hudna.views.serve.identity import local_path
from hudna.views.serve.visits import Visiting
from hudna.views.web.catalog import marked as _
from hudna.views.web.preferences import COOKIE, is_zone

router = APIRouter(include_in_schema=False)

_A_YEAR = 365 * 24 * 3600


class Choice(BaseModel):
    """What a form says; a field that it lacks changes nothing."""

    next: str = "/"
    language: str = ""
    digits: str = ""
    calendar: str = ""
    zone: str = ""


@router.post("/preferences")
def choose(visit: Visiting, choice: Annotated[Choice, Form()]) -> RedirectResponse:
    """Keep what a reader chose, in his browser only, and show the page again."""
    if choice.zone and not is_zone(choice.zone):
        told = visit.words.gettext(_("There is no time zone of this name: %(zone)s. One is written like Asia/Baku."))
        raise HTTPException(422, told % {"zone": choice.zone})
    chosen = visit.preferences.with_choices(choice.model_dump())
    response = RedirectResponse(local_path(choice.next), status_code=303)
    response.set_cookie(
        COOKIE, chosen.cookie(), max_age=_A_YEAR, httponly=True, samesite="lax", secure=visit.settings.secure
    )
    return response
