"""Bodies: taken in piece by piece, decompressed within a bound, and told apart from those that end too early."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Iterator
from typing import Protocol

from hudna.sources.fetching.fetched import Outlook

ENCODINGS = "gzip, deflate"
"""What servers are told we take."""

_STEP = 256 * 1024
"""Bytes that are decompressed at a time: a bomb is seen before it is larger than that beyond the bound."""

_GZIP = b"\x1f\x8b"


class BodyError(Exception):
    """A body that cannot be taken; its message is the reason."""

    def __init__(self, reason: str, outlook: Outlook = Outlook.LATER) -> None:
        super().__init__(reason)
        self.outlook = outlook


class _Decoder(Protocol):
    def decode(self, data: bytes) -> Iterator[bytes]: ...

    def end(self) -> None: ...


class _Plain:
    def decode(self, data: bytes) -> Iterator[bytes]:
        yield data

    def end(self) -> None:
        return


class _Zlib:
    """gzip, of several members too, and deflate, with or without its header."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32) if name == "gzip" else None
        self._begun = False

    def decode(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        while data:
            if self._inflate is None:
                # servers disagree on whether "deflate" has a header: a byte of 0x?8 begins one (RFC 1950)
                self._inflate = zlib.decompressobj(zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)
            elif self._inflate.eof:
                if not data.startswith(_GZIP[: len(data)]):
                    return  # padding after the last member
                self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield self._inflate.decompress(data, _STEP)
            data = self._inflate.unconsumed_tail or self._inflate.unused_data

    def end(self) -> None:
        if self._begun and self._inflate is not None and not self._inflate.eof:
            raise BodyError("its body ends too early", Outlook.PASSING)


async def collect(chunks: AsyncIterable[bytes], encodings: str, limit: int, *, cut: bool = False) -> bytes:
    """All of a body, decoded.

    Args:
        chunks: as they come.
        encodings: the Content-Encoding.
        limit: bytes that it may have, decoded.
        cut: whether only so much of a larger one is taken, instead of nothing.

    Raises:
        BodyError: it is larger, in another encoding, not in the one that is told, or not whole.
    """
    names = [name for part in encodings.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    body = bytearray()
    decoder: _Decoder | None = None
    try:
        async for chunk in chunks:
            decoder = decoder or _decoder(names, chunk)
            for part in decoder.decode(chunk):
                body += part
                if len(body) > limit:
                    if cut:
                        return bytes(body[:limit])
                    raise BodyError(f"its body has more than the {limit / 1e6:g} MB that it may have")
        if decoder is not None:
            decoder.end()
    except zlib.error as error:
        raise BodyError(f"its body is not the {names[0]} that it is said to be", Outlook.PASSING) from error
    return bytes(body)


def _decoder(names: list[str], first: bytes) -> _Decoder:
    if not names:
        return _Plain()
    if len(names) > 1 or names[0] not in {"gzip", "x-gzip", "deflate"}:
        raise BodyError(f"its body is encoded as {', '.join(names)[:60]}, for which nobody asked")
    if names[0] == "deflate":
        return _Zlib("deflate")
    if not first.startswith(_GZIP[: len(first)]):
        return _Plain()  # servers that say gzip and send none are common; what it is, is seen when it is read
    return _Zlib("gzip")
