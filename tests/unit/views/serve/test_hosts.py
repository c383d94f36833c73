"""Where the server listens, and by which names it may be called."""

from __future__ import annotations

import pytest

from hudna.access import Accounts
from hudna.views.serve.hosts import is_loopback, refuses
from hudna.views.serve.settings import Settings
from tests.unit.views.serve.small import browser, small_app

LOOPBACK = ["127.0.0.1", "localhost", "LOCALHOST", "::1", "[::1]", "127.1.2.3"]
ELSEWHERE = ["0.0.0.0", "::", "", "192.0.2.1", "2001:db8::1", "hudna.example.org", "localhost.example.org"]  # noqa: S104


@pytest.mark.parametrize("host", LOOPBACK)
def test_on_this_machine_it_may_listen_without_users(host: str) -> None:
    assert is_loopback(host)
    assert refuses(Settings(ledger="x", host=host), has_users=False) is None


@pytest.mark.parametrize("host", ELSEWHERE)
def test_elsewhere_it_may_not_and_says_what_to_do(host: str) -> None:
    reason = refuses(Settings(ledger="x", host=host), has_users=False)
    assert reason is not None
    assert reason.startswith(host)
    assert "hudna users add" in reason
    assert refuses(Settings(ledger="x", host=host), has_users=True) is None


@pytest.mark.parametrize(
    "settings", [Settings(ledger="x", hosts=("hudna.example.org",)), Settings(ledger="x", secure=True)]
)
def test_nor_on_this_machine_where_a_proxy_leads_others_to_it(settings: Settings) -> None:
    assert "hudna users add" in (refuses(settings, has_users=False) or "")
    assert refuses(settings, has_users=True) is None


@pytest.mark.parametrize("name", ["127.0.0.1:8700", "localhost:8700", "LOCALHOST", "[::1]:8700", "[::1]"])
def test_without_users_it_answers_to_the_names_of_this_machine(empty: Accounts, name: str) -> None:
    assert browser(small_app(empty)).get("/who", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["example.org", "example.org:8700", "localhost.example.org", "127.0.0.1.example.org", "", "[::2]", "192.0.2.1"],
)
def test_and_to_no_other_even_one_that_points_here(empty: Accounts, name: str) -> None:
    settings = Settings(ledger="x", host="0.0.0.0", hosts=("example.org",))  # noqa: S104
    answer = browser(small_app(empty, settings)).get("/who", headers={"Host": name})
    assert (answer.status_code, answer.text) == (400, "This server does not go by that name.\n")


@pytest.mark.parametrize(
    ("host", "hosts", "name", "answers"),
    [
        ("127.0.0.1", (), "127.0.0.1:8700", True),
        ("127.0.0.1", (), "hudna.example.org", False),
        ("127.0.0.1", ("hudna.example.org",), "hudna.example.org", True),
        ("127.0.0.1", ("Hudna.example.org",), "HUDNA.example.org:443", True),
        ("127.0.0.1", ("hudna.example.org",), "example.org", False),
        ("192.0.2.1", (), "192.0.2.1:8700", True),
        ("192.0.2.1", (), "192.0.2.2", False),
        ("0.0.0.0", (), "desk.local", True),  # noqa: S104
        ("0.0.0.0", ("hudna.example.org",), "desk.local", False),  # noqa: S104
        ("0.0.0.0", (), "", False),  # noqa: S104
    ],
)
def test_with_users_it_answers_to_its_own_names(
    team: Accounts, host: str, hosts: tuple[str, ...], name: str, answers: bool
) -> None:
    app = small_app(team, Settings(ledger="x", host=host, hosts=hosts))
    assert (browser(app).get("/login", headers={"Host": name}).status_code == 200) is answers
