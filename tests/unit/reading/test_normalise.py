import pytest

from hudna.reading.normalise import normalise_word


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("أُعلِنَت", "اعلنت"),
        ("الهُدنة", "الهدنه"),
        ("علی", "علي"),
        ("إلى", "الي"),
        ("مسؤول", "مسوول"),
        ("هـــدنة", "هدنه"),
        ("٢٠٢٠", "2020"),
        ("\u200fقصف\u202c", "قصف"),
    ],
)
def test_arabic_spellings_of_one_word_have_one_normal_form(written: str, normal: str) -> None:
    assert normalise_word(written, "arabic") == normal


@pytest.mark.parametrize(
    ("written", "normal"), [("Córdoba", "cordoba"), ("Ta'iz", "taiz"), ("Ta’iz", "taiz"), ("SHELLED", "shelled")]
)
def test_latin_spellings_of_one_word_have_one_normal_form(written: str, normal: str) -> None:
    assert normalise_word(written, "latin") == normal


def test_an_operation_that_no_pack_may_select_is_an_error() -> None:
    with pytest.raises(KeyError):
        normalise_word("word", "klingon")
