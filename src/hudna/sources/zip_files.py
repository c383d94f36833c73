"""ZIP files, opened with care: archives, and the workbooks and documents that are such (PKWARE's APPNOTE; ECMA-376, part 2)."""

from __future__ import annotations

import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO
from xml.parsers import expat

from hudna.sources.unreadable import UnreadableError

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,  # of what is encrypted
)
"""What `zipfile` raises on what is damaged, or packed in a way that it does not know."""

_TAIL = 65_557  # bytes from which on the end record stands
_END, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07"
_MAX_DIRECTORY = 1_000_000  # bytes; a workbook has a few dozen parts
_CHUNK = 1 << 16


class NoArchiveError(UnreadableError):
    """It is no ZIP file, or one that is damaged."""


@contextmanager
def opened(stream: BinaryIO, otherwise: str) -> Iterator[zipfile.ZipFile]:
    """An archive.

    It never gives more of a part than the size that it states: what has more fails its checksum.

    Raises:
        NoArchiveError: it is none; `otherwise` says so, with what is wrong behind it.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGED as error:
        raise NoArchiveError(f"{otherwise} ({said(error)})") from error
    with archive:
        yield archive


@contextmanager
def explained(otherwise: str) -> Iterator[None]:
    """Let what is damaged be an `UnreadableError` that says what it is."""
    try:
        yield
    except DAMAGED as error:
        raise UnreadableError(f"{otherwise} ({said(error)})") from error


def said(error: Exception) -> str:
    """What is wrong with an archive, in the words of `zipfile`, without the name, which stands before."""
    if isinstance(error, EOFError):
        return "its bytes end before they should"
    return re.sub(r" for file .*", "", str(error)).strip().rstrip(".") or type(error).__name__


def has_short_list(stream: BinaryIO) -> bool:
    """Whether the list of an archive's parts is short, before `zipfile` reads it into memory; also where there is none."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    stream.seek(0)
    end = tail.rfind(_END)
    return _LARGE_END not in tail and (end < 0 or int.from_bytes(tail[end + 12 : end + 16], "little") <= _MAX_DIRECTORY)


class _EnoughError(Exception):
    """The root element has begun, or a document type is declared."""


def refuse_declared_type(content: IO[bytes], name: str) -> None:
    """Refuse a part whose XML declares a document type before its root element, in whatever encoding.

    Raises:
        UnreadableError: it does, or is no XML up to there.
    """
    found = False

    def declared(*_: object) -> None:
        nonlocal found
        found = True
        raise _EnoughError

    def begun(*_: object) -> None:
        raise _EnoughError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        while chunk := content.read(_CHUNK):
            parser.Parse(chunk)
    except _EnoughError:
        if found:
            raise UnreadableError(f"its part {name} declares a document type, as no document needs to") from None
        return
    except expat.ExpatError as error:
        raise UnreadableError(f"its part {name} is damaged") from error
    raise UnreadableError(f"its part {name} is damaged")
