"""Time under an agreement: hours in force, by instants; days since the last breach that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hudna.compliance.cover import window_days
from hudna.compliance.windows import daily_stretches
from hudna.model.agreements import Agreement, Provision
from hudna.model.compliance import Elapsed, Finding
from hudna.model.coverage import Coverage
from hudna.model.terms import daily_hours, window_at


def hours_in_force(agreement: Agreement, at: datetime, provision: Provision | None = None) -> float:
    """For how many hours an agreement, or one of its provisions, has been in force by an instant; 0 before.

    Args:
        agreement: as registered.
        at: an instant with an offset from UTC.
        provision: one of the agreement's, or None for the agreement itself.
    """
    spells = _spells(agreement, at, provision)
    return sum((ends - begins for begins, ends in spells), timedelta()) / timedelta(hours=1)


def elapsed(breaches: Iterable[Finding], agreement: Agreement, coverage: Coverage, as_of: datetime) -> Elapsed:
    """Time under an agreement up to an instant, or to its end where that came before.

    Args:
        breaches: findings of breaches, up to the instant.
        agreement: as registered.
        coverage: what the reports could know of it, up to the instant.
        as_of: an instant with an offset from UTC.
    """
    _, last_day = window_days(agreement, as_of)
    opens, closes = window_at(agreement, as_of)
    last = max((finding.day for finding in breaches if finding.day is not None), default=None)
    unknown = None
    if last is not None:
        unknown = sum(
            max(0, (gap.last - max(gap.first, last + timedelta(days=1))).days + 1) for gap in coverage.unknown
        )
    return Elapsed(
        hours_in_force=hours_in_force(agreement, as_of),
        zone_given=opens.zone_given and (closes is None or closes.time > as_of or closes.zone_given),
        last_breach=last,
        days_since_breach=None if last is None else max(0, (last_day - last).days),
        days_unknown_since=unknown,
    )


def _spells(agreement: Agreement, at: datetime, provision: Provision | None) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of time, up to an instant, in which it binds: one, or with daily hours one a day; none is empty."""
    opens, closes = window_at(agreement, at, provision)
    begins, ends = opens.time.astimezone(UTC), (at if closes is None else min(at, closes.time)).astimezone(UTC)
    daily, zone = daily_hours(agreement, provision), ZoneInfo(agreement.zone)
    spells = [(begins, ends)] if daily is None else daily_stretches(daily, zone, begins, ends)
    for first, last in spells:
        own = max(begins, first.astimezone(UTC)), min(ends, last.astimezone(UTC))
        if own[1] > own[0]:
            yield own
