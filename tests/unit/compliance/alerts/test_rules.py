"""The thresholds: a strict file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.compliance.alerts.rules import RULES, load_rules
from hudna.model.errors import DataError


def test_those_that_come_with_hudna_are_sound() -> None:
    assert load_rules().surge.level < 0.05


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("near_days = 3", "near_days = 0", "deadline.near_days", ">= 1"),
        ("near_days = 3", "nearly_days = 3", "deadline", "nearly_days"),
        ("near_days = 3", "", "deadline", "missing required field `near_days`"),
        ("level = 0.001", "level = 1.0", "surge.level", "< 1"),
        ("level = 0.001", 'level = "low"', "surge.level", "got `str`"),
        ("[contradiction]", "[contradictions]", "top level", "contradictions"),
        ("[surge]", "[surge", "line", "Expected"),
    ],
)
def test_a_fault_names_the_file_the_place_and_the_reason(
    tmp_path: Path, old: str, new: str, place: str, reason: str
) -> None:
    file = tmp_path / "mine.toml"
    whole = RULES.read_text(encoding="utf-8")
    assert old in whole
    file.write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_rules(file)
    assert raised.value.file == "mine.toml"
    assert place in raised.value.place
    assert reason in raised.value.reason


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml: file: No such file"):
        load_rules(tmp_path / "none.toml")
