"""Where a report comes from: its address, the versions of what is published there, and whether its source took it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.ledger import Snapshot
from hudna.model.reports import Report, Version, Withdrawal

_VERSIONS = 20  # that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report comes from.

    Attributes:
        link: its address, where a browser can go there; None where it has none, or another kind of identifier.
        versions: of what is published at its address, the newest first; empty where it is the only one.
        has_older: whether there are older ones than those.
        newest: the newest version, where that is another.
        earlier: the version before, or None.
        withdrawal: that its source took it back, or None.
    """

    link: str | None
    versions: Sequence[Version] = ()
    has_older: bool = False
    newest: Version | None = None
    earlier: Version | None = None
    withdrawal: Withdrawal | None = None


def provenance(ledger: Snapshot, report: Report) -> Provenance:
    """Where a report of a ledger comes from."""
    if report.url is None:
        return Provenance(link=None)
    listed = ledger.versions(report.url, limit=_VERSIONS + 1)
    earlier = ledger.versions(report.url, until=report.id, limit=2)[1:]
    newest = listed[0]
    return Provenance(
        link=link_to(report),
        versions=listed[:_VERSIONS] if len(listed) > 1 else (),
        has_older=len(listed) > _VERSIONS,
        newest=newest if newest.report_id != report.id else None,
        earlier=earlier[0] if earlier else None,
        withdrawal=ledger.withdrawal(report.id),
    )


def link_to(report: Report) -> str | None:
    """The address of a report where it is one of the web; any other identifier leads nowhere, or where it should not."""
    is_of_the_web = report.url is not None and report.url.lower().startswith(("http://", "https://"))
    return report.url if is_of_the_web else None
