"""Alerts: as a list, as a feed, and as they are raised."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Header, Query, Response
from fastapi.responses import StreamingResponse

from hudna.engine import filter_values
from hudna.engine.alerting import raised_alerts
from hudna.ledger import Ledger
from hudna.model.alerts import AlertKind, Raised
from hudna.model.errors import QueryError
from hudna.model.listing import Page
from hudna.model.times import day_of
from hudna.views.api.answers import many, sent
from hudna.views.api.documented import gives, gives_media
from hudna.views.api.paging import Paged
from hudna.views.api.routes import api_router
from hudna.views.notify.atom import feed
from hudna.views.notify.settings import AtomSettings
from hudna.views.serve.live import STREAM, events_of
from hudna.views.serve.visits import Timeless, Visit, Visiting

router = api_router("alerts")
ATOM = "application/atom+xml"
_IN_A_FEED = 200
_LAST = 1 << 63  # what a ledger can count to

Agreement = Annotated[str | None, Query(description="Id of the agreement that they concern.")]
Kind = Annotated[tuple[AlertKind, ...], Query(description="What they are about; any of several.")]


@router.get("/alerts", summary="Alerts", responses=gives(Page[Raised], "The alerts, those raised last first."))
def alerts(visit: Visiting, paging: Paged, agreement: Agreement = None, kind: Kind = ()) -> Response:
    """What somebody who follows a truce should be told of, once each. `as_of` leaves out what became so on later days."""
    return many(visit, paging.of(_newest(visit, agreement, kind), lambda raised: raised.alert.id))


@router.get(
    "/alerts.atom",
    summary="Alerts as a feed",
    responses=gives_media(ATOM, {"type": "string"}, "An Atom feed (RFC 4287) of the last alerts."),
)
def alerts_feed(visit: Visiting, agreement: Agreement = None, kind: Kind = ()) -> Response:
    """The same list for feed readers."""
    settings = AtomSettings(
        name="api", file="alerts.atom", id=_feed_id(visit.request.app.state.vantages.main), url=str(visit.request.url)
    )
    return sent(visit.request, feed(_newest(visit, agreement, kind)[:_IN_A_FEED], settings), media=ATOM)


@router.get(
    "/events",
    summary="Alerts as they are raised",
    responses={200: {"description": "Server-sent events.", "content": {STREAM: {"schema": {"type": "string"}}}}},
)
def events(
    visit: Timeless,
    last_event_id: Annotated[
        str | None, Header(description="The last event that arrived: what came since is sent first.")
    ] = None,
) -> StreamingResponse:
    """Server-sent events: `alert` has an alert as JSON, `changed` the sequence up to which the ledger goes."""
    return events_of(visit, after=_sequence(last_event_id))


def _newest(visit: Visit, agreement: str | None, kinds: tuple[AlertKind, ...]) -> tuple[Raised, ...]:
    if agreement is not None:
        agreement = filter_values.alerted_id(visit.ledger, agreement)
    return tuple(
        raised
        for raised in reversed(raised_alerts(visit.ledger))
        if (agreement is None or raised.alert.agreement == agreement)
        and (not kinds or raised.alert.kind in kinds)
        and (visit.as_of is None or raised.alert.day <= day_of(visit.as_of))
    )


def _sequence(written: str | None) -> int | None:
    if not written:  # as a browser sends where no event had an id
        return None
    if not (written.isascii() and written.isdecimal()) or len(written) > 19 or int(written) >= _LAST:
        raise QueryError("Last-Event-ID", "is the id of no event")
    return int(written)


def _feed_id(main: Ledger) -> str:
    """What the feed of a ledger is called for good: by its first entry, which no other ledger has."""
    first = next(main.entries(), None)
    return uuid.uuid5(uuid.NAMESPACE_OID, "" if first is None else first.hash).urn
