"""`hudna schema`: schemas that are current, and that describe what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hudna.views.cli.schemas import KINDS, schema
from tests.conftest import Ran

Hudna = Callable[..., Ran]
KEPT = Path(__file__).parents[4] / "docs" / "schemas"


def test_those_in_the_documentation_are_current(hudna: Hudna, tmp_path: Path) -> None:
    """To renew them: `hudna schema --out docs/schemas`."""
    assert hudna("schema", "--out", tmp_path / "schemas").code == 0
    made = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "schemas").iterdir()}
    assert made == {file.name: file.read_text(encoding="utf-8") for file in KEPT.iterdir()}


def test_every_schema_says_what_it_is_of() -> None:
    for name in KINDS:
        made = schema(name)
        assert made["title"] == name
        assert made["description"].endswith(".")
        assert made["$ref"].removeprefix("#/$defs/") in made["$defs"]


def test_a_claim_has_the_codes_of_the_vocabulary() -> None:
    definitions = schema("claim")["$defs"]
    assert "attack.shelling" in definitions["EventType"]["enum"]
    assert set(definitions["Status"]["enum"]) == {"actual", "denied", "future", "possible", "demanded"}
    assert set(definitions["Claim"]["required"]) >= {"evidence", "trigger", "type", "status", "act", "rule"}


def test_one_is_printed(hudna: Hudna) -> None:
    assert json.loads(hudna("schema", "incident").out) == json.loads(json.dumps(schema("incident")))


def test_without_a_name_they_are_listed(hudna: Hudna) -> None:
    page = hudna("schema").out
    assert all(f"│ {name} " in page for name in KINDS)


def test_an_unknown_name_is_bad_use(hudna: Hudna) -> None:
    ran = hudna("schema", "rumour")
    assert (ran.code, ran.out) == (2, "")
    assert "there is none of 'rumour'" in ran.err
