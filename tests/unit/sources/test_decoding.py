import codecs

import pytest

from hudna.sources.decoding import decode
from hudna.sources.unreadable import UnreadableError

ARABIC = "أعلنت وزارة الدفاع يوم الأحد أن الهدنة صمدت في القرى الحدودية، ولم يسجل أي خرق."
RUSSIAN = "Министерство обороны сообщило в воскресенье, что перемирие соблюдается в приграничных сёлах."
FRENCH = "Le ministère a déclaré dimanche que la trêve était respectée près de la frontière."


def reason(data: bytes, declared: str | None = None) -> str:
    with pytest.raises(UnreadableError) as error:
        decode(data, declared)
    return str(error.value)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_unicode_is_decoded_without_a_word(mark: bytes, encoding: str) -> None:
    assert decode(mark + ARABIC.encode(encoding)) == (ARABIC, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"),
        (ARABIC, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (FRENCH, "cp1252"),
        ("الهدنة صامدة", "cp1256"),
    ],
)
def test_another_encoding_is_guessed_and_the_guess_is_owned_up_to(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, (f"encoding guessed: {encoding}",))


@pytest.mark.parametrize("broken", [b"\xff", b"\xc0", b"\xd9", b"\xe2\x80"])
@pytest.mark.parametrize("text", [ARABIC, RUSSIAN, FRENCH, "The truce held on Sunday, the ministry said."])
def test_utf8_with_a_broken_byte_is_refused_naming_the_byte(text: str, broken: bytes) -> None:
    before, after = text[:9].encode(), text[9:].encode()
    assert reason(before + broken + after).startswith(f"broken UTF-8 at byte {len(before)}")


def test_utf8_cut_in_the_middle_of_a_letter_is_refused() -> None:
    data = ARABIC.encode()[:9]
    assert reason(data) == "broken UTF-8 at byte 8"


def test_a_marked_encoding_is_not_doubted() -> None:
    assert reason(codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le") + b"x").startswith("broken UTF-16 at byte")
    assert reason(codecs.BOM_UTF8 + b"abc\xff") == "broken UTF-8 at byte 6"


def test_a_declared_encoding_is_respected_without_a_guess() -> None:
    text = "Überfall"  # too short to guess from
    assert decode(text.encode("iso8859-15"), "iso-8859-1") == (text, ())
    assert decode(ARABIC.encode("iso8859-6"), "ISO-8859-6") == (ARABIC, ())


def test_sound_utf8_is_believed_before_a_declaration() -> None:
    assert decode(ARABIC.encode(), "windows-1252") == (ARABIC, ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "iso-8859-15"])
@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251")])
def test_what_is_declared_western_and_would_be_nothing_but_accents_is_guessed(
    text: str, encoding: str, declared: str
) -> None:
    assert decode(text.encode(encoding), declared) == (text, (f"encoding guessed: {encoding}",))


@pytest.mark.parametrize("declared", ["unicode_escape", "rot13", "idna", "no-such-encoding", "utf-7", "\0"])
def test_a_declaration_of_anything_but_a_plain_encoding_is_ignored(declared: str) -> None:
    assert decode(ARABIC.encode("cp1256"), declared) == (ARABIC, ("encoding guessed: cp1256",))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document, not text"),
        (b"PK\x03\x04docx", "a ZIP archive or Office document, not text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image, not text"),
        (b"{\\rtf1\\ansi}", "an RTF document, not text"),
    ],
)
def test_files_of_known_formats_are_refused_by_name(data: bytes, kind: str) -> None:
    assert reason(data) == kind


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\0\1\2\3" * 50, bytes(range(1, 256)) * 4])
def test_binary_data_is_refused(data: bytes) -> None:
    assert "binary" in reason(data) or "UTF-8" in reason(data)
