"""Lists of what a ledger holds, page by page, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from hudna.ledger.reads import Reads
from hudna.model.errors import QueryError
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.listing import ClaimQuery, IncidentQuery, Page, ReportQuery
from hudna.model.reports import Report

T = TypeVar("T")


class Lists(Reads):
    """Lists of what a ledger holds, beside the questions that can be put to it."""

    def incident_page(self, query: IncidentQuery, after: str | None = None, limit: int = 50) -> Page[Incident]:
        """Incidents by their last day and first day, the newest first, those of an unknown day last.

        Raises:
            QueryError: `after` is none that a page gave as `next`.
        """
        found = [
            one
            for one in self.incidents(type=query.type, party=query.party, since=query.since, until=query.until)
            if (query.agreement is None or query.agreement in one.agreements)
            and (query.country is None or (one.place is not None and one.place.country == query.country))
            and (not query.grades or one.grade in query.grades)
        ]
        return _page(reversed(found), after, limit)

    def report_page(self, query: ReportQuery, after: str | None = None, limit: int = 50) -> Page[Report]:
        """Reports by day of publication, the newest first, those of an unknown day last.

        Raises:
            QueryError: `after` is none that a page gave as `next`.
        """
        found = [
            one
            for one in self.reports(since=query.since, until=query.until)
            if (not query.sources or one.source in query.sources) and (query.lang is None or one.lang == query.lang)
        ]
        return _page(reversed(found), after, limit)

    def claim_page(self, query: ClaimQuery, after: str | None = None, limit: int = 50) -> Page[FiledClaim]:
        """Claims by the day of publication of their report, the newest first, those of an unknown day last.

        Raises:
            QueryError: `after` is none that a page gave as `next`.
        """
        found = [
            one
            for one in self.claims()
            if (query.type is None or one.claim.type is query.type)
            and (query.status is None or one.claim.status is query.status)
        ]
        return _page(reversed(found), after, limit)

    def unsigned(self) -> list[Judgement]:
        """Verdicts that await a second signature, in the order in which they were given."""
        kinds = {JudgementKind.VERIFY, JudgementKind.REFUTE}
        return [
            one
            for one in self.judgements()
            if one.verdict.kind in kinds and one.signed is None and one.withdrawn is None
        ]


def _page(items: Iterable[T], after: str | None, limit: int) -> Page[T]:
    if after is not None and not after.isdecimal():
        raise QueryError("after", "is none that a page gave")
    found, start = list(items), int(after or 0)
    shown = tuple(found[start : start + limit])
    return Page(shown, str(start + limit) if start + limit < len(found) else None)
