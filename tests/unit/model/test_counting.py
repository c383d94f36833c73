"""Numbers before English nouns."""

from __future__ import annotations

import pytest

from hudna.model.counting import counted


@pytest.mark.parametrize(
    ("number", "says"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1200, "1,200 entries")]
)
def test_one_is_one(number: int, says: str) -> None:
    assert counted(number, "entry", "entries") == says


def test_most_nouns_take_an_s() -> None:
    assert (counted(1, "day"), counted(11, "day")) == ("1 day", "11 days")
