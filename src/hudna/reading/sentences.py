"""Sentences and quotations of a text.

A quotation is never split: what somebody said stays one piece, whatever stops it contains. Wrong or unpaired quotation
marks, common in scraped text, are tolerated: a mark that cannot close is taken to open, and a paragraph's end closes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.reading.tokens import Token, Tokenizer

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_STOP = re.compile(r"[.!?؟…۔]+[\"'”»)\]]*(?=\s|$)")
_OPEN = "«“„‹"
_CLOSE = "»”›"
_EITHER = '"'
_MARK = re.compile(f"[{_OPEN}{_CLOSE}{_EITHER}]")
# A longer "sentence" is a list or a text without stops; it is cut at a word so that no step grows with its square.
_LONGEST = 160
_WRAPPED_LINE = (40, 100)


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


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks are only a column's width, as in old wire copy."""
    if not _BLANK_LINE.search(text):
        return False
    lines = [line.strip() for line in text.split("\n")]
    inner = [a for a, b in itertools.pairwise(lines) if a and b]
    if len(inner) < 6:
        return False
    low, high = _WRAPPED_LINE
    running = sum(low <= len(line) <= high and not _STOP.search(line[-2:]) for line in inner)
    return running > 0.6 * len(inner)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    if not _is_wrapped(text):
        yield from _lines(text)
        return
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines as paragraphs; one that goes on in small letters where the line before has no stop is part of it."""
    start, end = 0, -1
    for match in _PARAGRAPH.finditer(text):
        if end < 0:
            start = match.start()
        elif match.start() != end + 1 or not text[end - 1].isalnum() or not text[match.start()].islower():
            yield start, end
            start = match.start()
        end = match.end()
    if end >= 0:
        yield start, end


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
