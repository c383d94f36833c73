"""Single objects, by ids of any kind."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from starlette.testclient import TestClient

from hudna.model.agreements import Agreement
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.reports import Report


def _get(client: TestClient, path: str) -> Any:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def _disputed(client: TestClient) -> dict[str, Any]:
    return _get(client, "incidents?grade=disputed")["items"][0]  # type: ignore[no-any-return]


def test_an_agreement(client: TestClient) -> None:
    assert msgspec.convert(_get(client, "agreements/karabakh-2020-10-17"), Agreement).conflict == "karabakh"


def test_an_incident_is_the_one_in_the_list(client: TestClient) -> None:
    listed = _disputed(client)
    assert _get(client, f"incidents/{listed['id']}") == listed
    assert {account.speaker for account in msgspec.convert(listed, Incident).accounts} == {"AZE", "ARM"}


def test_an_incident_is_found_by_a_claim_that_tells_it(client: TestClient) -> None:
    assert _get(client, "incidents/denial%231")["id"] == _disputed(client)["id"]


def test_the_claims_of_an_incident_have_their_sentences(client: TestClient) -> None:
    claims = msgspec.convert(_get(client, f"incidents/{_disputed(client)['id']}/claims")["items"], list[FiledClaim])
    assert {claim.report_id for claim in claims} == {"accusation", "denial"}
    assert all(claim.claim.evidence.text for claim in claims)


def test_a_report_with_its_text_and_claims(client: TestClient) -> None:
    report = msgspec.convert(_get(client, "reports/accusation"), Report)
    assert report.text == "The words of report accusation."
    assert [one["id"] for one in _get(client, "reports/accusation/claims")["items"]] == ["accusation#1"]


def test_a_report_whose_id_looks_like_a_path(client: TestClient) -> None:
    path = quote("raid/claims", safe="")
    assert _get(client, f"reports/{path}")["id"] == "raid/claims"
    assert [one["id"] for one in _get(client, f"reports/{path}/claims")["items"]] == ["raid/claims#1"]


def test_what_awaits_judgement(client: TestClient) -> None:
    assert _get(client, "inbox").keys() == {"unsigned", "unjudged", "alike"}


def test_who_asks_where_no_users_are_set_up(client: TestClient) -> None:
    assert _get(client, "me") == {"name": None, "role": "administrator", "via": "open", "sees": "confidential"}


@pytest.mark.parametrize(
    "path",
    [
        "agreements/none", "agreements/none/standing", "agreements/none/incidents", "incidents/incident-0", "incidents/none",
        "incidents/none/claims", "incidents/none/judgements", "reports/none", "reports/none/claims", "judgements/none",
        "reports/raid/claims", "reports/%00", "incidents/%ff",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
