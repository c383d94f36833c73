"""What a ledger has of each source of its reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hudna.engine.known_sources import known_sources
from hudna.engine.openness import Openness
from hudna.ledger import Ledger, Snapshot
from hudna.model.judgements import JudgementKind, Reliability
from hudna.model.listing import SourceCount
from hudna.model.sources import Source, SourceRecord
from hudna.model.times import AsOf, day_of
from hudna.sources import Affiliations


def source_records(
    ledger: Ledger, as_of: AsOf | None = None, *, affiliations: Affiliations | None = None
) -> tuple[SourceRecord, ...]:
    """The sources of a ledger's reports, those of which most was read first.

    Reports that call one outlet by different names are one source's; those that name none are one, too.

    Args:
        ledger: an open ledger.
        as_of: leaves out what was published on later days; a report of an unknown day counts.
        affiliations: whose the sources are; None for the register that comes with Hudna.
    """
    with ledger.snapshot() as snapshot:
        known = known_sources(snapshot, affiliations)
        gathered = _gather(snapshot.source_counts(None if as_of is None else day_of(as_of)), known)
        grades = _grades(snapshot)
        openness = Openness(snapshot, affiliations)
    latest = max((one.last for one in gathered if one.last is not None), default=None)
    records = [one.record(latest, grades, openness) for one in gathered]
    return tuple(sorted(records, key=lambda record: (-record.reports, record.name or "")))


@dataclass(slots=True)
class _Gathered:
    """What there is of one source, by the names that its reports give it and their languages."""

    source: Source | None
    name: str | None
    counts: list[SourceCount] = field(default_factory=list)

    @property
    def last(self) -> date | None:
        """The last day on which it published."""
        return max((one.last for one in self.counts if one.last is not None), default=None)

    def record(self, latest: date | None, grades: Mapping[str, Reliability], openness: Openness) -> SourceRecord:
        """The record, given the last day on which any source published, and what persons decided on sources."""
        given = sorted({one.source for one in self.counts if one.source is not None})
        first, last = min((one.first for one in self.counts if one.first is not None), default=None), self.last
        registered = None if self.source is None else self.source.reliability
        silent = last is not None and latest is not None and last < latest
        return SourceRecord(
            name=self.name,
            given=tuple(given),
            source=self.source,
            languages=tuple(sorted({one.lang for one in self.counts if one.lang is not None})),
            reports=sum(one.reports for one in self.counts),
            claims=sum(one.claims for one in self.counts),
            first=first,
            last=last,
            access=openness.of(self.name),
            silent_since=last if silent else None,
            reliability=next((grades[name] for name in given if name in grades), registered),
            silent_days=(latest - last).days if silent and latest is not None and last is not None else None,
        )


def _grades(snapshot: Snapshot) -> dict[str, Reliability]:
    """By name, the last grade that a person gave to a source."""
    given = (one.verdict for one in snapshot.judgements(JudgementKind.GRADE_SOURCE) if one.counts)
    return {verdict.source: Reliability(verdict.grade) for verdict in given if verdict.source and verdict.grade}


def _gather(counts: Iterable[SourceCount], affiliations: Affiliations) -> Sequence[_Gathered]:
    found: dict[str | None, _Gathered] = {}
    for count in counts:
        source = affiliations.find(count.source)
        name = count.source if source is None else source.name
        found.setdefault(name, _Gathered(source, name)).counts.append(count)
    return tuple(found.values())
