"""The server: it takes connections in a thread of its own, and lets each path answer as it likes, to the last byte."""

import asyncio
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Request:
    """What was asked for; header names in small letters, `host` the address that was connected to."""

    path: str
    headers: Mapping[str, str]
    host: str
    time: float = field(default_factory=time.time)


Answer = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]
"""Writes whatever it likes to the connection, which is closed after it."""

Choose = Callable[[Request], Answer | None]


class Misbehaving:
    """Answers by path: what was set for it, or what `choose` finds, or 404.

    Attributes:
        asked: every request, in the order of arrival.
        most_at_once: of the requests to one host that were open at a time.
    """

    def __init__(
        self, *, hosts: Iterable[str] = ("127.0.0.1",), port: int = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        self.hosts = tuple(hosts)
        self.port = port
        self.asked: list[Request] = []
        self.most_at_once = 0
        self.choose: list[Choose] = []
        self._tls = tls
        self._answers: dict[str, Answer] = {}
        self._open: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()
        self._stop = asyncio.Event()
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> Self:
        for host in self.hosts:
            listening = socket.create_server((host, self.port), backlog=512)
            self.port = listening.getsockname()[1]
            self._sockets.append(listening)
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def on(self, path: str, answer: Answer) -> str:
        """Let a path answer so, from now on; its address."""
        self._answers[path] = answer
        return self.url(path)

    def url(self, path: str, host: str | None = None) -> str:
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://{host or self.hosts[0]}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        servers = [await asyncio.start_server(self._connected, sock=each, ssl=self._tls) for each in self._sockets]
        self._ready.set()
        await self._stop.wait()
        for server in servers:
            server.close()
        mine = asyncio.current_task()
        for task in asyncio.all_tasks():
            if task is not mine:
                task.cancel()
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task is not mine), return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            lines = (line.partition(":") for line in head[1:] if line)
            request = Request(head[0].split(" ")[1], {name.lower(): text.strip() for name, _, text in lines}, host)
            self.asked.append(request)
            self._open[host] = self._open.get(host, 0) + 1
            self.most_at_once = max(self.most_at_once, self._open[host])
            try:
                await self._answer(request)(request, writer)
                await writer.drain()
            finally:
                self._open[host] -= 1
        writer.close()

    def _answer(self, request: Request) -> Answer:
        if request.path in self._answers:
            return self._answers[request.path]
        found = (answer for choose in self.choose if (answer := choose(request)) is not None)
        return next(found, _nothing)


async def _nothing(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
