"""Who asks."""

from __future__ import annotations

from fastapi import Response

from hudna.views.api.answers import one
from hudna.views.api.documented import gives
from hudna.views.api.routes import api_router
from hudna.views.api.shapes import Me
from hudna.views.serve.visits import Timeless

router = api_router("me")


@router.get("/me", summary="Who asks", responses=gives(Me, "Who you are to this server."))
def me(visit: Timeless) -> Response:
    """Name and role of whoever holds the token or the session, and the least open sources whose reports he may read."""
    identity = visit.identity
    return one(visit, {"name": identity.name, "role": identity.role, "via": identity.via, "sees": identity.role.sees})
