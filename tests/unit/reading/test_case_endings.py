"""Cases that Arabic plurals show."""

import pytest

from hudna.reading.case_endings import is_nominative, is_object_form, is_oblique, is_subject_form

from .conftest import Bench


@pytest.mark.parametrize(
    ("text", "nominative", "oblique"),
    [
        ("هاجم المسلحون القرية", True, False),
        ("هاجم المسلحين", False, True),
        ("هاجم مقاتلو أرمينيا القرية", True, False),
        ("هاجم الجيش القرية", False, False),
        ("هاجمت فلسطين القرية", False, False),
    ],
)
def test_the_ending_of_a_plural_shows_its_case(ar: Bench, text: str, *, nominative: bool, oblique: bool) -> None:
    structure = ar.structure(text)
    first = structure.groups[0]
    assert (is_nominative(structure, first), is_oblique(structure, first)) == (nominative, oblique)


@pytest.mark.parametrize(
    ("word", "subject", "object_"),
    [("مدنيون", True, False), ("مدنيان", True, False), ("مدنيين", False, True), ("مدني", False, False)],
)
def test_the_ending_of_a_noun_may_show_its_case(word: str, *, subject: bool, object_: bool) -> None:
    assert (is_subject_form(word), is_object_form(word)) == (subject, object_)
