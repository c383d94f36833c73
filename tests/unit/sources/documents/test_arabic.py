import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.documents.arabic import evidence, letters, logical, read_in_order

WORDS = ["الهدنة", "قصف", "قرية", "لا", "على", "إلى", "مدنيين", "القوات،", "نار.", "(اللواء", "الأول)"]
NUMBERS = ["12", "3,5", "14:30", "2031", "1.250", "١٢", "٣٥", "90%", "14/5/2031", "2031-05-03"]
LATIN = ["UNICEF", "BM-21", "T-72", "Il-76"]
MIRRORED = str.maketrans("()[]«»", ")(][»«")


def visual(line: str) -> list[str]:
    """A line as it is shown, from left to right, after UAX #9, for a paragraph from right to left with Arabic before it."""
    runs = re.findall(r"[A-Za-z][A-Za-z\d-]*|[\d٠-٩]+(?:[.,:/][\d٠-٩]+)*|.", line)
    out: list[str] = []
    for run in reversed(runs):
        out += run if (run[0].isascii() and run[0].isalnum()) or run[0].isdigit() else run.translate(MIRRORED)
    return out


def line_of(words: list[str]) -> str:
    """Words on a line, no two Latin ones or Latin and number side by side: what those mean, their order does not tell."""
    out = ["قال"]
    for word in words:
        is_beside = out[-1][0].isascii() and word[0].isascii() and (out[-1][0].isalpha() or word[0].isalpha())
        out += ["ثم", word] if is_beside else [word]
    return " ".join(out)


@given(st.lists(st.sampled_from(WORDS + NUMBERS + LATIN), max_size=12).map(line_of))
def test_what_was_put_in_the_order_of_a_screen_comes_back_into_that_of_reading(line: str) -> None:
    assert "".join(unit.translate(MIRRORED) if not ltr else unit for unit, ltr in logical(visual(line))) == line


@given(st.lists(st.sampled_from(["(", ")", "الأول", "12", "«", "»"]), max_size=8))
def test_no_sign_is_lost_or_added(words: list[str]) -> None:
    line = " ".join(words)
    (read,) = read_in_order([visual(line)])
    bare = str.maketrans(")»", "(«")
    assert sorted(read.translate(bare)) == sorted(line.translate(bare))


@pytest.mark.parametrize("shown", [list(")35 ءاوللا("), list("(35 ءاوللا)")])
def test_brackets_pair_whether_a_file_names_them_by_meaning_or_by_shape(shown: list[str]) -> None:
    assert read_in_order([shown]) == ["(اللواء 35)"]


def test_a_number_that_opens_a_line_keeps_its_sign_and_its_date() -> None:
    assert read_in_order([list("ةبسنلا %90")]) == ["90% النسبة"]
    assert read_in_order([list("فصق 2031-05-03")]) == ["2031-05-03 قصف"]


def test_a_date_after_arabic_on_the_line_before_is_read_as_it_was_written() -> None:
    assert read_in_order([list("يف فصق"), list("فقوتو 03-05-2031")]) == ["قصف في", "2031-05-03 وتوقف"]


def test_the_letters_of_a_ligature_are_in_order_whichever_a_file_has_first() -> None:
    assert read_in_order([["م", "ا", "ال", "س"]]) == read_in_order([["م", "ا", "لا", "س"]]) == ["سلاام"]


def test_presentation_forms_become_letters_and_nothing_else_changes() -> None:
    assert letters("ﺍﻟﻬﺪﻧﺔ ﻻ ² ﬁ ﴾") == "الهدنة لا ² ﬁ ﴾"


@given(st.text(alphabet=[chr(c) for c in range(0x20, 0xFB50) if not 0xD800 <= c < 0xE000]))
def test_text_without_presentation_forms_is_left_as_it_is(text: str) -> None:
    assert letters(text) == text


@pytest.mark.parametrize("text", ["أعلنت وزارة الدفاع أن الهدنة صمدت في القرى", "قائلا إن الهدنة لا تزال محترمة"])
def test_the_words_themselves_tell_which_way_they_run(text: str) -> None:
    assert evidence(text) > evidence(text[::-1])
    assert evidence(text[::-1]) < 0


def test_shaped_letters_tell_it_too() -> None:
    shaped = "".join(
        unicodedata.lookup(f"ARABIC LETTER {name}")
        for name in ("SEEN INITIAL FORM", "MEEM MEDIAL FORM", "AIN FINAL FORM")
    )
    assert letters(shaped) == "سمع"
    assert evidence(shaped) > 0 > evidence(shaped[::-1])
