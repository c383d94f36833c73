import pytest

from hudna.reading.inflection import INFLECTIONS

ARABIC = INFLECTIONS["arabic"]
ENGLISH = INFLECTIONS["english"]


@pytest.mark.parametrize(
    ("listed", "forms"),
    [
        ("قصف/يقصف", ["قصفت", "قصفوا", "قصفنا", "قصفتم", "يقصف", "تقصف", "نقصف", "اقصف", "يقصفون", "يقصفان", "يقصفن"]),
        ("شن/يشن", ["شنت", "شنوا", "شننا", "يشنون"]),
        ("قام/يقوم", ["قامت", "قاموا", "قمنا", "يقومون", "يقم"]),
        ("استعاد/يستعيد", ["استعادت", "استعدنا", "يستعيدون", "تستعيد"]),
        ("دعا/يدعو", ["دعت", "دعوا", "دعونا", "يدعو", "يدعون", "يدع"]),
        ("التقى/يلتقي", ["التقت", "التقوا", "التقيا", "التقينا", "يلتقون", "يلتقيان", "يلتق"]),
        ("لقي/يلقى", ["لقيت", "لقوا", "لقيا", "يلقون", "يلقيان"]),
        ("بدأ/يبدأ", ["بداوا", "بدووا", "بدات", "يبداون", "يبدوون", "يبدان"]),
    ],
)
def test_arabic_verbs_have_the_forms_that_reports_write(listed: str, forms: list[str]) -> None:
    assert set(forms) <= set(ARABIC.verb(listed))


def test_arabic_forms_come_in_normal_form() -> None:
    letters = {letter for form in ARABIC.verb("أرجأ/يرجئ") | ARABIC.noun("تهدئة") for letter in form}
    assert letters.isdisjoint("أإآىئؤة")


@pytest.mark.parametrize(("form", "feature"), [("قصفت", "past"), ("تقصف", "present"), ("يقصفون", "present")])
def test_arabic_verb_forms_know_their_tense(form: str, feature: str) -> None:
    assert ARABIC.verb("قصف/يقصف")[form] == feature


def test_the_jussive_of_a_derived_hollow_verb_is_not_made_since_it_is_another_verb() -> None:
    assert "يستعد" not in ARABIC.verb("استعاد/يستعيد")  # "he prepares"


@pytest.mark.parametrize(
    ("listed", "forms"),
    [
        ("هدنة", ["هدنه", "هدنات", "هدنتان", "هدنتين"]),
        ("هجوم", ["هجوم", "هجوما", "هجومين", "هجومات"]),
        ("مراقب", ["مراقبون", "مراقبين", "مراقبو", "مراقبي"]),
        ("نازح", ["نازحو", "نازحي"]),
        ("لقاء", ["لقاءات", "لقاي", "لقاو"]),
        ("قتلى", ["قتلي", "قتلا"]),
    ],
)
def test_arabic_nouns_have_their_numbers_cases_and_bound_forms(listed: str, forms: list[str]) -> None:
    assert set(forms) <= set(ARABIC.noun(listed))


def test_an_adjective_made_from_a_verbal_noun_is_not_its_form() -> None:
    assert "حربي" not in ARABIC.noun("حرب")
    assert "هجومي" not in ARABIC.noun("هجوم")


def test_english_irregular_verbs_keep_their_listed_forms() -> None:
    forms = ENGLISH.verb("shoot/shot/shot")
    assert {"shoots", "shooting", "shot", "shoot"} <= set(forms)
    assert forms["shot"] == "past-or-participle"


@pytest.mark.parametrize(
    ("listed", "forms"),
    [
        ("be/was/been", {"is": "present", "are": "present", "were": "past", "was": "past"}),
        ("have/had/had", {"has": "present"}),
    ],
)
def test_english_verbs_of_several_stems_have_all_of_them(listed: str, forms: dict[str, str]) -> None:
    assert forms.items() <= ENGLISH.verb(listed).items()


def test_english_plurals_of_y_become_ies() -> None:
    assert "casualties" in ENGLISH.noun("casualty")


@pytest.mark.parametrize(
    ("form", "only_active"),
    [
        *[("اصاب", True), ("اغتالت", True), ("هاجموا", True), ("قصفوا", False), ("قصفنا", False), ("احتلتا", False)],
        *[("انسحبت", True), ("تدخلوا", True), ("تسللت", True), ("انتهكت", False), ("تركت", False), ("تركوا", False)],
    ],
)
def test_an_arabic_past_with_a_long_vowel_or_of_what_happens_by_itself_is_never_a_passive(
    form: str, only_active: bool
) -> None:
    assert ARABIC.only_active(form) is only_active


def test_an_arabic_passive_has_no_first_person_that_is_written_like_the_other_voice() -> None:
    assert "اصاب" not in ARABIC.verb("أصيب/يصاب")
    assert "اصيب" not in ARABIC.verb("أصاب/يصيب")
    assert "نصاب" in ARABIC.verb("أصيب/يصاب")
