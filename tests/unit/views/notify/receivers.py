"""Servers on this machine that take what is sent: by HTTP, and by SMTP."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast


@dataclass
class Taken:
    """What a server was sent; `answers` are its status codes, one after the other, and 204 after the last."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    mails: list[tuple[list[str], str]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def _running(server: socketserver.TCPServer, taken: Taken) -> Iterator[Taken]:
    taken.port = cast("tuple[str, int]", server.server_address)[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield taken
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def http_receiver(*answers: int) -> Iterator[Taken]:
    taken = Taken(answers=list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            taken.requests.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(taken.answers.pop(0) if taken.answers else 204)
            self.send_header("location", taken.url)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
            pass

    with _running(ThreadingHTTPServer(("127.0.0.1", 0), Handler), taken):
        yield taken


@contextmanager
def smtp_receiver(
    *, refuses: Callable[[str], bool] = lambda _: False, certificate: Path | None = None, farewell: str = "221 bye"
) -> Iterator[Taken]:
    """A mail server that refuses some addresses, and that offers encryption only with a certificate (and its key)."""
    taken = Taken()

    class Handler(_MailHandler):
        def setup(self) -> None:
            super().setup()
            self.taken, self.refuses, self.certificate, self.farewell = taken, refuses, certificate, farewell

    with _running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), taken):
        yield taken


class _MailHandler(socketserver.StreamRequestHandler):
    taken: Taken
    refuses: Callable[[str], bool]
    certificate: Path | None
    farewell: str

    def handle(self) -> None:
        self._say("220 here")
        self._to: list[str] = []
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            self.taken.commands.append(line)
            self._answer(line.partition(" ")[0].upper(), line)

    def _answer(self, verb: str, line: str) -> None:
        match verb:
            case "EHLO" if self.certificate is not None:
                self._say("250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN")
            case "STARTTLS" if self.certificate is not None:
                self._say("220 go on")
                self._encrypt(self.certificate)
            case "AUTH":
                self._say("235 welcome")
            case "RCPT":
                self._say("550 nobody here" if self._is_refused(line) else "250 fine")
            case "DATA":
                self._say("354 go on")
                self.taken.mails.append((self._to, self._data()))
                self._say("250 fine")
            case "QUIT":
                self._say(self.farewell)
            case _:
                self._say("250 fine")

    def _is_refused(self, line: str) -> bool:
        address = line.partition("<")[2].partition(">")[0]
        if self.refuses(address):
            return True
        self._to.append(address)
        return False

    def _encrypt(self, certificate: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        try:
            self.request = context.wrap_socket(self.request, server_side=True)
        except ssl.SSLError:  # the client does not trust the certificate
            self.request.close()
            return
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", buffering=0)

    def _data(self) -> str:
        lines: list[str] = []
        while (line := self.rfile.readline().decode()) not in {".\r\n", ""}:
            lines.append(line)
        return "".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
