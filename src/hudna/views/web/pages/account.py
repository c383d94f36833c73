"""Who is signed in: his password, his tokens and, for administrators, the users."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.model.errors import AccessError
from hudna.views.serve.sessions import keep_session
from hudna.views.serve.visits import Visit, Visiting

router = APIRouter(include_in_schema=False)


@router.get("/account")
def account(visit: Visiting) -> HTMLResponse:
    """Who is signed in and what he may do, and the forms to change that."""
    return _page(visit)


class Passwords(BaseModel):
    """A password and the one that takes its place."""

    current: str = Field("", max_length=1000)
    new: str = Field("", max_length=1000)


@router.post("/account/password")
def change_password(visit: Visiting, form: Annotated[Passwords, Form()]) -> Response:
    """Give the user another password; every session of his ends, and a new one begins here."""
    name, accounts, request = _user(visit), _accounts(visit), visit.request
    try:
        accounts.sign_in(name, form.current, request.client.host if request.client else None)
        accounts.users.set_password(name, form.new)
    except AccessError as error:
        return _page(visit, refused=str(error), at="password")
    response = _done("password")
    keep_session(request, response, accounts.sessions.begin(name))
    return response


class NewToken(BaseModel):
    """A token that is asked for."""

    name: str = Field("", max_length=200)
    role: Role = Role.VIEWER
    days: int = 90


@router.post("/account/tokens")
def make_token(visit: Visiting, form: Annotated[NewToken, Form()]) -> Response:
    """Make a token and show its secret, once."""
    try:
        _token, secret = _accounts(visit).tokens.issue(_user(visit), form.name, form.role, form.days)
    except AccessError as error:
        return _page(visit, refused=str(error), at="tokens")
    page = _page(visit, secret=secret)
    page.headers["Cache-Control"] = "no-store"
    return page


@router.post("/account/tokens/revoke")
def revoke_token(visit: Visiting, token: Annotated[str, Form()]) -> Response:
    """Let a token of the user hold no longer."""
    try:
        _accounts(visit).tokens.revoke(token, _user(visit))
    except AccessError as error:
        return _page(visit, refused=str(error), at="tokens")
    return _done("tokens")


class NewUser(BaseModel):
    """A user that is to be added."""

    name: str = Field("", max_length=200)
    role: Role = Role.VIEWER
    password: str = Field("", max_length=1000)


@router.post("/account/users")
def add_user(visit: Visiting, form: Annotated[NewUser, Form()]) -> Response:
    """Add a user."""
    users = _managed(visit).users
    try:
        users.add(form.name, form.role, form.password)
    except AccessError as error:
        return _page(visit, refused=str(error), at="users", typed=form)
    return _done("users")


class Change(BaseModel):
    """What is changed of a user: his role, or whether he may come in."""

    name: str
    role: Role | None = None
    may_enter: bool | None = None


@router.post("/account/users/change")
def change_user(visit: Visiting, form: Annotated[Change, Form()]) -> Response:
    """Give a user another role, or let him in no longer, or again."""
    users = _managed(visit).users
    try:
        if form.role is not None:
            users.set_role(form.name, form.role)
        if form.may_enter is not None:
            (users.enable if form.may_enter else users.disable)(form.name)
    except AccessError as error:
        return _page(visit, refused=str(error), at="users")
    return _done("users")


def _page(
    visit: Visit, *, refused: str = "", at: str = "", secret: str = "", typed: NewUser | None = None
) -> HTMLResponse:
    accounts, name = _accounts(visit), visit.identity.name
    manages = visit.identity.via == "session" and visit.identity.role.may(Role.ADMINISTRATOR)
    return visit.page(
        "account.html",
        status=422 if refused else 200,
        tokens=[] if name is None else [one for one in accounts.tokens.all(name) if one.revoked is None],
        users=accounts.users.all() if manages else None,
        roles=[role for role in Role if visit.identity.role.may(role)],
        refused=refused,
        at=at,
        secret=secret,
        typed=typed,
        ledger=visit.settings.ledger if visit.identity.via == "open" else "",
    )


def _done(place: str) -> RedirectResponse:
    return RedirectResponse(f"/account?done={place}#{place}", status_code=303)


def _accounts(visit: Visit) -> Accounts:
    return visit.request.app.state.access  # type: ignore[no-any-return]


def _user(visit: Visit) -> str:
    """Who signed in himself: a program with a token must not make itself another.

    Raises:
        HTTPException: 403, nobody did.
    """
    if visit.identity.via != "session" or visit.identity.name is None:
        raise HTTPException(403, "this needs a user who has signed in")
    return visit.identity.name


def _managed(visit: Visit) -> Accounts:
    """The accounts, for an administrator who signed in.

    Raises:
        HTTPException: 403, he is none.
    """
    _user(visit)
    if not visit.identity.role.may(Role.ADMINISTRATOR):
        raise HTTPException(403, f"this needs the role of {Role.ADMINISTRATOR.value}")
    return _accounts(visit)
