"""`hudna serve`."""

from __future__ import annotations

import uvicorn

from hudna.views.cli.output import say
from hudna.views.serve.app import create_app
from hudna.views.serve.hosts import refuses
from hudna.views.serve.settings import Settings


def serve_ledger(settings: Settings) -> int:
    """Serve the dashboard until it is stopped; 2 where it must not listen where it was asked to."""
    app = create_app(settings)
    reason = refuses(settings, app.state.access.users.are_set_up())
    if reason is not None:
        say(f"hudna serve: {reason}")
        return 2
    say(f"Hudna is at http://{settings.host}:{settings.port} (stop it with Ctrl+C)")
    if not app.state.access.users.are_set_up():
        say("No users are set up: whoever uses this machine may read and judge (`hudna users add` changes that).")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
    return 0
