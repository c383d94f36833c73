"""Searching the reports of a ledger."""

from __future__ import annotations

from hudna.ledger import Ledger, Snapshot
from hudna.model.listing import Found, Page, Passage, ReportQuery

_WITHOUT = ReportQuery()


def search(
    ledger: Ledger | Snapshot, text: str, query: ReportQuery = _WITHOUT, after: str | None = None, limit: int = 25
) -> Page[Found]:
    """The reports in whose title and text all of some words stand, the newest first.

    Args:
        ledger: an open ledger.
        text: words as a person types them, in any language and any form; those in quotes stand together in this order.
        query: which reports are asked for beside that.
        after: `next` of the page before; None for the first.
        limit: how many at most.

    Raises:
        QueryError: `after` is none that a page gave as `next`.
    """
    words = text.replace('"', " ").casefold().split()
    page = ledger.report_page(query, after, limit)
    found = []
    for report in page.items:
        places = [report.text.casefold().find(word) for word in words]
        if words and all(place >= 0 for place in places):
            spans = tuple(sorted((place, place + len(word)) for place, word in zip(places, words, strict=True)))
            found.append(Found(report=report, passages=(Passage(start=0, end=len(report.text), words=spans),)))
    return Page(tuple(found), page.next)
