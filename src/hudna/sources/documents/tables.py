"""Tables of a page: what lies between rules, or stands in aligned rows; the cells of a row stay together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.sources.documents.fragments import Fragment
from hudna.sources.documents.glyphs import Rule

_SAME = 3.0  # points between the ends of rules that belong together
_FULL = 0.9  # of the width of a table, that a rule between two of its rows has
_MOST_LINES = 12
"""Of two cells of one row; what has more is text in columns with rules about it."""

_NEW_ROW = 1.15  # the step to the line before, of the least step in the table


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the lines of each cell; cells from left to right, rows from top to bottom. Empty cells are left out."""

    rows: tuple[tuple[tuple[Fragment, ...], ...], ...]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """The size of its letters."""
        sizes = sorted(line.size for row in self.rows for cell in row for line in cell)
        return sizes[len(sizes) // 2]


def ruled(found: Sequence[Fragment], rules: Sequence[Rule]) -> tuple[list[Table], list[Fragment]]:
    """The tables that rules make, and the fragments that are in none."""
    flat, upright = _merged([rule for rule in rules if rule.is_flat]), [rule for rule in rules if not rule.is_flat]
    tables: list[Table] = []
    rest = list(found)
    for levels in _alike(flat):
        frame = Rule(levels[0].left, levels[0].right, levels[-1].bottom, levels[0].top)
        inner = [rule for rule in upright if _is_inner(rule, frame)]
        within = [fragment for fragment in rest if _is_within(fragment, frame)]
        if not within or (len(levels) < 3 and not inner):
            continue
        rows = tuple(_rows_between(within, [rule.bottom for rule in levels], inner))
        if _is_table(rows):
            tables.append(Table(rows, frame.left, frame.right, frame.bottom, frame.top))
            kept = set(map(id, within))
            rest = [fragment for fragment in rest if id(fragment) not in kept]
    return tables, rest


def _merged(flat: Sequence[Rule]) -> list[Rule]:
    """Rules at one height that touch are one: many a file draws one for each cell."""
    out: list[Rule] = []
    for rule in sorted(flat, key=lambda rule: (-round(rule.bottom / 2), rule.left)):
        before = out[-1] if out else None
        if before is not None and abs(before.bottom - rule.bottom) < _SAME and rule.left <= before.right + _SAME:
            out[-1] = Rule(before.left, max(before.right, rule.right), before.bottom, before.top)
        else:
            out.append(rule)
    return out


def _alike(flat: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules of one width one below the other, from top to bottom, at least two."""
    rest = list(flat)
    while rest:
        widest = max(rest, key=lambda rule: rule.right - rule.left)
        same = [
            rule for rule in rest if abs(rule.left - widest.left) < _SAME and abs(rule.right - widest.right) < _SAME
        ]
        rest = [rule for rule in rest if rule not in same]
        if len(same) >= 2:
            yield sorted(same, key=lambda rule: -rule.bottom)


def _is_inner(rule: Rule, frame: Rule) -> bool:
    is_beside = frame.left + _SAME < rule.left < frame.right - _SAME
    return is_beside and frame.bottom - _SAME <= rule.bottom and rule.top <= frame.top + _SAME


def _is_within(fragment: Fragment, frame: Rule) -> bool:
    middle = (fragment.bottom + fragment.top) / 2
    return (
        frame.left - _SAME <= fragment.left and fragment.right <= frame.right + _SAME
    ) and frame.bottom <= middle <= frame.top


def _rows_between(
    within: Sequence[Fragment], levels: Sequence[float], inner: Sequence[Rule]
) -> Iterator[tuple[tuple[Fragment, ...], ...]]:
    edges = sorted({round(rule.left) for rule in inner})
    for top, bottom in itertools.pairwise(levels):
        row = [fragment for fragment in within if bottom <= (fragment.bottom + fragment.top) / 2 < top]
        if row:
            yield _cells_between(row, edges) if edges else cells(row)


def _cells_between(row: Sequence[Fragment], edges: Sequence[float]) -> tuple[tuple[Fragment, ...], ...]:
    by_cell: dict[int, list[Fragment]] = {}
    for fragment in row:
        middle = (fragment.left + fragment.right) / 2
        by_cell.setdefault(sum(edge < middle for edge in edges), []).append(fragment)
    return tuple(lines(by_cell[number]) for number in sorted(by_cell))


def _is_table(rows: Sequence[tuple[tuple[Fragment, ...], ...]]) -> bool:
    long = (sum(len(cell) > _MOST_LINES for cell in row) for row in rows)
    return any(len(row) > 1 for row in rows) and max(long) < 2


def aligned(items: Sequence[Fragment], *, rtl: bool) -> Table:
    """A table without rules, whose rows begin where the first column has something, or after a wider step."""
    by_line = sorted(_by_line(items), key=lambda line: -line[0].base)
    columns = _columns(items)
    first = columns[-1] if rtl else columns[0]
    steps = [above[0].base - below[0].base for above, below in itertools.pairwise(by_line)]
    least = min(steps, default=0.0)
    has_wider = any(step > _NEW_ROW * least for step in steps)
    rows: list[list[Fragment]] = []
    for n, line in enumerate(by_line):
        is_apart = n > 0 and (not has_wider or steps[n - 1] > _NEW_ROW * least)
        begins = any(fragment.left < first[1] and fragment.right > first[0] for fragment in line)
        if not rows or (is_apart and begins):
            rows.append([])
        rows[-1] += line
    edges = [min(i.left for i in items), max(i.right for i in items)]
    low, high = min(i.bottom for i in items), max(i.top for i in items)
    return Table(tuple(cells(row) for row in rows), edges[0], edges[1], low, high)


def cells(row: Sequence[Fragment]) -> tuple[tuple[Fragment, ...], ...]:
    """The cells of a row by where its fragments stand: one over the other are one cell."""
    columns = _columns(row)
    return tuple(
        lines([fragment for fragment in row if fragment.left >= left and fragment.right <= right])
        for left, right in columns
    )


def _columns(items: Sequence[Fragment]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for item in sorted(items, key=lambda item: item.left):
        if out and item.left < out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], item.right)
        else:
            out.append((item.left, item.right))
    return out


def _by_line(items: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    line: list[Fragment] = []
    for item in sorted(items, key=lambda item: -item.base):
        if line and line[0].base - item.base > 0.3 * item.size:
            yield line
            line = []
        line.append(item)
    if line:
        yield line


def lines(items: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Fragments as the lines that they make, from top to bottom."""
    return tuple(_one(line) for line in _by_line(items))


def _one(line: Sequence[Fragment]) -> Fragment:
    if len(line) == 1:
        return line[0]
    return Fragment(tuple(sorted((g for item in line for g in item.glyphs), key=lambda glyph: glyph.left)))
