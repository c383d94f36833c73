"""Lists of incidents as of an instant: the one question behind the command line, the API and the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hudna.ledger import Ledger
from hudna.model.incidents import Incident
from hudna.model.listing import IncidentQuery, Page
from hudna.model.times import AsOf, day_of

_PAGE = 500


def incident_page(
    ledger: Ledger, query: IncidentQuery, as_of: AsOf | None = None, after: str | None = None, limit: int = 50
) -> Page[Incident]:
    """Incidents, the newest first, those of an unknown day last.

    Args:
        ledger: an open ledger.
        query: which are asked for.
        as_of: leaves out what happened on later days and, where no day is told, what was first told on later days; a query
            for findings leaves these out by itself.
        after: `next` of the page before, or None.
        limit: how many at most.

    Raises:
        QueryError: `after` is none that such a page gave.
    """
    if as_of is not None and query.finding is None:
        query = replace(query, by=day_of(as_of))
    return ledger.incident_page(query, after, limit)


def every_incident(ledger: Ledger, query: IncidentQuery, as_of: AsOf | None = None) -> Iterator[Incident]:
    """All of them, as `incident_page` gives them page by page."""
    after: str | None = None
    while True:
        page = incident_page(ledger, query, as_of, after, _PAGE)
        yield from page.items
        after = page.next
        if after is None:
            return
