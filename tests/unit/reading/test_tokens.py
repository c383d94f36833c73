"""Words of a text: where each stands, what it may be, and in which quotation."""

import pytest

from hudna.reading import clitics, normalise
from hudna.reading.sentences import quotations
from hudna.reading.tokens import Token, Tokenizer

ARABIC = Tokenizer(normalise.OPERATIONS["arabic"], clitics.OPERATIONS["arabic"])
ENGLISH = Tokenizer(normalise.OPERATIONS["latin"], clitics.OPERATIONS["none"], ["US", "May"])


def tokens(text: str, tokenizer: Tokenizer = ENGLISH) -> list[Token]:
    return tokenizer.tokens(text, 0, len(text), quotations(text, 0, len(text)))


def texts(text: str, tokenizer: Tokenizer = ENGLISH) -> list[str]:
    return [token.text for token in tokens(text, tokenizer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The truce holds.", ["The", "truce", "holds"]),
        ("a cease-fire at 10:30", ["a", "cease", "fire", "at", "10:30"]),
        ("1,200 men and 3.5 tons", ["1,200", "men", "and", "3.5", "tons"]),
        ("the U.N. envoy", ["the", "U.N.", "envoy"]),
        ("Yemen's army", ["Yemen", "s", "army"]),
        ("Sana'a and Ma'rib", ["Sana'a", "and", "Ma'rib"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words_numbers_and_abbreviations_are_tokens(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_arabic_words_keep_their_vowels_and_stretching_as_written() -> None:
    assert texts("قُتِلَ ثلاثةٌ في تعـــز، ١٢٫٥ كم", ARABIC) == ["قُتِلَ", "ثلاثةٌ", "في", "تعـــز", "١٢٫٥", "كم"]


def test_normal_forms_leave_vowels_and_stretching_out() -> None:
    assert [t.norm for t in tokens("قُتِلَ تعـــز", ARABIC)] == ["قتل", "تعز"]


def test_a_run_of_marks_alone_is_no_word() -> None:
    assert texts("ـــ قصف", ARABIC) == ["قصف"]


@pytest.mark.parametrize("text", ["He said: “hold” – twice.", "  leading and trailing  "])
def test_text_and_gaps_are_slices_of_the_report(text: str) -> None:
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert "".join(t.gap + t.text for t in found) == text[: found[-1].end]


def test_tokens_of_a_stretch_keep_their_places_in_the_whole() -> None:
    text = "One came. Two left."
    assert [(t.start, t.text) for t in ENGLISH.tokens(text, 9, len(text), [])] == [(10, "Two"), (14, "left")]


def test_each_word_knows_its_quotation() -> None:
    text = "He said “we hold” and “they fire” again."
    assert [t.quote for t in tokens(text)] == [-1, -1, 0, 0, -1, 1, 1, -1]


def test_an_arabic_word_has_every_reading_of_its_clitics() -> None:
    [token] = tokens("وبالقصف", ARABIC)
    assert {"وبالقصف", "بالقصف", "القصف", "قصف"} <= token.keys
    assert next(form for form in token.forms if form.key == "قصف").prefix == "وبال"


def test_an_english_word_has_one_reading() -> None:
    [token] = tokens("Shelled")
    assert (token.norm, token.keys) == ("shelled", frozenset({"shelled"}))


def test_capitals_count_only_for_listed_words() -> None:
    assert [t.norm for t in tokens("US us May may March")] == ["US", "us", "May", "may", "march"]


def test_words_of_a_data_phrase_are_split_and_normalised_as_in_texts() -> None:
    assert ENGLISH.words("Cease-Fire") == ("cease", "fire")
    assert ARABIC.words("وقف إطلاق النار") == tuple(t.norm for t in tokens("وقفُ اطلاقِ النار", ARABIC))
    assert ENGLISH.words("Truce") == ("truce",)


def test_behind_a_written_ta_marbuta_there_is_no_pronoun() -> None:
    written, with_pronoun = (tokens(word, ARABIC)[0] for word in ("بمهاجمة", "بمهاجمه"))
    assert "مهاجمه" in written.keys
    assert "مهاجم" not in written.keys
    assert "مهاجم" in with_pronoun.keys
