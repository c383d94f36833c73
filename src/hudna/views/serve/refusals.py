"""Refusing a request before it reaches a page: in the words in which the application tells any failure."""

from __future__ import annotations

from collections.abc import Awaitable
from inspect import iscoroutinefunction
from typing import cast

from fastapi.exception_handlers import http_exception_handler
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send


async def refuse(scope: Scope, receive: Receive, send: Send, error: HTTPException) -> None:
    """Answer a request with an error, as the application's own handler does."""
    request = Request(scope, receive)
    handler = request.app.exception_handlers.get(HTTPException, http_exception_handler)
    if iscoroutinefunction(handler):
        response = await cast("Awaitable[Response]", handler(request, error))
    else:
        response = await run_in_threadpool(handler, request, error)
    await response(scope, receive, send)
