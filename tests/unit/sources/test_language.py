import socket

import pytest

from hudna.sources.language import detect_language, other_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("صمدت الهدنة في القرى الحدودية يوم الأحد.", "ar"),
        ("The truce held in the border villages on Sunday.", "en"),
        ("Перемирие соблюдалось в приграничных сёлах в воскресенье.", "ru"),
        ("La trêve a tenu dimanche dans les villages frontaliers.", "fr"),
        ("THE TRUCE HELD\nIN THE BORDER VILLAGES\r\nON SUNDAY", "en"),
        ("-" * 5000 + "The truce held in the border villages.", "en"),
    ],
)
def test_the_language_of_a_text_is_detected_offline(text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("network"))
    detected = detect_language(text)
    assert detected is not None
    assert detected[0] == language
    assert 0.5 < detected[1] <= 1


@pytest.mark.parametrize("text", ["", "  ", "12:30", "!!!"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("text", "lang", "script"),
    [
        ("The truce held in the border villages.", "ar", "Latin"),
        ("صمدت الهدنة في القرى الحدودية.", "en", "Arabic"),
        ("صمدت الهدنة في القرى الحدودية (Border Post).", "ar", None),
        ("The truce (الهدنة) held in the villages.", "en", None),
        ("La trêve a tenu.", "en", None),  # another language, but its letters cannot tell
        ("12:30", "ar", None),
        ("The truce held.", "zxx", None),
    ],
)
def test_letters_of_another_script_than_the_languages_are_seen(text: str, lang: str, script: str | None) -> None:
    assert other_script(text, lang) == script
