"""A small application behind all that guards the large one."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import Depends, FastAPI, File, Request, UploadFile
from fastapi.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.views.serve.csrf import csrf_token
from hudna.views.serve.failures import tell_failures
from hudna.views.serve.identity import Identity, identify, needs
from hudna.views.serve.limits import Rates
from hudna.views.serve.login import router
from hudna.views.serve.security import secure
from hudna.views.serve.settings import Settings
from tests.access import PASSWORD

HERE = "http://127.0.0.1:8700"


def small_app(accounts: Accounts, settings: Settings | None = None, rates: Rates | None = None) -> FastAPI:
    """Pages, an API, an upload and something that fails."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = settings or Settings(ledger="team.ledger")
    app.state.access = accounts
    app.include_router(router)
    tell_failures(app)

    @app.get("/who")
    @app.get("/api/v1/who")
    @app.get("/static/who")
    def who(request: Request) -> dict[str, str | None]:
        identity = identify(request)
        return {"name": identity.name, "role": identity.role.value, "via": identity.via}

    @app.get("/form")
    def form(request: Request) -> Response:
        return PlainTextResponse(csrf_token(request))

    @app.get("/fails")
    def fails() -> None:
        raise RuntimeError

    @app.post("/judge")
    @app.post("/api/v1/judge")
    async def judge(request: Request, who: Annotated[Identity, Depends(needs(Role.VERIFIER))]) -> dict[str, object]:
        form = await request.form()
        return {"author": who.name, "fields": [name for name, _ in form.multi_items()]}

    @app.post("/add")
    async def add(file: Annotated[UploadFile, File()]) -> dict[str, object]:
        content = await file.read()
        return {"name": file.filename, "size": len(content)}

    secure(app, rates)
    return app


def browser(app: FastAPI, address: str = HERE) -> TestClient:
    """A reader's browser, which shows where it is led instead of going there."""
    return TestClient(app, base_url=address, follow_redirects=False, raise_server_exceptions=False)


def token_on(page: str) -> str:
    """The CSRF token in a page's form."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def sign_in(reader: TestClient, name: str, password: str = PASSWORD, **fields: str) -> Any:
    """Sign in on the page for it; the answer."""
    token = token_on(reader.get("/login").text)
    return reader.post("/login", data={"name": name, "password": password, "csrf": token, **fields})
