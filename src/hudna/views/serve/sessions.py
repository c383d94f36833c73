"""The cookie that a browser keeps a session in."""

from __future__ import annotations

from typing import Protocol

from starlette.requests import HTTPConnection
from starlette.responses import Response

from hudna.access import LASTING


class Reached(Protocol):
    """What of the settings says how readers reach the server."""

    @property
    def secure(self) -> bool:
        """Whether over https, through a proxy."""


def is_secure(request: HTTPConnection) -> bool:
    """Whether the reader's way to the server is https: to the server itself, or to a proxy before it."""
    settings: Reached = request.app.state.settings
    return settings.secure or request.url.scheme in ("https", "wss")


def session_secret(request: HTTPConnection) -> str | None:
    """The secret of the session that a browser sends, which may have ended."""
    return request.cookies.get(cookie_name(request, "session"))


def keep_session(request: HTTPConnection, response: Response, secret: str) -> None:
    """Let the browser keep a session: out of reach of scripts, and of requests that other sites make."""
    set_cookie(request, response, "session", secret, max_age=int(LASTING.total_seconds()))


def drop_cookie(request: HTTPConnection, response: Response, name: str) -> None:
    """Let the browser forget one of our cookies."""
    set_cookie(request, response, name, "", max_age=0)


def set_cookie(request: HTTPConnection, response: Response, name: str, value: str, max_age: int | None = None) -> None:
    """Let the browser keep one of our cookies.

    Args:
        request: what is answered.
        response: the answer.
        name: `session` or `visitor`.
        value: what is kept.
        max_age: for how many seconds; None for as long as the browser runs.
    """
    # Lax, not strict: a link in an e-mail about an alert must find its reader signed in.
    response.set_cookie(
        cookie_name(request, name),
        value,
        max_age=max_age,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )


def cookie_name(request: HTTPConnection, name: str) -> str:
    """The name of a cookie. Over https it is one that no other host of the domain, and no plain http, can set."""
    return f"__Host-hudna-{name}" if is_secure(request) else f"hudna-{name}"
