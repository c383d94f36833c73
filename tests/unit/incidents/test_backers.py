"""Who openly backs a party to a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.engine.actors import known_actors
from hudna.incidents.backers import Backer, load_backers
from hudna.model.errors import DataError
from tests.tellings import SIDES

_ONE = """[[backer]]
conflict = "karabakh"
id = "TUR"
backs = "AZE"
reason = "declared"
source = "https://example.org"
"""


@pytest.mark.parametrize("backer", load_backers(), ids=lambda one: f"{one.id} in {one.conflict}")
def test_each_is_known_and_backs_a_party_to_a_conflict_of_the_register_without_being_one(backer: Backer) -> None:
    (alliances,) = [one for one in SIDES.alliances if one.conflict == backer.conflict]
    assert backer.id in known_actors()
    assert alliances.backers[backer.id] == alliances.camps[backer.backs]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (_ONE + "since = 2020-01-01\n", "unknown field"),
        (_ONE.replace('reason = "declared"\n', ""), "missing required field"),
        (_ONE.replace('"declared"', '""'), "length >= 1"),
        (_ONE + _ONE, "TUR backs somebody in karabakh already"),
        ("backer =", "backers.toml"),
    ],
)
def test_a_file_that_is_not_of_its_shape_is_refused(tmp_path: Path, words: str, reason: str) -> None:
    file = tmp_path / "backers.toml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        load_backers(file)
