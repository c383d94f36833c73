"""A reader of the dashboard over a ledger, who comes again while something is being computed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from hudna.views.serve.app import create_app
from hudna.views.serve.settings import Settings

_PATIENCE = 60.0  # seconds
_WAITS = ('class="notice old"', "load delay:")  # of a page that asks again: its answer is old, or not there


@contextmanager
def reading(ledger: Path, tiles: str | None = None) -> Iterator[TestClient]:
    """A browser of somebody who reads, on a server without users."""
    app = create_app(Settings(ledger=str(ledger), tiles=tiles))
    with TestClient(app, base_url="http://127.0.0.1:8700", follow_redirects=False) as client:
        yield client


def shown(reader: TestClient, address: str) -> str:
    """A page, once it is there and up to date."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        answer = reader.get(address)
        if answer.status_code == 200 and not any(sign in answer.text for sign in _WAITS):
            return answer.text
        assert answer.status_code in (200, 503), answer.text
        time.sleep(0.05)
    raise AssertionError(f"{address} was not there in time")
