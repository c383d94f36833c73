"""The client of docs/client.py, against a server."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.error import HTTPError

import pytest

FILE = Path(__file__).parents[4] / "docs" / "client.py"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("client", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hudna(served: str) -> Any:
    return _module().Hudna(served)


def test_lists_are_walked_to_their_end(hudna: Any) -> None:
    some = hudna.items("incidents", grade=["alleged", "disputed"], limit=2)
    assert [one["id"] for one in some] == [one["id"] for one in hudna.get("incidents")["items"]]


def test_ids_may_have_any_characters(hudna: Any) -> None:
    assert hudna.get("reports", "raid/claims")["id"] == "raid/claims"
    assert hudna.get("incidents", "raid/claims#1", "claims")["items"][0]["report_id"] == "raid/claims"


def test_what_has_not_changed_is_known_already(hudna: Any) -> None:
    assert hudna.get("me") is hudna.get("me")


def test_a_report_is_read(hudna: Any) -> None:
    assert hudna.post("reports", "read", id="new", text="Words of it.", lang="en")["claims"][0]["type"]


def test_a_judgement_rests_on_what_was_read(hudna: Any) -> None:
    state = hudna.state("incidents", "taiz#1")
    verdict = {"kind": "verify", "target": "taiz#1", "reason": "seen", "author": "amal"}
    assert hudna.post("judgements", if_match=state, **verdict)["author"] == "amal"
    with pytest.raises(HTTPError, match="412"):
        hudna.post("judgements", if_match=state, **verdict)


def test_the_judgement_that_it_shows_is_recorded_where_no_users_are_set_up(hudna: Any) -> None:
    (example,) = re.findall(r"`post\((.*)\)`", hudna.post.__doc__)
    path, *given = example.split(", ")
    shown = {name: value.strip('"') for name, _, value in (one.partition("=") for one in given)}
    made = hudna.post(path.strip('"'), **(shown | {"target": "taiz#1"}))
    assert made["author"] == shown["author"]


def test_alerts_come_with_what_to_go_on_from(hudna: Any) -> None:
    after, alert = next(iter(hudna.alerts(after="0")))
    assert int(after) > 0
    assert alert["title"]
