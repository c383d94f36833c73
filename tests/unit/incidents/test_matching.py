"""Which types of events may be one event: the file, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.incidents.matching import MATCHING, load_matching
from hudna.model.errors import DataError
from hudna.model.events import EventType


def test_a_shelling_a_breach_and_the_harm_that_it_does_may_be_one_event_but_no_visit() -> None:
    matching = load_matching()
    deeds = {
        matching.group(one) for one in (EventType.ATTACK_SHELLING, EventType.TRUCE_VIOLATED, EventType.HARM_PEOPLE)
    }
    assert len(deeds) == 1
    assert matching.group(EventType.VISIT) not in deeds


def test_every_type_stands_in_a_group() -> None:
    assert {load_matching().group(event) for event in EventType} == load_matching().groups.keys()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("days = 3", "days = -1", "days"),
        ("days = 3", "days = three", "Invalid value"),
        ("days = 3", "", "missing required field `days`"),
        ("near = 12.0", "near = 0.0", "near"),
        ("days = 3", "days = 3\nweeks = 1", "unknown field `weeks`"),
        ('"visit", ', "", "visit stands in 0 groups, not in one"),
        ('"visit", ', '"visit", "aid", ', "aid stands in 2 groups, not in one"),
        ('"visit", ', '"visits", ', "Invalid enum value 'visits'"),
        ('everywhere = ["diplomacy"]', 'everywhere = ["diplomats"]', "there is no group diplomats"),
    ],
)
def test_a_file_with_a_fault_is_refused_by_name_with_the_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    text = MATCHING.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "own.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=rf"own\.toml.*{reason}"):
        load_matching(file)
