"""What an operation answers, as the OpenAPI document tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hudna.views.api.answers import JSON
from hudna.views.api.shapes import Problem

Responses = dict[int | str, dict[str, Any]]

PROBLEM = "application/problem+json"
_UNNAMEABLE = re.compile(r"[^A-Za-z0-9.\-_]")  # as msgspec names the schemas of generic types
_ETAG = {"ETag": {"description": "Names the state that was sent; see `If-None-Match`.", "schema": {"type": "string"}}}
_LINK = {"Link": {"description": 'Leads to the next page, `rel="next"`.', "schema": {"type": "string"}}}
_AGAIN = {"Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}}
_CURRENT = {
    "Hudna-Current": {
        "description": "`false` where the ledger has changed since and the answer is being brought up to date.",
        "schema": {"type": "string", "enum": ["false"]},
    }
}
_PROBLEMS = {
    400: "Something in the address cannot be; `detail` names it.",
    401: "Nobody is known by this token or session.",
    403: "The role does not allow it.",
    404: "There is none, or none that may be seen.",
    409: "It contradicts what is there already.",
    412: "The incident has changed since the state that `If-Match` names; nothing was recorded.",
    413: "The body is too large.",
    415: "The body is not `application/json`.",
    422: "The body cannot be taken as it is; `detail` says why.",
    429: "Too often.",
    503: "The answer is being computed, or the ledger is busy.",
}
_WITH = {429: _AGAIN, 503: _AGAIN}

kinds: dict[str, Any] = {}
"""Every shape that an operation takes or gives, by the name of its schema."""


def schema_of(kind: Any) -> dict[str, str]:
    """A reference to the schema of a shape."""
    name = _UNNAMEABLE.sub("_", getattr(kind, "__name__", "") if not hasattr(kind, "__args__") else _generic(kind))
    kinds[name] = kind
    return {"$ref": f"#/components/schemas/{name}"}


def gives(kind: Any, description: str, *, status: int = 200, costly: bool = False, changing: bool = False) -> Responses:
    """That an operation gives a shape.

    Args:
        kind: a type that msgspec encodes.
        description: what it is.
        status: of the response.
        costly: whether an older answer may be given while a new one is being computed.
        changing: whether it is the answer to what changes something, which is not to be kept.
    """
    listed = _LINK if _generic(kind).startswith("Page[") else {}
    headers = {} if changing else {**_ETAG, **listed, **(_CURRENT if costly else {})}
    found: Responses = {
        status: {"description": description, "content": {JSON: {"schema": schema_of(kind)}}, "headers": headers}
    }
    return found if changing else found | {304: {"description": "It is as `If-None-Match` names it.", "headers": _ETAG}}


def gives_media(media: str, schema: dict[str, Any], description: str) -> Responses:
    """That an operation gives something else than JSON."""
    return {
        200: {"description": description, "content": {media: {"schema": schema}}, "headers": _ETAG},
        304: {"description": "It is as `If-None-Match` names it.", "headers": _ETAG},
    }


def fails(*statuses: int) -> Responses:
    """That an operation may fail with some statuses."""
    return {
        status: {
            "description": _PROBLEMS[status],
            "content": {PROBLEM: {"schema": schema_of(Problem)}},
            **({"headers": _WITH[status]} if status in _WITH else {}),
        }
        for status in statuses
    }


def takes(kind: Any, description: str, examples: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """That an operation takes a shape as its body; each example has a summary."""
    shown = {
        f"example-{number}": {"summary": summary, "value": value} for number, (summary, value) in enumerate(examples, 1)
    }
    content = {JSON: {"schema": schema_of(kind), "examples": shown}}
    return {"requestBody": {"description": description, "required": True, "content": content}}


def _generic(kind: Any) -> str:
    arguments = getattr(kind, "__args__", ())
    return f"{kind.__name__}[{', '.join(one.__name__ for one in arguments)}]" if arguments else kind.__name__


ALWAYS = fails(400, 401, 403, 429, 503)
"""What any operation may fail with."""
