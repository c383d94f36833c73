"""HXL-tagged sheets of events: which columns are which, their hashtags tell.

The hashtags by the HXL 1.1 dictionary (hxlstandard.org): `#event+type`, `#date` (`+start`, `+end`, `+occurred`, `+reported`),
`#country`, `#adm1` to `#adm3`, `#loc` (`+name`, `+code`), `#geo+lat`, `#geo+lon`, `#affected+killed`, `#affected+injured` (`+min`,
`+max`), `#description`, `#meta+source`, `#event+id`; who takes part, as sheets on the Humanitarian Data Exchange have it, in
`#group` or `#actor` (`+first`, `+second`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import quote

import msgspec

from hudna.model.claims import Count
from hudna.model.errors import DataError
from hudna.model.events import EventType
from hudna.sources.datasets.actors import load_actors
from hudna.sources.datasets.codes import FOLDER, Code, Who, read_strictly
from hudna.sources.datasets.countries import Countries, load_countries
from hudna.sources.datasets.events import Event, Party, Where
from hudna.sources.datasets.hxl_sheets import opened_sheet
from hudna.sources.datasets.hxl_tags import Tags
from hudna.sources.datasets.roles import Cast, cast
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.datasets.taking import readings
from hudna.sources.datasets.told import Told, events_of
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

SOURCE = "HXL sheet"
_CODES = frozenset({"code", "id"})
_FIRST = ("#group+first", "#actor+first", "#actor+perpetrator", "#group+perpetrator", "#actor", "#group")
_SECOND = ("#group+second", "#actor+second", "#actor+target", "#group+target")
_NOT_NAMES = frozenset({"code", "type", "assoc", "second", "target"})


class _Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    type: EventType
    who: Who
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    kind: tuple[_Kind, ...]


@contextmanager
def told(piece: Piece) -> Iterator[Told]:
    """What a sheet tells; see `told.Opened`.

    Raises:
        UnreadableError: it has no hashtags, or none for the type or the day of an event.
    """
    with opened_sheet(piece) as sheet:
        layout = _Layout(sheet.tags, piece.name)
        events = events_of(sheet.rows, sheet.tags.columns, layout.event_of)
        yield Told(SOURCE, "hxl", events, sheet.notices, sheet.reached)


def unpack(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The readings of a sheet; see `pieces.Unpacks`."""
    with told(piece) as sheet:
        yield from readings(sheet, piece.where, allowance)


class _Layout:
    """The columns of a sheet."""

    def __init__(self, tags: Tags, name: str) -> None:
        self._name = name
        self._tags = tags
        self._sort = tags.find("#event+type", "#event+name", "#event", without=_CODES)
        if not self._sort:
            raise UnreadableError("no column #event+type: it tells no events (for counts by day: `hudna series add`)")
        if not tags.find("#date"):
            raise UnreadableError("no column #date: nobody could say when its events were")
        self._id = tags.find("#event+id", "#event+code", "#meta+id", "#id")

    def event_of(self, row: Row) -> Event:
        """The event of a row.

        Raises:
            BadCellError: a cell cannot be taken.
        """
        sort = row.needed(self._sort)
        code = load_words().get(_folded(sort))
        first, last = days(row, self._tags)
        where, placed = self._where(row)
        parties = self._cast(row, code, where)
        killed, wounded = (
            self._count(row, tags) for tags in (("#affected+killed",), ("#affected+injured", "#affected+wounded"))
        )
        told_id = row.text(self._id)
        source = self._text(row, "#meta+source", "#source", "#org")
        reported = self._tags.find("#date+reported")
        return Event(
            id=told_id or f"{self._name}-{row.line}",
            url=f"urn:hxl:{quote(source, safe='')}:{quote(told_id, safe='')}" if told_id and source else None,
            sort=sort,
            type=None if code is None else code.type,
            first=first,
            last=last,
            actors=parties.actors,
            targets=parties.targets,
            others=parties.others,
            where=where,
            killed=killed,
            wounded=wounded,
            deaths=killed.low if killed is not None and killed.low == killed.high else None,
            figures=_figures(killed, wounded),
            notes=self._text(row, "#description") or None,
            published=row.day(reported) if row.text(reported) else None,
            source=source or None,
            lang=None,
            precision=placed,
            notices=load_actors().unknown((*parties.actors, *parties.targets, *parties.others)),
        )

    def _text(self, row: Row, *wanted: str) -> str:
        return row.text(self._tags.find(*wanted, without=_CODES))

    def _where(self, row: Row) -> tuple[Where | None, tuple[str, ...]]:
        levels = ("#loc", "#adm4", "#adm3", "#adm2", "#adm1", "#country")
        names = [(level, name) for level in levels if (name := self._text(row, level))]
        if not names:
            return None, ()
        country, why = country_of(row, self._tags, load_countries())
        lat, lon = row.point(self._tags.find("#geo+lat"), self._tags.find("#geo+lon")) or (None, None)
        level, name = names[0]
        kind = {"#loc": "point", "#country": "country"}.get(level, "region")
        within = tuple(dict.fromkeys(one for _, one in names[1:] if one != name))
        return Where(name=name, within=within, country=country, lat=lat, lon=lon, kind=kind), why

    def _cast(self, row: Row, code: Code | None, where: Where | None) -> Cast:
        here = where.country if where is not None else None
        first = self._party(row, self._tags.find(*_FIRST, without=_NOT_NAMES), "actor 1", here)
        second = self._party(row, self._tags.find(*_SECOND, without=_CODES | {"type", "assoc"}), "actor 2", here)
        if code is None:
            return Cast(others=tuple(one for one in (first, second) if one is not None))
        return cast(code.who, first, second, (False, False))

    def _party(self, row: Row, column: str, part: str, here: str | None) -> Party | None:
        name = row.text(column)
        return load_actors().party(name, part, here) if name else None

    def _count(self, row: Row, wanted: tuple[str, ...]) -> Count | None:
        """A number of people: one column, or one for the least and one for the most."""
        bounds = frozenset({"min", "max"})
        shares = frozenset({"f", "m", "children", "adults", "infants", "elderly"})
        whole = row.whole(self._tags.find(*wanted, without=bounds | shares))
        low = row.whole(self._tags.find(*(f"{one}+min" for one in wanted), without=shares))
        high = row.whole(self._tags.find(*(f"{one}+max" for one in wanted), without=shares))
        if low is None and high is None:
            return None if whole is None else Count(low=whole, high=whole)
        if low is not None and high is not None and low > high:
            raise BadCellError(
                self._tags.find(*(f"{one}+min" for one in wanted)), f"{low} is more than the most, {high}"
            )
        return Count(low=low if low is not None else whole, high=high if high is not None else whole)


def country_of(row: Row, tags: Tags, countries: Countries) -> tuple[str | None, tuple[str, ...]]:
    """Where a row is of, by the code or the name of the country, or else by a p-code of what lies in it; and why so."""
    told = row.text(tags.find("#country+code", "#country+iso3")), row.text(tags.find("#country", without=_CODES))
    if (named := next((code for one in told if one and (code := countries.named(one))), None)) is not None:
        return named, ()
    for level in ("#adm1+code", "#adm2+code", "#adm3+code", "#loc+code"):
        pcode = row.text(tags.find(level))
        if pcode and (code := countries.of_pcode(pcode)) is not None:
            return code, (f"country by the p-code {pcode}",)
    return None, ()


def days(row: Row, tags: Tags) -> tuple[date, date]:
    """The days of a row.

    Raises:
        BadCellError: there are none, or the last is before the first.
    """
    start = tags.find("#date+start", "#date+occurred", "#date", without=frozenset({"end", "reported", "year", "code"}))
    end = tags.find("#date+end")
    first = row.day(start or end)
    last = row.day(end) if row.text(end) else first
    if last < first:
        raise BadCellError(end, f"{last} is before {first}")
    return first, last


def _figures(killed: Count | None, wounded: Count | None) -> str | None:
    told = [
        f"{words}: {_range(count)}" for words, count in (("killed", killed), ("wounded", wounded)) if count is not None
    ]
    return "; ".join(told) or None


def _range(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    if count.high is None:
        return f"{count.low} or more"
    return f"up to {count.high}" if count.low is None else f"{count.low} to {count.high}"


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


@cache
def load_words(file: Path = FOLDER / "hxl.toml") -> dict[str, Code]:
    """What words for kinds of events are, with Hudna's own codes.

    Raises:
        DataError: where the file is not of its shape, or a word is there for two kinds.
    """
    found = {event.value: Code(type=event, who=Who.FIRST) for event in EventType}
    for kind in read_strictly(file, _File).kind:
        code = Code(type=kind.type, who=kind.who)
        found[kind.type.value] = code
        for word in kind.words:
            if found.setdefault(_folded(word), code) != code:
                raise DataError(file.name, kind.type, f"{word!r} is another kind already")
    return found
