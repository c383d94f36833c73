"""The bytes of a file as they come, inflated where they are compressed by gzip, and where in the file they came from.

A file of gzip members is one text (RFC 1952). Where a member is damaged or cut off the text has a gap, and goes on with the next
member that can be found.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from hudna.sources.pieces import Allowance

GZIP = b"\x1f\x8b"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_RAW = 1 << 16
_INFLATED = 1 << 20
_KEPT = 1 << 22  # bytes of a member in which the next is searched where it turns out to be damaged
_A_SIGN_EVERY = 1 << 25


@dataclass(frozen=True, slots=True)
class Gap:
    """Where bytes of a file are lost: the offset of the gzip member, and why."""

    offset: int
    reason: str


class Inflow:
    """What there is up to the next gap, to be looked at before it is taken."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        """Begin with a stream.

        Args:
            stream: of which no more is held than is looked at.
            allowance: pays for what is inflated, and is told of what was read.
        """
        self._coming = _chunks(stream, allowance)
        self._gap: Gap | None = None
        self._ended = False
        self._begins: deque[tuple[int, int, bool]] = (
            deque()
        )  # where in the text, where in the file, whether byte by byte
        self._taken = 0  # bytes of the text before the buffer
        self.buffer = bytearray()

    @property
    def offset(self) -> int:
        """Where in the file the next byte came from; for one that was inflated, where its gzip member begins."""
        while len(self._begins) > 1 and self._begins[1][0] <= self._taken:
            self._begins.popleft()
        if not self._begins:
            return 0
        text, file, is_exact = self._begins[0]
        return file + (self._taken - text if is_exact else 0)

    def has(self, size: int) -> bool:
        """Whether so many bytes come before the next gap; they are in the buffer then."""
        while len(self.buffer) < size and self._more():
            pass
        return len(self.buffer) >= size

    def take(self, size: int) -> bytes:
        """Bytes that are in the buffer, which are gone from it then."""
        taken = bytes(memoryview(self.buffer)[:size])
        self.skip(size)
        return taken

    def skip(self, size: int) -> None:
        """Go past bytes that are in the buffer."""
        size = min(size, len(self.buffer))
        del self.buffer[:size]
        self._taken += size

    def past_gap(self) -> Gap | None:
        """Go past what is left before the next gap, and that; None where there is none but the end."""
        self.skip(len(self.buffer))
        gap, self._gap = self._gap, None
        return gap

    def _more(self) -> bool:
        if self._gap is not None or self._ended:
            return False
        match next(self._coming, None):
            case None:
                self._ended = True
                return False
            case Gap() as gap:
                self._gap = gap
                return False
            case (offset, is_exact, data):
                if not self._begins or self._begins[-1][1:] != (offset, False):
                    self._begins.append((self._taken + len(self.buffer), offset, is_exact))
                self.buffer += data
                return True


_Chunk = tuple[int, bool, bytes]


def _chunks(stream: BinaryIO, allowance: Allowance) -> Iterator[_Chunk | Gap]:
    raw = _Raw(stream, allowance)
    raw.fill()
    if not raw.data.startswith(GZIP):
        while raw.data:
            yield raw.offset, True, bytes(raw.data)
            raw.drop(len(raw.data))
            raw.fill()
        return
    is_lost = False  # since the last gap: what looks like a member, and gives nothing, is none
    while raw.data or raw.fill():
        begin, gave = raw.offset, False
        for one in _member(raw, allowance):
            if isinstance(one, Gap) and is_lost and not gave:
                continue
            gave = gave or not isinstance(one, Gap)
            is_lost = isinstance(one, Gap)
            yield one if isinstance(one, Gap) else (begin, False, one)


class _Raw:
    """The compressed bytes at hand, and where they begin in the file."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream = stream
        self._working = allowance.working
        self._read = 0
        self.data = bytearray()
        self.offset = 0

    def fill(self) -> bool:
        got = self._stream.read(_RAW)
        if (self._read + len(got)) // _A_SIGN_EVERY > self._read // _A_SIGN_EVERY:
            self._working()
        self._read += len(got)
        self.data += got
        return bool(got)

    def drop(self, size: int) -> None:
        del self.data[:size]
        self.offset += size


def _member(raw: _Raw, allowance: Allowance) -> Iterator[bytes | Gap]:
    """What is in the gzip member that begins here; behind it, the raw bytes begin with what follows."""
    begin = raw.offset
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    fed = 0  # of the bytes at hand
    while not inflater.eof:
        if fed == len(raw.data):
            if fed > _KEPT:
                raw.drop(fed)
                fed = 0
            if not raw.fill():
                raw.drop(len(raw.data))
                yield Gap(begin, "its compressed bytes are cut off")
                return
        feed = bytes(memoryview(raw.data)[fed : fed + _RAW])
        fed += len(feed)
        try:
            while feed and not inflater.eof:  # at its end, zlib leaves the tail as it was
                inflated = inflater.decompress(feed, _INFLATED)
                allowance.spend(len(inflated))
                if inflated:
                    yield inflated
                feed = inflater.unconsumed_tail
        except zlib.error:
            _to_next_member(raw)
            yield Gap(begin, "its compressed bytes are damaged")
            return
    raw.drop(fed - len(inflater.unused_data))
    _past_padding(raw)


def _past_padding(raw: _Raw) -> None:
    """Zeros behind a member, which tapes and disks put there."""
    while raw.data[:1] == b"\0":
        padding = len(raw.data) - len(raw.data.lstrip(b"\0"))
        raw.drop(padding)
        if not raw.data:
            raw.fill()


def _to_next_member(raw: _Raw) -> None:
    """Go to what looks like the beginning of a member, or to the end."""
    raw.drop(1)
    while (found := _MEMBER.search(raw.data)) is None:
        raw.drop(max(len(raw.data) - 3, 0))
        if not raw.fill():
            raw.drop(len(raw.data))
            return
    raw.drop(found.start())
