"""Claims of labelled reports that lie outside the project are gathered into incidents as well as they were."""

import tomllib
from pathlib import Path

import pytest
from training.corroboration import load, measure

from tests.gold.measure import GOLD

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["corroboration"]

pytestmark = pytest.mark.skipif(
    not GOLD.is_dir(), reason="the annotated reports in ../shared are not part of the project"
)


def test_claims_are_gathered_as_well_as_they_were_each_window_with_weights_from_the_others() -> None:
    found = measure(load())
    assert found.pairwise >= FLOORS["pairwise"]
    assert found.b_cubed >= FLOORS["b_cubed"]
