"""How often one client may ask."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.views.serve.limits import Buckets, Rate, Rates
from tests.unit.views.serve.small import HERE, small_app


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def client_at(accounts: Accounts, address: str, rates: Rates) -> TestClient:
    return TestClient(small_app(accounts, rates=rates), base_url=HERE, client=(address, 1), follow_redirects=False)


def test_a_client_has_some_at_once_and_then_as_many_as_time_gives() -> None:
    seconds = Seconds()
    buckets = Buckets(Rate(3, 0.5), seconds)
    assert [buckets.take("a") for _ in range(5)] == [0, 0, 0, 2, 2]
    assert buckets.take("b") == 0
    seconds.now = 1.5
    assert buckets.take("a") == 0.5
    seconds.now = 2
    assert [buckets.take("a"), buckets.take("a")] == [0, 2]
    seconds.now = 1000
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 2]


def test_however_many_clients_come_no_more_than_so_many_are_kept() -> None:
    buckets = Buckets(Rate(1, 1), Seconds(), most=100)
    for number in range(1000):
        buckets.take("always here")
        buckets.take(str(number))
    assert len(buckets) == 100
    assert buckets.take("always here") > 0


def test_who_signs_in_too_often_waits(team: Accounts) -> None:
    reader = client_at(team, "192.0.2.1", Rates(sign_in=Rate(3, 0.1)))
    answers = [reader.post("/login") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429]
    assert answers[-1].headers["retry-after"] == "10"
    assert "Content-Security-Policy" in answers[-1].headers
    assert reader.get("/login").status_code == 200


def test_who_writes_too_often_waits_and_may_still_read(empty: Accounts) -> None:
    reader = client_at(empty, "127.0.0.1", Rates(write=Rate(2, 0.1)))
    answers = [reader.post("/api/v1/judge") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert answers[-1].json()["status"] == 429
    assert reader.get("/who").status_code == 200


def test_who_asks_too_often_waits(team: Accounts) -> None:
    rates = Rates(ask=Rate(5, 0.1))
    reader = client_at(team, "192.0.2.1", rates)
    assert [reader.get("/login").status_code for _ in range(6)] == [200] * 5 + [429]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_on_this_machine_one_may_read_as_often_as_one_likes(team: Accounts, address: str) -> None:
    reader = client_at(team, address, Rates(ask=Rate(1, 0.1)))
    assert {reader.get("/static/who").status_code for _ in range(20)} == {200}


def test_addresses_of_one_site_are_one_client(team: Accounts) -> None:
    app = small_app(team, rates=Rates(ask=Rate(1, 0.1)))
    codes = [
        TestClient(app, base_url=HERE, client=(address, 1)).get("/static/who").status_code
        for address in ("2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:2::1", "192.0.2.1", "192.0.2.2")
    ]
    assert codes == [200, 429, 200, 200, 200]
