"""Who asks: a person who signed in, a program with a token, or anybody where no users are set up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.views.serve.sessions import session_secret

API = "/api/"
SIGN_IN = "/login"
_FORWARDED = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-real-ip",
)  # what proxies add: whoever comes through one need not be at this machine
_OUTSIDE = re.compile(r"[\x00-\x20\x7f\\]")  # what browsers drop or take for a slash


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks, and what he may do.

    Attributes:
        name: the user's name, author of what he adds; None where nobody signed in.
        role: what he may see and do.
        via: how he is known: `open` where no users are set up, a `session`, a `token`; `none` where he has yet to sign in.
    """

    name: str | None
    role: Role
    via: Literal["open", "session", "token", "none"]

    @property
    def is_known(self) -> bool:
        """Whether he may come in at all."""
        return self.via != "none"


OPEN = Identity(None, Role.ADMINISTRATOR, "open")
NOBODY = Identity(None, Role.VIEWER, "none")


def identify(request: HTTPConnection) -> Identity:
    """Who asks, as things stand now: a session or a token may have ended since the request began.

    A token that does not hold is never made up for by a session.
    """
    accounts: Accounts = request.app.state.access
    token = bearer_token(request)
    if token is not None:
        holder = accounts.tokens.holder(token)
        return NOBODY if holder is None else Identity(holder.name, holder.role, "token")
    secret = session_secret(request)
    user = None if secret is None else accounts.sessions.user(secret)
    if user is not None:
        return Identity(user.name, user.role, "session")
    if accounts.users.are_set_up() or any(name in request.headers for name in _FORWARDED):
        return NOBODY
    return OPEN


def needs(role: Role) -> Callable[[Request], Identity]:
    """A dependency that lets in who has a role, and gives who he is.

    Raises (when a request comes):
        HTTPException: 303 to where one signs in, or 401 for a program; 403 without the role.
    """

    def needed(request: Request) -> Identity:
        identity = identify(request)
        if not identity.is_known:
            raise sign_in_first(request)
        if not identity.role.may(role):
            raise HTTPException(403, f"this needs the role of {role.value}")
        return identity

    return needed


def sign_in_first(request: HTTPConnection) -> HTTPException:
    """What is told to who has yet to sign in: a page leads there and back, a program is refused."""
    if request.url.path.startswith(API) or bearer_token(request) is not None:
        return HTTPException(401, "this needs a token that holds", headers={"WWW-Authenticate": "Bearer"})
    if "hx-request" in request.headers:  # a part of a page: the page as a whole has to go
        shown = urlsplit(request.headers.get("hx-current-url", ""))
        back = _address(SIGN_IN, next=local_path(shown._replace(scheme="", netloc="").geturl()))
        return HTTPException(401, "sign in first", headers={"HX-Redirect": back})
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    there = _address(SIGN_IN, next=asked) if request.scope["method"] in ("GET", "HEAD") else SIGN_IN
    return HTTPException(303, headers={"Location": there})


def local_path(path: str | None) -> str:
    """A path to go on to that leads nowhere but to a page of this server; `/` where the given one would not."""
    if not path or not path.startswith("/") or path.startswith("//") or _OUTSIDE.search(path):
        return "/"
    return path


def bearer_token(request: HTTPConnection) -> str | None:
    """The token that a program sends. Other ways to authorise are left to a proxy that may ask for them."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _address(path: str, **query: str) -> str:
    return f"{path}?{urlencode(query)}"
