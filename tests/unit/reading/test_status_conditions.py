"""Conditions: what stands in one or hangs on one is possible only."""

import pytest

from .test_status_grammar import status


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "If the rebels attack the town, the army will respond.", "attack"),
        ("en", "The army offered a truce on condition that prisoners are released.", "released"),
        ("en", "The army will leave provided that prisoners are released.", "released"),
        ("ar", "إذا هاجم المسلحون البلدة فسيرد الجيش.", "هاجم"),
    ],
)
def test_what_stands_in_a_condition_is_possible(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "possible"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The army would shell the town if the rebels stayed.", "shell"),
        ("en", "The army will attack the town unless the rebels leave.", "attack"),
        ("ar", "سيقصف الجيش الميناء إذا لم ينسحب المقاتلون.", "سيقصف"),
    ],
)
def test_an_attack_that_hangs_on_a_condition_is_possible(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "possible"


def test_if_in_a_few_words_without_a_verb_is_no_condition() -> None:
    assert status("en", "The army shelled the town, if necessary at night.", "shelled") is None
