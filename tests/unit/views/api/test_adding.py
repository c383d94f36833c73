"""Reports that programs send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hudna.engine.alerting import raised_alerts
from hudna.model.access import Role
from hudna.model.reports import Report
from hudna.sources import bring_in
from tests.unit.views.api.conftest import main_of, serving_copy

NEW = {
    "id": "new",
    "lang": "en",
    "published": "2020-10-26",
    "source": "Paper",
    "text": "Words that nobody sent before.",
}


def test_a_report_is_added_with_what_it_says(client: TestClient) -> None:
    added = client.post("/api/v1/reports", json=NEW)
    assert added.status_code == 201, added.text
    assert added.headers["location"] == "/api/v1/reports/new"
    assert (added.json()["id"], added.json()["fate"]) == ("new", "added")
    (claim,) = added.json()["claims"]
    assert claim == client.get("/api/v1/reports/new/claims").json()["items"][0]
    assert client.get(f"/api/v1/incidents/{claim['id'].replace('#', '%23')}").json()["place"]["name"] == "Barda"


def test_a_report_of_a_day_that_is_still_to_come_is_refused_before_anything_is_stored(client: TestClient) -> None:
    head = main_of(client).head()
    for path in ("/api/v1/reports", "/api/v1/reports/read"):
        refused = client.post(path, json=NEW | {"published": "2935-10-26"})
        assert refused.status_code == 422
        assert "published: 2935-10-26 is still to come" in refused.json()["detail"]
    assert main_of(client).head() == head


def test_a_key_that_is_not_read_is_told_of_and_a_misspelt_one_refused(client: TestClient) -> None:
    added = client.post("/api/v1/reports", json=NEW | {"bogus": 1})
    assert (added.status_code, added.json()["notices"]) == (201, ['keys that are not read: "bogus"'])
    refused = client.post("/api/v1/reports", json={"text": "Other words.", "publishd": "2020-10-26"})
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        'key "publishd" is not known; perhaps "published" is meant',
    )


def test_a_text_that_is_known_adds_nothing(client: TestClient) -> None:
    again = client.post("/api/v1/reports", json={"text": "The words of report accusation.", "id": "other"})
    assert again.status_code == 200
    assert again.headers["location"] == "/api/v1/reports/accusation"
    assert again.json() == {"id": "accusation", "fate": "known already", "claims": [], "repeats": [], "notices": []}


STATEMENT = {
    "id": "بيان-7",
    "lang": "ar",
    "published": "2020-10-26",
    "source": "وكالة المرفأ",
    "title": 'بيان "مشترك"',
    "text": "التزم الطرفان بالهدنة.\r\n\r\n  لا خروق \u200fفي المرفأ & الجسر <اليوم>.\n",
}
TOLD_AGAIN = ("id", "lang", "published", "source", "title", "text")


@pytest.mark.parametrize("sent", [NEW | {"title": "Words"}, STATEMENT])
def test_a_report_as_it_is_given_can_be_sent_to_another_ledger_and_is_the_same(
    client: TestClient, empty_ledger: Path, tmp_path: Path, sent: dict[str, str]
) -> None:
    given = client.get(client.post("/api/v1/reports", json=sent).headers["location"])
    assert {key: given.json()[key] for key in TOLD_AGAIN} == sent
    (tmp_path / "other").mkdir()
    with serving_copy(empty_ledger, tmp_path / "other") as other:
        added = other.post("/api/v1/reports", content=given.content, headers={"Content-Type": "application/json"})
        assert added.status_code == 201, added.text
        again = other.get(added.headers["location"]).json()
    assert {key: again[key] for key in TOLD_AGAIN} == sent
    assert client.post("/api/v1/reports", json=given.json()).json()["fate"] == "known already"


@pytest.mark.parametrize("sent", [NEW | {"title": "Words"}, STATEMENT])
def test_a_report_as_it_is_given_can_be_kept_as_a_file_and_is_the_same(
    client: TestClient, tmp_path: Path, sent: dict[str, str]
) -> None:
    given = client.get(client.post("/api/v1/reports", json=sent).headers["location"])
    file = tmp_path / "given.report.json"
    file.write_bytes(given.content)
    (report,) = bring_in([file])
    assert isinstance(report, Report)
    assert {key: str(getattr(report, key)) for key in TOLD_AGAIN} == sent


def test_an_id_that_another_report_has_is_changed_and_that_is_told(client: TestClient) -> None:
    added = client.post("/api/v1/reports", json=NEW | {"id": "denial"}).json()
    assert added["id"] != "denial"
    assert "denial" in added["notices"][0]


def test_a_report_without_an_id_gets_one(client: TestClient) -> None:
    added = client.post("/api/v1/reports", json={"text": NEW["text"], "lang": "en"})
    assert client.get(added.headers["location"]).json()["text"] == NEW["text"]


def test_alerts_are_raised(client: TestClient) -> None:
    before = len(raised_alerts(main_of(client)))
    client.post("/api/v1/reports", json=NEW | {"published": "2021-03-01"})
    assert len(raised_alerts(main_of(client))) > before  # of a source, now silent


def test_what_is_only_read_is_not_stored(client: TestClient) -> None:
    read = client.post("/api/v1/reports/read", json=NEW)
    assert read.status_code == 200
    assert [claim["type"] for claim in read.json()["claims"]] == ["attack.shelling"]
    assert client.get("/api/v1/reports/new").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"), [("published", "yesterday"), ("lang", 3), ("id", "a\u202eb\u0007"), ("title", "x" * 1001)]
)
def test_a_field_that_cannot_be_is_named(client: TestClient, field: str, value: object) -> None:
    answer = client.post("/api/v1/reports", json=NEW | {field: value})
    assert answer.status_code == 422, answer.text
    assert field in answer.json()["detail"]


@pytest.mark.parametrize("path", ["reports", "reports/read"])
def test_adding_and_reading_needs_an_analyst(
    client: TestClient, as_role: Callable[[Role], dict[str, str]], path: str
) -> None:
    assert client.post(f"/api/v1/{path}", json=NEW).status_code == 401
    assert client.post(f"/api/v1/{path}", json=NEW, headers=as_role(Role.VIEWER)).status_code == 403
    assert client.post(f"/api/v1/{path}", json=NEW, headers=as_role(Role.ANALYST)).status_code in {200, 201}
