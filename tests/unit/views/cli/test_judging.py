"""`hudna judge correct`: values that are not written as JSON is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.ledger import open_ledger
from hudna.model.errors import JudgementError
from tests.conftest import Ran

Hudna = Callable[..., Ran]


@pytest.fixture
def correct(hudna: Hudna, told_ledger: Path, tmp_path: Path) -> Callable[[str, str], Ran]:
    """Corrects a field of the first claim of a ledger."""
    copied = Path(shutil.copy(told_ledger, tmp_path / "copied.ledger"))
    with open_ledger(copied) as ledger:
        claim, *_ = ledger.claims()
    about = ("--author", "amal", "--reason", "a list", "--ledger", copied)
    return lambda field, value: hudna("judge", "correct", claim.id, field, value, *about)


@pytest.mark.parametrize(
    ("field", "written", "reason"),
    [
        ("killed", '{"low": 3, "high": 3', "killed is not JSON: Expecting ',' delimiter in column 21"),
        ("actors", '["ARM"', "actors is not JSON: Expecting ',' delimiter in column 7"),
        ("speaker", '"ARM', "speaker is not JSON: Unterminated string starting at in column 1"),
        ("killed", "three", "killed is text, not an object; killed is written like"),
    ],
)
def test_a_value_that_begins_as_json_and_is_none_is_told_as_that_of_its_field(
    correct: Callable[[str, str], Ran], field: str, written: str, reason: str
) -> None:
    with pytest.raises(JudgementError) as refused:
        correct(field, written)
    assert refused.value.reason.startswith(reason)


def test_words_need_no_quotation_marks(correct: Callable[[str, str], Ran]) -> None:
    assert correct("type", "attack.air").code == 0
