"""Who may not see every source learns nothing of the others by what he is refused, nor by what he is told has changed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

from hudna.engine.judging import Judge
from hudna.engine.openness import classify
from hudna.engine.vantages import Vantage
from hudna.model.access import Access, Role
from hudna.views.serve.identity import Identity
from hudna.views.serve.live import Live, event_stream
from tests.unit.views.api.conftest import main_of

Header = Callable[[Role], dict[str, str]]
HIDDEN = "Radio"


@pytest.fixture
def closed(client: TestClient, as_role: Header) -> TestClient:
    """A server of which one source is confidential, with a user of each role."""
    classify(main_of(client), HIDDEN, Access.CONFIDENTIAL, author="nour", reason="it could be traced")
    for role in (Role.VIEWER, Role.ANALYST):
        while client.get("/api/v1/reports", headers=as_role(role)).status_code == 503:
            time.sleep(0.1)  # what they may see is being made
    return client


def _grade(client: TestClient, headers: dict[str, str], source: str) -> tuple[int, str]:
    asked = {"kind": "grade-source", "target": source, "grade": "B", "reason": "known for long"}
    answer = client.post("/api/v1/judgements", json=asked, headers=headers)
    return answer.status_code, answer.json().get("detail", "").replace(source, "…")


def test_to_grade_a_hidden_source_is_refused_as_for_one_that_there_is_not(closed: TestClient, as_role: Header) -> None:
    headers = as_role(Role.ANALYST)
    assert _grade(closed, headers, HIDDEN) == _grade(closed, headers, "Nobody's")
    assert _grade(closed, headers, HIDDEN)[0] == 422
    assert _grade(closed, as_role(Role.VERIFIER), HIDDEN)[0] == 201


def test_to_dismiss_what_only_hidden_reports_propose_is_refused(
    closed: TestClient, as_role: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Proposed:
        id = "proposal-1"

    main = main_of(closed)
    for place in ("hudna.views.web.incidents.judging", "hudna.engine.judging"):
        monkeypatch.setattr(
            f"{place}.proposals", lambda ledger: () if ledger.location != main.location else (Proposed(),)
        )
    asked = {"kind": "dismiss", "target": "proposal-1", "reason": "a rumour"}
    for role, status in ((Role.ANALYST, 422), (Role.VERIFIER, 201)):
        assert closed.post("/api/v1/judgements", json=asked, headers=as_role(role)).status_code == status


def test_a_viewer_is_not_told_that_something_hidden_of_an_incident_has_changed(
    closed: TestClient, as_role: Header
) -> None:
    address, headers = "/api/v1/incidents/accusation%231", as_role(Role.VIEWER)
    before = closed.get(address, headers=headers)
    told = main_of(closed).incident_of("accusation#1")
    assert told is not None
    assert "denial#1" in told.claims
    Judge(main_of(closed), "nour").correct(told.id, "killed", {"low": 4, "high": 4}, "the hospital's list")
    after = closed.get(address, headers=headers)
    assert (after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"])


def test_an_open_page_is_not_told_of_what_its_reader_may_not_see(
    closed: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge, viewer = Judge(main_of(closed), "nour"), Identity("viewer", Role.VIEWER, "token")
    monkeypatch.setattr("hudna.views.serve.live.identify", lambda _request: viewer)

    async def stays() -> bool:
        return False

    async def told() -> tuple[bool, str, int]:
        request = SimpleNamespace(app=closed.app, client=None, is_disconnected=stays)
        vantage = Vantage(Access.PUBLIC)
        ledger = closed.app.state.vantages.ledger(vantage)  # type: ignore[attr-defined]
        visit: Any = SimpleNamespace(request=request, identity=viewer, vantage=vantage, ledger=ledger)
        live = Live(main_of(closed).head, every=0.02)
        watching = asyncio.create_task(live.watch())
        stream = event_stream(visit, live, ledger.head())
        assert (await anext(stream)).startswith("retry")
        event = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.2)
        judge.grade_source(HIDDEN, "B", "known for long")
        await asyncio.sleep(0.5)
        was_told = event.done()
        seen = judge.grade_claim("accusation#1", "2", "likely")
        shown = await asyncio.wait_for(event, 20)
        watching.cancel()
        return was_told, shown, seen.sequence

    was_told, shown, sequence = asyncio.run(told())
    assert not was_told
    assert f"data: {sequence}\n" in shown
