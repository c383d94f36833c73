"""Signing in and out."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.views.serve.settings import Settings
from tests.access import PASSWORD
from tests.unit.views.serve.small import browser, sign_in, small_app, token_on


def test_who_knows_the_password_is_led_to_where_he_wanted(reader: TestClient) -> None:
    answer = sign_in(reader, "analyst", next="/who?day=3")
    assert (answer.status_code, answer.headers["location"]) == (303, "/who?day=3")
    assert reader.get("/who").json() == {"name": "analyst", "role": "analyst", "via": "session"}


@pytest.mark.parametrize("there", ["https://example.org", "//example.org", "/\\example.org", "/\t/example.org"])
def test_nobody_is_led_to_another_site(reader: TestClient, there: str) -> None:
    page = reader.get("/login", params={"next": there}).text
    assert "example.org" not in page.partition("<main")[2]
    assert sign_in(reader, "analyst", next=there).headers["location"] == "/"
    assert reader.get("/login", params={"next": there}).headers["location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("analyst", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_who_does_not_is_asked_again_and_not_told_why(reader: TestClient, name: str, password: str) -> None:
    answer = sign_in(reader, name, password)
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert reader.get("/who").status_code == 303
    assert answer.headers["cache-control"] == "no-store"


def test_the_page_says_it_in_the_readers_language(reader: TestClient) -> None:
    reader.headers["Accept-Language"] = "ar"
    assert "الاسم أو كلمة المرور" in sign_in(reader, "analyst", "wrong").text


def test_what_was_typed_is_text(reader: TestClient) -> None:
    page = sign_in(reader, '"><script>alert(1)</script>', "wrong").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "wrong" not in page.partition('<form class="sign-in"')[2], "a password is never shown"


def test_a_session_that_the_browser_brought_along_is_not_taken_over(reader: TestClient, team: Accounts) -> None:
    planted = team.sign_in("viewer", PASSWORD)
    reader.cookies.set("hudna-session", planted, domain="127.0.0.1", path="/")
    token = reader.get("/form").text
    reader.post("/login", data={"name": "administrator", "password": PASSWORD, "csrf": token})
    got = reader.cookies.get("hudna-session", domain="127.0.0.1")
    assert got is not None
    assert got != planted
    assert team.sessions.user(planted) is None
    user = team.sessions.user(got)
    assert user is not None
    assert user.name == "administrator"


def test_after_signing_out_the_session_is_none_even_for_who_kept_its_secret(reader: TestClient, team: Accounts) -> None:
    sign_in(reader, "analyst")
    secret = reader.cookies["hudna-session"]
    answer = reader.post("/logout", data={"csrf": reader.get("/form").text})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "hudna-session" not in reader.cookies
    assert team.sessions.user(secret) is None


def test_no_other_site_can_sign_a_reader_in_or_out(reader: TestClient) -> None:
    reader.get("/login")
    assert reader.post("/login", data={"name": "viewer", "password": PASSWORD}).status_code == 403
    sign_in(reader, "analyst")
    assert reader.post("/logout").status_code == 403
    assert reader.get("/logout").status_code == 405
    assert reader.get("/who").json()["name"] == "analyst"


def test_who_tries_passwords_has_to_wait_even_with_the_right_one(reader: TestClient) -> None:
    token = token_on(reader.get("/login").text)
    codes = [
        reader.post("/login", data={"name": "analyst", "password": f"guess {number}", "csrf": token}).status_code
        for number in range(5)
    ]
    assert codes == [401] * 5
    answer = reader.post("/login", data={"name": "analyst", "password": PASSWORD, "csrf": token})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert "It was tried too often" in answer.text


def test_who_is_disabled_cannot_sign_in(reader: TestClient, team: Accounts) -> None:
    team.users.disable("analyst")
    assert sign_in(reader, "analyst").status_code == 401


def test_where_no_users_are_set_up_nobody_is_asked(passer_by: TestClient) -> None:
    assert passer_by.get("/login").headers["location"] == "/"


def test_scripts_and_other_sites_do_not_get_the_cookie(reader: TestClient) -> None:
    kept = sign_in(reader, "analyst").headers["set-cookie"]
    assert kept.startswith("hudna-session=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(kept.split("; "))
    assert "Secure" not in kept


def test_over_https_nobody_but_this_host_can_set_or_read_it(team: Accounts) -> None:
    for settings, address in (
        (Settings(ledger="x", secure=True, hosts=("hudna.example.org",)), "https://hudna.example.org"),
        (Settings(ledger="x", hosts=("hudna.example.org",)), "https://hudna.example.org"),
    ):
        reader = browser(small_app(team, settings), address)
        kept = sign_in(reader, "analyst").headers["set-cookie"]
        assert kept.startswith("__Host-hudna-session=")
        assert {"HttpOnly", "Path=/", "Secure"} <= set(kept.split("; "))
        assert "Domain" not in kept
        assert reader.get("/who").json()["name"] == "analyst"
        assert reader.cookies["__Host-hudna-visitor"], "so is what guards the page before it"
        plain = {"Cookie": f"hudna-session={reader.cookies['__Host-hudna-session']}"}
        reader.cookies.clear()
        assert reader.get("/who", headers=plain).status_code == 303
