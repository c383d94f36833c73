"""Single objects, by ids of any kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from starlette.testclient import TestClient

from hudna.engine.monitor import Monitor
from hudna.model.agreements import Agreement
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.reports import Report, Withdrawal
from hudna.views.api.shapes import KeptReport
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.api.conftest import main_of


def _get(reader: TestClient, path: str) -> Any:
    answer = reader.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def _disputed(reader: TestClient) -> dict[str, Any]:
    return _get(reader, "incidents?grade=disputed")["items"][0]  # type: ignore[no-any-return]


def test_an_agreement(reader: TestClient) -> None:
    assert msgspec.convert(_get(reader, "agreements/karabakh-2020-10-17"), Agreement).conflict == "karabakh"


def test_an_incident_is_the_one_in_the_list(reader: TestClient) -> None:
    listed = _disputed(reader)
    assert _get(reader, f"incidents/{listed['id']}") == listed
    assert {account.speaker for account in msgspec.convert(listed, Incident).accounts} == {"AZE", "ARM"}


def test_an_incident_is_found_by_a_claim_that_tells_it(reader: TestClient) -> None:
    assert _get(reader, "incidents/denial%231")["id"] == _disputed(reader)["id"]


def test_the_claims_of_an_incident_have_their_sentences(reader: TestClient) -> None:
    claims = msgspec.convert(_get(reader, f"incidents/{_disputed(reader)['id']}/claims")["items"], list[FiledClaim])
    assert {claim.report_id for claim in claims} == {"accusation", "denial"}
    assert all(claim.claim.evidence.text for claim in claims)


def test_a_report_with_its_text_and_claims(reader: TestClient) -> None:
    report = msgspec.convert(_get(reader, "reports/accusation"), Report)
    assert report.text == "The words of report accusation."
    assert [one["id"] for one in _get(reader, "reports/accusation/claims")["items"]] == ["accusation#1"]


def test_a_report_whose_id_looks_like_a_path(reader: TestClient) -> None:
    path = quote("raid/claims", safe="")
    assert _get(reader, f"reports/{path}")["id"] == "raid/claims"
    assert [one["id"] for one in _get(reader, f"reports/{path}/claims")["items"]] == ["raid/claims#1"]


def test_what_awaits_judgement(reader: TestClient) -> None:
    assert _get(reader, "inbox").keys() == {"unsigned", "unjudged", "alike"}


def test_who_asks_where_no_users_are_set_up(reader: TestClient) -> None:
    assert _get(reader, "me") == {"name": None, "role": "administrator", "via": "open", "sees": "confidential"}


@pytest.mark.parametrize(
    "path",
    [
        "agreements/none", "agreements/none/standing", "agreements/none/incidents", "incidents/incident-0", "incidents/none",
        "incidents/none/claims", "incidents/none/judgements", "reports/none", "reports/none/claims", "judgements/none",
        "reports/raid/claims", "reports/%00", "incidents/%ff",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(reader: TestClient, path: str) -> None:
    answer = reader.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_report_says_whether_it_was_taken_back_and_which_versions_there_are(client: TestClient) -> None:
    monitor, address = Monitor(main_of(client), analyst_told()), "https://paper.example/terter"
    for name in ("early", "late"):
        monitor.add(replace(report(name), url=address))
    monitor.withdraw(Withdrawal(url=address, seen=date(2020, 10, 23), reason="the page is gone (404)"))
    early, late = (msgspec.convert(_get(client, f"reports/{name}"), KeptReport) for name in ("early", "late"))
    assert early.versions == late.versions == ("late", "early")
    assert (early.version_of, late.version_of) == (None, "early")
    assert early.withdrawal is None
    assert late.withdrawal == Withdrawal(url=address, seen=date(2020, 10, 23), reason="the page is gone (404)")


def test_a_report_without_an_address_has_no_versions(reader: TestClient) -> None:
    found = _get(reader, "reports/accusation")
    assert (found["url"], found["versions"], found["withdrawal"]) == (None, [], None)
