"""`hudna judge`: what is recorded, what is listed of it, and values that are not written as JSON is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.ledger import open_ledger
from hudna.model.errors import JudgementError
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]


@pytest.fixture
def judged(told_ledger: Path, tmp_path: Path) -> Path:
    """A ledger of one's own."""
    return Path(shutil.copy(told_ledger, tmp_path / "judged.ledger"))


def a_claim(ledger: Path) -> str:
    with open_ledger(ledger) as opened:
        return next(one.id for one in opened.claims() if one.claim.actors)


def correct(hudna: Hudna, ledger: Path, field: str, value: str) -> Ran:
    return hudna(
        "judge", "correct", a_claim(ledger), field, value, "--author", "amal", "--reason", "misread", "--ledger", ledger
    )


def test_the_list_shows_what_was_corrected_to_what(hudna: Hudna, judged: Path) -> None:
    assert correct(hudna, judged, "actors", '["AZE", "TUR"]').code == 0
    assert correct(hudna, judged, "place", "null").code == 0
    page = hudna("judge", "list", "--ledger", judged).out
    assert 'correct actors: ["AZE", "TUR"]' in " ".join(page.replace("│", " ").split())
    assert "correct place: not told" in " ".join(page.replace("│", " ").split())
    assert_reads_well(page)


def test_whom_nobody_knows_is_named_and_nothing_recorded(hudna: Hudna, judged: Path) -> None:
    with pytest.raises(JudgementError, match="accusation#1: actors: unknown party AMR: nobody has this id"):
        correct(hudna, judged, "actors", '["AMR"]')
    assert hudna("judge", "list", "--ledger", judged).out.startswith("0 judgements")


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
    hudna: Hudna, judged: Path, field: str, written: str, reason: str
) -> None:
    with pytest.raises(JudgementError) as refused:
        correct(hudna, judged, field, written)
    assert refused.value.reason.startswith(reason)


def test_words_need_no_quotation_marks(hudna: Hudna, judged: Path) -> None:
    assert correct(hudna, judged, "type", "attack.air").code == 0
