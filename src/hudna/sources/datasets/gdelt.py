"""GDELT event exports: tab-separated, without a header; 61 columns in version 2.0, 57 or 58 in 1.0.

Columns by the GDELT Event Database Data Format Codebook, V2.0 of 19 February 2015 and V1.03 of 25 August 2013: five of the
event's id and day, ten of each actor, ten of the action, seven of each geography (eight in 2.0, where `ADM2Code` comes fourth
behind `ADM1Code`), the day on which it was added, and the address of the article (not in the 57 columns of the back file).

A machine codes each event from the words of one article, without telling what happened from what was denied or feared. What
it codes is kept as `possible`, as hedged words are, and so makes no incident by itself. Only root events (told in the first
paragraph) are taken. `NumMentions` and its like count mentions, and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import quote

from hudna.model.claims import Status
from hudna.sources.datasets.actors import load_actors
from hudna.sources.datasets.cameo import load_cameo
from hudna.sources.datasets.countries import load_countries
from hudna.sources.datasets.events import Event, Party, Where
from hudna.sources.datasets.roles import cast
from hudna.sources.datasets.rows import Row
from hudna.sources.datasets.tables import first_rows, lines, opened_text
from hudna.sources.datasets.taking import readings
from hudna.sources.datasets.told import Told, events_of
from hudna.sources.formats import HEAD
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

SOURCE = "GDELT"
_ACTOR = (
    "code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code", "religion2code",
    "type1code", "type2code", "type3code",
)  # fmt: skip
_ACTION = (
    "isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale", "nummentions",
    "numsources", "numarticles", "avgtone",
)  # fmt: skip
_OLD_PLACE = ("type", "fullname", "countrycode", "adm1code", "lat", "long", "featureid")
_PLACE = ("type", "fullname", "countrycode", "adm1code", "adm2code", "lat", "long", "featureid")
_KINDS = {1: "country", 2: "region", 3: "point", 4: "point", 5: "region"}


def _columns(place: tuple[str, ...]) -> tuple[str, ...]:
    actors = [f"actor{number}{name}" for number in (1, 2) for name in _ACTOR]
    places = [f"{whose}geo_{name}" for whose in ("actor1", "actor2", "action") for name in place]
    return ("globaleventid", "day", "monthyear", "year", "fractiondate", *actors, *_ACTION, *places, "dateadded")


LAYOUTS = {
    61: (*_columns(_PLACE), "sourceurl"),
    58: (*_columns(_OLD_PLACE), "sourceurl"),
    57: _columns(_OLD_PLACE),
}
"""The columns of an export by their number."""


def is_gdelt(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a table begins as an export of GDELT's events does: by the number of its columns, an id and a day."""
    rows = first_rows(head, 1, "\t")
    return bool(rows) and is_row(rows[0])


def is_row(cells: list[str]) -> bool:
    """Whether cells may be an event."""
    return len(cells) in LAYOUTS and cells[0].isdecimal() and cells[1].isdecimal() and len(cells[1]) == 8


@contextmanager
def told(piece: Piece) -> Iterator[Told]:
    """What an export tells; see `told.Opened`.

    Raises:
        UnreadableError: it is none.
    """
    first = first_rows(piece.head(HEAD), 1, "\t")
    if not first or not is_row(first[0]):
        raise UnreadableError("its first row is no event of GDELT")
    with opened_text(piece) as opened:
        events = events_of(lines(opened.text, "\t"), LAYOUTS[len(first[0])], event_of)
        yield Told(SOURCE, "gdelt", events, opened.notices, opened.reached)


def unpack(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The readings of an export; see `pieces.Unpacks`."""
    with told(piece) as export:
        yield from readings(export, piece.where, allowance)


def event_of(row: Row) -> Event:
    """The event of a row.

    Raises:
        BadCellError: a cell is not as the codebook says.
    """
    identity = row.needed("globaleventid")
    cameo = row.needed("eventcode")
    sort, code = load_cameo().of(cameo)
    day = row.day("day")
    where = _where(row)
    first, second = (_party(row, number) for number in (1, 2))
    parties = cast(code.who, first, second, (False, False)) if code is not None else None
    address = row.text("sourceurl")
    return Event(
        id=identity,
        url=f"urn:gdelt:{quote(identity, safe='')}",
        sort=sort,
        type=None if code is None else code.type,
        skipped=None if row.text("isrootevent") == "1" else "no root event",
        first=day,
        last=day,
        actors=parties.actors if parties is not None else (),
        targets=parties.targets if parties is not None else (),
        where=where,
        figures=f"CAMEO {cameo}",
        basis=f"one article, by a machine: {address}" if address else "one article, by a machine",
        published=_added(row),
        status=Status.POSSIBLE,
        precision=("GDELT does not tell what happened from what was denied or feared",),
        notices=load_actors().unknown(one for one in (first, second) if one is not None),
    )


def _added(row: Row) -> date:
    """The day of `20200503` (1.0) or `20200503143000` (2.0)."""
    return Row(row.line, {"dateadded": row.needed("dateadded")[:8]}).day("dateadded")


def _party(row: Row, number: int) -> Party | None:
    actor = f"actor{number}"
    name = row.text(f"{actor}name") or row.text(f"{actor}code")
    if not name:
        return None
    group, country, role = (row.text(f"{actor}{code}") for code in ("knowngroupcode", "countrycode", "type1code"))
    return Party(name=name, id=load_cameo().actor(group, country, role), column=f"actor {number}")


def _where(row: Row) -> Where | None:
    """Where the action was: by `ActionGeo_Type`, 1 is a country, 2 a US state, 3 a US city, 4 a city, 5 a province."""
    kind = row.code("actiongeo_type", range(6))
    names = [part.strip() for part in row.text("actiongeo_fullname").split(",") if part.strip()]
    if not kind or not names:
        return None
    lat, lon = row.point("actiongeo_lat", "actiongeo_long") or (None, None)
    country = load_countries().fips(row.text("actiongeo_countrycode"))
    within = tuple(dict.fromkeys(name for name in names[1:] if name != names[0]))
    return Where(name=names[0], within=within, country=country, lat=lat, lon=lon, kind=_KINDS[kind])
