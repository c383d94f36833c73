"""Answers of the API: JSON, or what else was asked for, with a name for its state by which it need not be sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import Request, Response

from hudna.model.listing import Page
from hudna.views.serve.desk import Answer
from hudna.views.serve.visits import Visit, path_as_sent

JSON = "application/json"
_HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
_LENGTH = 32  # hexadecimal digits


def one(visit: Visit, value: object, *, state: str | None = None) -> Response:
    """A single object.

    Args:
        visit: who asks.
        value: a model object.
        state: what its state is called; None for a name made of all that is sent.
    """
    return sent(visit.request, msgspec.json.encode(value), state=state)


def many(visit: Visit, page: Page[Any]) -> Response:
    """A page of a list, with the address of the page that follows."""
    content = msgspec.json.encode({"items": page.items, "next": page.next})
    return sent(visit.request, content, headers=following(visit.request, page.next))


def answered(answer: Answer[Any], response: Response) -> Response:
    """A response that rests on a costly answer. One that is being brought up to date says so, and is not to be kept."""
    if not answer.is_current and response.status_code == 200:
        del response.headers["ETag"]
        response.headers["Hudna-Current"] = "false"
    return response


def sent(
    request: Request,
    content: bytes,
    *,
    media: str = JSON,
    state: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Content, or 304 where the client has it already.

    Args:
        request: what was asked.
        content: what is to be sent.
        media: its media type.
        state: what its state is called; None for a name made of it.
        headers: further ones.
    """
    tag = entity_tag(state or hashlib.sha256(content).hexdigest()[:_LENGTH])
    own = _HEADERS | {"ETag": tag} | dict(headers or {})
    if names(request.headers.get("if-none-match"), tag, weakly=True):
        return Response(status_code=304, headers=own)
    return Response(content, media_type=media, headers=own)


def following(request: Request, cursor: str | None) -> dict[str, str]:
    """The header that leads to the page that follows, if any does."""
    if cursor is None:
        return {}
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return {"Link": f'<{path_as_sent(request)}?{urlencode([*kept, ("after", cursor)])}>; rel="next"'}


def entity_tag(state: str) -> str:
    """A state as it is called in headers."""
    return f'"{state}"'


def names(listed: str | None, tag: str, *, weakly: bool = False) -> bool:
    """Whether a header that lists states names one.

    Args:
        listed: the header, or None where there is none.
        tag: the state.
        weakly: whether one that says "as good as the same" will do, as what compresses an answer on its way may make of it.
    """
    if listed is None:
        return False
    given = [one.strip() for one in listed.split(",")]
    return "*" in given or tag in ([one.removeprefix("W/") for one in given] if weakly else given)
