import pytest

from hudna.sources.characters import inspect, one_line
from hudna.sources.unreadable import UnreadableError


def reason(text: str) -> str:
    with pytest.raises(UnreadableError) as error:
        inspect(text)
    return str(error.value)


def test_an_ordinary_text_is_left_as_it_is() -> None:
    text = "صمدت الهدنة\r\n\tيوم الأحد.\n"
    assert inspect(text) == (text, ())


def test_a_control_character_becomes_a_space_so_that_offsets_stay() -> None:
    text = "The truce held, \x1b[31mthey said, from Sunday\x00on."
    assert inspect(text) == (
        "The truce held,  [31mthey said, from Sunday on.",
        ("control characters replaced by spaces: U+0000 (1), U+001B (1)",),
    )


def test_directional_control_characters_stay_and_are_told_of() -> None:
    text = "\u200fقال «\u202eطائرات\u202c» إنها \u200fصمدت"
    assert inspect(text) == (text, ("directional control characters: U+200F (2), U+202C (1), U+202E (1)",))


def test_characters_lost_earlier_are_told_of() -> None:
    assert inspect("The tr\ufffdce held")[1] == ("characters lost before the text came here: U+FFFD (1)",)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u00a0\u2003"])
def test_white_space_is_no_report(text: str) -> None:
    assert reason(text) == "nothing but white space"


def test_a_text_without_any_letter_is_refused() -> None:
    assert reason("12:30 - 14:45\n!!! 100 %") == "no letter in it"


def test_a_text_full_of_control_characters_is_refused_as_binary() -> None:
    assert reason("ab\x01\x02\x03cd\x04") == "full of control characters; perhaps a binary file"


def test_half_a_character_is_refused_with_its_place() -> None:
    assert reason("abc \ud800 def") == "the text has half a character (lone surrogate U+D800) at character 4"


def test_a_title_comes_on_one_line() -> None:
    assert one_line("  Truce\n holds\x1b ", "title") == "Truce holds"


def test_half_a_character_in_a_title_is_refused_naming_the_key() -> None:
    with pytest.raises(UnreadableError, match=r'key "title" has half a character'):
        one_line("a \udc00", "title")
