"""Pictures of pages, recognised by the program tesseract where it is installed.

What it gives is taken as words, each with its place, and put in order as the letters of any other page are. Its output is
described in the section on TSV of https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hudna.sources.documents.arabic import is_arabic
from hudna.sources.documents.glyphs import Drawn, Glyph
from hudna.sources.unreadable import UnreadableError

ARABIC = "ara"
LANGUAGES = (ARABIC, "eng")
"""Whose letters are recognised, where tesseract has learnt them."""

NOT_INSTALLED = "it has to be recognised as a picture, and tesseract is not installed: install tesseract-ocr, tesseract-ocr-ara, -eng"
RESOLUTION = 300  # dots an inch
MAX_PIXELS = 20_000_000
"""Of a picture; an A4 page at that resolution has 9 million."""

MAX_SCANNED = 100
"""Pages of a document; each takes some seconds."""

SECONDS = 60.0
"""That a page may take; a dense one takes six."""

_POINT = RESOLUTION / 72
_HEARD_EVERY = 2.0  # seconds
_WORD, _LINE = "5", "4"  # levels
_COLUMNS = 12
_ALIKE = 0.3  # of the usual size, by which one that is measured may differ from it
_UNSURE = 75.0  # percent; clean print has more than 90
_SURE_OF_LATIN = 85.0
_LATIN = re.compile(r"[A-Za-z]")
_DIRECTIONAL = re.compile(r"[\u200e\u200f\u202a-\u202e]")
_VERSION = re.compile(r"tesseract v?(\d+\.\d+)")


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The program, as it is installed."""

    program: str
    version: str
    languages: tuple[str, ...]

    def __str__(self) -> str:
        return f"tesseract {self.version} ({'+'.join(self.languages)})"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page, and how sure its words are, in percent."""

    page: Drawn
    confidence: float

    @property
    def is_sure(self) -> bool:
        """Whether it was print that is easy to read."""
        return self.confidence >= _UNSURE


@dataclass(frozen=True, slots=True)
class _Word:
    glyph: Glyph
    confidence: float


@cache
def recogniser() -> Recogniser:
    """The program that recognises letters.

    Raises:
        UnreadableError: it is not installed, or has learnt none of the languages.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableError(NOT_INSTALLED)
    try:
        version = _VERSION.search(_said(program, "--version"))
        learnt = _said(program, "--list-langs").split()
    except (OSError, subprocess.SubprocessError) as error:
        raise UnreadableError("it has to be recognised as a picture, and tesseract cannot be started") from error
    languages = tuple(language for language in LANGUAGES if language in learnt)
    if not languages:
        raise UnreadableError("it has to be recognised as a picture, and tesseract has learnt neither ara nor eng")
    return Recogniser(program, version[1] if version else "of unknown version", languages)


def _said(program: str, question: str) -> str:
    answer = subprocess.run([program, question], capture_output=True, timeout=_HEARD_EVERY * 2, check=False)  # noqa: S603
    return (answer.stdout + answer.stderr).decode("utf-8", "replace")


def recognise(picture: bytes, working: Callable[[], None], *, number: int = 0) -> Recognised:
    """The words of a picture of a page.

    Args:
        picture: a file of any kind of picture that tesseract reads.
        working: called while it works.
        number: of the picture in the file, from 0, where that holds several.

    Raises:
        UnreadableError: there is no program, or it takes too long or fails.
    """
    by = recogniser()
    words = _words(by, by.languages, picture, number, working)
    if ARABIC in by.languages and is_arabic("".join(word.glyph.text for word in words)):
        words = _with_latin_checked(words, lambda: _words(by, (ARABIC,), picture, number, working))
    confidence = sum(word.confidence for word in words) / len(words) if words else 0.0
    return Recognised(Drawn(tuple(word.glyph for word in words), ()), confidence)


def _words(
    by: Recogniser, languages: Sequence[str], picture: bytes, number: int, working: Callable[[], None]
) -> list[_Word]:
    command = [by.program, "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(RESOLUTION)]
    command += ["-c", f"tessedit_page_number={number}", "tsv"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}  # several threads take longer, and the cores of others
    with tempfile.TemporaryFile() as file:  # a pipe would be filled while nobody hears that work goes on
        file.write(picture)
        file.seek(0)
        with subprocess.Popen(  # noqa: S603
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            try:
                answer = _waited_for(process, working)
            finally:
                process.kill()
    if process.returncode != 0:
        raise UnreadableError("tesseract cannot read the picture")
    rows = [row.split("\t") for row in answer.decode("utf-8", "replace").splitlines()[1:]]
    return list(_read([row for row in rows if len(row) == _COLUMNS]))


def _with_latin_checked(words: Sequence[_Word], as_arabic: Callable[[], list[_Word]]) -> list[_Word]:
    """The words of an Arabic page, with doubtful Latin ones read again as Arabic, for which they are often taken."""
    doubtful = [word for word in words if word.confidence < _SURE_OF_LATIN and _LATIN.search(word.glyph.text)]
    if not doubtful:
        return list(words)
    again = as_arabic()
    out: list[_Word] = []
    for word in words:
        instead = [other for other in again if _is_over(word.glyph, other.glyph)] if word in doubtful else []
        out += instead or [word]
    return out


def _is_over(glyph: Glyph, other: Glyph) -> bool:
    middle = (other.left + other.right) / 2
    return glyph.left < middle < glyph.right and abs(glyph.base - other.base) < 0.5 * glyph.size


def _waited_for(process: subprocess.Popen[bytes], working: Callable[[], None]) -> bytes:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            return process.communicate(timeout=_HEARD_EVERY)[0]
        except subprocess.TimeoutExpired:
            working()
    raise UnreadableError(f"recognising it took tesseract more than {SECONDS:g} s")


def _sizes(rows: Sequence[Sequence[str]]) -> dict[tuple[str, ...], float]:
    """Of the letters of each paragraph: lines are as high as the letters that they happen to have."""
    heights: dict[tuple[str, ...], list[float]] = {}
    for row in rows:
        if row[0] == _LINE:
            heights.setdefault(tuple(row[2:4]), []).append(float(row[9]) / _POINT)
    usual = _middle([height for lines in heights.values() for height in lines])
    sizes = {paragraph: _middle(lines) for paragraph, lines in heights.items()}
    return {paragraph: usual if abs(size - usual) < _ALIKE * usual else size for paragraph, size in sizes.items()}


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _read(rows: Sequence[Sequence[str]]) -> Iterator[_Word]:
    sizes = _sizes(rows)
    base = 0.0
    for row in rows:
        left, top, width, height = (float(value) for value in row[6:10])
        if row[0] == _LINE:
            base = -(top + height) / _POINT
        word = _DIRECTIONAL.sub("", row[11]).strip()
        if row[0] == _WORD and word:
            size = sizes[tuple(row[2:4])]
            edges = left / _POINT, (left + width) / _POINT
            yield _Word(Glyph(word, *edges, base, size, is_word=True), float(row[10]))
