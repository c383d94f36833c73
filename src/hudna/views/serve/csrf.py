"""No other site can make a reader's browser change anything here (cross-site request forgery).

What changes something has to carry a token that only our own pages hold, in the form field `csrf` or in the header
`X-CSRF-Token`. It is signed with the secret of the reader's session or, before he signs in, with one that his browser keeps;
each page has another, so that compressing a page gives none away. A program needs none: it says who it is by itself.
"""

from __future__ import annotations

import hmac
import secrets
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hudna.views.serve.identity import API, bearer_token
from hudna.views.serve.refusals import refuse
from hudna.views.serve.sessions import cookie_name, session_secret, set_cookie

FIELD, HEADER = "csrf", "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OF_BROWSERS = ("cookie", "origin", "referer", "sec-fetch-site")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_NEW = "new_visitor"  # where a request keeps the secret that its answer will give to the browser


def csrf_token(request: HTTPConnection) -> str:
    """A token for the forms of a page; the page's answer gives the browser what it is checked against."""
    secret = _secret(request)
    if secret is None:
        secret = secrets.token_urlsafe(32)
        setattr(request.state, _NEW, secret)
    nonce = secrets.token_urlsafe(16)
    return f"{nonce}.{_signature(secret, nonce)}"


class Csrf:
    """Middleware that refuses what would change something and does not come from one of our pages."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        """`app`: what is behind it; `hosts`: names of the server that a proxy may hide from it."""
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if request.method not in SAFE and not _is_program(request):
            if not self._is_from_here(request):
                await refuse(scope, receive, send, HTTPException(403, "this came from another site"))
                return
            token, receive = await _sent(request, receive)
            if not _holds(request, token):
                reason = "this page has gone out of date: load it again, and then try again"
                await refuse(scope, receive, _giving(request, send), HTTPException(403, reason))
                return
        await self._app(scope, receive, _giving(request, send))

    def _is_from_here(self, request: Request) -> bool:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("origin")
        if origin is None:
            return True
        with suppress(ValueError):
            told = urlsplit(origin)
            return told.netloc.lower() == request.headers.get("host", "").lower() or told.hostname in self._hosts
        return False


def _is_program(request: Request) -> bool:
    """Whether this cannot be a browser that another site leads: none adds a token by itself, and all say where they come from."""
    if bearer_token(request):
        return True
    return request.url.path.startswith(API) and not any(name in request.headers for name in _OF_BROWSERS)


async def _sent(request: Request, receive: Receive) -> tuple[str | None, Receive]:
    """The token that a request carries, and its body to be read again."""
    in_header = request.headers.get(HEADER)
    if in_header is not None or not request.headers.get("content-type", "").lower().startswith(_FORMS):
        return in_header, receive
    body = await request.body()
    token = None
    with suppress(HTTPException):  # a form that cannot be read: what it lacks is the token
        async with Request(request.scope, _replay(body, receive)).form(max_part_size=len(body)) as form:
            token = form.get(FIELD)
    return token if isinstance(token, str) else None, _replay(body, receive)


def _replay(body: bytes, receive: Receive) -> Receive:
    read = False

    async def again() -> Message:
        nonlocal read
        if read:
            return await receive()  # that the reader has gone
        read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _holds(request: Request, token: str | None) -> bool:
    secret = _secret(request)
    if secret is None or token is None:
        return False
    nonce, _, signature = token.partition(".")
    return hmac.compare_digest(signature.encode(), _signature(secret, nonce).encode())


def _signature(secret: str, nonce: str) -> str:
    return hmac.new(secret.encode(), f"csrf {nonce}".encode(), sha256).hexdigest()


def _secret(request: HTTPConnection) -> str | None:
    kept = session_secret(request) or request.cookies.get(cookie_name(request, "visitor"))
    return kept or getattr(request.state, _NEW, None)


def _giving(request: Request, send: Send) -> Send:
    """Give the browser, with the answer, the secret that a token of the page was signed with."""

    async def sending(message: Message) -> None:
        secret = getattr(request.state, _NEW, None)
        if message["type"] == "http.response.start" and secret is not None:
            carrier = Response()
            set_cookie(request, carrier, "visitor", secret)
            MutableHeaders(scope=message).append("set-cookie", carrier.headers["set-cookie"])
        await send(message)

    return sending
