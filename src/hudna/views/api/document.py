"""The OpenAPI document, and the page on which people read it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from hudna import __version__
from hudna.views.api.documented import kinds

_TAGS = {
    "agreements": "Ceasefires, what they oblige to, and how they stand.",
    "incidents": "Events in the world, and each side's account of them.",
    "reports": "What was published, what it says, and adding to it.",
    "judgements": "What persons decided, and what awaits them.",
    "sources": "Who publishes, and what it is held against.",
    "alerts": "What should be told without asking.",
    "me": "Who asks.",
}
_SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of a user; see `hudna users tokens add`."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "hudna-session",
        "description": "The session of a browser. What changes something then needs the header `X-CSRF-Token`, too.",
    },
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "`ETag` of the answer that is at hand: 304 where it is still the same.",
    "schema": {"type": "string"},
}
_DESCRIPTION = """\
What reports say about ceasefires: as JSON, GeoJSON, an Atom feed and server-sent events.

Every list is given page by page: `next` of a page is `after` for the one that follows. What a figure is not known for is `null`,
never 0. Errors are problems (RFC 9457). A request sees what the role of whoever asks may see."""
_EXAMPLES = Path(__file__).with_name("examples.json")


def document(routes: Iterable[BaseRoute]) -> dict[str, Any]:
    """The OpenAPI document of some routes."""
    made = get_openapi(
        title="Hudna",
        version=__version__,
        summary="The state of ceasefires, from what reports say.",
        description=_DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        tags=[{"name": name, "description": words} for name, words in _TAGS.items()],
        routes=list(routes),
    )
    made["components"] = {"schemas": schemas(), "securitySchemes": _SECURITY}
    made["security"] = [{name: []} for name in _SECURITY] + [{}]  # without users, nobody need say who he is
    for _, _, operation in operations(made):
        _complete(operation)
    return made


def operations(made: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The operations of a document, each with its path and its method."""
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def schemas() -> dict[str, Any]:
    """The schema of every shape that operations take or give, by its name, and of all that is in them."""
    _, made = msgspec.json.schema_components(kinds.values(), ref_template="#/components/schemas/{name}")
    for schema in made.values():
        if "description" in schema:
            schema["description"] = inspect.cleandoc(schema["description"])
    return dict(sorted(made.items()))


@cache
def examples() -> Mapping[str, Any]:
    """An example of each shape, by the name of its schema."""
    return json.loads(_EXAMPLES.read_bytes())  # type: ignore[no-any-return]


def _complete(operation: dict[str, Any]) -> None:
    """Say of an operation what FastAPI cannot know."""
    answers = operation["responses"]
    # An address that cannot be is a bad request here; only bodies that cannot be taken are told from them.
    if "HTTPValidationError" in json.dumps(answers.get("422", {})):
        del answers["422"]
    if "304" in answers:
        operation.setdefault("parameters", []).append(_IF_NONE_MATCH)
    for answer in answers.values():
        for media in answer.get("content", {}).values():
            name = media["schema"].get("$ref", "").rpartition("/")[2]
            if name in examples():
                media["example"] = examples()[name]
            elif name.startswith("Page_"):
                media["example"] = {"items": [examples()[name.removeprefix("Page_").removesuffix("_")]], "next": None}
