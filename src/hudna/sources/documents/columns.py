"""The order in which what stands on a page is read: column after column, with what goes across them in its place."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.sources.documents.fragments import Fragment
from hudna.sources.documents.tables import Table, aligned, lines

_Item = Fragment | Table

_FEWEST_LINES = 3
"""Beside a gutter, on its poorer side, in stretches of at least two."""

_LONG = 8
"""Lines of a column; beside it, any line is one of another column."""

_CANDIDATES = 60
_NARROW = 10.0  # sizes of the font; prose is not set in less
_FILLED = 0.7  # of a column's width, by most lines of prose
_ALIGNED = 0.7  # of the lines of a column of a table, with those of another
_LARGER = 1.15  # the size of a heading, of that of the text


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of running text, one below the other."""

    lines: tuple[Fragment, ...]


def in_order(items: Sequence[_Item], *, rtl: bool) -> list[Column | Table]:
    """What stands on a page in the order of reading.

    Args:
        items: fragments, and tables that are known already.
        rtl: whether its right column comes first.
    """
    gutter = _gutter(items)
    if gutter is None:
        return list(_flow(items))
    out: list[Column | Table] = []
    for band in _bands(items, gutter):
        left, right = _sides(band, gutter)
        if not left or not right or any(_crosses(item, gutter) for item in band):
            out += in_order(band, rtl=rtl)
        elif _is_table(left, right):
            out.append(aligned([item for item in band if isinstance(item, Fragment)], rtl=rtl))
        else:
            for side in (right, left) if rtl else (left, right):
                out += in_order(side, rtl=rtl)
    return out


def _flow(items: Sequence[_Item]) -> Iterator[Column | Table]:
    """Lines from top to bottom, interrupted by tables."""
    waiting = [item for item in items if isinstance(item, Fragment)]
    for table in sorted((item for item in items if isinstance(item, Table)), key=lambda table: -table.top):
        above = [item for item in waiting if item.base > table.top]
        if above:
            yield Column(lines(above))
        waiting = [item for item in waiting if item.base <= table.top]
        yield table
    if waiting:
        yield Column(lines(waiting))


def _gutter(items: Sequence[_Item]) -> float | None:
    """The middle of the white strip that most lines keep clear, or None where there is none between columns."""
    ordered = sorted(items, key=lambda item: -item.top)
    candidates = [at for at, _ in Counter(_gaps(ordered)).most_common(_CANDIDATES)]
    best = max(candidates, key=lambda at: _lines_beside(ordered, at), default=None)
    return best if best is not None and _lines_beside(ordered, best) >= _FEWEST_LINES else None


def _gaps(ordered: Sequence[_Item]) -> Iterator[float]:
    """The middles of the gaps between neighbours on one line, to two points."""
    for n, item in enumerate(ordered):
        beside = [
            other
            for other in ordered[max(0, n - 40) : n + 40]
            if other.left >= item.right and other.bottom < item.top and item.bottom < other.top
        ]
        nearest = min(beside, key=lambda other: other.left, default=None)
        if nearest is not None:
            yield 2 * round((item.right + nearest.left) / 4)


def _lines_beside(ordered: Sequence[_Item], at: float) -> int:
    """How many lines a gutter has on its poorer side, in stretches that nothing crosses."""
    total = 0
    for is_across, band in itertools.groupby(ordered, key=lambda item: _crosses(item, at)):
        if not is_across:
            left, right = _sides(list(band), at)
            fewer, more = sorted((len(_heights(left)), len(_heights(right))))
            if more >= _LONG and fewer:
                total += fewer + _FEWEST_LINES  # as on a page whose last column has only begun
            elif fewer > 1:
                total += fewer
    return total


def _sides(band: Sequence[_Item], gutter: float) -> tuple[list[_Item], list[_Item]]:
    """What lies left and right of a gutter that nothing crosses."""
    left = [item for item in band if item.right <= gutter + 1]
    return left, [item for item in band if item.right > gutter + 1]


def _heights(side: Sequence[_Item]) -> set[int]:
    """Of its lines, to half a line."""
    return {round(item.bottom / (0.5 * item.size)) for item in side}


def _crosses(item: _Item, at: float) -> bool:
    return item.left < at - 1 and item.right > at + 1


def _bands(items: Sequence[_Item], gutter: float) -> Iterator[list[_Item]]:
    """What lies between those that go across the gutter, and these, from top to bottom."""
    ordered = sorted(items, key=lambda item: -item.top)
    sizes = sorted(item.size for item in items)
    large = _LARGER * sizes[len(sizes) // 2]
    for is_across, across in itertools.groupby(ordered, key=lambda item: _crosses(item, gutter)):
        band = list(across)
        if is_across:
            yield band
        else:
            headings = {id(item) for item in band if item.size >= large and _is_of_all(item, band, gutter)}
            yield from (list(part) for _, part in itertools.groupby(band, key=lambda item: id(item) in headings))


def _is_of_all(item: _Item, band: Sequence[_Item], gutter: float) -> bool:
    """Whether a heading has nothing beside it, while both columns go on above and below: it is one of both."""
    left, right = _sides(band, gutter)
    others = right if item.right <= gutter + 1 else left
    is_alone = all(other.bottom > item.top or other.top < item.bottom for other in others)
    return is_alone and any(o.bottom > item.top for o in others) and any(o.top < item.bottom for o in others)


def _is_table(left: Sequence[_Item], right: Sequence[_Item]) -> bool:
    """Whether two columns are those of a table, rather than of prose."""
    sides = [[item for item in side if isinstance(item, Fragment)] for side in (left, right)]
    if any(len(side) < len(items) for side, items in zip(sides, (left, right), strict=True)):
        return False
    if all(map(_is_prose, sides)):
        return False
    fewer, more = sorted((lines(side) for side in sides), key=len)
    both = sum(any(abs(line.base - other.base) < 0.3 * line.size for other in more) for line in fewer)
    return both >= _ALIGNED * len(fewer)


def _is_prose(side: Sequence[Fragment]) -> bool:
    """Whether it is wide, and most of its lines are full."""
    width = max(item.right for item in side) - min(item.left for item in side)
    size = sorted(item.size for item in side)[len(side) // 2]
    rows: dict[int, float] = {}
    for item in side:
        at = round(item.base / (0.5 * size))
        rows[at] = rows.get(at, 0.0) + item.right - item.left
    filled = sorted(rows.values())[len(rows) // 2] / width
    return width >= _NARROW * size and filled >= _FILLED
