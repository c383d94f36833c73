"""Problems: what is wrong is named, in the form of RFC 9457."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

TIMELESS = (
    "proposals", "judgements", "inbox", "inbox/unjudged", "inbox/alike", "series", "me", "incidents/accusation%231",
    "incidents/accusation%231/claims", "incidents/accusation%231/judgements", "reports/accusation", "reports/accusation/claims",
)  # fmt: skip
"""What has no state at an instant of the events."""

BAD = [
    ("incidents?after=%ff", "after"),
    ("alerts?after=nobody", "after"),
    ("incidents?limit=0", "limit"),
    ("incidents?limit=201", "limit"),
    ("incidents?limit=many", "limit"),
    ("incidents?type=attack", "type"),
    ("incidents?grade=alleged&grade=certain", "grade"),
    ("incidents?since=2020-13-01", "since"),
    ("incidents?since=1603152000", "since"),
    ("incidents?grades=alleged", "grades"),
    ("reports?until=tomorrow", "until"),
    ("standings?as_of=then", "as_of"),
    ("me?known_on=then", "known_on"),
    *((f"{address}?as_of=2020-10-20", "as_of") for address in TIMELESS),
    ("incidents?country=XXX", "country: 'XXX'"),
    ("incidents?party=AZE.XXX", "party: 'AZE.XXX'"),
    ("incidents?agreement=nosuch", "agreement: 'nosuch'"),
    ("incidents?since=2020-10-22&until=2020-10-21", "since: '2020-10-22'"),
    ("agreements/karabakh-2020-10-17/incidents?agreement=karabakh-2020-10-10", "agreement: 'karabakh-2020-10-10'"),
    ("reports?source=Nosuch", "source: 'Nosuch'"),
    ("reports?source=Radio&source=Nosuch", "source: 'Nosuch'"),
    ("reports?lang=xx", "lang: 'xx'"),
    ("reports?conflict=nosuch", "conflict: 'nosuch'"),
    ("reports?since=2020-10-22&until=2020-10-21", "since: '2020-10-22'"),
    ("search?q=words&lang=xx", "lang: 'xx'"),
    ("alerts?agreement=nosuch", "agreement: 'nosuch'"),
    ("alerts.atom?agreement=nosuch", "agreement: 'nosuch'"),
    ("search", "q"),
    ("search?q=", "q"),
    ("alerts?kind=rumour", "kind"),
]


@pytest.mark.parametrize(("address", "field"), BAD)
def test_what_an_address_cannot_say_is_named(reader: TestClient, address: str, field: str) -> None:
    answer = reader.get(f"/api/v1/{address}")
    problem = answer.json()
    assert answer.status_code == 400, problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["type"], problem["title"], problem["status"]) == ("about:blank", "Bad Request", 400)
    assert problem["detail"].startswith(field)


def test_there_is_no_such_address(reader: TestClient) -> None:
    answer = reader.get("/api/v1/rumours")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_what_cannot_be_done_at_an_address(reader: TestClient) -> None:
    answer = reader.delete("/api/v1/incidents")
    assert (answer.status_code, answer.json()["title"]) == (405, "Method Not Allowed")
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize("address", ["reports", "reports/read", "judgements"])
@pytest.mark.parametrize(
    ("sent", "media", "status"),
    [
        (b"text=words", "application/x-www-form-urlencoded", 415),
        (b'{"text": "words"}', "text/plain", 415),
        (b"", "application/json", 422),
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b"{}", "application/json", 422),
        (b'{"text": 3}', "application/json", 422),
        (b'{"text": "\xff\xfe"}', "application/json", 422),
        (b'{"text": "\\ud800"}', "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
    ],
)
def test_what_a_body_cannot_be(reader: TestClient, address: str, sent: bytes, media: str, status: int) -> None:
    answer = reader.post(f"/api/v1/{address}", content=sent, headers={"Content-Type": media})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_body_without_a_type_is_not_taken(reader: TestClient) -> None:
    assert reader.post("/api/v1/judgements", content=b"{}").status_code == 415


@pytest.mark.parametrize("address", ["reports", "judgements"])
def test_what_was_known_on_an_earlier_date_cannot_be_changed(reader: TestClient, address: str) -> None:
    answer = reader.post(f"/api/v1/{address}?known_on=2100-01-01", json={})
    assert (answer.status_code, answer.json()["detail"].partition(":")[0]) == (400, "known_on")
