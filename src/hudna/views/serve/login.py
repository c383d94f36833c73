"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from hudna.access import Accounts
from hudna.model.errors import SignInError
from hudna.views.serve.identity import SIGN_IN, identify, local_path
from hudna.views.serve.sessions import drop_cookie, keep_session, session_secret
from hudna.views.serve.visits import Visit, Visiting

router = APIRouter(include_in_schema=False)


@router.get(SIGN_IN)
def ask(visit: Visiting, next: str = "/") -> Response:  # noqa: A002 - the field's name
    """Where one signs in; leads on who has no need to."""
    if visit.identity.is_known:
        return RedirectResponse(local_path(next), 303)
    return _asked(visit, next)


@router.post(SIGN_IN)
def sign_in(
    visit: Visiting,
    name: Annotated[str, Form(max_length=1000)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002 - the field's name
) -> Response:
    """Begin a session. It is a new one in any case: one that the browser brought along may be known to others."""
    request = visit.request
    accounts: Accounts = request.app.state.access
    try:
        secret = accounts.sign_in(name, password, request.client.host if request.client else None)
    except SignInError as error:
        return _asked(visit, next, name=name, refused=error)
    brought = session_secret(request)
    if brought is not None:
        accounts.sessions.end(brought)
    response = RedirectResponse(local_path(next), 303)
    keep_session(request, response, secret)
    return response


@router.post("/logout")
def sign_out(request: Request) -> Response:
    """End the session, and let the browser forget it."""
    accounts: Accounts = request.app.state.access
    secret = session_secret(request)
    if secret is not None:
        accounts.sessions.end(secret)
    response = RedirectResponse("/" if identify(request).is_known else SIGN_IN, 303)
    drop_cookie(request, response, "session")
    return response


def _asked(visit: Visit, next_path: str, *, name: str = "", refused: SignInError | None = None) -> Response:
    status = 200 if refused is None else 429 if refused.wait else 401
    page = visit.page(
        "login.html",
        status=status,
        next=local_path(next_path),
        name=name,
        refused=refused is not None,
        wait=refused.wait if refused is not None else 0,
    )
    page.headers["Cache-Control"] = "no-store"
    if refused is not None and refused.wait:
        page.headers["Retry-After"] = str(refused.wait)
    return page
