"""Who asks, and who may come in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.access.sessions import IDLE
from hudna.model.access import Role
from hudna.views.serve.identity import local_path
from tests.access import Clock
from tests.unit.views.serve.small import sign_in


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_without_users_everybody_on_this_machine_may_do_everything(passer_by: TestClient) -> None:
    assert passer_by.get("/who").json() == {"name": None, "role": "administrator", "via": "open"}


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host"])
def test_what_a_proxy_passes_on_is_not_of_this_machine(passer_by: TestClient, header: str) -> None:
    assert passer_by.get("/who", headers={header: "for=192.0.2.1"}).status_code == 303


def test_with_the_first_user_everybody_has_to_sign_in(passer_by: TestClient, empty: Accounts) -> None:
    assert passer_by.get("/who").status_code == 200
    empty.users.add("amal", Role.VIEWER, "seven quiet hills")
    answer = passer_by.get("/who?day=3&x=a%26b")
    assert answer.status_code == 303
    there = urlsplit(answer.headers["location"])
    assert (there.path, parse_qs(there.query)) == ("/login", {"next": ["/who?day=3&x=a%26b"]})


def test_a_page_that_asks_for_nobody_is_closed_all_the_same(reader: TestClient) -> None:
    for path in ("/who", "/form", "/nowhere", "/Login", "/login/", "//login", "/static", "/preferences/x"):
        assert reader.get(path).status_code == 303, path
    assert reader.get("/static/who").json()["via"] == "none"


def test_a_part_of_a_page_leads_the_whole_page_to_where_one_signs_in(reader: TestClient) -> None:
    shown = "http://127.0.0.1:8700/incidents?type=attack"
    answer = reader.get("/who", headers={"HX-Request": "true", "HX-Current-URL": shown})
    assert answer.status_code == 401
    assert parse_qs(urlsplit(answer.headers["hx-redirect"]).query)["next"] == ["/incidents?type=attack"]


def test_a_program_is_told_that_it_needs_a_token(reader: TestClient) -> None:
    answer = reader.get("/api/v1/who")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert reader.post("/api/v1/judge").status_code == 401
    assert reader.get("/who", headers=bearer("hudna_wrong")).status_code == 401


def test_a_token_lets_a_program_in_with_its_role(reader: TestClient, team: Accounts) -> None:
    _, secret = team.tokens.issue("administrator", "map", Role.ANALYST, 3)
    answer = reader.get("/api/v1/who", headers=bearer(secret))
    assert answer.json() == {"name": "administrator", "role": "analyst", "via": "token"}
    assert "set-cookie" not in answer.headers


def test_a_viewers_token_cannot_write(reader: TestClient, team: Accounts) -> None:
    _, secret = team.tokens.issue("verifier", "map", Role.VIEWER, 3)
    answer = reader.post("/api/v1/judge", headers=bearer(secret))
    assert (answer.status_code, answer.json()["detail"]) == (403, "this needs the role of verifier")
    _, secret = team.tokens.issue("verifier", "desk", Role.VERIFIER, 3)
    assert reader.post("/api/v1/judge", headers=bearer(secret)).json()["author"] == "verifier"


def test_a_token_that_does_not_hold_is_not_made_up_for_by_a_session(reader: TestClient) -> None:
    sign_in(reader, "verifier")
    assert reader.get("/api/v1/who").status_code == 200
    for secret in ("hudna_wrong", ""):
        assert reader.get("/api/v1/who", headers=bearer(secret)).status_code == 401


def test_what_a_proxy_asks_for_before_us_is_none_of_our_business(reader: TestClient) -> None:
    sign_in(reader, "verifier")
    assert reader.get("/who", headers={"Authorization": "Basic YTpi"}).json()["via"] == "session"


@pytest.mark.parametrize(
    ("name", "code"), [("viewer", 403), ("analyst", 403), ("verifier", 200), ("administrator", 200)]
)
def test_a_role_may_do_what_those_before_it_may(reader: TestClient, name: str, code: int) -> None:
    sign_in(reader, name)
    token = reader.get("/form").text
    assert reader.post("/judge", data={"csrf": token}).status_code == code


def test_who_is_disabled_is_out_with_the_next_click(reader: TestClient, team: Accounts) -> None:
    sign_in(reader, "analyst")
    assert reader.get("/who").json()["name"] == "analyst"
    team.users.disable("analyst")
    assert reader.get("/who").status_code == 303


def test_a_page_that_is_used_keeps_a_session_and_one_that_only_listens_does_not(
    reader: TestClient, clock: Clock
) -> None:
    sign_in(reader, "analyst")
    most = IDLE.total_seconds() - 1
    clock.move(seconds=most)
    assert reader.get("/who").status_code == 200
    clock.move(seconds=most)
    assert reader.get("/who", headers={"Accept": "text/event-stream"}).status_code == 200
    clock.move(seconds=2)
    assert reader.get("/who").status_code == 303


def test_where_it_cannot_be_kept_that_somebody_was_here_the_page_shows_all_the_same(
    reader: TestClient, team: Accounts, clock: Clock, tmp_path: Path
) -> None:
    sign_in(reader, "analyst")
    _, secret = team.tokens.issue("analyst", "map", Role.VIEWER, 3)
    clock.move(hours=1)
    with closing(sqlite3.connect(tmp_path / "team" / "team.ledger.access")) as raw:
        raw.execute("CREATE TRIGGER full BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
        raw.execute("CREATE TRIGGER fuller BEFORE UPDATE ON tokens BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    assert reader.get("/who").json()["name"] == "analyst"
    assert reader.get("/api/v1/who", headers=bearer(secret)).json()["name"] == "analyst"


def test_a_web_socket_is_closed_to_everybody(reader: TestClient) -> None:
    app: FastAPI = reader.app  # type: ignore[assignment]

    @app.websocket("/talk")
    async def talk(socket: WebSocket) -> None:
        await socket.accept()

    with pytest.raises(WebSocketDisconnect), reader.websocket_connect("/talk"):
        pass


def test_a_cookie_of_somebodys_own_making_is_nothing(reader: TestClient) -> None:
    for made in ("", "x", "administrator", "é" * 40):
        cookie = (b"Cookie", f"hudna-session={made}".encode())
        assert reader.get("/who", headers=[cookie]).status_code == 303


@pytest.mark.parametrize("path", ["/", "/incidents?type=attack&day=3", "/reports/a%2Fb#claim", "/ar/بحث"])
def test_a_path_of_this_server_is_gone_on_to(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "https://example.org/",
        "//example.org",
        "///example.org",
        "/\\example.org",
        "\\\\example.org",
        "/\t/example.org",
        "/\n/example.org",
        " //example.org",
        "javascript:alert(1)",
        "incidents",
        "/x\r\nSet-Cookie: a=b",
    ],
)
def test_nothing_leads_to_another_site(path: str | None) -> None:
    assert local_path(path) == "/"


@given(st.text("/\\\t\n\r .:@ahtps%2f\x00"))
def test_whatever_is_given_stays_here(path: str) -> None:
    kept = local_path(path)
    seen_by_browsers = kept.replace("\\", "/").translate({9: None, 10: None, 13: None})
    assert seen_by_browsers.startswith("/")
    assert not seen_by_browsers.startswith("//")


@pytest.mark.parametrize("header", ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP"])
def test_without_users_nobody_comes_in_through_a_proxy(passer_by: TestClient, header: str) -> None:
    assert passer_by.get("/who").json()["via"] == "open"
    assert passer_by.get("/who", headers={header: "192.0.2.1"}).status_code == 303
