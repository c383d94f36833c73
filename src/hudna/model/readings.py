"""Readings: what a report says, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.model.access import Access
from hudna.model.claims import Claim
from hudna.model.reports import Report
from hudna.model.tallies import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report as read: with language and publication date settled, and its claims and tallies in text order.

    `coder` is who coded the claims where Hudna did not read them in the text: a dataset, a form (`ACLED`, `form 1`).
    `access` is how open its source must be before its first report is kept, where the report itself demands that; what a
    person decided of that source holds before it.
    """

    report: Report
    claims: tuple[Claim, ...]
    tallies: tuple[Tally, ...] = ()
    coder: str | None = None
    access: Access | None = None
