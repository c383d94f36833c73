"""What a program sends to be read, added or recorded."""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec
from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from hudna.views.api.answers import JSON
from hudna.views.serve.visits import Timeless, Visit

T = TypeVar("T")


async def _body(request: Request) -> bytes:
    """The body, which must be JSON by its type: a form of another site cannot be sent so.

    Raises:
        HTTPException: 415, it is something else; 413, it is too large.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != JSON:
        raise HTTPException(415, f"the body must be {JSON}", headers={"Accept-Post": JSON})
    return await request.body()


def parsed(body: bytes, kind: type[T]) -> T:
    """A body as the object that it describes.

    Raises:
        HTTPException: 422, it is not JSON, or not of that shape; it names the place.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(422, str(error)) from error
    except RecursionError as error:
        raise HTTPException(422, "JSON nested too deeply") from error


def _now(visit: Timeless) -> Visit:
    if visit.known_on is not None:
        raise HTTPException(400, "known_on: what was known on an earlier date cannot be changed")
    return visit


Body = Annotated[bytes, Depends(_body)]
Changing = Annotated[Visit, Depends(_now)]
"""The visit of somebody who changes something: the ledger as it is now."""
