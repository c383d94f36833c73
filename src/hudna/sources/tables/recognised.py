"""Is a table one of reports? Where the user says so in a file beside it, or where a column is called as texts are."""

from __future__ import annotations

import json

from hudna.sources.decoding import decode
from hudna.sources.formats import HEAD
from hudna.sources.pieces import Piece
from hudna.sources.tables.columns import names_text
from hudna.sources.tables.mapping import Mapping, file_beside
from hudna.sources.tables.separated import header_of
from hudna.sources.unreadable import UnreadableError

_CUT = 4  # bytes that may be lacking of the last character


def is_separated(piece: Piece) -> bool:
    """Whether separated values are a table of reports, by their header."""
    if file_beside(piece) is not None:
        return True
    try:
        header, _, _ = header_of(_text(piece), piece.name, Mapping())
    except UnreadableError:
        return False
    return names_text(header, Mapping())


def is_lines(piece: Piece) -> bool:
    """Whether lines of JSON are reports, by the keys of the first."""
    if file_beside(piece) is not None:
        return True
    try:
        text = _text(piece).lstrip()
        first = json.loads(text.partition("\n")[0]) if "\n" in text else None
    except (UnreadableError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and names_text(tuple(first), Mapping())


def _text(piece: Piece) -> str:
    """What it begins with, up to the last line that is there whole."""
    head = piece.head(HEAD)
    if not head:
        return ""
    for lacking in range(_CUT):
        try:
            text, _ = decode(head[: len(head) - lacking])
        except UnreadableError:
            continue
        return text
    return ""
