"""Where a file of gzip members ends whole: a process that was killed while it wrote leaves half a member behind."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import BinaryIO

_MEMBER = b"\x1f\x8b\x08"
_CHUNK = 1 << 20
_BEGINS = b"WARC/1."
_LAST = 32 << 20
"""Bytes before the end within which the last member is looked for."""


def end_of_whole_members(path: Path) -> int:
    """The bytes that a file has without what was torn off at its end."""
    size = path.stat().st_size
    with path.open("rb") as file:
        return size if size == 0 or _ends_with_a_member(file, size) else _read_through(file, size)


def _ends_with_a_member(file: BinaryIO, size: int) -> bool:
    """Whether the last record ends where the file does; told without reading all of the file."""
    file.seek(max(0, size - _LAST))
    tail = file.read()
    at = len(tail)
    while (at := tail.rfind(_MEMBER, 0, at)) >= 0:
        inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            if not inflate.decompress(tail[at : at + 512], len(_BEGINS)).startswith(_BEGINS):
                continue
        except zlib.error:
            continue
        if _end(memoryview(tail)[at:]) == len(tail) - at:
            return True
    return False


def _end(data: memoryview) -> int | None:
    """Where a member ends that begins with these bytes; None where it does not."""
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for start in range(0, len(data), _CHUNK):
        try:
            chunk = data[start : start + _CHUNK]
            while chunk:
                inflate.decompress(chunk, _CHUNK)
                if inflate.eof:
                    return start + len(data[start : start + _CHUNK]) - len(inflate.unused_data)
                chunk = memoryview(inflate.unconsumed_tail)
        except zlib.error:
            return None
    return None


def _read_through(file: BinaryIO, size: int) -> int:
    """Where the last whole member ends, by reading them all."""
    whole, file_at = 0, 0
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    file.seek(0)
    data = b""
    while data or (data := file.read(_CHUNK)):
        file_at = file.tell()
        try:
            inflate.decompress(data, _CHUNK)
        except zlib.error:
            return whole
        if inflate.eof:
            data = inflate.unused_data
            whole = file_at - len(data)
            inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        else:
            data = inflate.unconsumed_tail
    return min(whole, size)
