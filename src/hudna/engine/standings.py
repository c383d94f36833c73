"""The standing of agreements at an instant, from what the reports of a ledger tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from hudna.compliance import Publication, concerned, coverage, standing
from hudna.engine.registered import Registered
from hudna.incidents import Sides
from hudna.ledger import Ledger, Snapshot
from hudna.model.agreements import Agreement
from hudna.model.compliance import Standing
from hudna.sources import Affiliations, load_affiliations


def standings(
    ledger: Ledger,
    as_of: datetime | None = None,
    *,
    only: str | None = None,
    affiliations: Affiliations | None = None,
) -> Iterator[tuple[Agreement, Standing]]:
    """The standing of the agreements of each conflict that the ledger's reports tell of, the earliest signed first.

    Args:
        ledger: an open ledger.
        as_of: an instant with an offset from UTC; None for the end of the last day on which a report about the
            conflict was published: what is known reaches no further.
        only: id of the one agreement that is asked for, whether or not any report tells of it.
        affiliations: whose the sources are; None for the register that comes with Hudna.
    """
    known = affiliations or load_affiliations()
    with ledger.snapshot() as snapshot:
        register = Registered().by(snapshot)
        published = publications(snapshot, register, known)
        for agreement in register:
            if only == agreement.id or (only is None and agreement.conflict in published):
                own = published.get(agreement.conflict, ())
                at = as_of or _latest(own, agreement)
                covered = coverage(own, agreement, at)
                homes = {one.source: one.home for one in own if one.source is not None and one.home is not None}
                yield agreement, standing(agreement, snapshot.findings(agreement.id), covered, at, homes=homes)


def _latest(published: Sequence[Publication], agreement: Agreement) -> datetime:
    """The end of the last day of publication, or of the day of coming into effect where there is none."""
    zone = ZoneInfo(agreement.zone)
    days = [one.day for one in published if one.day is not None]
    last = max(days, default=agreement.effect.time.astimezone(zone).date())
    return datetime.combine(last, time(23, 59, 59), zone)


def publications(
    snapshot: Snapshot, register: Sequence[Agreement], affiliations: Affiliations
) -> dict[str, list[Publication]]:
    """By conflict, the reports that tell of it."""
    told = _told(snapshot, register)
    found: defaultdict[str, list[Publication]] = defaultdict(list)
    for report in snapshot.reports():
        source = affiliations.find(report.source)
        for conflict, telling in told.get(report.id, {}).items():
            publication = Publication(
                day=report.published,
                source=report.source,
                language=report.lang,
                home=None if source is None else source.home,
                speakers=frozenset(telling.speakers),
                places=frozenset(telling.places),
            )
            found[conflict].append(publication)
    return dict(found)


@dataclass(slots=True)
class _Telling:
    """What a report tells of a conflict: on whose word, and of which places (country and name)."""

    speakers: set[str] = field(default_factory=set)
    places: set[tuple[str, str]] = field(default_factory=set)


def _told(snapshot: Snapshot, register: Sequence[Agreement]) -> dict[str, dict[str, _Telling]]:
    """What each report tells of each conflict that its claims tell of.

    A claim tells of a conflict by its agreement or its country: a side alone may have a part in others, or none in any.
    """
    sides = Sides.of(register)

    @cache
    def conflicts(country: str | None, agreement: str | None) -> frozenset[str]:
        named = (agreement,) if agreement is not None else ()
        return frozenset(one.conflict for one in concerned(register, country=country, sides=(), named=named))

    found: defaultdict[str, defaultdict[str, _Telling]] = defaultdict(lambda: defaultdict(_Telling))
    for filed in snapshot.claims():
        claim, place = filed.claim, filed.claim.place
        for conflict in conflicts(place.country if place is not None else None, claim.agreement):
            telling = found[filed.report_id][conflict]
            telling.speakers.update(sides.named([claim.speaker] if claim.speaker is not None else ()))
            if place is not None and place.country is not None:
                telling.places.add((place.country, place.name))
    return {report_id: dict(of) for report_id, of in found.items()}
