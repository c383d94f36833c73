"""What an address gave at which time: the versions of a report, and what its source took back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select

from hudna.ledger.reads import Reads, batches
from hudna.ledger.tables import reports
from hudna.model.reports import Report, Version, Withdrawal

# Asked for every report that comes in.
_NEWEST_AT = (
    select(reports.c.document).where(reports.c.url == bindparam("of")).order_by(reports.c.number.desc()).limit(1)
)


class Versions(Reads):
    """The questions about addresses, beside those about what a ledger holds."""

    def report_at(self, url: str) -> Report | None:
        """The newest version of what was published at this address, or None."""
        return self._object(_NEWEST_AT, Report, {"of": url})

    def newest_like(self, report: Report) -> Report | None:
        """The newest version of a report by its id, source, language and day, where it has no address.

        That with its id is the first; each other follows the one that it names. One without a source or a day is like none.
        """
        known = None if report.source is None or report.published is None else self.report(report.id)
        if known is None or _likeness(known) != _likeness(report):
            return None
        newest = known
        query = select(reports.c.document).where(
            reports.c.source == report.source, reports.c.published == report.published, reports.c.url.is_(None)
        )
        for one in self._objects(query.order_by(reports.c.number), Report):
            if one.version_of == newest.id:
                newest = one
        return newest

    def versions(self, url: str, *, until: str | None = None, limit: int = 50) -> list[Version]:
        """The versions of what was published at this address, the newest first.

        Args:
            url: the address.
            until: id of the version to begin with; None for the newest.
            limit: how many at most.
        """
        taken_back = reports.c.withdrawal.is_not(None)
        query = select(reports.c.id, reports.c.known_at, taken_back).where(reports.c.url == url)
        if until is not None:
            query = query.where(
                reports.c.number <= select(reports.c.number).where(reports.c.id == until).scalar_subquery()
            )
        with self._connection() as connection:
            rows = connection.execute(query.order_by(reports.c.number.desc()).limit(limit)).all()
        return [
            Version(report_id=report_id, known=datetime.fromisoformat(known), is_withdrawn=is_withdrawn)
            for report_id, known, is_withdrawn in rows
        ]

    def known_since(self, report_ids: Collection[str]) -> datetime | None:
        """When the first of some reports was known, by their ids; None where none of them is."""
        query = select(func.min(reports.c.known_at))
        with self._connection() as connection:
            some = [connection.scalar(query.where(reports.c.id.in_(one))) for one in batches(report_ids)]
        return min((datetime.fromisoformat(known) for known in some if known is not None), default=None)

    def withdrawn(self, report_ids: Collection[str]) -> set[str]:
        """Those of some reports that their sources took back, by id."""
        found: set[str] = set()
        query = select(reports.c.id).where(reports.c.withdrawal.is_not(None))
        with self._connection() as connection:
            for some in batches(report_ids):
                found.update(connection.execute(query.where(reports.c.id.in_(some))).scalars())
        return found

    def withdrawal(self, report_id: str) -> Withdrawal | None:
        """That the report's source took it back, or None."""
        return self._object(
            select(reports.c.withdrawal).where(reports.c.id == report_id, reports.c.withdrawal.is_not(None)), Withdrawal
        )


def _likeness(report: Report) -> tuple[object, ...]:
    return report.url, report.source, report.lang, report.published
