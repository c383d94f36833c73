"""The OpenAPI document tells of every operation all that there is to know, and its examples are true to its schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from hudna.views.api.application import described
from hudna.views.api.document import examples, operations, schemas
from hudna.views.api.documented import PROBLEM, kinds
from hudna.views.api.forms import JUDGEMENTS, REPORTS, JudgementForm, ReportForm

OPERATIONS = [(f"{method} {path}", operation) for path, method, operation in operations(described())]


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _references(one)


def test_it_is_served(reader: TestClient) -> None:
    assert reader.get("/api/v1/openapi.json").json() == json.loads(msgspec.json.encode(described()))


def test_every_reference_leads_to_a_schema() -> None:
    names = {reference.removeprefix("#/components/schemas/") for reference in _references(described())}
    assert names <= schemas().keys()
    assert "Incident" in names


def test_schemas_say_the_same_as_those_of_the_documentation() -> None:
    assert set(schemas()["Incident"]["required"]) >= {"id", "type", "accounts", "grade"}
    assert schemas()["Grade"]["enum"] == ["alleged", "corroborated", "disputed", "refuted", "verified"]


@pytest.mark.parametrize(("label", "operation"), OPERATIONS)
def test_every_operation_is_told_of(label: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"].endswith(".")
    assert len(operation["tags"]) == 1
    assert {"400", "401", "403", "429", "503"} <= operation["responses"].keys()
    assert all(one.get("description") for one in operation.get("parameters", ()) if one["in"] != "path")


def test_an_instant_is_described_where_it_counts_and_nowhere_else() -> None:
    timed = {
        label.removeprefix("get /api/v1/")
        for label, operation in OPERATIONS
        if any(one["name"] == "as_of" for one in operation.get("parameters", ()))
    }
    assert timed == {
        "agreements", "agreements/{agreement_id}", "agreements/{agreement_id}/standing", "agreements/{agreement_id}/incidents",
        "standings", "incidents", "incidents.geojson", "alerts", "alerts.atom", "reports", "search", "sources",
    }  # fmt: skip


@pytest.mark.parametrize(("label", "operation"), OPERATIONS)
def test_every_failure_is_a_problem_and_every_answer_has_an_example(label: str, operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        for media, content in answer.get("content", {}).items():
            assert (media == PROBLEM) == (int(status) >= 400)
            assert media != "application/json" or "example" in content


@pytest.mark.parametrize("name", sorted(examples()))
def test_an_example_is_of_its_shape(name: str) -> None:
    kind = kinds.get(name)
    if kind is None:  # of the items of a list
        (kind,) = {one for page in kinds.values() for one in getattr(page, "__args__", ()) if one.__name__ == name}
    assert msgspec.to_builtins(msgspec.convert(examples()[name], kind)).keys() == examples()[name].keys()


def test_what_is_sent_as_an_example_is_taken() -> None:
    assert all(msgspec.convert(sent, ReportForm) for _, sent in REPORTS)
    assert all(msgspec.convert(sent, JudgementForm).decision() for _, sent in JUDGEMENTS)


def test_who_may_ask_is_told() -> None:
    schemes = described()["components"]["securitySchemes"]
    assert schemes["token"]["scheme"] == "bearer"
    assert schemes["session"]["in"] == "cookie"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_people_read_it_as_a_page(reader: TestClient, language: str) -> None:
    page = reader.get(f"/api/docs?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    for label, operation in OPERATIONS:
        method, path = label.split(" ")
        assert f"{method.upper()} {path}" in page.text
        assert operation["summary"] in page.text
    assert "curl" in page.text
    assert " style=" not in page.text
    assert "<script>" not in page.text
