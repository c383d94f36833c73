"""Counts by day or month out of a dataset: of its events, of its dead, or of a column of an HXL-tagged sheet.

A file with one bad row is refused whole: figures with holes that nobody sees mislead. A row whose day is not known (for counts by
month, whose month) is in no count, and the note says how many there are. A day without a row has no point: that a dataset
has no event is not that there was none, and no dataset says of itself that it is complete.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from hudna.model.errors import InputError
from hudna.model.series import Point
from hudna.sources.characters import shown
from hudna.sources.datasets import acled, gdelt, hxl, hxl_sheets, ucdp
from hudna.sources.datasets.actors import same_name
from hudna.sources.datasets.codes import FOLDER, read_strictly
from hudna.sources.datasets.events import Event
from hudna.sources.datasets.hxl_counts import counts_of
from hudna.sources.datasets.told import Told
from hudna.sources.formats import HEAD
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError

EVENTS, FATALITIES = "events", "fatalities"
_NAMED = 20  # bad rows that are named
_Opened = Callable[[Piece], AbstractContextManager[Told]]


class By(StrEnum):
    """How long the days of a point are."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be counted.

    Attributes:
        of: `events`, `fatalities`, or a hashtag of an HXL-tagged sheet (`#affected+killed`).
        sort: only what the dataset calls so, or what is of this event type; None for all.
        country: ISO 3166-1 alpha-3 of where it happened; None for all.
        actor: only where he takes part: by his id, or by what the dataset calls him; None for all.
        by: whether by day or by month.
    """

    of: str
    sort: str | None = None
    country: str | None = None
    actor: str | None = None
    by: By = By.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted; see `hudna.model.series.Series`."""

    unit: str
    counted: str
    source: str
    country: str | None
    note: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What one row counts for.

    Attributes:
        first, last: the days between which it was.
        count: how many.
        country: ISO 3166-1 alpha-3 of where it was, or None.
        key: what no other row may have, or None.
    """

    first: date
    last: date
    count: int
    country: str | None = None
    key: str | None = None


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    unit: str
    counted: str
    beware: str


def count_dataset(path: Path, asked: Asked) -> Counted:
    """The counts of a dataset.

    Raises:
        InputError: the file is no dataset that is known, has no such counts, or has bad rows: it names the line, column
            and reason of the first twenty.
    """
    where = shown(str(path))
    try:
        regular_size(path)
        piece = Piece(name=path.name, where=where, data=path)
        if asked.of.startswith("#"):
            return _of_hashtag(piece, asked)
        with _opened(piece)(piece) as told:
            words = _words_for(told.source, asked.of)
            return _counted(list(_items(told, asked)), asked, words, told.source)
    except UnreadableError as error:
        raise InputError(where, str(error)) from error


def _opened(piece: Piece) -> _Opened:
    head = piece.head(HEAD)
    kinds: tuple[tuple[Callable[[bytes, str], bool], _Opened], ...] = (
        (acled.is_acled, acled.told),
        (ucdp.is_ucdp, ucdp.told),
        (gdelt.is_gdelt, gdelt.told),
        (hxl_sheets.is_hxl, hxl.told),
    )
    for is_kind, opened in kinds:
        if is_kind(head, piece.name):
            return opened
    if hxl_sheets.is_hxl_workbook(piece):
        return hxl.told
    raise UnreadableError("no dataset that is known: ACLED, UCDP, GDELT, or a sheet with HXL hashtags")


def _items(told: Told, asked: Asked) -> Iterator[tuple[int, Item | str]]:
    for line, event in told.events:
        if isinstance(event, str):
            yield line, event
        elif not event.skipped and _is_asked_for(event, asked):
            count = 1 if asked.of == EVENTS else event.deaths
            if count is not None:
                country = event.where.country if event.where is not None else None
                yield line, Item(event.first, event.last, count, country, event.id)


def _is_asked_for(event: Event, asked: Asked) -> bool:
    if asked.sort is not None and asked.sort.casefold() not in {event.sort.casefold(), event.type}:
        return False
    if asked.country is not None and (event.where is None or event.where.country != asked.country):
        return False
    parties = (*event.actors, *event.targets, *event.others)
    return asked.actor is None or any(
        asked.actor in {one.id, (one.id or "").partition(".")[0]} or same_name(asked.actor, one.name) for one in parties
    )


def _of_hashtag(piece: Piece, asked: Asked) -> Counted:
    if asked.sort is not None or asked.actor is not None:
        raise UnreadableError("the counts of a hashtag are not told apart by type or actor")
    items = [
        (line, item if isinstance(item, str) else Item(item.first, item.last, item.count, item.country))
        for line, item in counts_of(piece, asked.of)
        if isinstance(item, str) or asked.country in {None, item.country}
    ]
    words = _Words(
        unit=asked.of,
        counted=f"the sum of the column {asked.of} of an HXL-tagged sheet over the rows of each day",
        beware="Rows of one day are added, whatever they are of: a sheet that counts the same people twice counts them twice here.",
    )
    return _counted(items, asked, words, hxl.SOURCE)


def _counted(items: list[tuple[int, Item | str]], asked: Asked, words: _Words, source: str) -> Counted:
    good = _good(items)
    sums: Counter[tuple[date, date]] = Counter()
    left_out: list[int] = []
    for item in good:
        days = _days(item, asked.by)
        if days is None:
            left_out.append(item.count)
        else:
            sums[days] += item.count
    if not sums:
        raise UnreadableError(
            "nothing of what is asked for has a day" if left_out else "nothing of what is asked for is in it"
        )
    countries = {item.country for item in good}
    only = next(iter(countries)) if len(countries) == 1 else None
    unit = words.unit + "".join(f", {one}" for one in (asked.sort, asked.actor) if one)
    note = [words.beware]
    if left_out:
        rows = "row" if len(left_out) == 1 else "rows"
        note.append(f"{len(left_out)} {rows} (counting {sum(left_out)}) whose {asked.by} is not known: in no count.")
    points = (Point(first, last, count) for (first, last), count in sorted(sums.items()))
    return Counted(
        unit=unit,
        counted=words.counted,
        source=source,
        country=asked.country or only,
        note=" ".join(note),
        points=tuple(points),
    )


def _good(items: list[tuple[int, Item | str]]) -> list[Item]:
    """The items, where none is bad and none is there twice."""
    bad = [f"line {line}, {item}" for line, item in items if isinstance(item, str)]
    lines: dict[str, int] = {}
    for line, item in items:
        if isinstance(item, Item) and item.key is not None and lines.setdefault(item.key, line) != line:
            bad.append(f"line {line}: {item.key} is in line {lines[item.key]} already")
    if bad:
        rows_are = "1 row is" if len(bad) == 1 else f"{len(bad)} rows are"
        more = [f"and {len(bad) - _NAMED} more"] if len(bad) > _NAMED else []
        raise UnreadableError("; ".join([f"{rows_are} bad, and nothing was taken", *bad[:_NAMED], *more]))
    return [item for _, item in items if isinstance(item, Item)]


def _days(item: Item, by: By) -> tuple[date, date] | None:
    """The days of the point that an item belongs to; None where that is not known."""
    if by is By.DAY:
        return (item.first, item.last) if item.first == item.last else None
    first, last = item.first.replace(day=1), item.last.replace(day=1)
    if first != last:
        return None
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _words_for(source: str, of: str) -> _Words:
    words = _words().get(source, {}).get(of)
    if words is None:
        raise UnreadableError(f"{source} has no counts of {of}")
    return words


@cache
def _words(file: Path = FOLDER / "series.toml") -> dict[str, dict[str, _Words]]:
    return read_strictly(file, dict[str, dict[str, _Words]])
