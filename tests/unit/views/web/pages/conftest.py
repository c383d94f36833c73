"""An application over a small ledger, with users and without."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from hudna.model.access import Role
from hudna.views.serve.app import create_app
from hudna.views.serve.reading_room import ReadingRoom
from hudna.views.serve.settings import Settings
from tests.unit.engine.told import analyst_told
from tests.unit.views.serve.small import browser
from tests.unit.views.web.pages.desk import running, set_up_users, small_ledger
from tests.unit.views.web.pages.shelf import REPORTS, TOLD, Reader


@pytest.fixture
def open_desk(empty_ledger: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """Without users: open on this machine."""
    with running(small_ledger(empty_ledger, tmp_path)) as app:
        yield app


@pytest.fixture
def team_desk(empty_ledger: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """With users of every role."""
    file = small_ledger(empty_ledger, tmp_path)
    set_up_users(file)
    with running(file) as app:
        yield app


@pytest.fixture(scope="session")
def told_pages(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """Reports with claims on the same words, with an odd id, and of an unknown day."""
    file = tmp_path_factory.mktemp("pages") / "told.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst_told(**TOLD))
        for one in REPORTS:
            monitor.add(one)
        raise_alerts(ledger)
    return file


@pytest.fixture
def reader(tmp_path: Path, told_pages: Path, analyst: Any) -> Iterator[Reader]:
    """A reader where no users are set up; what he brings is read as `hudna read` would."""
    file = tmp_path / "served.ledger"
    shutil.copy(told_pages, file)
    app = create_app(Settings(ledger=str(file)))
    app.state.reading_room = ReadingRoom(app.state.vantages.main, lambda: analyst)
    with browser(app, "http://localhost:8700") as client:
        yield Reader(client)


@pytest.fixture
def as_role(reader: Reader, tmp_path: Path) -> Callable[[Role], Reader]:
    """Signs the reader in as a user of a role; there is one of each, named like it."""
    set_up_users(tmp_path / "served.ledger")

    def signed_in(role: Role) -> Reader:
        reader.client.cookies.clear()
        reader.client.cookies.set("hudna-session", reader.accounts.sessions.begin(role.value))
        return reader

    return signed_in
