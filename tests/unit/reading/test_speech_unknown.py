"""Who speaks where no party is recognised."""

import pytest

from .speeches import only, speech, structure
from .tokenizers import words


@pytest.mark.parametrize(
    ("iso", "text", "name"),
    [
        ("ar", "قال كمال درويش إن المدينة هادئة.", "كمال درويش"),
        ("ar", "وأضاف درويش: المدينة هادئة.", "درويش"),
        ("en", "Kamal Darwish said the town was calm.", "Kamal Darwish"),
        ("en", "The baker next door said that the town was calm.", "The baker next door"),
        ("en", "Kamal Darwish, 25, said the army left.", "Kamal Darwish"),
        ("en", "The baker, a friend of the mayor, has said that the town was calm.", "The baker"),
    ],
)
def test_a_subject_whom_no_lexicon_knows_is_a_speaker_without_a_party(iso: str, text: str, name: str) -> None:
    found = only(iso, text)
    assert found.speaker is None
    assert found.words is not None
    assert words(structure(iso, text).tokens, *found.words) == name


@pytest.mark.parametrize(
    "text", ["It has been calm since then, they have also claimed.", "By then we believe it is calm."]
)
def test_a_pronoun_is_no_new_speaker(text: str) -> None:
    assert [(found.speaker, found.words) for found in speech("en", text)] == [(None, None)]
