"""One request and what is answered to it, over a connection of its own."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass

from httpcore2 import (
    URL,
    AsyncHTTPConnection,
    ConnectError,
    ConnectTimeout,
    NetworkError,
    Origin,
    ProtocolError,
    Request,
    TimeoutException,
)

from hudna.sources.fetching.bodies import ENCODINGS, BodyError, collect
from hudna.sources.fetching.connecting import CheckedBackend, RefusedAddressError, UnknownHostError
from hudna.sources.fetching.fetched import FetchError, Outlook
from hudna.sources.fetching.urls import Target

_BODY_OF_INTEREST = range(200, 300)
_BROKEN = (NetworkError, ProtocolError, TimeoutException)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; `body` is taken in only for 2xx."""

    status: int
    head: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes = b""
    peer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Makes requests: each over a connection of its own, so that no answer can run into the next one's.

    Attributes:
        backend: connects.
        tls: how servers prove who they are.
        connect: seconds that connecting may take.
        agent: the User-Agent.
    """

    backend: CheckedBackend
    tls: ssl.SSLContext
    connect: float
    agent: str

    async def get(self, target: Target, extra: Mapping[str, str], limit: int, *, cut: bool = False) -> Answer:
        """Ask for an address.

        Args:
            target: the address.
            extra: headers besides the usual ones.
            limit: bytes that a body may have, decoded.
            cut: whether only so much of a larger one is taken, instead of nothing.

        Raises:
            FetchError: there is no answer that could be used.
        """
        try:
            return await self._get(target, extra, limit, cut=cut)
        except (RefusedAddressError, UnknownHostError, BodyError, *_BROKEN) as error:
            raise self._failure(target, error) from error

    def _failure(self, target: Target, error: Exception) -> FetchError:
        """What went wrong, in a clause."""
        match error:
            case RefusedAddressError():
                reason, outlook = str(error), Outlook.PERMANENT
            case UnknownHostError() | BodyError():
                reason, outlook = str(error), error.outlook
            case ConnectTimeout():
                reason, outlook = f"no connection within {self.connect:g} s", Outlook.PASSING
            case ConnectError():
                reason, outlook = _why_no_connection(error)
            case ProtocolError():
                reason, outlook = _why_not_http(str(error))
            case _:
                reason, outlook = "the connection broke", Outlook.PASSING
        return FetchError(target.url, reason, outlook)

    async def _get(self, target: Target, extra: Mapping[str, str], limit: int, *, cut: bool) -> Answer:
        scheme, host = target.scheme.encode(), target.host.encode()
        headers = {
            "Host": target.origin.partition("://")[2],
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": ENCODINGS,
            "Connection": "close",
            **extra,
        }
        request = Request(
            "GET",
            URL(scheme=scheme, host=host, port=target.port, target=target.path.encode()),
            headers=[(name.encode(), value.encode("latin-1", "ignore")) for name, value in headers.items()],
            extensions={"timeout": {"connect": self.connect}},
        )
        origin = Origin(scheme, host, target.port)
        async with AsyncHTTPConnection(origin, ssl_context=self.tls, network_backend=self.backend) as connection:
            response = await connection.handle_async_request(request)
            try:
                head = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
                answered = _joined(head)
                body = b""
                if response.status in _BODY_OF_INTEREST:
                    async with aclosing(response.aiter_stream()) as chunks:
                        body = await collect(chunks, answered.get("content-encoding", ""), limit, cut=cut)
                peer = response.extensions["network_stream"].get_extra_info("server_addr")
                return Answer(
                    status=response.status,
                    head=head,
                    headers=answered,
                    body=body,
                    peer=str(peer[0]) if peer else None,
                )
            finally:
                await response.aclose()


def _joined(head: tuple[tuple[str, str], ...]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in head:
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def _why_no_connection(error: ConnectError) -> tuple[str, Outlook]:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OSError):  # which errors of TLS are, too
        cause = cause.__cause__ or cause.__context__
    match cause:
        case ssl.SSLCertVerificationError():
            return f"its certificate is not valid: {_small(cause.verify_message)}", Outlook.LATER
        case ssl.SSLError():
            why = _small((cause.reason or "no reason given").replace("_", " "))
            return f"no secure connection could be agreed on ({why})", Outlook.LATER
        case ConnectionRefusedError():
            return "the server refuses connections", Outlook.PASSING
        case OSError() if cause.strerror:
            return f"no connection: {_small(cause.strerror)}", Outlook.PASSING
        case _:
            return "no connection", Outlook.PASSING


def _why_not_http(message: str) -> tuple[str, Outlook]:
    if "without sending complete message body" in message or "incomplete chunked read" in message:
        return "its body ends too early", Outlook.PASSING
    if "disconnected" in message:
        return "the server hung up without an answer", Outlook.PASSING
    if "buffer too long" in message.lower():
        return "its headers are larger than 100 kB", Outlook.LATER
    return f"its answer is not HTTP ({_small(message)[:80]})", Outlook.LATER


def _small(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")
