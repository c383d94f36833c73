"""An application over a small ledger, with users and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from tests.unit.views.web.pages.desk import running, set_up_users, small_ledger


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
