"""Routes of the API."""

from __future__ import annotations

from urllib.parse import unquote

from fastapi import APIRouter, Response
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

PREFIX = "/api/v1"


class EscapedRoute(APIRoute):
    """A route that is found by the address as it was sent: a `/` within an id, escaped there, ends no part of the path."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the route is meant, and the ids in the address, unescaped."""
        sent: bytes = scope.get("raw_path") or b""
        path = sent.partition(b"?")[0].decode("ascii", "replace")
        match, child = super().matches({**scope, "path": path} if path else scope)
        if "path_params" in child:
            child["path_params"] = {name: unquote(value) for name, value in child["path_params"].items()}
        return match, child


def api_router(tag: str) -> APIRouter:
    """A router for the operations of one subject, named by a tag."""
    # What an operation gives is told by itself: the default would add that it gives any JSON.
    return APIRouter(route_class=EscapedRoute, default_response_class=Response, tags=[tag])
