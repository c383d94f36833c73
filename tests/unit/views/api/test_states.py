"""States: what has not changed is not sent again."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hudna.engine.judging import Judge
from tests.unit.views.api.conftest import main_of

ADDRESSES = (
    "agreements", "standings", "incidents", "incidents.geojson", "reports", "reports/accusation", "search?q=words",
    "sources", "alerts", "alerts.atom", "judgements", "inbox", "me", "openapi.json", "incidents/accusation%231",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_is_not_sent_twice(reader: TestClient, address: str) -> None:
    first = reader.get(f"/api/v1/{address}")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    again = reader.get(f"/api/v1/{address}", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert reader.get(f"/api/v1/{address}", headers={"If-None-Match": '"other"'}).content == first.content


def test_a_judgement_on_an_incident_is_another_state_of_it(client: TestClient) -> None:
    address, other = "/api/v1/incidents/accusation%231", "/api/v1/incidents/taiz%231"
    before, untouched = client.get(address).headers["etag"], client.get(other).headers["etag"]
    Judge(main_of(client), "amal").verify("accusation#1", "seen")
    assert client.get(address, headers={"If-None-Match": before}).status_code == 200
    assert client.get(other, headers={"If-None-Match": untouched}).status_code == 304


def test_what_is_being_brought_up_to_date_is_not_to_be_kept(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/api/v1/sources")
    monkeypatch.setattr(client.app.state.desk, "_wait", 0.0)  # type: ignore[attr-defined]
    Judge(main_of(client), "amal").verify("accusation#1", "seen")
    late = client.get("/api/v1/sources")
    assert late.headers["hudna-current"] == "false"
    assert "etag" not in late.headers
