"""When a report can have been published: by the time at which it is taken in, and not before reports were filed by wire.

Up to the last day of publication is known what the pages show, and what a ledger has it keeps for good. So a day that cannot be
is not taken.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hudna.model.errors import InputError
from hudna.model.reports import FIRST_DAY, PublishedBasis, Report

GRACE = timedelta(days=1)
"""How far the day of a place may be ahead of that in UTC."""


def check_published(report: Report, now: datetime) -> None:
    """Let only a report pass that can have been published on the day on which it is said to have been.

    Args:
        report: about to be read, or as it was read.
        now: when it is taken in, in UTC.

    Raises:
        InputError: its day is before all wires, or still to come.
    """
    fault = None if report.published is None else _fault(report.published, now)
    if fault is not None:
        known = f" ({report.published_reason})" if report.published_reason else ""
        raise InputError(report.shown, f"published: {report.published} {fault}{known}")


def published_by(report: Report, now: datetime) -> Report:
    """A report that was fetched, with a day on which it can have been published, and a notice where that is not the given one.

    A clock that is ahead dates what is there already: it was published by the time at which it was fetched.
    """
    fault = None if report.published is None else _fault(report.published, now)
    if fault is None:
        return report
    if report.published is not None and report.published < FIRST_DAY:
        day, basis, taken = None, PublishedBasis.UNKNOWN, "taken as undated"
    else:
        day, basis, taken = now.date(), PublishedBasis.GIVEN, "taken as published on the day on which it was fetched"
    notice = f"published: {report.published} {fault}; {taken}"
    return replace(report, published=day, published_basis=basis, notices=(*report.notices, notice))


def _fault(day: date, now: datetime) -> str | None:
    if day < FIRST_DAY:
        return f"is before {FIRST_DAY.year}, when no report was filed that is read here"
    if day > (now + GRACE).date():
        return f"is still to come: a report is published before it is taken in, today on {now.date()}"
    return None
