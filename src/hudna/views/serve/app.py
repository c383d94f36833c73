"""The application: pages and API over one ledger."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from hudna import __version__
from hudna.access import Accounts
from hudna.engine.vantages import Vantages
from hudna.views.api.application import router as api
from hudna.views.serve.desk import Desk
from hudna.views.serve.drafts import Drafts
from hudna.views.serve.failures import tell_failures
from hudna.views.serve.live import Live
from hudna.views.serve.login import router as login
from hudna.views.serve.reading_room import ReadingRoom
from hudna.views.serve.security import secure
from hudna.views.serve.settings import Settings
from hudna.views.serve.turns import Turns
from hudna.views.web.pages import ROUTERS
from hudna.views.web.rendering import STATIC


def create_app(settings: Settings) -> FastAPI:
    """The application over a ledger, which is opened when it starts and closed when it ends.

    Raises:
        LedgerError: there is no such ledger, or it cannot be opened.
    """
    app = FastAPI(
        title="Hudna",
        version=__version__,
        description="The state of ceasefires, from what reports say.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.vantages = Vantages(settings.ledger)
    app.state.access = Accounts.beside(settings.ledger)
    app.state.desk = Desk()
    app.state.reading_room = ReadingRoom(app.state.vantages.main)
    app.state.drafts = Drafts()
    app.state.live = Live(app.state.vantages.main.head)
    for router in (login, *ROUTERS, api):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    tell_failures(app)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Turns)
    secure(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    watching = asyncio.create_task(app.state.live.watch())
    try:
        yield
    finally:
        watching.cancel()
        app.state.desk.close()
        app.state.vantages.close()
        app.state.access.close()
