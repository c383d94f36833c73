"""What every answer tells browsers, and what no request gets past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.model.errors import AccessError, InputError, LedgerError
from hudna.views.serve.security import LARGEST, LARGEST_OF_ANYBODY, content_policy
from hudna.views.serve.settings import Settings
from tests.unit.views.serve.small import browser, sign_in, small_app

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def assert_safe(told: Mapping[str, str]) -> None:
    assert told["content-security-policy"] == POLICY
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert told["cross-origin-opener-policy"] == "same-origin"
    assert told["cross-origin-resource-policy"] == "same-origin"
    assert "cache-control" in told


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/who", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/api/v1/nowhere", 404),
        ("DELETE", "/api/v1/who", 405),
        ("POST", "/judge", 403),
        ("GET", "/fails", 500),
    ],
)
def test_every_answer_is_safe_even_one_that_failed(passer_by: TestClient, method: str, path: str, status: int) -> None:
    answer = passer_by.request(method, path)
    assert answer.status_code == status
    assert_safe(answer.headers)


def test_what_is_refused_before_any_page_is_safe_too(reader: TestClient) -> None:
    for answer, status in (
        (reader.get("/who"), 303),
        (reader.get("/api/v1/who"), 401),
        (reader.get("/who", headers={"Host": "example.org"}), 400),
        (reader.post("/login", content=b"x", headers={"Content-Length": str(LARGEST + 1)}), 413),
    ):
        assert answer.status_code == status
        assert_safe(answer.headers)


def test_nothing_inline_is_ever_allowed() -> None:
    assert "unsafe" not in POLICY


def test_what_a_page_says_of_its_caching_counts(reader: TestClient) -> None:
    assert reader.get("/login").headers["cache-control"] == "no-store"
    assert reader.get("/static/who").headers["cache-control"] == "private, no-cache"


def test_https_is_insisted_on_only_where_it_is_used(team: Accounts) -> None:
    header = "strict-transport-security"
    assert header not in browser(small_app(team)).get("/login").headers
    proxied = browser(small_app(team, Settings(ledger="x", secure=True)))
    assert proxied.get("/login").headers[header].startswith("max-age=")


@pytest.mark.parametrize(
    ("tiles", "origin"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("http://192.0.2.1:8080/{z}/{x}/{y}", "http://192.0.2.1:8080"),
        ("https://user:word@tiles.example.org/{z}", "https://tiles.example.org"),
        ("https://[2001:db8::1]/{z}/{x}/{y}", "https://[2001:db8::1]"),
    ],
)
def test_maps_may_load_from_the_tile_server(tiles: str, origin: str) -> None:
    assert content_policy(tiles) == POLICY.replace("connect-src 'self'", f"connect-src 'self' {origin}")


@pytest.mark.parametrize(
    "tiles",
    ["", "tiles.example.org", "ftp://example.org", "https://", "https://a;script-src *", "https://a b/", "https://*",
     "javascript:x", "https://a:port/", "https://[bad/"],
)  # fmt: skip
def test_what_is_no_tile_server_is_refused(tiles: str) -> None:
    with pytest.raises(InputError, match="no address of a tile server"):
        content_policy(tiles)


def test_what_is_too_large_is_refused_whether_it_says_so_or_not(reader: TestClient) -> None:
    sign_in(reader, "verifier")
    token = reader.get("/form").text
    headers = {"X-CSRF-Token": token, "Content-Type": "multipart/form-data; boundary=x"}
    piece = b"x" * (1024 * 1024)

    def unending() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(LARGEST // len(piece) + 1):
            yield piece

    assert reader.post("/add", content=unending(), headers=headers).status_code == 413
    del headers["X-CSRF-Token"]
    assert reader.post("/add", content=unending(), headers=headers).status_code == 413
    told = headers | {"Content-Length": str(LARGEST + 1)}
    assert reader.post("/add", content=b"--x--", headers=told).status_code == 413


def test_a_program_that_sends_too_much_is_told_so_as_of_any_other_problem(reader: TestClient, team: Accounts) -> None:
    secret = team.tokens.issue("verifier", "x", Role.VERIFIER, 1)[1]
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/x-www-form-urlencoded"}
    for content in (b"x" * (LARGEST + 1), iter([b"x" * LARGEST, b"x"])):
        refused = reader.post("/api/v1/judge", content=content, headers=headers)
        assert refused.status_code == 413
        assert refused.headers["content-type"] == "application/problem+json"
        assert (refused.json()["status"], refused.json()["detail"]) == (413, "the body has more than 16 MiB")
        assert_safe(refused.headers)


def test_who_need_not_sign_in_sends_no_more_than_a_form(reader: TestClient) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for content in (b"x" * (LARGEST_OF_ANYBODY + 1), iter([b"x" * LARGEST_OF_ANYBODY, b"x"])):
        assert reader.post("/login", content=content, headers=form).status_code == 413


def test_where_nobody_can_tell_who_asks_the_answer_is_safe_and_names_no_file(
    reader: TestClient, team: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> bool:
        raise AccessError("/srv/team.ledger.access: another process holds it")

    reader.get("/login")
    monkeypatch.setattr(team.users, "are_set_up", busy)
    answer = reader.get("/who")
    assert answer.status_code == 500
    assert "/srv" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "error", [LedgerError("/srv/team.ledger: is locked"), AccessError("/srv/team.access: is locked")]
)
def test_where_a_file_cannot_be_used_its_name_is_logged_and_not_told(
    team: Accounts, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    app = small_app(team)

    @app.get("/static/held")
    @app.get("/api/v1/held")
    def held() -> None:
        raise error

    for path in ("/static/held", "/api/v1/held"):
        caplog.clear()
        answer = browser(app).get(
            path, headers={"Authorization": f"Bearer {team.tokens.issue('viewer', 'x', Role.VIEWER, 1)[1]}"}
        )
        assert (answer.status_code, "/srv" in answer.text) == (503, False)
        assert str(error) in caplog.text
