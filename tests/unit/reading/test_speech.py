"""Which words of a sentence are a speech's own."""

import pytest

from .speeches import speech, structure


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [("ar", "تبنى تنظيم داعش التفجير.", "تبنى"), ("en", "Islamic State claimed responsibility for it.", "claimed")],
)
def test_words_that_name_a_speech_are_its_speaker_s_and_not_part_of_what_is_said(
    iso: str, text: str, word: str
) -> None:
    found = speech(iso, text)[0]
    at = next(i for i, token in enumerate(structure(iso, text).tokens) if token.text == word)
    assert (found.covers(at), found.voices(at)) == (False, True)
