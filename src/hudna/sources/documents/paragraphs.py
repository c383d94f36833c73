"""Paragraphs from lines: what a page's width broke is joined, what its author set apart stays apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from hudna.sources.documents.arabic import (
    PLAINLY_BACKWARDS,
    evidence,
    is_arabic,
    letters,
    read_from_left,
    read_in_order,
)
from hudna.sources.documents.fragments import Fragment, is_apart

CELL = " | "
"""Between the cells of a row."""

_SAME_SIZE = 0.1
_WIDER_STEP = 1.3  # of the usual step between two lines
_INDENT = 0.8  # sizes of the font
_SLACK = 0.6  # sizes of the font, by which a line may be shorter than the first word of the next would have made it
_OFTEN = 500  # paragraphs
_FULL = 5  # sizes of the font, less than which a line that goes on in another column leaves free
_END = re.compile(r"[.!?؟…:۔][\"'”»)\]]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_RUNS_ON = re.compile(r"\S[/–—]$")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_ITEM = re.compile(r"[•‣▪●○◦·–—*-] |\(?(?:\d{1,3}|[a-zA-Zأ-ي])[.)] ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        rows: the lines of each cell; a paragraph that is no row of a table has one cell.
        goes_on: whether its last line is as full as if the paragraph went on behind it.
    """

    cells: tuple[tuple[Fragment, ...], ...]
    goes_on: bool = False
    is_indented: bool = False

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.cells[0][0].size


@dataclass(frozen=True, slots=True)
class Written:
    """A text of paragraphs, and how many of them had Arabic words backwards."""

    text: str
    turned: int


def paragraphs(lines: Sequence[Fragment]) -> Iterator[Paragraph]:
    """The paragraphs of a column.

    A line begins one where it stands lower than usual, in another size, indented, or where its first word would have
    found room on the line before.
    """
    steps = sorted(above.base - below.base for above, below in itertools.pairwise(lines) if _is_alike(above, below))
    usual = steps[len(steps) // 4] if steps else 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    begun: list[Fragment] = []
    for line in lines:
        if begun and _begins(line, begun, left, right, usual):
            yield _paragraph(begun, left, right)
            begun = []
        begun.append(line)
    if begun:
        yield _paragraph(begun, left, right)


def _paragraph(lines: list[Fragment], left: float, right: float) -> Paragraph:
    rtl, size = _is_rtl(lines), lines[-1].size
    indent = right - lines[0].right if rtl else lines[0].left - left
    is_full = (
        right - left > lines[-1].right - lines[-1].left + 0.1 or len(lines) > 1
    )  # a line alone is as wide as itself
    goes_on = is_full and _room(lines[-1], left, right, rtl=rtl) < _FULL * size
    return Paragraph((tuple(lines),), goes_on, indent > _INDENT * size)


def _begins(line: Fragment, begun: Sequence[Fragment], left: float, right: float, usual: float) -> bool:
    before = begun[-1]
    if not _is_alike(before, line) or before.base - line.base > _WIDER_STEP * usual:
        return True
    rtl = line.is_rtl
    indent, indent_before = ((right - each.right if rtl else each.left - left) / line.size for each in (line, before))
    if _ITEM.match(line.text + " ") or (indent > _INDENT and indent > indent_before + _INDENT and not _is_item(begun)):
        return True
    if _HYPHENATED.search(before.text):
        return False
    word = _first_word(line, rtl=rtl)
    return _room(before, left, right, rtl=rtl) > word + _SLACK * line.size


def _is_item(lines: Sequence[Fragment]) -> bool:
    return _ITEM.match(lines[0].text) is not None


def _is_alike(one: Fragment, other: Fragment) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _room(line: Fragment, left: float, right: float, *, rtl: bool) -> float:
    """What is left of a line behind its last word."""
    return line.left - left if rtl else right - line.right


def _first_word(line: Fragment, *, rtl: bool) -> float:
    """How wide it is, with the space before it."""
    glyphs = line.glyphs[::-1] if rtl else line.glyphs
    last = next((one for one, other in itertools.pairwise(glyphs) if is_apart(one, other, line.size)), glyphs[-1])
    return (glyphs[0].right - last.left if rtl else last.right - glyphs[0].left) + 0.25 * line.size


def _is_rtl(lines: Sequence[Fragment]) -> bool:
    return is_arabic("".join(unit for line in lines for unit in line.units))


def joined(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs with those put together that the end of a column or page cut in two."""
    before: Paragraph | None = None
    for paragraph in found:
        if before is not None and _is_cut(before, paragraph):
            (first,), (second,) = before.cells, paragraph.cells
            before = replace(paragraph, cells=((*first, *second),), is_indented=before.is_indented)
            continue
        if before is not None:
            yield before
        before = paragraph
    if before is not None:
        yield before


def _is_cut(before: Paragraph, after: Paragraph) -> bool:
    if len(before.cells) > 1 or len(after.cells) > 1 or not before.goes_on or after.is_indented:
        return False
    if not _is_alike(before.cells[0][-1], after.cells[0][0]):
        return False
    end, start = before.cells[0][-1].text, after.cells[0][0].text
    if _ITEM.match(start) or is_arabic(end) != is_arabic(start):
        return False
    begins_small = start[:1].islower() or is_arabic(start)
    return bool(_HYPHENATED.search(end)) or (begins_small and not _END.search(end))


def written(found: Sequence[Paragraph], working: Callable[[], None] = lambda: None) -> Written:
    """The text of paragraphs, one line each, with blank lines between them.

    Arabic is read from right to left, unless the words of a paragraph, or where they do not tell, those of the whole
    text, show that it was drawn from left to right.
    """
    compounds = _compounds(found)
    texts: list[str] = []
    for n, paragraph in enumerate(found):
        texts.append(CELL.join(_plain(cell, compounds) for cell in _from_first(paragraph)))
        if n % _OFTEN == 0:
            working()
    is_backwards = sum(map(evidence, texts)) <= PLAINLY_BACKWARDS
    turned = 0
    for n, paragraph in enumerate(found):
        if is_arabic(texts[n]):
            backwards = CELL.join(" ".join("".join(line.units) for line in cell) for cell in paragraph.cells)
            as_it_is = evidence(texts[n])
            gain = evidence(backwards) - as_it_is
            if (gain > 0 and as_it_is <= PLAINLY_BACKWARDS) or (gain >= 0 and is_backwards):
                texts[n] = " ".join(letters(backwards).split())
                turned += 1
    return Written("\n\n".join(text for text in texts if text), turned)


def _from_first(paragraph: Paragraph) -> Sequence[tuple[Fragment, ...]]:
    """Its cells in the order of reading."""
    rtl = len(paragraph.cells) > 1 and _is_rtl([line for cell in paragraph.cells for line in cell])
    return paragraph.cells[::-1] if rtl else paragraph.cells


def _plain(lines: Sequence[Fragment], compounds: AbstractSet[str] = frozenset()) -> str:
    """The words of lines as one line; hyphens at line ends are left out, but for those of compounds."""
    out = ""
    for text in _texts(lines):
        if _HYPHENATED.search(out):
            word = _COMPOUND.search(f"{out.rsplit(maxsplit=1)[-1]}{text.partition(' ')[0]}")
            is_broken = text[:1].islower() and (word is None or word[0].casefold() not in compounds)
            out = (out[:-1] if is_broken else out) + text
        elif _RUNS_ON.search(out):
            out += text
        else:
            out += " " + text
    return " ".join(out.split())


def _texts(lines: Sequence[Fragment]) -> list[str]:
    """Lines, each in the order of reading."""
    if _is_rtl(lines):
        return read_in_order(line.units for line in lines)
    return [read_from_left(line.units) for line in lines]


def _compounds(found: Sequence[Paragraph]) -> AbstractSet[str]:
    """The words with a hyphen that stand within a line somewhere."""
    lines = ("".join(line.units) for paragraph in found for cell in paragraph.cells for line in cell)
    return {word.casefold() for line in lines for word in _COMPOUND.findall(line)}
