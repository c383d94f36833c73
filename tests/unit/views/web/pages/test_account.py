"""The account: a password, tokens and, for administrators, the users."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from hudna.model.access import Role
from tests.access import PASSWORD
from tests.unit.views.web.pages.shelf import Reader

NEW = "eight calm rivers"


def test_where_no_users_are_set_up_it_tells_how(reader: Reader) -> None:
    page = reader.page("/account")
    assert "hudna users add NAME --role administrator" in page
    assert '<form action="/account' not in page


def test_a_viewer_sees_what_he_may(as_role: Callable[[Role], Reader]) -> None:
    page = as_role(Role.VIEWER).page("/account")
    assert "see public sources" in page
    assert "add reports" not in page
    assert "Add a user" not in page


def test_a_password_is_changed_by_who_knows_the_one_before(as_role: Callable[[Role], Reader]) -> None:
    reader = as_role(Role.VIEWER)
    elsewhere = reader.accounts.sessions.begin("viewer")
    assert reader.post("/account/password", {"current": PASSWORD, "new": NEW}).status_code == 303
    assert "It was changed." in reader.page("/account?done=password"), "who changed it stays signed in"
    assert reader.accounts.sessions.user(elsewhere) is None
    assert reader.accounts.sign_in("viewer", NEW)


@pytest.mark.parametrize(("current", "new", "why"), [("wrong", NEW, "is wrong"), (PASSWORD, "short", "12")])
def test_a_password_that_cannot_be_changed_tells_why(
    as_role: Callable[[Role], Reader], current: str, new: str, why: str
) -> None:
    reader = as_role(Role.VIEWER)
    refused = reader.post("/account/password", {"current": current, "new": new})
    assert refused.status_code == 422
    assert why in refused.text
    assert reader.accounts.sign_in("viewer", PASSWORD)


def test_a_token_is_shown_once_and_can_be_revoked(as_role: Callable[[Role], Reader]) -> None:
    reader = as_role(Role.ANALYST)
    made = reader.post("/account/tokens", {"name": "weekly map", "role": "viewer", "days": "30"})
    secret = re.search(r'class="secret"[^>]*>([^<]+)<', made.text)
    assert secret is not None
    assert made.headers["cache-control"] == "no-store"
    holder = reader.accounts.tokens.holder(secret[1])
    assert holder is not None
    assert holder.role is Role.VIEWER
    page = reader.page("/account")
    assert secret[1] not in page
    assert "weekly map" in page
    (token,) = reader.accounts.tokens.all("analyst")
    assert reader.post("/account/tokens/revoke", {"token": token.id}).status_code == 303
    assert reader.accounts.tokens.holder(secret[1]) is None


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"name": "map", "role": "administrator", "days": "1"}, "below that"),
        ({"name": "map", "days": "999"}, "1 to 366"),
    ],
)
def test_a_token_that_cannot_be_tells_why(as_role: Callable[[Role], Reader], asked: dict[str, str], why: str) -> None:
    refused = as_role(Role.ANALYST).post("/account/tokens", asked)
    assert refused.status_code == 422
    assert why in refused.text


def test_nobody_revokes_the_token_of_another(as_role: Callable[[Role], Reader]) -> None:
    reader = as_role(Role.VIEWER)
    token, secret = reader.accounts.tokens.issue("analyst", "map", Role.VIEWER, 1)
    assert reader.post("/account/tokens/revoke", {"token": token.id}).status_code == 422
    assert reader.accounts.tokens.holder(secret) is not None


def test_an_administrator_manages_users(as_role: Callable[[Role], Reader]) -> None:
    reader = as_role(Role.ADMINISTRATOR)
    users = reader.accounts.users
    assert reader.post("/account/users", {"name": "amal", "role": "analyst", "password": NEW}).status_code == 303
    assert users.get("amal").role is Role.ANALYST
    reader.post("/account/users/change", {"name": "amal", "role": "verifier"})
    assert users.get("amal").role is Role.VERIFIER
    reader.post("/account/users/change", {"name": "amal", "may_enter": "false"})
    assert users.get("amal").disabled is not None
    reader.post("/account/users/change", {"name": "amal", "may_enter": "true"})
    assert users.get("amal").disabled is None
    assert "amal" in reader.page("/account")


def test_what_cannot_be_changed_of_users_tells_why(as_role: Callable[[Role], Reader]) -> None:
    reader = as_role(Role.ADMINISTRATOR)
    last = reader.post("/account/users/change", {"name": "administrator", "role": "viewer"})
    assert last.status_code == 422
    assert "the only administrator" in last.text
    taken = reader.post("/account/users", {"name": "viewer", "role": "analyst", "password": NEW})
    assert "there is a user of that name" in taken.text


@pytest.mark.parametrize("path", ["/account/users", "/account/users/change"])
def test_nobody_else_manages_users(as_role: Callable[[Role], Reader], path: str) -> None:
    reader = as_role(Role.VERIFIER)
    sent = reader.post(path, {"name": "verifier", "role": "administrator", "password": NEW})
    assert sent.status_code == 403
    assert reader.accounts.users.get("verifier").role is Role.VERIFIER


def test_a_program_with_a_token_makes_itself_no_other(as_role: Callable[[Role], Reader]) -> None:
    reader = as_role(Role.ADMINISTRATOR)
    _token, secret = reader.accounts.tokens.issue("administrator", "map", Role.ADMINISTRATOR, 1)
    reader.client.cookies.clear()
    program = {"Authorization": f"Bearer {secret}"}
    for path, fields in (
        ("/account/tokens", {"name": "more", "role": "administrator", "days": "300"}),
        ("/account/users", {"name": "amal", "role": "administrator", "password": NEW}),
        ("/account/password", {"current": PASSWORD, "new": NEW}),
    ):
        assert reader.client.post(path, data=fields, headers=program).status_code == 403


def test_where_nobody_signed_in_nothing_is_changed(reader: Reader) -> None:
    assert reader.post("/account/users", {"name": "amal", "role": "administrator", "password": NEW}).status_code == 403
    assert not reader.accounts.users.are_set_up()


def test_the_account_in_arabic(as_role: Callable[[Role], Reader]) -> None:
    assert "الاطلاع على المصادر العلنية والمقيّدة" in as_role(Role.ANALYST).page("/account", "ar")
