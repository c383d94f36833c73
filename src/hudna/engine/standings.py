"""The standing of every agreement that the reports of a ledger concern, at an instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from hudna.compliance import concerned, coverage, standing
from hudna.engine.monitor import registered
from hudna.incidents import Sides
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Standing
from hudna.model.reports import Report


@dataclass(slots=True)
class _Told:
    """What reports tell of a conflict: which reports, and on whose word."""

    reports: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)


def standings(ledger: Ledger, as_of: datetime | None = None) -> Iterator[tuple[Agreement, Standing]]:
    """The standing of the agreements of each conflict that the ledger's reports tell of, the earliest signed first.

    Args:
        ledger: an open ledger.
        as_of: an instant with an offset from UTC; None for each agreement's last covered day.
    """
    agreements = tuple(sorted(registered(ledger).values(), key=lambda a: (a.signed.time, a.id)))
    told = _told(ledger, agreements)
    reports = {report.id: report for report in ledger.reports()}
    for agreement in agreements:
        if agreement.conflict in told:
            yield agreement, _standing(ledger, agreement, told[agreement.conflict], reports, as_of)


def _standing(
    ledger: Ledger, agreement: Agreement, told: _Told, reports: dict[str, Report], as_of: datetime | None
) -> Standing:
    own = [reports[name] for name in told.reports]
    at = as_of or _latest(own, agreement)
    published = [(report.published, report.source, report.lang) for report in own]
    return standing(agreement, ledger.findings(agreement.id), coverage(published, told.speakers, agreement, at), at)


def _latest(reports: list[Report], agreement: Agreement) -> datetime:
    """The end of the last day on which any report about the conflict was published: what is known reaches no further."""
    days = [report.published for report in reports if report.published is not None]
    last = max(days, default=agreement.effect.time.date())
    return datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=agreement.effect.time.tzinfo)


def _told(ledger: Ledger, agreements: tuple[Agreement, ...]) -> dict[str, _Told]:
    """By conflict, what the ledger's claims tell of it."""
    sides = Sides.of(agreements)
    found: defaultdict[str, _Told] = defaultdict(_Told)
    for filed in ledger.claims():
        claim = filed.claim
        country = claim.place.country if claim.place is not None else None
        named = (claim.agreement,) if claim.agreement is not None else ()
        parties = sides.named((*claim.actors, *claim.targets))
        for conflict in {a.conflict for a in concerned(agreements, country=country, sides=parties, named=named)}:
            found[conflict].reports.add(filed.report_id)
            if claim.speaker is not None:
                found[conflict].speakers.update(sides.named([claim.speaker]))
    return dict(found)
