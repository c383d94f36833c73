"""What happens while a page is open."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from hudna.views.serve.live import events_of
from hudna.views.serve.visits import Visiting

router = APIRouter(include_in_schema=False)


@router.get("/events")
def events(visit: Visiting) -> StreamingResponse:
    """Server-sent events; see `event_stream`."""
    return events_of(visit)
