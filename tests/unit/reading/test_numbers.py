import pytest

from hudna.reading.numbers import NumberFinder

from .tokenizers import FOLDERS, LANGUAGES, TOKENIZERS, sentences_of, words

FINDERS = {iso: NumberFinder(FOLDERS[iso], TOKENIZERS[iso]) for iso in LANGUAGES}


def found(iso: str, text: str) -> list[tuple[str, int, int | None]]:
    return [
        (words(sentence.tokens, number.first, number.last), number.low, number.high)
        for sentence in sentences_of(iso, text)
        for number in FINDERS[iso].find(sentence.tokens)
    ]


def ranges(iso: str, text: str) -> list[tuple[int, int | None]]:
    return [(low, high) for _, low, high in found(iso, text)]


@pytest.mark.parametrize(
    ("iso", "text", "value"),
    [
        ("en", "they lost 1,250 men", 1250),
        ("en", "they lost 17 men", 17),
        ("en", "they lost 2.5 million dinars' worth of guns and 3 men", 2_500_000),
        ("en", "twenty-five soldiers fell", 25),
        ("en", "two hundred and fifty soldiers fell", 250),
        ("en", "two thousand five hundred soldiers fell", 2500),
        ("en", "three dozen soldiers fell", 36),
        ("en", "half a dozen soldiers fell", 6),
        ("en", "a hundred soldiers fell", 100),
        ("ar", "سقط ٢٥ جنديا", 25),
        ("ar", "سقط 3 آلاف جندي", 3000),
        ("ar", "سقط 20 ألفا من الجنود", 20_000),
        ("ar", "سقط خمسة وعشرون جنديا", 25),
        ("ar", "سقط ثلاثة عشر جنديا", 13),
        ("ar", "سقطت إحدى عشرة قذيفة", 11),
        ("ar", "سقط اثنا عشر جنديا", 12),
        ("ar", "سقط مئة وخمسون ألف جندي", 150_000),
        ("ar", "سقط ثلاثمئة وخمسة وأربعون جنديا", 345),
        ("ar", "سقط ألفان وستة جنود", 2006),
        ("ar", "سقط ألف و300 جندي", 1300),
        ("ar", "بخمسة جنود", 5),
        ("ar", "سقط أحد الجنود", 1),
        ("ar", "سقطت إحدى النساء", 1),
    ],
)
def test_a_numeral_in_figures_or_words_has_one_value(iso: str, text: str, value: int) -> None:
    assert ranges(iso, text)[0] == (value, value)


def test_numerals_that_merely_stand_side_by_side_stay_apart() -> None:
    assert ranges("en", "four and six men fell, nine ran") == [(4, 4), (6, 6), (9, 9)]
    assert ranges("ar", "ثلاثة قتلى وخمسة جرحى") == [(3, 3), (5, 5)]


@pytest.mark.parametrize(
    ("iso", "text", "low", "high"),
    [
        ("en", "several men", 3, 9),
        ("en", "dozens of men", 20, 99),
        ("en", "scores of men", 20, 99),
        ("en", "hundreds of men", 200, 999),
        ("en", "thousands of men", 2000, 9999),
        ("en", "tens of thousands of men", 20_000, 99_999),
        ("ar", "عدة رجال", 3, 9),
        ("ar", "عشرات الرجال", 20, 99),
        ("ar", "وجرح العشرات", 20, 99),
        ("ar", "مئات الرجال", 200, 999),
        ("ar", "آلاف الرجال", 2000, 9999),
        ("ar", "والآلاف من الرجال", 2000, 9999),
        ("ar", "عشرات الآلاف من الرجال", 20_000, 99_999),
    ],
)
def test_inexact_words_are_ranges(iso: str, text: str, low: int, high: int) -> None:
    assert ranges(iso, text) == [(low, high)]


@pytest.mark.parametrize(
    ("iso", "text", "low", "high"),
    [
        ("en", "at least 12 men", 12, None),
        ("en", "more than 20 men", 21, None),
        ("en", "over a hundred men", 101, None),
        ("en", "fewer than ten men", 0, 9),
        ("en", "up to 50 men", 0, 50),
        ("en", "nearly 40 men", 40, 40),
        ("en", "between 20 and 30 men", 20, 30),
        ("en", "10 to 15 men", 10, 15),
        ("en", "10-15 men", 10, 15),
        ("en", "three or four men", 3, 4),
        ("ar", "ما لا يقل عن 12 رجلا", 12, None),
        ("ar", "12 رجلا على الأقل", 12, None),
        ("ar", "أكثر من عشرين رجلا", 21, None),
        ("ar", "نحو 40 رجلا", 40, 40),
        ("ar", "أقل من عشرة رجال", 0, 9),
        ("ar", "ما بين عشرين وثلاثين رجلا", 20, 30),
        ("ar", "بين 20 رجلا و30 رجلا", 20, 30),
        ("ar", "ثلاثة أو أربعة رجال", 3, 4),
        ("ar", "جنديين على الأقل", 2, None),
    ],
)
def test_words_around_a_number_bound_it(iso: str, text: str, low: int, high: int | None) -> None:
    assert ranges(iso, text) == [(low, high)]


def test_a_bound_belongs_to_the_span_of_its_number() -> None:
    assert found("en", "it hit at least 12 men")[0][0] == "at least 12"


def test_a_rise_is_no_range() -> None:
    assert ranges("en", "the toll rose from 20 to 30") == [(20, 20), (30, 30)]


@pytest.mark.parametrize("text", ["سقط جنديان", "أصيب جنديين", "وأصيبت امرأتان", "بجثتين", "سقط مدنيان"])
def test_an_arabic_dual_counts_two(text: str) -> None:
    assert ranges("ar", text) == [(2, 2)]


def test_a_dual_and_its_numeral_are_one_number() -> None:
    assert found("ar", "سقط جنديان اثنان أمام الباب") == [("جنديان اثنان", 2, 2)]


@pytest.mark.parametrize("text", ["إلى المدنيين", "مسلحين في البرلمان", "طالبان والسكان في الميدان", "لبنان والسودان"])
def test_a_sound_plural_or_a_word_that_merely_ends_like_a_dual_counts_nothing(text: str) -> None:
    assert ranges("ar", text) == []


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "a five-day lull"),
        ("en", "within 48 hours"),
        ("en", "20 km away"),
        ("en", "40% of them"),
        ("en", "at a cost of $5 million in arms"),
        ("en", "resolution 9999 says"),
        ("en", "T-72 and F16 and MiG-29 machines"),
        ("en", "the 27th brigade"),
        ("en", "at 0430 they came"),
        ("en", "no one knew of one another"),
        ("en", "Samira, 34, said"),
        ("ar", "خلال 24 ساعة"),
        ("ar", "على بعد 20 كلم من هنا"),
        ("ar", "نسبة 50% من السكان"),
        ("ar", "القرار 9999 ينص"),
        ("ar", "طائرة إف-16 وصاروخ سو 24 هناك"),
        ("ar", "الخامس عشر منهم"),
        ("ar", "الساعة 9:40 هناك"),
        ("en", "a girl of seven was hurt"),
    ],
)
def test_measures_labels_models_ages_and_ordinals_count_nothing(iso: str, text: str) -> None:
    assert ranges(iso, text) == []


def test_a_verb_that_looks_like_a_numeral_counts_nothing() -> None:
    assert ranges("ar", "وأثنى على جهودهم") == []


def test_the_article_makes_two_a_monday() -> None:
    assert ranges("ar", "يوم الاثنين") == []
    assert ranges("ar", "سقط اثنان") == [(2, 2)]
