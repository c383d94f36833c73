"""Accounts, with nobody among them and with a user of each role, and browsers of theirs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hudna.access import Accounts
from tests.access import Clock, accounts_in, peopled
from tests.unit.views.serve.small import browser, small_app


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    with accounts_in(tmp_path, clock) as accounts:
        yield accounts


@pytest.fixture(scope="session")
def peopled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peopled")
    with accounts_in(folder, Clock()) as accounts:
        peopled(accounts)
    return folder


@pytest.fixture
def team(peopled_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    with accounts_in(Path(shutil.copytree(peopled_folder, tmp_path / "team")), clock) as accounts:
        yield accounts


@pytest.fixture
def passer_by(empty: Accounts) -> TestClient:
    """A browser on a server without users."""
    return browser(small_app(empty))


@pytest.fixture
def reader(team: Accounts) -> TestClient:
    """A browser on a server with users, of somebody who has yet to sign in."""
    return browser(small_app(team))
