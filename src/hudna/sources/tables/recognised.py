"""Is a table one of reports? Where the user says so in a file beside it, or where a column is called as texts are."""

from __future__ import annotations

import html
import json
import re

from hudna.sources.decoding import decode_beginning
from hudna.sources.formats import HEAD
from hudna.sources.pieces import Piece
from hudna.sources.tables.columns import names_text
from hudna.sources.tables.mapping import Mapping, file_beside
from hudna.sources.tables.separated import header_of
from hudna.sources.unreadable import ExhaustedError, UnreadableError
from hudna.sources.workbooks import beginnings
from hudna.sources.zip_files import NoArchiveError

_FIRST_LINE = 1_000_000  # bytes; a line of JSON is as long as its report
_WORD = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]{1,200})</")


def is_separated(piece: Piece) -> bool:
    """Whether separated values are a table of reports, by their header."""
    if file_beside(piece) is not None:
        return True
    try:
        header, _, _ = header_of(decode_beginning(piece.head(HEAD)), piece.name, Mapping())
    except UnreadableError:
        return False
    return names_text(header, Mapping())


def is_lines(piece: Piece) -> bool:
    """Whether lines of JSON are reports, by the keys of the first."""
    if file_beside(piece) is not None:
        return True
    try:
        text = decode_beginning(piece.head(_FIRST_LINE)).lstrip()
        first = json.loads(text.partition("\n")[0])
    except (UnreadableError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and names_text(tuple(first), Mapping())


def is_workbook(piece: Piece) -> bool:
    """Whether a workbook may have a table of reports: a column's name of texts is among its first words.

    It is looked into without being parsed, for this is asked outside the process that reads hostile files. What the
    first words do not tell is for that process: a workbook with a directory of many parts.
    """
    if file_beside(piece) is not None:
        return True
    try:
        return any(map(_names_text, beginnings(piece)))
    except ExhaustedError:
        raise
    except NoArchiveError:
        return False
    except UnreadableError:  # a long list of parts, or something about what holds it: told where it is read
        return True


def _names_text(beginning: bytes) -> bool:
    words = _WORD.findall(beginning.decode("utf-8", "replace"))
    return names_text([html.unescape(word) for word in words], Mapping())
