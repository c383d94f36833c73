"""What is drawn on a page of a PDF: its letters and the lines between cells, each with its place.

The order in which a file draws its letters says little: columns come mixed, Arabic comes from left to right. The place of a
letter is what a reader goes by, so that is all that is taken from here on.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from hudna.sources.unreadable import UnreadableError

MAX_GLYPHS = 100_000
"""A page of a newspaper has 20,000."""

MAX_OBJECTS = 20_000
"""Of a page, that are looked at for rules; maps have more, and no tables."""

_THIN = 2.5  # points; a rule is no wider
_LONG = 8.0
_UPRIGHT = 0.05  # quarters of a turn
_HYPHEN_AT_LINE_END = "\x02"  # what PDFium makes of a hyphen that it would leave out
_SPACES = frozenset(" \u00a0\u2002\u2003\u2009\u202f\t")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn letter.

    Attributes:
        text: the characters that it stands for, in the order in which they are read: one, seldom more.
        left, right: where its advance begins and ends, in points.
        base: height of its base line.
        size: of its font, in points.
        is_word: whether it is a whole word, as those are that were recognised from a picture.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line, between rows where `left` and `right` are far apart, or else between columns."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def is_flat(self) -> bool:
        """Whether it lies between rows."""
        return self.right - self.left > self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is drawn.

    Attributes:
        aslant: how many letters stand at another angle than most, and were left out.
        nameless: how many letters the file draws without telling which they are.
    """

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    aslant: int = 0
    nameless: int = 0


def drawn(page: pypdfium2.PdfPage) -> Drawn:
    """The letters and rules of a page, turned so that its lines run from side to side.

    Raises:
        UnreadableError: it has too many letters.
    """
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MAX_GLYPHS:
            raise UnreadableError(f"{count:,} letters on one page, more than {MAX_GLYPHS:,}")
        turned = list(_glyphs(text, count))
        nameless = sum(pdfium.FPDFText_HasUnicodeMapError(text.raw, index) == 1 for index in range(count))
    finally:
        text.close()
    quarters = Counter(quarter for quarter, glyph in turned if glyph.text != " ")
    most = max(quarters, key=lambda quarter: quarters[quarter], default=0)
    upright = tuple(glyph for quarter, glyph in turned if quarter == most)
    rules = tuple(_turned(rule, most) for rule in _rules(page))
    aslant = sum(glyph.text != " " for quarter, glyph in turned if quarter != most)
    return Drawn(_joined(upright), rules, aslant, nameless)


def _glyphs(text: pypdfium2.PdfTextPage, count: int) -> Iterator[tuple[int, Glyph]]:
    """Letters with the quarter turn at which they stand; -1 for those aslant."""
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw = text.raw
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(raw, index) == 1 or not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        quarter = round(angle) % 4 if abs(angle - round(angle)) < _UPRIGHT else -1
        left, right, base = _along(quarter, (box.left, box.right, box.bottom, box.top), (x.value, y.value))
        if size > 0 and right > left:
            yield quarter, Glyph(_character(pdfium.FPDFText_GetUnicode(raw, index)), left, right, base, size)


def _character(code: int) -> str:
    """A code point as text; the codes of no character stand for one that is lost."""
    character = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    if character == _HYPHEN_AT_LINE_END:
        return "-"
    return " " if character in _SPACES or unicodedata.category(character) == "Cc" else character


def _along(
    quarter: int, box: tuple[float, float, float, float], origin: tuple[float, float]
) -> tuple[float, float, float]:
    """Left, right and base line of a letter when the page is turned so that it stands upright."""
    left, right, bottom, top = box
    match quarter:
        case 1:
            return min(bottom, origin[1]), top, -origin[0]
        case 2:
            return min(-right, -origin[0]), -left, -origin[1]
        case 3:
            return min(-top, -origin[1]), -bottom, origin[0]
        case _:
            return min(left, origin[0]), right, origin[1]


def _turned(rule: Rule, quarter: int) -> Rule:
    match quarter:
        case 1:
            return Rule(rule.bottom, rule.top, -rule.right, -rule.left)
        case 2:
            return Rule(-rule.right, -rule.left, -rule.top, -rule.bottom)
        case 3:
            return Rule(-rule.top, -rule.bottom, rule.left, rule.right)
        case _:
            return rule


def _joined(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """One glyph for the characters of one drawn letter, such as a ligature of lam and alef, or a letter and its marks."""
    out: list[Glyph] = []
    for glyph in glyphs:
        before = out[-1] if out else None
        if before is not None and _is_one_letter(before, glyph):
            out[-1] = replace(before, text=before.text + glyph.text)
        else:
            out.append(glyph)
    return tuple(out)


def _is_one_letter(before: Glyph, glyph: Glyph) -> bool:
    same_place = before.base == glyph.base and before.left == glyph.left and before.right == glyph.right
    return same_place and before.text != glyph.text


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    if pdfium.FPDFPage_CountObjects(page.raw) > MAX_OBJECTS:
        return
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        wide, high = right - left, top - bottom
        if (high <= _THIN and wide >= _LONG) or (wide <= _THIN and high >= _LONG):
            yield Rule(left, right, bottom, top)
        elif wide >= _LONG and high >= _LONG:  # the frame of a cell
            yield from (Rule(left, right, at, at) for at in (bottom, top))
            yield from (Rule(at, at, bottom, top) for at in (left, right))
