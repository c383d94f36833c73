"""Who speaks where no party is recognised."""

import pytest

from .speeches import only, side, speech, structure
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
        ("en", "“The town is calm,” Brand, 25, said.", "Brand"),
        ("en", "In a letter, Kamal Darwish, 25, said the army left.", "Kamal Darwish"),
        ("en", "However, Kamal Darwish (a baker) said the army left.", "Kamal Darwish"),
    ],
)
def test_a_subject_whom_no_lexicon_knows_is_a_speaker_without_a_party(iso: str, text: str, name: str) -> None:
    found = only(iso, text)
    assert found.speaker is None
    assert found.words is not None
    assert words(structure(iso, text).tokens, *found.words) == name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The town was calm at noon, said Karl Brand, a spokesman for the Russian army.", "RUS"),
        ("The town was calm at noon, said Karl Brand, who heads Hezbollah.", "HEZBOLLAH"),
        ("The town was calm at noon, said Karl Brand, a friend of the Russian president.", None),
        ("The town was calm at noon, said Karl Brand, acting head of the Russian army.", "RUS"),
    ],
)
def test_an_unknown_name_speaks_for_whose_office_is_put_beside_it(text: str, who: str | None) -> None:
    assert side(only("en", text)) == who


@pytest.mark.parametrize(
    "does", ["accusing Israel of theft", "speaking of the Russian army", "standing beside Turkish officers"]
)
def test_what_somebody_does_while_speaking_tells_nobody_for_whom_he_speaks(does: str) -> None:
    first, *_ = speech("en", f"“The town was calm at noon,” said Karl Brand, {does}.")
    assert (first.speaker, first.words) == (None, (7, 9))
