"""Judgements that programs record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from hudna.model.access import Role

Header = Callable[[Role], dict[str, str]]
ON_SITE = {"kind": "verify", "target": "accusation#1", "reason": "seen on site"}


def _judge(client: TestClient, headers: Mapping[str, str] | None = None, /, **given: Any) -> Any:
    return client.post("/api/v1/judgements", json=ON_SITE | given, headers=headers)


def test_a_judgement_is_recorded(client: TestClient, as_role: Header) -> None:
    made = _judge(client, as_role(Role.ANALYST))
    assert made.status_code == 201, made.text
    assert made.json()["author"] == "analyst"
    assert client.get(made.headers["location"], headers=as_role(Role.ANALYST)).json() == made.json()


def test_it_counts_once_another_person_has_signed_it(client: TestClient, as_role: Header) -> None:
    verdict = _judge(client, as_role(Role.ANALYST)).json()["id"]
    headers = as_role(Role.VERIFIER)
    waiting = client.get("/api/v1/inbox", headers=headers).json()["unsigned"]
    assert [one["judgement"]["id"] for one in waiting] == [verdict]
    signed = client.post(
        "/api/v1/judgements", json={"kind": "sign", "target": verdict, "reason": "so it is"}, headers=headers
    )
    assert signed.status_code == 201, signed.text
    incident = client.get("/api/v1/incidents/accusation%231", headers=headers).json()
    assert incident["grade"] == "verified"
    history = client.get(f"/api/v1/incidents/{incident['id']}/judgements", headers=headers).json()["items"]
    assert [one["signed"] for one in history] == ["verifier"]


def test_an_incident_is_judged_only_as_it_was_read(client: TestClient, as_role: Header) -> None:
    first, second = as_role(Role.VERIFIER), as_role(Role.ADMINISTRATOR)
    read = client.get("/api/v1/incidents/accusation%231", headers=first).headers["etag"]
    assert _judge(client, first | {"If-Match": read}).status_code == 201
    late = _judge(client, second | {"If-Match": read}, kind="refute")
    assert (late.status_code, late.json()["title"]) == (412, "Precondition Failed")
    assert len(client.get("/api/v1/judgements", headers=first).json()["items"]) == 1
    now = client.get("/api/v1/incidents/accusation%231", headers=second).headers["etag"]
    assert _judge(client, second | {"If-Match": now}, kind="refute").status_code == 201


def test_a_verdict_is_signed_only_while_the_incident_is_as_it_was_read(client: TestClient, as_role: Header) -> None:
    verdict = _judge(client, as_role(Role.ANALYST)).json()["id"]
    read = client.get("/api/v1/incidents/accusation%231", headers=as_role(Role.VERIFIER)).headers["etag"]
    _judge(client, as_role(Role.ADMINISTRATOR), kind="refute")
    late = _judge(client, as_role(Role.VERIFIER) | {"If-Match": read}, kind="sign", target=verdict)
    assert late.status_code == 412


def test_what_is_about_no_incident_matches_none(client: TestClient) -> None:
    grade: dict[str, Any] = {"kind": "grade-source", "target": "Paper", "grade": "B", "author": "amal"}
    assert _judge(client, {"If-Match": '"any"'}, **grade).status_code == 412
    assert _judge(client, **grade).status_code == 201


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"kind": "merge", "other": "raid/claims#1"}, 201),
        ({"kind": "merge", "other": "denial#1"}, 422),
        ({"kind": "split", "claims": ["denial#1"]}, 201),
        ({"kind": "split", "claims": ["taiz#1"]}, 422),
        ({"kind": "correct", "field": "killed", "value": {"low": 3, "high": 3}}, 201),
        ({"kind": "correct", "field": "weather", "value": "fair"}, 422),
        ({"kind": "correct", "field": "killed", "value": "three"}, 422),
        ({"kind": "correct", "field": "killed", "value": {"low": 10**30, "high": None}}, 422),
        ({"kind": "grade-claim", "grade": "2"}, 201),
        ({"kind": "grade-claim", "grade": "7"}, 422),
        ({"kind": "grade-source", "target": "Nobody", "grade": "B"}, 422),
        ({"kind": "dismiss", "target": "proposed-nothing"}, 422),
        ({"kind": "sign", "target": "judgement-1"}, 422),
        ({"kind": "verify", "target": "nothing"}, 422),
        ({"reason": " "}, 422),
        ({"kind": "guess"}, 422),
        ({"mood": "good"}, 422),
    ],
)
def test_judgements_of_every_kind(client: TestClient, given: dict[str, Any], status: int) -> None:
    made = _judge(client, author="amal", **given)
    assert made.status_code == status, made.text
    assert len(client.get("/api/v1/judgements").json()["items"]) == (status == 201)


def test_where_no_users_are_set_up_the_author_is_told(client: TestClient) -> None:
    assert _judge(client).status_code == 422
    assert _judge(client, author="amal").json()["author"] == "amal"


def test_nobody_judges_in_the_name_of_another(client: TestClient, as_role: Header) -> None:
    assert _judge(client, as_role(Role.ANALYST), author="verifier").json()["author"] == "analyst"


def test_who_may_judge(client: TestClient, as_role: Header) -> None:
    assert _judge(client, as_role(Role.VIEWER)).status_code == 403
    verdict = _judge(client, as_role(Role.VERIFIER)).json()["id"]
    own = _judge(client, as_role(Role.ANALYST)).json()["id"]
    assert _judge(client, as_role(Role.ANALYST), kind="sign", target=verdict).status_code == 403
    assert _judge(client, as_role(Role.ANALYST), kind="withdraw", target=verdict).status_code == 403
    assert _judge(client, as_role(Role.ANALYST), kind="withdraw", target=own).status_code == 201
    assert _judge(client, as_role(Role.VERIFIER), kind="withdraw", target=verdict).status_code == 201


def test_judgements_of_a_kind(client: TestClient) -> None:
    _judge(client, author="amal")
    _judge(client, author="amal", kind="grade-source", target="Paper", grade="B")
    assert [one["verdict"]["kind"] for one in client.get("/api/v1/judgements?kind=verify").json()["items"]] == [
        "verify"
    ]
