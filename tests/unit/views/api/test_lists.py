"""Lists: what is in them, filters, and page by page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from starlette.testclient import TestClient

from hudna.views.serve.reading_room import ReadingRoom
from tests.tellings import filed
from tests.unit.engine.told import analyst_told
from tests.unit.views.api.conftest import main_of, serving_copy

LISTS = (
    "agreements", "standings", "proposals", "incidents", "reports", "sources", "alerts", "judgements", "series",
    "inbox/unjudged", "inbox/alike", "agreements/karabakh-2020-10-17/incidents", "search?q=words",
)  # fmt: skip
FILLED = ("agreements", "standings", "incidents", "reports", "sources", "alerts", "search?q=words")


@pytest.fixture(scope="module")
def empty(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a ledger without entries."""
    with serving_copy(empty_ledger, tmp_path_factory.mktemp("empty")) as client:
        yield client


def _items(reader: TestClient, address: str) -> list[dict[str, Any]]:
    answer = reader.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]  # type: ignore[no-any-return]


def _walk(reader: TestClient, address: str) -> Iterator[list[Any]]:
    """The pages of a list, one item each, by the links that lead from one to the next."""
    here = f"/api/v1/{address}{'&' if '?' in address else '?'}limit=1"
    while here:
        answer = reader.get(here)
        assert answer.status_code == 200, answer.text
        yield answer.json()["items"]
        link = answer.headers.get("link")
        assert (link is None) == (answer.json()["next"] is None)
        here = "" if link is None else link.partition("<")[2].partition(">")[0]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_items_and_a_cursor(reader: TestClient, address: str) -> None:
    answer = reader.get(f"/api/v1/{address}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json().keys() == {"items", "next"}


@pytest.mark.parametrize("address", FILLED)
def test_page_by_page_everything_comes_once(reader: TestClient, address: str) -> None:
    whole = _items(reader, address)
    walked = [item for page in _walk(reader, address) for item in page]
    assert len(whole) > 1
    assert walked == whole


def test_the_link_to_the_next_page_keeps_every_filter(reader: TestClient) -> None:
    link = reader.get("/api/v1/incidents?grade=alleged&grade=disputed&country=AZE&limit=1").headers["link"]
    query = parse_qs(urlsplit(link.partition("<")[2].partition(">")[0]).query)
    assert query["grade"] == ["alleged", "disputed"]
    assert (query["country"], query["limit"]) == (["AZE"], ["1"])
    assert link.endswith('; rel="next"')


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("country=YEM", {"attack.shelling"}),
        ("type=attack.air", {"attack.air"}),
        ("grade=disputed", {"attack.shelling"}),
        ("grade=disputed&grade=refuted", {"attack.shelling"}),
        ("party=HOUTHI", {"attack.shelling"}),
        ("since=2020-10-21", {"attack.air", "attack.gunfire"}),
        ("since=2020-10-21&until=2020-10-21", {"attack.air"}),
        ("as_of=2020-10-20", {"attack.shelling"}),
        ("as_of=2020-10-22", {"attack.shelling", "attack.air", "attack.gunfire"}),
        ("as_of=2020-10-23", {"attack.shelling", "attack.air", "attack.gunfire", "truce.violated"}),
        ("country=yem", {"attack.shelling"}),
        ("party=aze.cvl", {"attack.shelling"}),
        ("country=SWE", set()),
        ("party=SWE", set()),
    ],
)
def test_incidents_are_filtered(reader: TestClient, query: str, types: set[str]) -> None:
    assert {one["type"] for one in _items(reader, f"incidents?{query}")} == types


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("source=Radio", {"denial", "raid/claims"}),
        ("source=Radio&since=2020-10-22", {"raid/claims"}),
        ("until=2015-12-31", {"taiz"}),
        ("as_of=2015-12-31", {"taiz"}),
        ("lang=ar", set()),
        ("source=radio", {"denial", "raid/claims"}),
        ("lang=EN&conflict=Yemen", {"taiz"}),
    ],
)
def test_reports_are_filtered(reader: TestClient, query: str, ids: set[str]) -> None:
    assert {one["id"] for one in _items(reader, f"reports?{query}")} == ids


def test_a_list_of_reports_has_no_texts(reader: TestClient) -> None:
    first = _items(reader, "reports")[0]
    assert "text" not in first
    assert first["length"] == len("The words of report border.") or first["length"] > 0


def test_what_is_found_is_shown_in_its_sentence(reader: TestClient) -> None:
    (found,) = _items(reader, "search?q=taiz")
    assert found["report"]["id"] == "taiz"
    passage = found["passages"][0]
    assert "taiz" in passage["sentence"]["text"]
    assert [word["text"] for word in passage["words"]] == ["taiz"]


def test_alerts_are_those_raised_last_first_and_filtered(reader: TestClient) -> None:
    alerts = _items(reader, "alerts")
    assert [one["time"] for one in alerts] == sorted((one["time"] for one in alerts), reverse=True)
    kind = alerts[0]["alert"]["kind"]
    assert {one["alert"]["kind"] for one in _items(reader, f"alerts?kind={kind}")} == {kind}
    assert _items(reader, "alerts?agreement=gaza-2025-01-19") == []


def test_alerts_as_of_a_day_became_so_by_then(reader: TestClient) -> None:
    days = sorted(one["alert"]["day"] for one in _items(reader, "alerts"))
    assert sorted(one["alert"]["day"] for one in _items(reader, f"alerts?as_of={days[0]}")) == [
        day for day in days if day == days[0]
    ]
    feed = reader.get(f"/api/v1/alerts.atom?as_of={days[0]}").text
    assert feed.count("<entry>") == days.count(days[0]) < len(days)


def test_agreements_as_of_an_instant_are_those_signed_with_what_was_changed_by_then(reader: TestClient) -> None:
    before, after = "2020-11-14T12:00:00Z", "2020-11-20T12:00:00Z"
    whole = {one["id"]: one for one in _items(reader, "agreements")}
    known = {one["id"]: one for one in _items(reader, f"agreements?as_of={before}")}
    assert known.keys() == {name for name, one in whole.items() if one["signed"]["time"] <= before}
    assert (known["karabakh-2020-11-09"]["amendments"], whole["karabakh-2020-11-09"]["amendments"] != []) == ([], True)
    last = "agreements/karabakh-2020-11-09"
    assert reader.get(f"/api/v1/{last}?as_of={before}").json() == known["karabakh-2020-11-09"]
    assert len(reader.get(f"/api/v1/{last}?as_of={after}").json()["amendments"]) == 1
    assert reader.get(f"/api/v1/{last}?as_of=2020-11-01").status_code == 404


def test_standings_are_those_of_an_instant(reader: TestClient) -> None:
    before = reader.get("/api/v1/agreements/karabakh-2020-10-17/standing?as_of=2020-10-16T12:00:00Z").json()
    after = reader.get("/api/v1/agreements/karabakh-2020-10-17/standing?as_of=2020-10-22").json()
    assert (before["phase"], after["phase"]) == ("not yet agreed", "in force")
    assert after["as_of"] == "2020-10-22T23:59:59+04:00", "a day ends by the clocks of the land"
    (listed,) = (one for one in _items(reader, "standings?as_of=2020-10-22") if one["agreement"] == after["agreement"])
    assert listed == after


def test_what_was_known_on_an_earlier_date_is_all_that_is_seen_from_there(reader: TestClient) -> None:
    answer = reader.get("/api/v1/incidents?known_on=2020-01-01")
    while answer.status_code == 503:
        assert int(answer.headers["retry-after"]) > 0
        answer = reader.get("/api/v1/incidents?known_on=2020-01-01")
    assert answer.json() == {"items": [], "next": None}


@pytest.mark.parametrize("address", [*LISTS, "inbox", "incidents.geojson", "alerts.atom", "me"])
def test_an_empty_ledger_is_told_of_as_well(empty: TestClient, address: str) -> None:
    assert empty.get(f"/api/v1/{address}").status_code == 200


def test_of_an_empty_ledger_no_standing_is_known(empty: TestClient) -> None:
    assert empty.get("/api/v1/agreements/karabakh-2020-10-17").status_code == 200
    assert empty.get("/api/v1/agreements/karabakh-2020-10-17/standing").status_code == 404


def test_a_link_leads_on_whatever_stands_in_an_id(client: TestClient) -> None:
    told = [filed(day="2020-10-20", says="AZE"), filed(day="2020-10-21", says="AZE")]
    client.app.state.reading_room = ReadingRoom(main_of(client), lambda: analyst_told(**{"غارة/1": told}))  # type: ignore[attr-defined]
    assert (
        client.post("/api/v1/reports", json={"id": "غارة/1", "text": "x", "published": "2020-10-24"}).status_code == 201
    )
    assert sum(map(len, _walk(client, f"reports/{quote('غارة/1', safe='')}/claims"))) == len(told)
