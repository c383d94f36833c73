"""What guards every request and every answer, whatever a page does or forgets."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hudna.model.errors import InputError
from hudna.views.serve.csrf import Csrf
from hudna.views.serve.gate import Gate, is_open
from hudna.views.serve.hosts import Hosts, Listens
from hudna.views.serve.limits import Limits, Rates
from hudna.views.serve.refusals import refuse
from hudna.views.serve.sessions import is_secure

LARGEST = 16 * 1024 * 1024
"""Bytes of a request at most: some files of reports, or a long text with every character of it escaped."""

LARGEST_OF_ANYBODY = 64 * 1024
"""Bytes of a request at most where nobody need have signed in."""

_POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "style-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: browsers would then hide from us, too, that our own forms come from here.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_PRIVATE = "private, no-cache"
_ONLY_HTTPS = "max-age=31536000"
_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")


class Guarded(Listens, Protocol):
    """What has to be known of the settings."""

    @property
    def tiles(self) -> str | None:
        """Address of a map's tile server."""


def secure(app: FastAPI, rates: Rates | None = None) -> None:
    """Guard an application whose settings are known. Call it last: what is added later would stand outside.

    Args:
        app: with `state.settings`; by the first request, with `state.access`.
        rates: how often one client may ask.

    Raises:
        InputError: the tile server's address is none.
    """
    settings: Guarded = app.state.settings
    policy = content_policy(settings.tiles)
    app.add_middleware(Csrf, hosts=settings.hosts)
    app.add_middleware(Gate)
    app.add_middleware(Bodies)
    app.add_middleware(Hosts, settings=settings)
    app.add_middleware(Limits, rates=rates)
    build = app.build_middleware_stack
    # Middleware that is added stands within the one that answers for what fails: that answer, too, has to have the headers.
    app.build_middleware_stack = lambda: SafeHeaders(build(), policy)  # type: ignore[method-assign]


class Bodies:
    """Middleware that refuses bodies that are too large, before anybody holds them in memory."""

    def __init__(self, app: ASGIApp) -> None:
        """`app`: what is behind it."""
        self._of_anybody = RequestBodyLimitMiddleware(app, max_body_size=LARGEST_OF_ANYBODY)
        self._of_the_known = RequestBodyLimitMiddleware(app, max_body_size=LARGEST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on; what is too large is refused in the words in which any failure is told."""
        limited = self._of_anybody if is_open(scope.get("path", "")) else self._of_the_known
        is_too_large = False

        async def sending(message: Message) -> None:
            nonlocal is_too_large
            is_too_large = is_too_large or message.get("status") == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            if not is_too_large:
                await send(message)

        await limited(scope, receive, sending)
        if is_too_large:
            most = f"{limited.max_body_size / (1024 * 1024):g} MiB"
            await refuse(scope, receive, send, HTTPException(413, f"the body has more than {most}"))


class SafeHeaders:
    """Middleware that tells browsers what our pages never do, so that they need not believe otherwise."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        """`app`: what is behind it; `policy`: see `content_policy`."""
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self._policy
                headers.update(_HEADERS)
                headers.setdefault("Cache-Control", _PRIVATE)
                if is_secure(HTTPConnection(scope)):
                    headers["Strict-Transport-Security"] = _ONLY_HTTPS
            await send(message)

        await self._app(scope, receive, sending)


def content_policy(tiles: str | None) -> str:
    """The content security policy.

    Args:
        tiles: address of a tile server, from which maps may load.

    Raises:
        InputError: it is no address.
    """
    policy = dict(_POLICY)
    if tiles is not None:
        policy["connect-src"] += f" {_origin(tiles)}"
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


def _origin(tiles: str) -> str:
    try:
        parts = urlsplit(tiles)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError(tiles, "is no address of a tile server") from error
    host = f"[{host}]" if ":" in host else host
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise InputError(tiles, "is no address of a tile server: it begins with https:// and a host")
    return f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
