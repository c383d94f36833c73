"""From letters to the pieces of lines that stand together: a line of a column, a cell's line, a heading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hudna.sources.documents.arabic import is_arabic, read_from_left, read_in_order
from hudna.sources.documents.glyphs import Glyph, Rule

GAP = 0.9
"""Between two fragments of a line, in sizes of the font; the spaces of a justified line are narrower, or its pieces are
found to belong to one column again."""

_SPACE = 0.16  # between two words, where the file has no space there
_LETTERSPACED = 0.35  # where it has spaces elsewhere in the line
_SAME_LINE = 0.3
_RAISED = 0.85  # the size of a note's number, of that of its line
_DOUBLE = 0.1  # bold letters are drawn twice by some, that much apart


@dataclass(frozen=True, eq=False)
class Fragment:
    """Letters of a line that stand together, from left to right; spaces of the file are among them."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def left(self) -> float:
        """Its left edge."""
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        """Its right edge."""
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """Of most of its letters."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @cached_property
    def base(self) -> float:
        """Its base line."""
        bases = sorted(glyph.base for glyph in self.glyphs)
        return bases[len(bases) // 2]

    @property
    def top(self) -> float:
        """As high as its letters may reach."""
        return self.base + 0.8 * self.size

    @property
    def bottom(self) -> float:
        """As low as its letters may reach."""
        return self.base - 0.2 * self.size

    @cached_property
    def units(self) -> tuple[str, ...]:
        """What stands in it from left to right, with spaces."""
        has_spaces = any(glyph.text == " " for glyph in self.glyphs)
        widest = (_LETTERSPACED if has_spaces else _SPACE) * self.size
        out: list[str] = []
        before: Glyph | None = None
        for glyph in self.glyphs:
            is_apart = before is not None and (glyph.is_word or glyph.left - before.right > widest)
            if (is_apart or glyph.text == " ") and out and out[-1] != " ":
                out.append(" ")
            if glyph.text != " ":
                out.append(glyph.text)
            before = glyph
        return tuple(out[:-1] if out and out[-1] == " " else out)

    @cached_property
    def is_rtl(self) -> bool:
        """Whether it runs from right to left."""
        return is_arabic("".join(self.units))

    @cached_property
    def text(self) -> str:
        """Its words in the order of reading, without regard to the lines about it."""
        words = read_in_order([self.units])[0] if self.is_rtl else read_from_left(self.units)
        return " ".join(words.split())


def is_apart(one: Glyph, other: Glyph, size: float) -> bool:
    """Whether two neighbouring letters of a line belong to two words."""
    gap = max(one.left, other.left) - min(one.right, other.right)
    return other.text == " " or other.is_word or gap > _LETTERSPACED * size


def fragments(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[Fragment]:
    """The fragments of a page, from top to bottom, those of one line from left to right.

    A line is also split where a rule stands between two of its letters, as between cells. Raised numbers that refer to
    notes are left out.
    """
    upright = [rule for rule in rules if not rule.is_flat]
    found = [fragment for line in _lines(glyphs) for fragment in _split(line, upright)]
    return [fragment for n, fragment in enumerate(found) if not _is_reference(fragment, found, n)]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if line and line[0].base - glyph.base > _SAME_LINE * min(line[0].size, glyph.size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _split(line: Iterable[Glyph], upright: Sequence[Rule]) -> Iterator[Fragment]:
    together: list[Glyph] = []
    right = 0.0
    for glyph in _with_marks(sorted(line, key=lambda glyph: (glyph.left, glyph.right))):
        if glyph.text == " " and not together:
            continue
        if together and glyph.text != " ":
            is_far = glyph.left - right > GAP * max(glyph.size, together[-1].size)
            if is_far or _is_between(upright, right, glyph):
                yield Fragment(_trimmed(together))
                together = []
        together.append(glyph)
        if glyph.text != " ":
            right = max(right, glyph.right) if len(together) > 1 else glyph.right
    if together:
        yield Fragment(_trimmed(together))


def _trimmed(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    while glyphs[-1].text == " ":
        glyphs.pop()
    return tuple(glyphs)


def _is_between(upright: Sequence[Rule], right: float, glyph: Glyph) -> bool:
    middle = glyph.base + 0.3 * glyph.size
    slack = 0.1 * glyph.size
    return any(
        right - slack <= rule.left and rule.right <= glyph.left + slack and rule.bottom <= middle <= rule.top
        for rule in upright
    )


def _with_marks(line: Iterable[Glyph]) -> Iterator[Glyph]:
    """The letters of a line, each with the marks drawn over it; of letters drawn twice, one; no space within a letter."""
    out: list[Glyph] = []
    marks: list[Glyph] = []
    ordered = list(line)
    for n, glyph in enumerate(ordered):
        if glyph.text == " " and any(_covers(other, glyph) for other in ordered[max(0, n - 2) : n + 3]):
            continue
        if unicodedata.category(glyph.text[0]) == "Mn":
            marks.append(glyph)
        elif not out or not _is_double(out[-1], glyph):
            out.append(glyph)
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        over = min(range(len(out)), key=lambda n: _distance(out[n], middle), default=None)
        if over is not None:
            out[over] = replace(out[over], text=out[over].text + mark.text)
    return iter(out)


def _covers(glyph: Glyph, space: Glyph) -> bool:
    return glyph.text != " " and glyph.left < (space.left + space.right) / 2 < glyph.right


def _distance(glyph: Glyph, middle: float) -> float:
    """Of the middle of a mark from a letter."""
    return float("inf") if glyph.text == " " else max(glyph.left - middle, middle - glyph.right, 0.0)


def _is_double(before: Glyph, glyph: Glyph) -> bool:
    return before.text == glyph.text and abs(before.left - glyph.left) < _DOUBLE * glyph.size


def _is_reference(fragment: Fragment, found: Sequence[Fragment], at: int) -> bool:
    """Whether it is a raised number or star behind a word, that stands in the line below it in the list."""
    if not all(unit.isdigit() or unit in {"*", "†", "‡", ","} for unit in fragment.units):
        return False
    below = found[at + 1 : at + 40]
    return any(
        fragment.size < _RAISED * line.size
        and line.base < fragment.base < line.base + 0.8 * line.size
        and line.left - line.size < fragment.left < line.right + line.size
        for line in below
    )
