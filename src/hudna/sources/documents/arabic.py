"""Lines of Arabic put into the order in which they are read.

On paper, a line of Arabic is a row of signs from left to right in which the letters run one way and numbers and Latin words
the other. `logical` undoes what the Unicode Bidirectional Algorithm (UAX #9) did to a line of a paragraph that runs from
right to left; what it cannot undo for certain (a number beside a Latin word) keeps the order in which it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

PLAINLY_BACKWARDS = -4
"""Of `evidence`: many a word that is as it should be speaks against it a little."""

_FORMS = re.compile(r"[\ufb50-\ufbff\ufc00-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc]")
_CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "d", "AN": "a", "CS": ",", "ES": "-", "ET": "%"}

_LEFT_TO_RIGHT = re.compile(r"(?:[Ld][^Ra]*)?L(?:d(?:[d,]*d)?)?")
_NUMBER = re.compile(r"d(?:,?d)*|a(?:,?a)*")
_NUMBER_BEFORE_ARABIC = re.compile(r"%*d(?:[,-]?d)*|a(?:,?a)*")
"""In patterns, a line from right to left, a letter a sign: R Arabic, L Latin, d digit, a Arabic-Indic digit, the other
letters of UAX #9's classes of separators. Numbers take in more where no Arabic letter is before them (its rules W2, W4, W5)."""

_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENING = frozenset("([{«‹")
_CLOSING = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}

_WORD = re.compile(r"[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdfc\ufe70-\ufefc]{3,}")
_ARTICLE = re.compile(r"[وف]?[بك]?ال")
_BACKWARDS_ARTICLE = re.compile(r"لا[بك]?[وف]?$")
_ONLY_LAST = frozenset("ةى")


def is_arabic(text: str) -> bool:
    """Whether more of its letters run from right to left than from left to right."""
    classes = [unicodedata.bidirectional(character) for character in text]
    return classes.count("AL") + classes.count("R") > classes.count("L")


def letters(text: str) -> str:
    """A text with the letters that the presentation forms of Arabic letters and ligatures stand for; all else as it is."""
    return _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), text)


def logical(units: Sequence[str], *, is_continued: bool = False) -> list[tuple[str, bool]]:
    """A line in the order in which it is read.

    Args:
        units: what stands in the line, from left to right: letters with their marks, ligatures, spaces, each a string in
            the order of reading.
        is_continued: whether Arabic letters came before it in its paragraph.

    Returns:
        The units in order, and whether each belongs to a word or number that runs from left to right.
    """
    line = [_unit(unit) for unit in reversed(units)]
    classes = "".join(_class(unit) for unit in line)
    out: list[tuple[str, bool]] = []
    at, is_after_arabic = 0, is_continued
    while at < len(line):
        number = _NUMBER if is_after_arabic else _NUMBER_BEFORE_ARABIC
        if run := _LEFT_TO_RIGHT.match(classes, at) or number.match(classes, at):
            out += ((unit, True) for unit in reversed(line[at : run.end()]))
            at = run.end()
        else:
            out.append((line[at], False))
            is_after_arabic = is_after_arabic or classes[at] == "R"
            at += 1
    return out


def read_in_order(lines: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a paragraph that runs from right to left, as `logical` has them.

    Brackets are set so that they pair: whether a file names a bracket by its meaning or by its shape, it does not say.
    """
    ordered: list[list[tuple[str, bool]]] = []
    is_continued = False
    for units in lines:
        ordered.append(logical(units, is_continued=is_continued))
        is_continued = is_continued or any(_class(unit) == "R" for unit in units)
    return _paired(ordered)


def read_from_left(units: Sequence[str]) -> str:
    """A line that runs from left to right, with the Arabic words in it in the order of reading."""
    if not any(map(is_arabic, units)):
        return "".join(units)
    return "".join(unit for is_rtl, run in _runs(units) for unit in (_turned(run) if is_rtl else run))


def _turned(run: Sequence[str]) -> list[str]:
    return [unit for unit, _ in logical(run)]


def _runs(units: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Runs of Arabic, from its first to its last letter, and what is between them."""
    is_letter = [is_arabic(unit) for unit in units]
    start = 0
    while start < len(units):
        end = start + 1
        if is_letter[start]:
            while end < len(units) and (
                is_letter[end] or (not units[end].strip() and any(is_letter[end + 1 : end + 2]))
            ):
                end += 1
        else:
            while end < len(units) and not is_letter[end]:
                end += 1
        yield is_letter[start], list(units[start:end])
        start = end


def evidence(text: str) -> int:
    """How much speaks for its Arabic words being in the order of reading; below zero where they are backwards."""
    return sum(_evidence_of(word) for word in _WORD.findall(text))


def _evidence_of(word: str) -> int:
    ends = _form(word[0]) in {"<initial>", "<isolated>"}, _form(word[-1]) in {"<final>", "<isolated>"}
    middle = _form(word[0]) in {"<medial>", "<final>"}, _form(word[-1]) in {"<medial>", "<initial>"}
    plain = letters(word)
    return (
        2 * (sum(ends) - sum(middle))
        + 2 * bool(_ARTICLE.match(plain))
        - bool(_BACKWARDS_ARTICLE.search(plain))  # many a word ends so as it should
        + 2 * (plain[-1] in _ONLY_LAST)
        - 4 * (plain[0] in _ONLY_LAST)
        + (plain[0] == "إ")
        - 2 * (plain[-1] == "إ")
    )


def _form(character: str) -> str:
    return unicodedata.decomposition(character).partition(" ")[0]


def _unit(unit: str) -> str:
    plain = letters(unit)
    is_turned_ligature = len(plain) == 2 and plain[0] in "اأإآ" and plain[1] == "ل"  # there is none of alef and lam
    return plain[::-1] if is_turned_ligature else plain


def _class(unit: str) -> str:
    return _CLASSES.get(unicodedata.bidirectional(unit[0]), " ") if unit else " "


def _paired(lines: list[list[tuple[str, bool]]]) -> list[str]:
    """The lines with those brackets mirrored, if any, that do not pair as they are."""
    signs = [sign for line in lines for unit, is_ltr in line if not is_ltr for sign in unit if sign in _MIRRORED]
    mirrored = [_MIRRORED[sign] for sign in signs]
    alternating = [_opening(sign) if n % 2 == 0 else _MIRRORED[_opening(sign)] for n, sign in enumerate(signs)]
    ways: list[list[str]] = [signs, mirrored, alternating]
    best = max(ways, key=_pairs)
    chosen = iter(best)

    def with_chosen(unit: str) -> str:
        return "".join(next(chosen) if sign in _MIRRORED else sign for sign in unit)

    return ["".join(unit if is_ltr else with_chosen(unit) for unit, is_ltr in line) for line in lines]


def _opening(sign: str) -> str:
    return sign if sign in _OPENING else _MIRRORED[sign]


def _pairs(signs: Sequence[str]) -> int:
    """How many brackets close one that is open."""
    opened: list[str] = []
    pairs = 0
    for sign in signs:
        if sign in _OPENING:
            opened.append(sign)
        elif opened and opened[-1] == _CLOSING.get(sign):
            opened.pop()
            pairs += 1
    return pairs
