"""The package of a workbook (ECMA-376, part 2): a ZIP archive, looked through before anything in it is parsed."""

from __future__ import annotations

import zipfile
from typing import IO, BinaryIO
from xml.parsers import expat

from hudna.sources.pieces import Allowance
from hudna.sources.unreadable import UnreadableError

_MEGABYTE = 1_000_000
_LIMITS = (("xl/worksheets/", 400), ("xl/media/", 400), ("xl/embeddings/", 400), ("xl/sharedStrings", 100), ("", 20))
"""Megabytes that a part may have, unpacked, by the beginning of its name; sheets are streamed, all else is held in memory."""

_MAX_PARTS = 5000
_XML = (".xml", ".rels")
_OLD = b"\xd0\xcf\x11\xe0"


def opened(stream: BinaryIO, allowance: Allowance) -> zipfile.ZipFile:
    """The archive, if its parts are of a size that can be read, and none declares entities.

    An archive never gives more of a part than the size that is checked here: what has more fails its checksum.

    Raises:
        UnreadableError: it is no such archive, damaged, encrypted, or a trap.
    """
    if stream.read(4) == _OLD:
        raise UnreadableError("a workbook of before 2007, or one with a password: save it as .xlsx without one")
    try:
        archive = zipfile.ZipFile(stream)
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS:
            raise UnreadableError(f"a workbook of {len(parts)} parts, more than {_MAX_PARTS}")
        for part in parts:
            _check(archive, part, allowance)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UnreadableError(f"not a workbook that can be opened: {error}") from error
    return archive


def _check(archive: zipfile.ZipFile, part: zipfile.ZipInfo, allowance: Allowance) -> None:
    limit = next(size for beginning, size in _LIMITS if part.filename.startswith(beginning))
    if part.file_size > limit * _MEGABYTE:
        raise UnreadableError(f"its part {part.filename} has {part.file_size / _MEGABYTE:,.0f} MB, more than {limit}")
    allowance.spend(part.file_size)
    if part.filename.lower().endswith(_XML):
        with archive.open(part) as content:
            if _declares_type(content, part.filename):
                raise UnreadableError(
                    f"its part {part.filename} has a document type declaration, which workbooks never have"
                )


class _EnoughError(Exception):
    """The root element has begun, or a document type is declared."""


def _declares_type(content: IO[bytes], name: str) -> bool:
    """Whether a document type stands before the root element, in whatever encoding.

    Raises:
        UnreadableError: it is no XML up to there.
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
        while chunk := content.read(65536):
            parser.Parse(chunk)
    except _EnoughError:
        return found
    except expat.ExpatError as error:
        raise UnreadableError(f"its part {name} is damaged: {error}") from error
    raise UnreadableError(f"its part {name} is damaged: nothing in it")
