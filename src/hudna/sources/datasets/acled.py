"""ACLED: one row an event, as its export tool, its API and its curated files write them, and as they did before.

Columns by the ACLED Codebook (acleddata.com/knowledge-base/codebook): `event_id_cnty`, `event_date`, `time_precision`,
`event_type`, `sub_event_type`, `actor1`, `inter1`, `actor2`, `inter2`, `iso`, `country`, `admin1` to `admin3`, `location`,
`latitude`, `longitude`, `geo_precision`, `source`, `notes`, `fatalities`, `timestamp`. Older exports have capitals, semicolons,
days as `03 May 2020`, and no sub-event type.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from urllib.parse import quote

from hudna.model.claims import Count
from hudna.sources.datasets.actors import load_actors
from hudna.sources.datasets.codes import Code, load_codes
from hudna.sources.datasets.countries import load_countries
from hudna.sources.datasets.events import Event, Where
from hudna.sources.datasets.roles import Cast, cast
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.datasets.tables import has_columns
from hudna.sources.datasets.taking import readings
from hudna.sources.datasets.told import Told, headed
from hudna.sources.pieces import Allowance, Item, Piece

SOURCE = "ACLED"
NEEDED = frozenset({"event_id_cnty", "event_date", "event_type", "actor1", "fatalities"})
_STATES = frozenset({"1", "state forces", "8", "external/other forces"})
_AROUND = timedelta(days=3)


def is_acled(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a table begins as one of ACLED's does."""
    return has_columns(head, NEEDED)


def told(piece: Piece) -> AbstractContextManager[Told]:
    """What an export tells; see `told.Opened`."""
    return headed(piece, SOURCE, NEEDED, event_of)


def unpack(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The readings of an export; see `pieces.Unpacks`."""
    with told(piece) as export:
        yield from readings(export, piece.where, allowance)


def event_of(row: Row) -> Event:
    """The event of a row.

    Raises:
        BadCellError: a cell is not as the codebook says.
    """
    identity = row.needed("event_id_cnty")
    sort = row.text("sub_event_type") or row.needed("event_type")
    code = load_codes("acled").of(sort)
    first, last, dated = _days(row)
    where, placed = _where(row)
    parties = _cast(row, code, where)
    killed, deaths, notices = _deaths(row)
    return Event(
        id=identity,
        url=f"urn:acled:{quote(identity, safe='')}",
        sort=sort,
        type=None if code is None else code.type,
        first=first,
        last=last,
        actors=parties.actors,
        targets=parties.targets,
        others=parties.others,
        where=where,
        killed=killed,
        deaths=deaths,
        figures=None if deaths is None else f"reported fatalities: {deaths}",
        notes=row.text("notes") or None,
        basis=row.text("source") or None,
        published=row.instant("timestamp"),
        precision=(*dated, *placed),
        notices=notices + load_actors().unknown((*parties.actors, *parties.targets, *parties.others)),
    )


def _days(row: Row) -> tuple[date, date, tuple[str, ...]]:
    """The days between which it was: by the codebook, 2 is a week whose middle is coded, 3 is a month."""
    day = row.day("event_date")
    match row.code("time_precision", range(1, 4)):
        case 2:
            return day - _AROUND, day + _AROUND, ("time_precision 2: known to the week, whose middle ACLED codes",)
        case 3:
            last = calendar.monthrange(day.year, day.month)[1]
            return day.replace(day=1), day.replace(day=last), ("time_precision 3: known to the month",)
        case _:
            return day, day, ()


def _where(row: Row) -> tuple[Where | None, tuple[str, ...]]:
    """The place: by the codebook, 1 is a town, 2 a town that stands for the land about it, 3 one that stands for a region."""
    names = [name for column in ("location", "admin3", "admin2", "admin1", "country") if (name := row.text(column))]
    point = row.point("latitude", "longitude")
    precision = row.code("geo_precision", range(1, 4)) or 1
    country = load_countries().numbered(row.whole("iso")) or load_countries().named(row.text("country"))
    if not names:
        return None, ()
    region = row.text("admin1")
    if precision == 3 and region:
        names = names[names.index(region) :]
    within = tuple(dict.fromkeys(name for name in names[1:] if name != names[0]))
    lat, lon = point or (None, None)
    kind = "point" if precision == 1 and row.text("location") else "region"
    where = Where(name=names[0], within=within, country=country, lat=lat, lon=lon, kind=kind)
    return where, () if precision == 1 else (
        f"geo_precision {precision}: the coordinates stand for the land about them",
    )


def _cast(row: Row, code: Code | None, where: Where | None) -> Cast:
    here = where.country if where is not None else None
    named = [(column, row.text(column.replace(" ", ""))) for column in ("actor 1", "actor 2")]
    first, second = (load_actors().party(name, column, here) if name else None for column, name in named)
    states = row.text("inter1").lower() in _STATES, row.text("inter2").lower() in _STATES
    if code is None:
        return Cast(others=tuple(one for one in (first, second) if one is not None))
    return cast(code.who, first, second, states)


def _deaths(row: Row) -> tuple[Count | None, int | None, tuple[str, ...]]:
    number = row.whole("fatalities")
    if number is None:
        raise BadCellError("fatalities", "empty")
    killed, stands_for_words = load_codes("acled").deaths(number)
    notice = f"{number} fatalities may stand for words in ACLED, so no more is taken than that {killed.low if killed else 0} or more died"
    return killed, number, (notice,) if stands_for_words else ()
