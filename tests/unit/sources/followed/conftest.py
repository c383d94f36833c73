"""A site to look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.sources.followed.site import running


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with running() as address:
        yield address
