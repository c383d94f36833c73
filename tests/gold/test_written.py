"""The floors of `floors.toml` hold on the reports that were made up for the project."""

import tomllib
from pathlib import Path

import pytest

from tests.gold.written import figures

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["written"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_reading_is_as_good_as_it_was(lang: str) -> None:
    found = figures(lang)
    assert not {name: found[name] for name, floor in FLOORS[lang].items() if found[name] < floor}
