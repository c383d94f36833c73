"""`hudna serve`."""

from __future__ import annotations

import socket
from contextlib import suppress

import uvicorn

from hudna.views.cli.output import say
from hudna.views.serve.app import create_app
from hudna.views.serve.hosts import refuses
from hudna.views.serve.settings import Settings

_FAREWELL = 2  # seconds that open pages, which listen for events without end, are given when the server stops


def serve_ledger(settings: Settings) -> int:
    """Serve the dashboard until it is stopped; 2 where it cannot, or must not, listen where it was asked to."""
    app = create_app(settings)
    without_users = not app.state.access.users.are_set_up()
    reason = refuses(settings, not without_users)
    if reason is not None:
        say(f"hudna serve: {reason}")
        return 2
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listening = socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        say(f"hudna serve: cannot listen on {settings.host}, port {settings.port}: {error.strerror}")
        return 2
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(f"Hudna is at http://{host}:{listening.getsockname()[1]} (stop it with Ctrl+C)")
    if without_users:
        say("No users are set up: whoever uses this machine may read and judge (`hudna users add` changes that).")
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=_FAREWELL)
    with suppress(KeyboardInterrupt):  # it has ended by then, as it was asked to
        uvicorn.Server(config).run(sockets=[listening])
    return 0
