"""The gate: whatever a page forgets, nobody comes in without having signed in once there are users."""

from __future__ import annotations

from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from hudna.access import Accounts
from hudna.model.errors import AccessError
from hudna.views.serve.identity import SIGN_IN, Identity, identify, sign_in_first
from hudna.views.serve.refusals import refuse
from hudna.views.serve.sessions import session_secret

_OPEN = (SIGN_IN, "/logout", "/preferences")  # preferences: the language in which one signs in
_OPEN_FOLDER = "/static/"
_STREAM = "text/event-stream"


def is_open(path: str) -> bool:
    """Whether anybody may ask for a path."""
    return path in _OPEN or path.startswith(_OPEN_FOLDER)


class Gate:
    """Middleware that lets in only who is known, and keeps his session from ending while he uses it."""

    def __init__(self, app: ASGIApp) -> None:
        """`app`: what is behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "websocket":  # none of our pages opens one
            await send({"type": "websocket.close"})
            return
        path = scope.get("path", "")
        if scope["type"] == "http" and not is_open(path):
            request = Request(scope)
            identity = await run_in_threadpool(_enter, request)
            if not identity.is_known:
                await refuse(scope, receive, send, sign_in_first(request))
                return
        await self._app(scope, receive, send)


def _enter(request: Request) -> Identity:
    identity = identify(request)
    secret = session_secret(request)
    # A page that listens for news by itself is not a person who uses it.
    if identity.via == "session" and secret is not None and _STREAM not in request.headers.get("accept", ""):
        accounts: Accounts = request.app.state.access
        with suppress(AccessError):  # another process holds the file, or the disk is full: no reason to show no page
            accounts.sessions.note_use(secret)
    return identity
