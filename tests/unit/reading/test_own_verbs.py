"""Who has a verb of his own behind "and" is not joined to the object of the verb before, and begins a clause."""

import pytest

from .conftest import Bench, words_of


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Armenia hit Georgia and Turkey shelled Barda", True),
        ("Armenia attacked Georgia and Turkey will withdraw", True),
        ("Armenia attacked Georgia and Turkey in May", False),
        ("Georgia and Turkey shelled Barda", False),
        ("Armenia left, and Georgia and Turkey shelled Barda", False),
        ("Armenia attacked Georgia and Turkey said Barda was hit", True),
    ],
)
def test_two_parties_are_one_group_unless_the_second_has_a_verb(en: Bench, text: str, apart: bool) -> None:
    structure = en.structure(text)
    joined = any(words_of(structure, group) == "Georgia and Turkey" for group in structure.groups)
    assert joined is not apart


@pytest.mark.parametrize(
    "text",
    [
        "Armenia said Georgia and Turkey shelled Barda",
        "The town was hit and two soldiers wounded",
    ],
)
def test_no_clause_begins_where_no_verb_stands_before_or_the_second_is_a_passive(en: Bench, text: str) -> None:
    structure = en.structure(text)
    at = [token.text for token in structure.tokens].index("and")
    assert structure.clause[at] == structure.clause[at - 1]


def test_where_verbs_stand_first_none_follows_its_subject(ar: Bench) -> None:
    structure = ar.structure("قصفت أرمينيا القرية وتركيا انسحبت")
    assert len(set(structure.clause)) == 1
