"""What a reader is told where there is no answer: a page in his language, or a problem for a program (RFC 9457)."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from hudna.engine.vantages import Pending
from hudna.model.errors import AccessError, HudnaError, InputError, JudgementError, LedgerError
from hudna.views.serve.desk import BeingComputed
from hudna.views.serve.reading_room import Crowded
from hudna.views.serve.visits import BadAddress, visit
from hudna.views.web.catalog import marked as _

API = "/api/"
_log = logging.getLogger(__name__)
_SOON = 2  # seconds after which a program is to ask again
_SOONER = 0.5  # a page does so by itself: somebody is looking at it

_KINDS: dict[type[HudnaError], int] = {
    InputError: 422,
    JudgementError: 422,
    LedgerError: 503,
    AccessError: 503,
    Crowded: 503,
}
"""What became of a request that cannot be answered, by the error; 400 where nothing else is told here."""

_TITLES = {
    400: _("This cannot be"),
    403: _("Not allowed"),
    404: _("There is no such page"),
    405: _("This cannot be done here"),
    409: _("It has changed since"),
    413: _("This is too large"),
    422: _("This cannot be"),
    429: _("Too often"),
    500: _("This failed"),
    503: _("This is being computed"),
}


def tell_failures(app: FastAPI) -> None:
    """Let an application answer its failures: each names what is wrong."""

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return failure(request, error.status_code, str(error.detail), headers=dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def misshapen(request: Request, error: RequestValidationError) -> Response:
        wrong = ("{}: {}".format(".".join(map(str, one["loc"][1:])), one["msg"]) for one in error.errors())
        in_body = any(one["loc"][0] == "body" for one in error.errors())
        return failure(request, 422 if in_body else 400, "; ".join(wrong))

    @app.exception_handler(BadAddress)
    def wrong(request: Request, error: BadAddress) -> Response:
        return failure(request, 400, str(error))

    @app.exception_handler(HudnaError)
    def failed(request: Request, error: HudnaError) -> Response:
        status = next((code for kind, code in _KINDS.items() if isinstance(error, kind)), 400)
        if status != 503:
            return failure(request, status, str(error))
        if not isinstance(error, Crowded):  # it names files of the server, which are no reader's business
            _log.error("%s", error)
        return failure(request, status, "", headers={"Retry-After": str(_SOON)})

    @app.exception_handler(BeingComputed)
    @app.exception_handler(Pending)
    def awaited(request: Request, _error: Exception) -> Response:
        return failure(request, 503, "", headers={"Retry-After": str(_SOON)})

    @app.exception_handler(Exception)
    def broken(request: Request, _error: Exception) -> Response:
        return failure(request, 500, "")


def failure(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """A response that says why there is no answer.

    Args:
        request: what was asked.
        status: the status code.
        detail: what is wrong, in a sentence; empty where the status says it all.
        headers: of the response.
    """
    if request.url.path.startswith(API):
        problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
        content = problem | ({"detail": detail} if detail else {})
        return JSONResponse(content, status, headers=headers, media_type="application/problem+json")
    if 300 <= status < 400:
        return Response(status_code=status, headers=headers)
    try:
        page = visit(request).page(
            "failure.html",
            status=status,
            title=_TITLES.get(status, HTTPStatus(status).phrase),
            code=status,
            detail=detail,
            again=_SOONER,
        )
    except AccessError:  # nobody can tell who asks
        return PlainTextResponse(f"{HTTPStatus(status).phrase}\n", status, headers)
    page.headers.update(headers or {})
    return page
