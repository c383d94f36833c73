"""Accounts, nobody among them yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.access import Accounts
from tests.access import Clock, accounts_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    with accounts_in(tmp_path, clock) as accounts:
        yield accounts
