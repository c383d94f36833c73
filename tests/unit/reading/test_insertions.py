"""What is inserted between commas, and which clause goes on behind it."""

from collections.abc import Mapping

import pytest

from .conftest import Bench


def host(bench: Bench, text: str, word: str) -> int:
    """The clause that the clause of a word goes on with; -1 for none."""
    structure = bench.structure(text)
    at = next(i for i, token in enumerate(structure.tokens) if token.text == word)
    return structure.hosts[structure.clause[at]]


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "Norway, which left the talks, attacked Spain", "attacked"),
        ("en", "Norway denied, according to Spain, shelling a town", "shelling"),
        ("en", "Norway denied, Spain said, shelling a town", "shelling"),
        ("ar", "نفت النرويج، وفق ما قالت إسبانيا، قصف بلدة", "قصف"),
    ],
)
def test_a_clause_goes_on_behind_what_is_inserted(benches: Mapping[str, Bench], iso: str, text: str, word: str) -> None:
    assert host(benches[iso], text, word) == 0


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway denied it, Spain said so, shelling a town", "shelling"),
        ("Norway, which left the talks, and Spain attacked", "Spain"),
        ("Norway left the talks, which had failed, attacking Spain", "attacking"),
        ("Norway denied; according to Spain, the shelling went on", "shelling"),
    ],
)
def test_what_begins_anew_goes_on_with_nothing(en: Bench, text: str, word: str) -> None:
    assert host(en, text, word) == -1


def test_words_that_tell_when_part_no_clause(en: Bench) -> None:
    structure = en.structure("Norway said, on Monday, that Spain had attacked")
    assert structure.clause[1] == structure.clause[3]
