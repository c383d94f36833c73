"""Who stands on which side of an agreement."""

from __future__ import annotations

import pytest

from hudna.compliance.divide import Divide
from tests.tellings import agreement

DIVIDE = Divide(agreement("yemen-2015-07-26"))


def test_a_side_is_called_by_its_first_party() -> None:
    assert DIVIDE.sides == {"COALITION": ("COALITION", "YEM"), "HOUTHI": ("HOUTHI", "SALEH")}


@pytest.mark.parametrize(
    ("identity", "side"),
    [("YEM", "COALITION"), ("SAU", "COALITION"), ("YEM.RES", "COALITION"), ("YEM.REB", "HOUTHI"), ("SALEH", "HOUTHI")],
)
def test_parties_and_who_acts_for_them_are_on_a_side(identity: str, side: str) -> None:
    assert DIVIDE.side(identity) == DIVIDE.near(identity) == side


@pytest.mark.parametrize("identity", ["YEM.CVL", "SAU.SRC"])
def test_the_people_and_unnamed_sources_of_a_country_are_only_near_its_side(identity: str) -> None:
    assert DIVIDE.side(identity) is None
    assert DIVIDE.near(identity) == "COALITION"


@pytest.mark.parametrize("identity", ["UN", "USA", "SRC"])
def test_others_are_on_none(identity: str) -> None:
    assert DIVIDE.side(identity) is None
    assert DIVIDE.near(identity) is None


def test_who_is_not_told_is_on_none() -> None:
    assert DIVIDE.side(None) is None
