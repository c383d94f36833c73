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
_TITLE = 1.3  # the size of a title


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of running text, one below the other."""

    lines: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The middle of a strip between columns, from which to which item it goes, and how many lines its poorer side has."""

    at: float
    first: int
    end: int
    lines: int


def in_order(items: Sequence[_Item], *, rtl: bool) -> list[Column | Table]:
    """What stands on a page in the order of reading.

    Args:
        items: fragments, and tables that are known already.
        rtl: whether its right column comes first.
    """
    ordered = sorted(items, key=lambda item: -item.top)
    gutter = _gutter(ordered)
    if gutter is None:
        return list(_flow(items))
    out: list[Column | Table] = []
    out += in_order(ordered[: gutter.first], rtl=rtl)
    for band in _bands(ordered[gutter.first : gutter.end], gutter.at):
        left, right = _sides(band, gutter.at)
        if not left or not right or any(_crosses(item, gutter.at) for item in band):
            out += in_order(band, rtl=rtl)
        elif _is_table(left, right):
            out.append(aligned([item for item in band if isinstance(item, Fragment)], rtl=rtl))
        else:
            for side in (right, left) if rtl else (left, right):
                out += in_order(side, rtl=rtl)
    return out + in_order(ordered[gutter.end :], rtl=rtl)


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


def _gutter(ordered: Sequence[_Item]) -> _Gutter | None:
    """The white strip that most lines keep clear, or None where there is none between columns."""
    beside = _beside(ordered)
    candidates = [at for at, _ in Counter(_gaps(ordered, beside)).most_common(_CANDIDATES)]
    gutters = (gutter for at in candidates for gutter in _along(ordered, at, beside))
    best = max(gutters, key=lambda gutter: gutter.lines, default=None)
    return best if best is not None and best.lines >= _FEWEST_LINES else None


def _beside(ordered: Sequence[_Item]) -> dict[int, list[_Item]]:
    """What stands on the line of each item."""
    out: dict[int, list[_Item]] = {id(item): [] for item in ordered}
    for n, item in enumerate(ordered):
        middle = (item.top + item.bottom) / 2
        for other in ordered[n + 1 :]:
            if other.top < middle:
                break
            if other.left >= item.right or other.right <= item.left:
                out[id(item)].append(other)
                out[id(other)].append(item)
    return out


def _along(ordered: Sequence[_Item], at: float, beside: dict[int, list[_Item]]) -> Iterator[_Gutter]:
    """The stretches in which nothing that has something beside it goes across a line."""
    cutting = [item for item in ordered if _crosses(item, at) and beside[id(item)]]
    cut = {id(other) for item in cutting for other in (item, *beside[id(item)])}
    start = 0
    for is_cut, stretch in itertools.groupby(ordered, key=lambda item: id(item) in cut):
        items = list(stretch)
        if not is_cut:
            counted = list(_counted(items, at))
            if counted:
                first, end = counted[0][0], counted[-1][1]
                yield _Gutter(at, start + first, start + end, sum(lines for _, _, lines in counted))
        start += len(items)


def _counted(items: Sequence[_Item], at: float) -> Iterator[tuple[int, int, int]]:
    """The parts of a stretch that have a gutter, from where to where, and how many lines their poorer side has."""
    start = 0
    for is_across, band in itertools.groupby(items, key=lambda item: _crosses(item, at)):
        part = list(band)
        fewer, more = sorted(map(len, map(_heights, _sides(part, at))))
        if not is_across and fewer and more >= _LONG:
            yield start, start + len(part), fewer + _FEWEST_LINES  # as where the last column has only begun
        elif not is_across and fewer > 1:
            yield start, start + len(part), fewer
        start += len(part)


def _gaps(ordered: Sequence[_Item], beside: dict[int, list[_Item]]) -> Iterator[float]:
    """The middles of the gaps between neighbours on one line, to two points."""
    for item in ordered:
        right = [other.left for other in beside[id(item)] if other.left >= item.right]
        if right:
            yield 2 * round((item.right + min(right)) / 4)


def _sides(band: Sequence[_Item], gutter: float) -> tuple[list[_Item], list[_Item]]:
    """What lies left and right of a gutter that nothing crosses."""
    left = [item for item in band if item.right <= gutter + 1]
    return left, [item for item in band if item.right > gutter + 1]


def _heights(side: Sequence[_Item]) -> set[int]:
    """Of its lines, to half a line."""
    return {round(item.bottom / (0.5 * item.size)) for item in side}


def _crosses(item: _Item, at: float) -> bool:
    return item.left < at - 1 and item.right > at + 1


def _bands(ordered: Sequence[_Item], gutter: float) -> Iterator[Sequence[_Item]]:
    """What lies between those that go across the gutter, and these, from top to bottom."""
    sizes = sorted(item.size for item in ordered)
    usual = sizes[len(sizes) // 2]
    for is_across, across in itertools.groupby(ordered, key=lambda item: _crosses(item, gutter)):
        band = list(across)
        if is_across:
            yield band
        else:
            headings = {id(item) for item in band if _is_of_all(item, band, gutter, usual)}
            yield from (list(part) for _, part in itertools.groupby(band, key=lambda item: id(item) in headings))


def _is_of_all(item: _Item, band: Sequence[_Item], gutter: float, usual: float) -> bool:
    """Whether it is a heading of both columns though it does not reach across: with nothing beside it.

    Both columns go on above and below it, or it is the last of them; or the first, in the middle or much larger.
    """
    left, right = _sides(band, gutter)
    others = right if item.right <= gutter + 1 else left
    if any(other.bottom <= item.top and other.top >= item.bottom for other in others):
        return False
    is_last = all(other is item or other.bottom > item.top for other in band)
    is_first = all(other is item or other.top < item.bottom for other in band)
    goes_on = any(other.bottom > item.top for other in others) and any(other.top < item.bottom for other in others)
    edges = min(other.left for other in band), max(other.right for other in band)
    is_centred = abs(item.left + item.right - sum(edges)) < 2 * item.size and item.left > edges[0] + item.size
    return (item.size >= _LARGER * usual and (goes_on or is_last)) or (
        is_first and (is_centred or item.size >= _TITLE * usual)
    )


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
