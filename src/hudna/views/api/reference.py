"""The OpenAPI document as a page shows it: subjects, their operations, and what each takes and gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from hudna.views.api.document import operations

_EXAMPLE_IDS = {
    "agreement_id": "karabakh-2020-10-17",
    "incident_id": "incident-3f2a9c0d1e4b5a67",
    "report_id": "baku-2020-10-28",
    "judgement_id": "judgement-214",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation: `where` is path, query or header; `values` are those that it can have, if they are few."""

    name: str
    where: str
    required: bool
    text: str
    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer, or a body: its media type and an example of it, if there is one."""

    status: str
    text: str
    media: str | None
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What can be asked."""

    id: str
    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[Told, ...]
    answers: tuple[Told, ...]
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Operations of one subject."""

    name: str
    text: str
    operations: tuple[Operation, ...]


def reference(document: Mapping[str, Any]) -> tuple[Subject, ...]:
    """A document by its subjects."""
    shapes = document["components"]["schemas"]
    told = [(one["tags"][0], _operation(path, method, one, shapes)) for path, method, one in operations(document)]
    return tuple(
        Subject(
            name=tag["name"],
            text=tag["description"],
            operations=tuple(operation for subject, operation in told if subject == tag["name"]),
        )
        for tag in document["tags"]
    )


def _operation(path: str, method: str, one: Mapping[str, Any], shapes: Mapping[str, Any]) -> Operation:
    parameters = tuple(_parameter(parameter, shapes) for parameter in one.get("parameters", ()))
    return Operation(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        text=one["description"],
        parameters=parameters,
        bodies=tuple(_bodies(one.get("requestBody", {}))),
        answers=tuple(_answer(status, answer) for status, answer in sorted(one["responses"].items())),
        command=_command(path, method, one),
    )


def _parameter(one: Mapping[str, Any], shapes: Mapping[str, Any]) -> Parameter:
    schema = _plain(one["schema"], shapes)
    of_each = _plain(schema.get("items", schema), shapes)
    kind = schema.get("format") or schema.get("type", of_each.get("type", "string"))
    return Parameter(
        name=one["name"],
        where=one["in"],
        required=one.get("required", False),
        text=one.get("description", ""),
        kind=kind,
        values=tuple(of_each.get("enum", ())),
    )


def _plain(schema: Mapping[str, Any], shapes: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema itself, where it is only referred to or may be null instead."""
    schema = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    return shapes[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _bodies(body: Mapping[str, Any]) -> Iterator[Told]:
    for media, content in body.get("content", {}).items():
        for example in content.get("examples", {}).values():
            yield Told(status="", text=example["summary"], media=media, example=_written(example["value"]))


def _answer(status: str, answer: Mapping[str, Any]) -> Told:
    media = next(iter(answer.get("content", ())), None)
    example = answer["content"][media].get("example") if media is not None and status.startswith("2") else None
    return Told(
        status=status,
        text=answer["description"],
        media=media,
        example=None if example is None else _written(example),
    )


def _command(path: str, method: str, one: Mapping[str, Any]) -> str:
    """The operation as a command, with the parameters that it needs."""
    for name, value in _EXAMPLE_IDS.items():
        path = path.replace("{" + name + "}", quote(value, safe=""))
    needed = (p for p in one.get("parameters", ()) if p["in"] == "query" and p.get("required"))
    query = urlencode({p["name"]: p["schema"]["examples"][0] for p in needed})
    body = ["-H 'Content-Type: application/json' -d @body.json"] if method == "post" else []
    address = f'"$HUDNA{path}{"?" + query if query else ""}"'
    return " \\\n  ".join(['curl -H "Authorization: Bearer $HUDNA_TOKEN"', *body, address])


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
