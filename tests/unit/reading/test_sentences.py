import textwrap

import pytest

from hudna.reading import clitics, normalise
from hudna.reading.sentences import quotations, sentences
from hudna.reading.tokens import Tokenizer

ARABIC = Tokenizer(normalise.OPERATIONS["arabic"], clitics.OPERATIONS["arabic"])
ENGLISH = Tokenizer(normalise.OPERATIONS["latin"], clitics.OPERATIONS["none"], ["US"])


def split(text: str, tokenizer: Tokenizer = ENGLISH, abbreviations: frozenset[str] = frozenset()) -> list[str]:
    return [text[s.start : s.end].strip() for s in sentences(text, tokenizer, abbreviations)]


def test_stops_end_sentences() -> None:
    assert split("The truce holds. Nobody fired! Did anybody? No.") == [
        "The truce holds.", "Nobody fired!", "Did anybody?", "No.",
    ]  # fmt: skip


def test_a_stop_inside_a_quotation_ends_nothing() -> None:
    text = "قال القائد: «لم نطلق النار. لن نطلقها» ثم غادر. وبقي الهدوء."
    assert split(text, ARABIC) == ["قال القائد: «لم نطلق النار. لن نطلقها» ثم غادر.", "وبقي الهدوء."]


@pytest.mark.parametrize("opening", ["«", "“", '"', "„"])
@pytest.mark.parametrize("closing", ["»", "”", '"'])
def test_wrong_quotation_marks_still_pair(opening: str, closing: str) -> None:
    text = f"He said {opening}we hold. We wait{closing} and left."
    assert split(text) == [text]


def test_a_quotation_that_nobody_closes_ends_with_its_paragraph() -> None:
    text = "قال: «توقف القصف.\nوعاد الهدوء إلى البلدة. ثم رحلوا."
    assert len(split(text, ARABIC)) == 3


def test_quotations_are_never_nested() -> None:
    assert quotations("«a «b» c»", 0, 9) == [(1, 5)]


def test_abbreviations_and_initials_end_nothing() -> None:
    assert split("Gen. A. Smith met Mr. Jones. They talked.", abbreviations=frozenset({"gen", "mr"})) == [
        "Gen. A. Smith met Mr. Jones.", "They talked.",
    ]  # fmt: skip


def test_a_stop_in_brackets_ends_nothing_where_the_sentence_goes_on_in_small_letters() -> None:
    assert split("Karl Brand (Ind.) left. Ida stayed (she ate.) He came.") == [
        "Karl Brand (Ind.) left.",
        "Ida stayed (she ate.)",
        "He came.",
    ]


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    line = "the observers counted the explosions that they heard during the night"
    text = "\n".join([line] * 8) + ".\n\n" + "\n".join([line] * 8) + "."
    assert len(split(text)) == 2


@pytest.mark.parametrize(
    ("tokenizer", "text"),
    [
        (
            ENGLISH,
            (
                "The monitors wrote that tanks had been moved to the northern edge of Orlova and that three of the guards at "
                "Karsk were hurt when a mine went off beside the road to Petrovka on Sunday."
            ),
        ),
        (
            ARABIC,
            (
                "وكتب المراقبون أن دبابات نقلت إلى الطرف الشمالي من البلدة وأن ثلاثة من الحراس أصيبوا عندما انفجر لغم إلى جانب "
                "الطريق المؤدي إلى القرية المجاورة صباح يوم الأحد."
            ),
        ),
    ],
    ids=["en", "ar"],
)
@pytest.mark.parametrize("width", [45, 60, 78])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_sentence_goes_on_in_the_next_line_where_a_column_broke_it(
    tokenizer: Tokenizer, text: str, width: int, newline: str
) -> None:
    wrapped = newline.join(textwrap.wrap(text, width))
    assert [" ".join(found.split()) for found in split(wrapped, tokenizer)] == [text]


def test_a_title_above_lines_broken_at_a_column_is_none_of_them() -> None:
    body = textwrap.fill(
        "Guards of the northern post said that mines had been found on all the roads to Karsk. " * 4, 70
    )
    assert split(f"Mines found near Karsk\n{body}")[0] == "Mines found near Karsk"


def test_lines_that_a_column_did_not_break_are_paragraphs() -> None:
    lines = [
        "The truce between the northern towns holds",
        "Six guards leave the bridge",
        "Talks are to go on in the capital",
    ]
    assert split("\n".join(lines)) == lines


def test_a_text_without_stops_is_cut_into_pieces_of_bounded_length() -> None:
    found = sentences("word " * 1000, ENGLISH)
    assert len(found) == 7
    assert all(len(s.tokens) <= 160 for s in found)


def test_only_the_first_sentence_of_a_paragraph_opens_it() -> None:
    assert [s.opens_paragraph for s in sentences("One came. Two left.\nThree stayed.", ENGLISH)] == [True, False, True]


def test_the_words_of_a_sentence_are_slices_of_the_text() -> None:
    text = "وأكّد (المركز) أنّ 12 قذيفةً سقطت؛ ثم هدأ الوضع."
    for sentence in sentences(text, ARABIC):
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_capitals_tell_a_name_from_a_pronoun_where_the_language_lists_it() -> None:
    us, small = ENGLISH.tokens("US us", 0, 5, [])
    assert (us.norm, small.norm) == ("US", "us")


def test_a_line_that_goes_on_in_small_letters_is_part_of_the_one_before() -> None:
    text = "The army said the town\nhad been shelled. It is calm now.\nNobody was hurt"
    assert split(text) == ["The army said the town\nhad been shelled.", "It is calm now.", "Nobody was hurt"]


@pytest.mark.parametrize(
    "text", ["The truce holds.\nbut nobody came", "The truce holds\n\nand nobody came", "وقف القصف\nعاد الهدوء"]
)
def test_a_line_behind_a_stop_or_a_blank_line_or_without_small_letters_begins_anew(text: str) -> None:
    assert len(split(text, ARABIC if "وقف" in text else ENGLISH)) == 2
