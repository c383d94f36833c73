"""What the reports could know of an agreement: a day without a report is not known, never quiet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hudna.model.agreements import Agreement
from hudna.model.compliance import Coverage
from hudna.model.terms import window_at

Publication = tuple[date | None, str | None, str | None]
"""Of one report: its day of publication, its source, its language; None where not known."""


def coverage(
    reports: Iterable[Publication], speakers: Iterable[str], agreement: Agreement, as_of: datetime
) -> Coverage:
    """What reports could know of an agreement's window up to an instant.

    The window opens with the first obligation, which may come before the agreement's effect. A report without a day of
    publication covers none.

    Args:
        reports: of each report about the conflict, when it was published, by whom, and in which language.
        speakers: sides on whose word these reports tell anything.
        agreement: as registered.
        as_of: an instant with an offset from UTC.
    """
    first, last = _days(agreement, as_of)
    within = [report for report in reports if report[0] is not None and first <= report[0] <= last]
    published = sorted({day for day, _, _ in within if day is not None})
    return Coverage(
        reports=len(within),
        first=published[0] if published else None,
        last=published[-1] if published else None,
        days=max(0, (last - first) // timedelta(days=1) + 1),
        days_covered=len(published),
        sources=tuple(sorted({source for _, source, _ in within if source is not None})),
        languages=tuple(sorted({lang for _, _, lang in within if lang is not None})),
        speakers=tuple(sorted(set(speakers))),
    )


def _days(agreement: Agreement, as_of: datetime) -> tuple[date, date]:
    """The first and the last day of the window up to an instant; before it opens, the last lies before the first."""
    zone = ZoneInfo(agreement.zone)
    opens, closes = window_at(agreement, as_of)
    starts = [provision.start.time for provision in agreement.provisions if provision.start is not None]
    begins = min([opens.time, *starts])
    ends = as_of if closes is None else min(as_of, closes.time)
    first = begins.astimezone(zone).date()
    return first, ends.astimezone(zone).date() if ends >= begins else first - timedelta(days=1)
