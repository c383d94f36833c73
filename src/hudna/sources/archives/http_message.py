"""The response of a server as it came over the wire: its status, its fields, its body without the codings of its way (RFC 9112)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hudna.sources.archives.records import fields_of
from hudna.sources.unreadable import UnreadableError

_HEAD = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n")
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_CUT_OFF = "its body ends before it should: what there is of it was read"
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Response:
    """A response.

    Attributes:
        status: three digits.
        fields: by their names in small letters.
        payload: what follows them, as it came.
    """

    status: int
    fields: Mapping[str, str]
    payload: bytes

    @property
    def media(self) -> str | None:
        """Its Content-Type, with parameters."""
        return self.fields.get("content-type")


def response_of(block: bytes) -> Response | None:
    """The response that bytes are; None where they are none."""
    head = _HEAD.match(block)
    if head is None:
        return None
    return Response(int(head[1]), fields_of(head[0]), block[head.end() :])


def unchunked(response: Response) -> tuple[bytes, tuple[str, ...]]:
    """The body in one, and notices: many archives hold it so already, whatever the fields say."""
    if "chunked" not in response.fields.get("transfer-encoding", "").lower():
        return response.payload, ()
    payload = response.payload
    parts: list[bytes] = []
    at = 0
    while (size := _SIZE.match(payload, at)) is not None:
        length, begin = int(size[1], 16), size.end()
        if length == 0:
            return b"".join(parts), ()
        parts.append(payload[begin : begin + length])
        at = begin + length
        at += 2 if payload[at : at + 2] == b"\r\n" else 1
        if at > len(payload):
            break
    return (b"".join(parts), (_CUT_OFF,)) if parts else (payload, ())


def decoded(body: bytes, coding: str, limit: int, spend: Callable[[int], None]) -> tuple[bytes, tuple[str, ...]]:
    """The body as it was before it was compressed for its way, and notices.

    Args:
        body: what is to be decoded.
        coding: the response's Content-Encoding; where the body is not in it, it was decoded before it was archived.
        limit: bytes that it may become.
        spend: is told of what comes out.

    Raises:
        UnreadableError: it is damaged, becomes too much, or is in a coding that is not read.
    """
    match coding.strip().lower():
        case "gzip" | "x-gzip" if body.startswith(b"\x1f\x8b"):
            return _inflated(body, zlib.MAX_WBITS | 16, limit, spend)
        case "deflate" if body[:1] == b"\x78" and int.from_bytes(body[:2]) % 31 == 0:
            return _inflated(body, zlib.MAX_WBITS, limit, spend)
        case "deflate" if not _is_text(body):
            return _inflated(body, -zlib.MAX_WBITS, limit, spend)
        case "" | "identity":
            return body, ()
        case _ if _is_text(body):
            return body, ()
        case other:
            raise UnreadableError(f"compressed in a way that is not read ({other[:40]!r})")


def _is_text(body: bytes) -> bool:
    """Whether it begins like mark-up, or JSON, or a text in UTF-8."""
    start = body[:512]
    if start.lstrip()[:1] in {b"<", b"{", b"[", b"%"}:
        return True
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", start) and bool(start.decode("utf-8", "ignore"))


def _inflated(body: bytes, window: int, limit: int, spend: Callable[[int], None]) -> tuple[bytes, tuple[str, ...]]:
    inflater = zlib.decompressobj(window)
    parts: list[bytes] = []
    size = 0
    while body and not inflater.eof:
        try:
            part = inflater.decompress(body, _STEP)
        except zlib.error as error:
            raise UnreadableError("its compressed body is damaged") from error
        body = inflater.unconsumed_tail
        size += len(part)
        spend(len(part))
        if size > limit:
            raise UnreadableError(f"its body expands to more than the {limit / 1e6:g} MB it may have")
        parts.append(part)
    return b"".join(parts), () if inflater.eof else (_CUT_OFF,)
