"""The standing of agreements at an instant, from what the reports of a ledger tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from hudna.compliance import Publication, coverage, standing
from hudna.engine.figures import violations_counted
from hudna.engine.known_sources import known_sources
from hudna.engine.registered import Registered
from hudna.ledger import Ledger, Snapshot
from hudna.model.agreements import Agreement
from hudna.model.compliance import Finding, Standing
from hudna.model.times import AsOf, instant_of
from hudna.sources import Affiliations


def standings(
    ledger: Ledger,
    as_of: AsOf | None = None,
    *,
    only: str | None = None,
    affiliations: Affiliations | None = None,
) -> Iterator[tuple[Agreement, Standing]]:
    """The standing of the agreements of each conflict that the ledger's reports tell of, the earliest signed first.

    Args:
        ledger: an open ledger.
        as_of: an instant, or a day, which ends by the clocks of the land where an agreement holds; None for the last day
            on which a report about the conflict was published: what is known reaches no further.
        only: id of the one agreement that is asked for, whether or not any report tells of it.
        affiliations: whose the sources are; None for the register that comes with Hudna.
    """
    with ledger.snapshot() as snapshot:
        for stood in stand(snapshot, as_of, only=only, affiliations=affiliations):
            yield stood.agreement, stood.standing


@dataclass(frozen=True, slots=True)
class Stood:
    """The standing of an agreement, and the findings on which it rests."""

    agreement: Agreement
    standing: Standing
    findings: Sequence[Finding]


def stand(
    snapshot: Snapshot,
    as_of: AsOf | None = None,
    *,
    only: str | None = None,
    affiliations: Affiliations | None = None,
) -> Iterator[Stood]:
    """As `standings`, with the findings."""
    known = known_sources(snapshot, affiliations)
    register = Registered().by(snapshot)
    told = snapshot.conflicts()
    asked = [one for one in register if (only is None and one.conflict in told) or one.id == only]
    tallies = violations_counted(snapshot)
    published: dict[str, list[Publication]] = {}
    for agreement in asked:
        if agreement.conflict not in published:  # one at a time: there may be many reports
            published = {agreement.conflict: publications(snapshot, agreement.conflict, known)}
        own = published[agreement.conflict]
        at = instant_of(as_of or _latest(own, agreement), ZoneInfo(agreement.zone))
        covered = coverage(own, agreement, at)
        homes = {one.source: one.home for one in own if one.source is not None and one.home is not None}
        findings = list(snapshot.findings(agreement.id))
        yield Stood(agreement, standing(agreement, findings, covered, at, homes=homes, tallies=tallies), findings)


def _latest(published: Sequence[Publication], agreement: Agreement) -> date:
    """The last day of publication, or the day of coming into effect where there is none."""
    days = [one.day for one in published if one.day is not None]
    return max(days, default=agreement.effect.time.astimezone(ZoneInfo(agreement.zone)).date())


def publications(snapshot: Snapshot, conflict: str, affiliations: Affiliations) -> list[Publication]:
    """The reports that tell of a conflict, by day of publication."""
    homes: dict[str | None, str | None] = {}
    found = []
    for one in snapshot.told(conflict):
        if one.source not in homes:
            source = affiliations.find(one.source)
            homes[one.source] = None if source is None else source.home
        publication = Publication(
            day=one.published,
            source=one.source,
            language=one.lang,
            home=homes[one.source],
            speakers=frozenset(one.telling.speakers),
            places=frozenset(one.telling.places),
        )
        found.append(publication)
    return found
