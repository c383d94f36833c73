from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.sources.chats.worded import says_something
from hudna.sources.chats.wording import WORDING, load_wording, plain


def test_every_wording_is_there_once() -> None:
    wording = load_wording()
    for words in (wording.am + wording.pm, wording.deleted, wording.media_omitted, wording.edited, wording.system):
        assert len({plain(one) for one in words}) == len(words)


def test_wordings_are_compared_without_marks_and_capitals() -> None:
    assert plain("\u200e This  Message was\nDELETED ") == "this message was deleted"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("am = [", "ante = [", "whatsapp.toml: top level: Object contains unknown field ante"),
        ('pm = ["pm"', 'pm = [""', "whatsapp.toml: pm[0]: Expected str of length >= 1"),
        ("pm = [", "pm = ", "whatsapp.toml: syntax: "),
    ],
)
def test_a_file_that_is_wrong_is_an_error_that_names_the_place(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    file = tmp_path / "whatsapp.toml"
    file.write_text(WORDING.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_wording(file)
    assert str(error.value).startswith(problem)


@pytest.mark.parametrize(
    "text", ["قصف على الجسر", "Two killed in Qarn", "Обстрел моста прекратился", "Tank at bridge #alert"]
)
def test_three_words_say_something(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "شكرا جزيلا",
        "ok",
        "a b c d e",
        "1 2 3 4",
        "👍👍👍",
        "عاجل https://border.example/a/b/c",
        "@one @two @three #four",
        "",
    ],
)
def test_greetings_links_and_tags_say_nothing(text: str) -> None:
    assert not says_something(text)
