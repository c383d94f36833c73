"""An application over a small ledger, and clients of it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger, open_ledger
from hudna.model.access import Role
from hudna.views.serve.app import create_app
from hudna.views.serve.desk import Desk
from hudna.views.serve.reading_room import ReadingRoom
from hudna.views.serve.settings import Settings
from tests.access import quick
from tests.tellings import filed, place
from tests.unit.engine.told import analyst_told, report

SHELLING = filed(
    day="2020-10-20", says="AZE", killed="3-", on="AZE.CVL", at=place("Terter", "AZE", lat=40.34, lon=46.93)
)
TOLD = {
    "accusation": [SHELLING],
    "denial": [replace(SHELLING, claim=filed(day="2020-10-20", says="ARM", status="denied").claim)],
    "raid/claims": [filed("attack.air", by="AZE", on="ARM", at=("Stepanakert", "AZE"), day="2020-10-21", says="ARM")],
    "border": [
        filed("attack.gunfire", by="ARM", at=place("Azerbaijan", "AZE", "country", 40.5, 47.5), day="2020-10-22")
    ],
    "undated": [filed("truce.violated", by="AZE", at=None, day=None, says=None)],
    "taiz": [filed(by="HOUTHI", on="YEM", at=("Taiz", "YEM"), day="2015-07-28", says="YEM")],
    "new": [filed(day="2020-10-25", says="AZE", at=("Barda", "AZE"))],
}
REPORTS = (
    report("accusation", published="2020-10-20"),
    report("denial", published="2020-10-21", source="Radio"),
    report("raid/claims", published="2020-10-22", source="Radio"),
    report("border", published="2020-10-23"),
    report("undated", published="2020-10-23"),
    report("taiz", published="2015-07-29"),
)


@pytest.fixture(scope="session")
def kept_ledger(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """Events of two conflicts, one of which a side denies, with the alerts that follow."""
    file = tmp_path_factory.mktemp("api") / "kept.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst_told(**TOLD))
        for one in REPORTS:
            monitor.add(one)
        raise_alerts(ledger)
    return file


@contextmanager
def serving_copy(ledger: Path, folder: Path) -> Iterator[TestClient]:
    """Serves a copy of a ledger; reports that are sent are read as `TOLD`."""
    file = folder / "served.ledger"
    shutil.copy(ledger, file)
    app = create_app(Settings(ledger=str(file)))
    app.state.reading_room = ReadingRoom(app.state.vantages.main, lambda: analyst_told(**TOLD))
    app.state.desk = Desk(wait=60)  # so that no answer is still being computed
    with TestClient(app, base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def _reader(kept_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving_copy(kept_ledger, tmp_path_factory.mktemp("reader")) as client:
        yield client


@pytest.fixture
def reader(_reader: TestClient) -> TestClient:
    """A program that changes nothing, where no users are set up. It keeps no cookies, as a browser would."""
    _reader.cookies.clear()
    return _reader


@pytest.fixture
def client(kept_ledger: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client that may change what it finds, where no users are set up."""
    with serving_copy(kept_ledger, tmp_path) as client:
        yield client


@contextmanager
def listening(client: TestClient) -> Iterator[str]:
    """Where the application of a client, which begins and ends it, is reached meanwhile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(client.app, port=port, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)


@pytest.fixture
def served(client: TestClient) -> Iterator[str]:
    """Where a server listens."""
    with listening(client) as address:
        yield address


@pytest.fixture
def as_role(client: TestClient, tmp_path: Path) -> Callable[[Role], dict[str, str]]:
    """Sets up a user of each role, and gives the header that a program of his sends."""
    secrets = {}
    with Accounts(tmp_path / "served.ledger.access", passwords=quick()) as accounts:
        for role in (Role.ADMINISTRATOR, Role.VERIFIER, Role.ANALYST, Role.VIEWER):
            accounts.users.add(role.value, role, "a password that is long enough")
            _, secrets[role] = accounts.tokens.issue(role.value, "test", role, 1)
    return lambda role: {"Authorization": f"Bearer {secrets[role]}"}


def main_of(client: TestClient) -> Ledger:
    """The ledger that a client's application writes to."""
    return client.app.state.vantages.main  # type: ignore[attr-defined, no-any-return]
