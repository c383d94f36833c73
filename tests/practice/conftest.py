"""A ledger without entries, open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.ledger import Ledger, open_ledger


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(empty_ledger, tmp_path / "truce.ledger")) as opened:
        yield opened
