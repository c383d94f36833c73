"""What a ledger has of each source of its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from hudna.engine.openness import Openness
from hudna.ledger import Ledger, Snapshot
from hudna.model.judgements import JudgementKind, Reliability
from hudna.model.reports import Report
from hudna.model.sources import Source, SourceRecord
from hudna.sources import Affiliations, load_affiliations


def source_records(
    ledger: Ledger, as_of: datetime | None = None, *, affiliations: Affiliations | None = None
) -> tuple[SourceRecord, ...]:
    """The sources of a ledger's reports, those of which most was read first.

    Reports that call one outlet by different names are one source's; those that name none are one, too.

    Args:
        ledger: an open ledger.
        as_of: leaves out what was published on later days (in UTC); a report of an unknown day counts.
        affiliations: whose the sources are; None for the register that comes with Hudna.
    """
    known = affiliations or load_affiliations()
    with ledger.snapshot() as snapshot:
        gathered = _gather(snapshot, known, None if as_of is None else as_of.date())
        grades = _grades(snapshot)
        openness = Openness(snapshot, known)
    days = [day for one in gathered for day in one.days]
    latest = max(days, default=None)
    records = [one.record(latest, grades, openness) for one in gathered]
    return tuple(sorted(records, key=lambda record: (-record.reports, record.name or "")))


@dataclass(slots=True)
class _Gathered:
    """The reports of one source, as they are gone through."""

    source: Source | None
    name: str | None
    given: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    reports: int = 0
    claims: int = 0

    def add(self, report: Report, claims: int) -> None:
        self.given.update(() if report.source is None else (report.source,))
        self.languages.update(() if report.lang is None else (report.lang,))
        self.days.update(() if report.published is None else (report.published,))
        self.reports += 1
        self.claims += claims

    def record(self, latest: date | None, grades: Mapping[str, Reliability], openness: Openness) -> SourceRecord:
        """The record, given the last day on which any source published, and what persons decided on sources."""
        first, last = min(self.days, default=None), max(self.days, default=None)
        registered = None if self.source is None else self.source.reliability
        silent = last is not None and latest is not None and last < latest
        return SourceRecord(
            name=self.name,
            given=tuple(sorted(self.given)),
            source=self.source,
            languages=tuple(sorted(self.languages)),
            reports=self.reports,
            claims=self.claims,
            first=first,
            last=last,
            access=openness.of(self.name),
            silent_since=last if silent else None,
            reliability=next((grades[name] for name in sorted(self.given) if name in grades), registered),
            silent_days=(latest - last).days if silent and latest is not None and last is not None else None,
        )


def _grades(snapshot: Snapshot) -> dict[str, Reliability]:
    """By name, the last grade that a person gave to a source."""
    given = (one.verdict for one in snapshot.judgements(JudgementKind.GRADE_SOURCE) if one.counts)
    return {verdict.source: Reliability(verdict.grade) for verdict in given if verdict.source and verdict.grade}


def _gather(snapshot: Snapshot, affiliations: Affiliations, until: date | None) -> Sequence[_Gathered]:
    claims = Counter(filed.report_id for filed in snapshot.claims())
    found: dict[str | None, _Gathered] = {}
    for report in snapshot.reports():
        if until is not None and report.published is not None and report.published > until:
            continue
        source = affiliations.find(report.source)
        name = report.source if source is None else source.name
        found.setdefault(name, _Gathered(source, name)).add(report, claims[report.id])
    return tuple(found.values())
