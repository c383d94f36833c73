"""Sentences and quotations of a text.

A quotation is never split: what somebody said stays one piece, whatever stops it contains. Wrong or unpaired quotation
marks, common in scraped text, are tolerated: a mark that cannot close is taken to open, and a paragraph's end closes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.reading.tokens import Token, Tokenizer

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.!?؟…۔]+[\"'”»)\]]*(?=\s|$)")
_OPEN = "«“„‹"
_CLOSE = "»”›"
_EITHER = '"'
_MARK = re.compile(f"[{_OPEN}{_CLOSE}{_EITHER}]")
# A longer "sentence" is a list or a text without stops; it is cut at a word so that no step grows with its square.
_LONGEST = 160
_BREAKS = frozenset({"\n", "\r\n"})
_COLUMN = (40, 120)  # characters
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text, its words, and whether it opens a paragraph."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    opens_paragraph: bool


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the quotations in `text[start:end]`, without their marks, in order and never nested."""
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARK.finditer(text, start, end):
        if opened < 0:
            opened = mark.end()
        elif mark.group() not in _OPEN:
            found.append((opened, mark.start()))
            opened = -1
    if 0 <= opened < end:
        found.append((opened, end))
    return found


def _filled(text: str, lines: Sequence[re.Match[str]]) -> frozenset[int]:
    """Where lines end that a column broke: the first word of the next would not have fitted in them.

    None, unless nearly all lines are such: a title or the entry of a list may happen to be.
    """
    lengths = [len(line.group().rstrip()) for line in lines]
    width = max(lengths, default=0)
    low, high = _COLUMN
    if not low <= width <= high:
        return frozenset()
    inner = [(n, line) for n, line in enumerate(lines[1:]) if _is_next(text, lines[n], line) and line.group().strip()]
    full = [lines[n].end() for n, line in inner if lengths[n] + 1 + len(line.group().split()[0]) > width]
    return frozenset(full) if len(full) > 1 and len(full) >= _MOSTLY * len(inner) else frozenset()


def _is_next(text: str, line: re.Match[str], following: re.Match[str]) -> bool:
    """Whether nothing but one line break stands between two lines."""
    return text[line.end() : following.start()] in _BREAKS


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines as paragraphs; one that a column broke, or that goes on in small letters without a stop, is joined to the next."""
    lines = list(_LINE.finditer(text))
    filled = _filled(text, lines)
    start = lines[0].start() if lines else 0
    for line, following in itertools.pairwise(lines):
        end = line.end()
        goes_on = text[end - 1].isalnum() and text[following.start()].islower() and _is_next(text, line, following)
        if not goes_on and end not in filled:
            yield start, end
            start = following.start()
    if lines:
        yield start, lines[-1].end()


def _stops(
    text: str, start: int, end: int, quotes: list[tuple[int, int]], abbreviations: frozenset[str]
) -> Iterator[int]:
    number = 0
    for match in _STOP.finditer(text, start, end):
        at = match.start()
        while number < len(quotes) and quotes[number][1] < at:
            number += 1
        if number < len(quotes) and quotes[number][0] <= at < quotes[number][1] and match.end() <= quotes[number][1]:
            continue
        word = text[start:at].rpartition(" ")[2].strip("(«\"'").casefold()
        if match.group() == "." and (word in abbreviations or (len(word) == 1 and word.isalpha())):
            continue
        if match.group()[-1] in ")]" and text[match.end() : match.end() + 2].strip()[:1].islower():  # "X (D-Ga.) said"
            continue
        yield match.end()


def sentences(text: str, tokenizer: Tokenizer, abbreviations: frozenset[str] = frozenset()) -> list[Sentence]:
    """The sentences of a text with their tokens, in order. Sentences without a word are left out."""
    out: list[Sentence] = []
    for p_start, p_end in _paragraphs(text):
        quotes = quotations(text, p_start, p_end)
        start, first = p_start, True
        for stop in [*_stops(text, p_start, p_end, quotes, abbreviations), p_end]:
            tokens = tokenizer.tokens(text, start, stop, quotes)
            for n in range(0, len(tokens), _LONGEST):
                part = tuple(tokens[n : n + _LONGEST])
                out.append(Sentence(part[0].start, stop if n + _LONGEST >= len(tokens) else part[-1].end, part, first))
                first = False
            start = stop
    return out
