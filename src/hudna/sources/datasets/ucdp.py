"""UCDP GED and UCDP Candidate Events: one row an event of lethal violence.

Columns by the UCDP GED Codebook (ucdp.uu.se/downloads): `id`, `type_of_violence` (1 state-based, 2 non-state, 3 one-sided),
`side_a`, `side_b`, `where_prec`, `where_coordinates`, `adm_1`, `adm_2`, `country`, `latitude`, `longitude`, `date_prec`,
`date_start`, `date_end`, `deaths_a`, `deaths_b`, `deaths_civilians`, `deaths_unknown`, `best`, `high`, `low` (before version 17.2
`best_est`, `high_est`, `low_est`), `source_article`. Candidate events have `code_status` besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from urllib.parse import quote

from hudna.model.claims import Count
from hudna.sources.datasets.actors import load_actors
from hudna.sources.datasets.codes import load_codes
from hudna.sources.datasets.countries import load_countries
from hudna.sources.datasets.events import Event, Party, Where
from hudna.sources.datasets.roles import cast
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.datasets.tables import has_columns
from hudna.sources.datasets.taking import readings
from hudna.sources.datasets.told import Told, headed
from hudna.sources.pieces import Allowance, Item, Piece

SOURCE = "UCDP GED"
NEEDED = frozenset({"id", "type_of_violence", "side_a", "side_b", "date_start", "date_end"})
_SORTS = {1: "state-based violence", 2: "non-state violence", 3: "one-sided violence"}
_NO_DAY = 2  # from this date_prec on, the day is not known
_SHARES = (
    ("deaths_a", "of side A"),
    ("deaths_b", "of side B"),
    ("deaths_civilians", "civilians"),
    ("deaths_unknown", "unknown"),
)
_MOST = 1000  # characters of what an event was coded from


def is_ucdp(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a table begins as one of UCDP's event datasets does."""
    return has_columns(head, NEEDED)


def told(piece: Piece) -> AbstractContextManager[Told]:
    """What a dataset tells; see `told.Opened`."""
    return headed(piece, SOURCE, NEEDED, event_of)


def unpack(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The readings of a dataset; see `pieces.Unpacks`."""
    with told(piece) as export:
        yield from readings(export, piece.where, allowance)


def event_of(row: Row) -> Event:
    """The event of a row.

    Raises:
        BadCellError: a cell is not as the codebook says.
    """
    identity = row.needed("id")
    violence = row.code("type_of_violence", range(1, 4))
    if violence is None:
        raise BadCellError("type_of_violence", "empty")
    sort = _SORTS[violence]
    code = load_codes("ucdp").of(sort)
    first, last, dated, doubts = _days(row)
    where, placed = _where(row)
    parties = cast(code.who, *_sides(row, where), states=(False, False)) if code is not None else None
    named = (*parties.actors, *parties.targets, *parties.others) if parties is not None else ()
    killed, best, figures = _deaths(row)
    status = row.text("code_status")
    candidate = (
        (f"a candidate event that UCDP has still to check ({status})",) if status.lower() not in {"", "clear"} else ()
    )
    return Event(
        id=identity,
        url=f"urn:ucdp:{quote(identity, safe='')}",
        sort=sort,
        type=None if code is None else code.type,
        first=first,
        last=last,
        actors=parties.actors if parties is not None else (),
        targets=parties.targets if parties is not None else (),
        others=parties.others if parties is not None else (),
        where=where,
        killed=killed,
        deaths=best,
        figures=figures,
        basis=row.text("source_article")[:_MOST] or None,
        precision=(*dated, *placed),
        notices=(*doubts, *candidate, *load_actors().unknown(named)),
    )


def _days(row: Row) -> tuple[date, date, tuple[str, ...], tuple[str, ...]]:
    first, last = row.day("date_start"), row.day("date_end")
    if last < first:
        raise BadCellError("date_end", f"{last} is before {first}")
    precision = row.code("date_prec", range(1, 6)) or 1
    if precision < _NO_DAY:
        return first, last, (), ()
    doubt = (f"date_prec {precision}: the day is not known, though one is given",) if first == last else ()
    return first, last, (f"date_prec {precision}: between these days",), doubt


def _where(row: Row) -> tuple[Where | None, tuple[str, ...]]:
    """The place as precisely as `where_prec` has it.

    1 is a place; 2 one within about 25 km; 3 a district; 4 a province; 5 a part of the land that is none of these; 6 the
    country; 7 a sea or the air above it.
    """
    precision = row.code("where_prec", range(1, 8)) or 1
    known = [name for column in ("where_coordinates", "adm_2", "adm_1", "country") if (name := row.text(column))]
    starts = {3: row.text("adm_2"), 4: row.text("adm_1"), 6: row.text("country")}.get(precision, "")
    names = known[known.index(starts) :] if starts else known
    if not names:
        return None, ()
    lat, lon = row.point("latitude", "longitude") or (None, None)
    country = None if precision == 7 else load_countries().named(row.text("country"))
    kind = {1: "point", 6: "country"}.get(precision, "region")
    within = tuple(dict.fromkeys(name for name in names[1:] if name != names[0]))
    where = Where(name=names[0], within=within, country=country, lat=lat, lon=lon, kind=kind)
    return where, () if precision == 1 else (f"where_prec {precision}: the coordinates stand for the {kind}",)


def _sides(row: Row, where: Where | None) -> tuple[Party | None, Party | None]:
    here = where.country if where is not None else None
    first, second = (
        load_actors().party(name, column, here) if (name := row.text(column.replace(" ", "_"))) else None
        for column in ("side a", "side b")
    )
    return first, second


def _deaths(row: Row) -> tuple[Count | None, int | None, str]:
    low, best, high = (_estimate(row, name) for name in ("low", "best", "high"))
    if not low <= best <= high:
        raise BadCellError("best", f"{best} is not between low {low} and high {high}")
    shares = [f"{number} {whose}" for column, whose in _SHARES if (number := row.whole(column)) is not None]
    figures = f"deaths: {low} to {high}, best estimate {best}" + (f" ({', '.join(shares)})" if shares else "")
    return Count(low=low, high=high) if high else None, best, figures


def _estimate(row: Row, name: str) -> int:
    """An estimate, by the name that its column has or had."""
    for column in (name, f"{name}_est"):
        if (value := row.whole(column)) is not None:
            return value
    raise BadCellError(name, "empty")
