"""How far words reach, forward and back."""

import pytest

from .speeches import only, said, side, speech, structure


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("ar", "«انسحب المسلحون من البلدة ليلا»، قال الجيش الروسي.", "RUS"),
        ("en", "The rebels left the town overnight, the Russian army said.", "RUS"),
        ("en", "“The rebels left the town overnight,” said the Russian army.", "RUS"),
    ],
)
def test_a_verb_at_the_end_speaks_the_words_before_it(iso: str, text: str, who: str) -> None:
    found = only(iso, text)
    assert side(found) == who
    assert not found.forward
    assert found.covers(0)


@pytest.mark.parametrize(
    ("iso", "text", "covered"),
    [
        ("ar", "قال الجيش الروسي «انسحب المسلحون من البلدة» ثم قصف التلال.", "الجيش الروسي «انسحب المسلحون من البلدة"),
        (
            "en",
            "The Russian army said “the rebels have left the town” and shelled the hills.",
            "the rebels have left the town",
        ),
    ],
)
def test_a_quotation_that_is_all_that_is_said_ends_the_words(iso: str, text: str, covered: str) -> None:
    assert said(iso, text) == covered


@pytest.mark.parametrize(
    ("iso", "text", "what", "who"),
    [
        ("ar", "انهارت الهدنة التي دعت إليها روسيا قبل أيام.", "الهدنة", "RUS"),
        ("en", "The truce which Russia demanded last week has collapsed.", "truce", "RUS"),
    ],
)
def test_who_speaks_in_a_relative_clause_speaks_of_what_it_describes(iso: str, text: str, what: str, who: str) -> None:
    at = [token.text for token in structure(iso, text).tokens].index(what)
    assert any(side(found) == who and found.covers(at) for found in speech(iso, text))


def test_words_at_the_end_of_which_a_day_is_named_stand_before_their_verb() -> None:
    assert not only("en", "The rebels left the town at the weekend, the Russian army said Monday.").forward


@pytest.mark.parametrize(
    ("iso", "text", "last"),
    [
        ("ar", "دعت فرنسا إلى ممارسة «أقصى قدر من الضغط» لوقف القتال.", "القتال"),
        ("en", "France called for “the utmost pressure by all” to stop the fighting.", "fighting"),
    ],
)
def test_what_is_asked_goes_on_after_a_quotation_of_a_part(iso: str, text: str, last: str) -> None:
    tokens = structure(iso, text).tokens
    assert speech(iso, text)[0].covers(next(i for i, token in enumerate(tokens) if token.text == last))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ('"The town is calm," Putin told delegates at the forum.', True),
        ('The town is calm," Putin told the Turkish president at the forum.', True),
        ('"The town is calm," Putin told delegates that had come from Oslo.', False),
        ('"Calm," Putin told delegates, "is near."', False),
    ],
)
def test_a_quotation_that_ends_before_its_verb_is_what_was_said(text: str, before: bool) -> None:
    assert only("en", text).forward is not before
