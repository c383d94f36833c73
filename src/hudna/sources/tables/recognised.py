"""Is a table one of reports? Where the user says so in a file beside it, or where a column is called as texts are."""

from __future__ import annotations

import html
import json
import os
import re
import zipfile
import zlib
from typing import BinaryIO

from hudna.sources.decoding import decode_beginning
from hudna.sources.formats import HEAD
from hudna.sources.pieces import Piece
from hudna.sources.tables.columns import names_text
from hudna.sources.tables.mapping import Mapping, file_beside
from hudna.sources.tables.separated import header_of
from hudna.sources.unreadable import ExhaustedError, UnreadableError

_FIRST_LINE = 1_000_000  # bytes; a line of JSON is as long as its report
_WORDS = ("xl/sharedStrings", "xl/worksheets/sheet")
_WORD = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]{1,200})</")
_BEGINNING = 1 << 17  # bytes of a part, unpacked
_MAX_PARTS = 20
_TAIL = 1 << 16
_END, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07"
_MAX_DIRECTORY = 1_000_000


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
        with piece.open() as stream:
            if not _has_small_directory(stream):
                return True
            with zipfile.ZipFile(stream) as archive:
                parts = [part for part in archive.infolist() if part.filename.startswith(_WORDS)]
                return any(_names_text(archive, part) for part in parts[:_MAX_PARTS])
    except ExhaustedError:
        raise
    except UnreadableError:  # of what holds it, which is told where it is read
        return True
    except (OSError, ValueError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return False


def _has_small_directory(stream: BinaryIO) -> bool:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    end = tail.rfind(_END)
    return _LARGE_END not in tail and (end < 0 or int.from_bytes(tail[end + 12 : end + 16], "little") <= _MAX_DIRECTORY)


def _names_text(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as content:
        beginning = content.read(_BEGINNING).decode("utf-8", "replace")
    return names_text([html.unescape(word) for word in _WORD.findall(beginning)], Mapping())
