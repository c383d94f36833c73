"""The pages of a document put together, without what repeats at their heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.model.reports import Report
from hudna.sources.documents.arabic import is_arabic, letters
from hudna.sources.documents.columns import Column, in_order
from hudna.sources.documents.fragments import Fragment, fragments
from hudna.sources.documents.glyphs import Drawn
from hudna.sources.documents.paragraphs import Paragraph, Written, joined, paragraphs, written
from hudna.sources.documents.scanned import Recognised, recogniser
from hudna.sources.documents.tables import ruled
from hudna.sources.fields import report_of

_MARGIN_LINES = 3
_REPEATED = 0.4  # of the pages, odd and even ones may have heads of their own
_SAME_HEIGHT = 8.0  # points
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\W_]*#[\W_]*")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the head or the foot of a page, with its numbers made alike."""

    page: int
    words: str
    height: float
    fragments: tuple[Fragment, ...]


def report_of_pages(
    pages: Mapping[int, Drawn | Recognised], name: str, working: Callable[[], None], *, title: str | None = None
) -> Report:
    """The report that pages make, by their numbers, with notices of what was done to read them.

    Raises:
        UnreadableError: where the title cannot be one.
    """
    drawn = [as_drawn(page) for page in pages.values()]
    found: list[list[Fragment]] = []
    for page in drawn:
        found.append(fragments(page.glyphs, page.rules))
        working()
    repeated = _repeated(found)
    left_out = {id(fragment) for edge in repeated for fragment in edge.fragments}
    rtl = is_arabic("".join(unit for page in found for fragment in page for unit in fragment.units))
    parts: list[Paragraph] = []
    for fragments_there, page in zip(found, drawn, strict=True):
        kept = [fragment for fragment in fragments_there if id(fragment) not in left_out]
        parts += _paragraphs(kept, page, rtl=rtl)
        working()
    text = written(list(joined(parts)), working)
    report = report_of(text.text, {"title": title}, name)
    notices = (*_of_layout(text, repeated, sum(page.aslant for page in drawn)), *_of_pictures(pages))
    return replace(report, notices=notices)


def as_drawn(page: Drawn | Recognised) -> Drawn:
    """What stands on a page, however that is known."""
    return page.page if isinstance(page, Recognised) else page


def _paragraphs(kept: Sequence[Fragment], page: Drawn, *, rtl: bool) -> Iterator[Paragraph]:
    tables, rest = ruled(kept, page.rules)
    for block in in_order([*rest, *tables], rtl=rtl):
        if isinstance(block, Column):
            yield from paragraphs(block.lines)
        else:
            yield from (Paragraph(row) for row in block.rows)


def _repeated(pages: Sequence[Sequence[Fragment]]) -> list[_Edge]:
    """The lines at heads and feet that other pages have at the same height, or that are a page's number."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    least = max(2, _REPEATED * len(pages))
    seen = Counter(edge.words for edge in edges)
    heights: dict[str, list[_Edge]] = {}
    for edge in edges:
        heights.setdefault(edge.words, []).append(edge)
    return [
        edge
        for edge in edges
        if _NUMBER.fullmatch(edge.words)
        or (
            seen[edge.words] >= least
            and len({o.page for o in heights[edge.words] if abs(o.height - edge.height) < _SAME_HEIGHT}) >= least
        )
    ]


def _edges(number: int, page: Sequence[Fragment]) -> Iterator[_Edge]:
    heights = sorted({round(fragment.base) for fragment in page})
    outer = [*heights[:_MARGIN_LINES], *heights[-_MARGIN_LINES:]] if len(heights) > 2 * _MARGIN_LINES else heights
    for height in dict.fromkeys(outer):
        line = sorted((f for f in page if round(f.base) == height), key=lambda fragment: fragment.left)
        words = letters(" ".join("".join(fragment.units) for fragment in line))
        yield _Edge(number, _DIGITS.sub("#", words), height, tuple(line))


def _of_layout(text: Written, repeated: Sequence[_Edge], aslant: int) -> Iterator[str]:
    if text.turned:
        yield "Arabic text in visual order put right"
    if repeated:
        yield f"lines left out as heads, feet and numbers of pages: {len(repeated)}"
    if aslant:
        yield f"letters that stand aslant left out: {aslant}"


def _of_pictures(pages: Mapping[int, Drawn | Recognised]) -> Iterator[str]:
    scanned = [number for number, page in pages.items() if isinstance(page, Recognised)]
    unsure = [n for n, page in pages.items() if isinstance(page, Recognised) and not page.is_sure]
    if scanned:
        yield f"{listed(scanned)} recognised from pictures by {recogniser()}: check against the original"
    if unsure:
        yield f"{listed(unsure)} hard to recognise: many words may be wrong"


def listed(numbers: Sequence[int]) -> str:
    """Numbers of pages in words: "pages 1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
