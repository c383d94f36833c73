"""Answers: good ones, and everything that goes wrong between a server and a reader."""

import asyncio
import gzip
import itertools
import socket
import struct
import zlib
from collections.abc import Mapping, Sequence

from tests.misbehaving.server import Answer, Request

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"


def head(status: int = 200, headers: Mapping[str, str | int] | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in (headers or {}).items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def body(
    content: str | bytes = b"", media: str = HTML, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Answer:
    """What is there."""
    data = content.encode() if isinstance(content, str) else content
    return raw(head(status, {"Content-Type": media, "Content-Length": len(data), **(headers or {})}) + data)


def unless_known(content: str, media: str = HTML, *, etag: str, changed: str | None = None) -> Answer:
    """What is there, or that it is known already (304)."""
    validators = {"ETag": etag} | ({"Last-Modified": changed} if changed else {})

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        since = request.headers.get("if-modified-since")
        is_known = request.headers.get("if-none-match") == etag or (since is not None and since == changed)
        chosen = raw(head(304, validators)) if is_known else body(content, media, headers=validators)
        await chosen(request, writer)

    return answer


def in_turn(answers: Sequence[Answer]) -> Answer:
    """One after the other, the last for ever: an article that changes, a server that recovers."""
    coming = itertools.chain(answers, itertools.repeat(answers[-1]))

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await next(coming)(request, writer)

    return answer


def raw(data: bytes) -> Answer:
    """These bytes, whatever they are."""

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return answer


def redirect(to: str, status: int = 302) -> Answer:
    return raw(head(status, {"Location": to, "Content-Length": 0}))


def gone(status: int = 410) -> Answer:
    return raw(head(status, {"Content-Length": 0}))


def come_again(status: int, retry_after: str | None) -> Answer:
    return raw(head(status, {"Content-Length": 0} | ({"Retry-After": retry_after} if retry_after else {})))


async def never(_: Request, writer: asyncio.StreamWriter) -> None:
    """Take the request, and answer nothing."""
    await asyncio.sleep(3600)


async def slow_headers(_: Request, writer: asyncio.StreamWriter) -> None:
    """A header line a second, for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in itertools.count():
        writer.write(f"X-Header-{number}: slow\r\n".encode())
        await writer.drain()
        await asyncio.sleep(1)


async def slow_body(_: Request, writer: asyncio.StreamWriter) -> None:
    """A byte a second, for as long as it takes."""
    writer.write(head(headers={"Content-Type": HTML, "Content-Length": 100_000}))
    for _number in range(100_000):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(1)


async def endless(_: Request, writer: asyncio.StreamWriter) -> None:
    """A body without a length and without an end."""
    writer.write(head(headers={"Content-Type": HTML}))
    while True:
        writer.write(b"<p>and so on</p>" * 4096)
        await writer.drain()


def truncated_gzip(content: str, media: str = HTML) -> Answer:
    """A compressed body that ends in its middle, and says that it is whole."""
    data = gzip.compress(content.encode())
    return body(data[: len(data) // 2], media, headers={"Content-Encoding": "gzip"})


def compressed(content: str, media: str = HTML, encoding: str = "gzip") -> Answer:
    data = gzip.compress(content.encode()) if encoding == "gzip" else zlib.compress(content.encode())
    return body(data, media, headers={"Content-Encoding": encoding})


def gzip_bomb(size: int) -> Answer:
    """A body that is a thousandth of what it expands to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    zeros = b"\0" * (1 << 20)
    data = b"".join(packer.compress(zeros) for _ in range(size >> 20)) + packer.flush()
    return body(data, headers={"Content-Encoding": "gzip"})


def length(content: str, told: int, media: str = HTML) -> Answer:
    """A body of another length than it is told to have."""
    return raw(head(headers={"Content-Type": media, "Content-Length": told}) + content.encode())


def reset(content: str = "") -> Answer:
    """Some of a body, and then the connection breaks."""

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        if content:
            writer.write(head(headers={"Content-Type": HTML, "Content-Length": 2 * len(content)}) + content.encode())
            await writer.drain()
            await asyncio.sleep(0.05)  # or what was sent would be thrown away on its way
        broken: socket.socket = writer.get_extra_info("socket")
        broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return answer


def garbage() -> Answer:
    """As servers answered before there were versions of HTTP."""
    return raw(b"<html><body>It works!</body></html>\r\n")


def header_bomb() -> Answer:
    """One header of a megabyte."""
    return raw(head(headers={"X-Large": "x" * 1_000_000, "Content-Length": 0}))
