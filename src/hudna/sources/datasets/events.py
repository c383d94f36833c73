"""An event as a dataset codes it, whatever the dataset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudna.model.claims import Count, Status
from hudna.model.events import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place of a dataset; see `hudna.model.claims.Place`.

    Attributes:
        name: what the coordinates stand for, as precisely as the dataset knows.
        within: what it lies in, the smallest first.
    """

    name: str
    within: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part.

    Attributes:
        name: as the dataset writes it.
        id: as in the data of actors; None where that is not known, or the dataset itself does not know.
        column: what the dataset calls its part: "actor 1".
    """

    name: str
    id: str | None
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event of a dataset.

    Attributes:
        id: the dataset's.
        url: a URN that is the same for the event in every download, or None where the dataset has no such id.
        sort: what kind of event the dataset calls it.
        type: the event type of that; None where there is none, and the event is none for a ceasefire.
        skipped: why it is passed over even so; None where it is not.
        first, last: the days between which it happened, as precisely as the dataset knows.
        actors, targets: who did it, to whom.
        others: who took part without the dataset telling how.
        where: the place, or None.
        killed, wounded: as ranges.
        deaths: what the dataset counts for the event; None where it gives no number.
        figures: the figures in words, as the dataset has them.
        notes: what the dataset tells in words, or None.
        basis: what it was coded from, or None.
        published: the day on which the row was published, or None.
        source: who publishes it, where that is not who publishes the dataset.
        status: see `hudna.model.claims.Claim`.
        lang: ISO 639-1 code of the notes; None where it is to be detected.
        precision: why days and place are as they are, a reason each.
        notices: what is doubtful, a sentence each.
    """

    id: str
    url: str | None
    sort: str
    type: EventType | None
    skipped: str | None = None
    first: date
    last: date
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    where: Where | None = None
    killed: Count | None = None
    wounded: Count | None = None
    deaths: int | None = None
    figures: str | None = None
    notes: str | None = None
    basis: str | None = None
    published: date | None = None
    source: str | None = None
    status: Status = Status.ACTUAL
    lang: str | None = "en"
    precision: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
