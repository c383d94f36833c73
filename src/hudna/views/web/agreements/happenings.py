"""What happened under an agreement, gathered once for its map, its tolls and its diplomacy: of each incident what these show.

What is gathered is bounded, however large the ledger: the newest so many, and whether there are more is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hudna.ledger import Ledger
from hudna.model.claims import Deaths, Place
from hudna.model.events import EventType
from hudna.model.incidents import Figures, Grade, Incident
from hudna.model.listing import IncidentQuery

MOST = 2_000  # incidents
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Range:
    """Of how many people: lowest, best and highest current figure; None is an open end."""

    low: int | None
    best: int | None
    high: int | None

    @classmethod
    def of(cls, figures: Figures | None) -> Range | None:
        """The range of figures."""
        return None if figures is None else cls(figures.low, figures.best, figures.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What pages about an agreement show of an incident; the fields are the incident's.

    Attributes:
        apart: deaths told with it that are not of those killed in the event.
    """

    id: str
    type: EventType
    grade: Grade
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    start: date | None
    end: date | None
    told: date | None
    killed: Range | None
    wounded: Range | None
    apart: tuple[tuple[Deaths, Range], ...]
    agreements: tuple[str, ...]

    @classmethod
    def of(cls, incident: Incident) -> Happening:
        """What is shown of an incident."""
        return cls(
            id=incident.id,
            type=incident.type,
            grade=incident.grade,
            actors=incident.actors,
            targets=incident.targets,
            place=incident.place,
            start=incident.start,
            end=incident.end,
            told=incident.told,
            killed=Range.of(incident.killed),
            wounded=Range.of(incident.wounded),
            apart=tuple(
                (one.deaths, Range(one.figures.low, one.figures.best, one.figures.high)) for one in incident.apart
            ),
            agreements=incident.agreements,
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """Happenings, the newest first; `is_all` is False where there are more."""

    found: tuple[Happening, ...]
    is_all: bool


def under(ledger: Ledger, agreement: str, by: date | None) -> Gathered:
    """The incidents that concern an agreement.

    Args:
        ledger: an open ledger.
        agreement: its id.
        by: leaves out what happened on later days and, where no day is told, what was first told later; None for nothing.
    """
    found, after = list[Happening](), None
    while len(found) < MOST:
        page = ledger.incident_page(IncidentQuery(agreement=agreement, by=by), after, _PAGE)
        found += map(Happening.of, page.items)
        after = page.next
        if after is None:
            break
    return Gathered(tuple(found), after is None)


def newest(ledger: Ledger, query: IncidentQuery) -> Iterator[Happening]:
    """The newest incidents of a query, no more than a page."""
    yield from map(Happening.of, ledger.incident_page(query, limit=_PAGE).items)
