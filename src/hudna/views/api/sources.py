"""Sources, and the series that they are held against."""

from __future__ import annotations

from operator import attrgetter

from fastapi import Response

from hudna.engine.figures import series_of
from hudna.engine.source_records import source_records
from hudna.model.listing import Page
from hudna.model.series import Series
from hudna.model.sources import SourceRecord
from hudna.views.api.answers import answered, many
from hudna.views.api.documented import gives
from hudna.views.api.paging import Paged
from hudna.views.api.routes import api_router
from hudna.views.serve.visits import Timeless, Visiting

router = api_router("sources")


@router.get(
    "/sources",
    summary="Sources",
    responses=gives(Page[SourceRecord], "The sources, those of which most was read first.", costly=True),
)
def sources(visit: Visiting, paging: Paged) -> Response:
    """What the ledger has of each source, whose it is, and since when it is silent."""
    as_of = visit.as_of
    answer = visit.ask(("api: sources", as_of), lambda ledger: source_records(ledger, as_of))
    return answered(answer, many(visit, paging.of(answer.value, _name)))


@router.get("/series", summary="Series", responses=gives(Page[Series], "The series, in order of addition."))
def series(visit: Timeless, paging: Paged) -> Response:
    """Counts by day from sources that are independent of the reports; a day without a point is not told, never zero."""
    return many(visit, paging.of(tuple(series_of(visit.ledger).values()), attrgetter("id")))


def _name(record: SourceRecord) -> str:
    """What tells one source from all others; reports that name none are one source's."""
    return "" if record.name is None else f"={record.name}"
