"""No other site can make a reader's browser change anything."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.model.access import Role
from tests.unit.views.serve.small import HERE, browser, sign_in, small_app, token_on


@pytest.fixture
def verifier(reader: TestClient) -> TestClient:
    sign_in(reader, "verifier")
    return reader


def test_a_form_of_ours_carries_a_token(verifier: TestClient) -> None:
    token = verifier.get("/form").text
    assert verifier.post("/judge", data={"csrf": token, "reason": "seen"}).json()["fields"] == ["csrf", "reason"]
    assert verifier.post("/judge", headers={"X-CSRF-Token": token}, json={}).status_code == 200
    assert verifier.post("/judge", headers={"X-CSRF-Token": token}, data={"a": "b"}).json()["fields"] == ["a"]


def test_a_file_is_uploaded_whole(verifier: TestClient) -> None:
    token = verifier.get("/form").text
    content = bytes(range(256)) * 10_000
    answer = verifier.post("/add", data={"csrf": token}, files={"file": ("a.txt", content)})
    assert answer.json() == {"name": "a.txt", "size": len(content)}
    assert verifier.post("/add", files={"file": ("a.txt", content)}).status_code == 403


def test_without_a_token_or_with_a_made_up_one_nothing_changes(verifier: TestClient) -> None:
    token = verifier.get("/form").text
    nonce, _, signature = token.partition(".")
    for wrong in ("", ".", "x", token[:-1], token + "0", f"x{token}", f".{signature}", f"{nonce}.", "é.é"):
        assert verifier.post("/judge", data={"csrf": wrong}).status_code == 403, wrong
    assert verifier.post("/judge").status_code == 403
    assert verifier.post(f"/judge?csrf={token}").status_code == 403, "addresses are kept in logs"
    assert verifier.post("/judge", json={"csrf": token}).status_code == 403


def test_every_page_has_another_token_and_all_hold(verifier: TestClient) -> None:
    tokens = {verifier.get("/form").text for _ in range(5)}
    assert len(tokens) == 5
    assert {verifier.post("/judge", data={"csrf": token}).status_code for token in tokens} == {200}


def test_a_token_of_another_session_does_not_hold(verifier: TestClient, team: Accounts) -> None:
    other = browser(small_app(team))
    sign_in(other, "verifier")
    assert verifier.post("/judge", data={"csrf": other.get("/form").text}).status_code == 403


def test_a_token_from_before_signing_in_does_not_hold_after(reader: TestClient) -> None:
    before = token_on(reader.get("/login").text)
    sign_in(reader, "verifier")
    assert reader.post("/judge", data={"csrf": before}).status_code == 403


def test_without_users_it_is_the_same(passer_by: TestClient) -> None:
    assert passer_by.post("/judge", data={"reason": "seen"}).status_code == 403
    token = passer_by.get("/form").text
    assert passer_by.post("/judge", data={"csrf": token}).status_code == 200
    passer_by.cookies.clear()
    assert passer_by.post("/judge", data={"csrf": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://[bad"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
    ],
)
def test_what_comes_from_elsewhere_is_refused_whatever_it_carries(
    verifier: TestClient, headers: dict[str, str]
) -> None:
    token = verifier.get("/form").text
    answer = verifier.post("/judge", data={"csrf": token}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


@pytest.mark.parametrize("headers", [{"Origin": HERE}, {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}])
def test_what_comes_from_here_is_let_through(verifier: TestClient, headers: dict[str, str]) -> None:
    token = verifier.get("/form").text
    assert verifier.post("/judge", data={"csrf": token}, headers=headers).status_code == 200


def test_a_program_with_a_token_of_its_own_needs_none(reader: TestClient, team: Accounts) -> None:
    _, secret = team.tokens.issue("verifier", "desk", Role.VERIFIER, 3)
    assert reader.post("/api/v1/judge", headers={"Authorization": f"Bearer {secret}"}).status_code == 200


def test_a_session_needs_one_in_the_api_too(verifier: TestClient) -> None:
    assert verifier.post("/api/v1/judge").status_code == 403
    assert verifier.post("/api/v1/judge", headers={"Authorization": "Basic YTpi"}).status_code == 403
    assert verifier.post("/api/v1/judge", headers={"X-CSRF-Token": verifier.get("/form").text}).status_code == 200


def test_without_users_a_program_may_write_and_another_site_may_not(passer_by: TestClient) -> None:
    assert passer_by.post("/api/v1/judge").status_code == 200
    for header, value in {
        "Origin": "null",
        "Referer": "https://example.org/",
        "Sec-Fetch-Site": "cross-site",
        "Cookie": "a=b",
    }.items():
        assert passer_by.post("/api/v1/judge", headers={header: value}).status_code == 403, header


def test_to_look_needs_no_token_and_gives_no_cookie(verifier: TestClient, team: Accounts) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        assert verifier.request(method, "/who").status_code in (200, 405)
    assert "set-cookie" not in browser(small_app(team)).get("/static/who").headers


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\nno form", "multipart/form-data; boundary=x"),
        (b"--y\r\n", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"csrf", "multipart/form-data; boundary="),
        (b"&&&=%zz&csrf=%ff\xff", "application/x-www-form-urlencoded"),
        (b'--x\r\nContent-Disposition: form-data; name="csrf"; filename="a"\r\n\r\nx\r\n--x--', "multipart/form-data; boundary=x"),
        (b"a=b;" * 3000, "application/x-www-form-urlencoded; charset=nonsense"),
        (b"a&" * 3000, "application/x-www-form-urlencoded"),
    ],
)  # fmt: skip
def test_what_is_no_form_has_no_token(verifier: TestClient, body: bytes, kind: str) -> None:
    assert verifier.post("/judge", content=body, headers={"Content-Type": kind}).status_code == 403
