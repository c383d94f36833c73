"""Passives of verbs that stand first, which are mostly written like the active."""

import pytest

from hudna.reading.scene import slots_of

from .conftest import Bench
from .test_slots import slots


def test_an_arabic_verb_that_is_spelt_as_active_is_no_passive_without_an_object(ar: Bench) -> None:
    assert not slots(ar, "هاجم جنود أرمينيا قرب الجسر", "هاجم")[1]
    assert slots(ar, "قصف جنود أرمينيا قرب الجسر", "قصف")[1]


def test_the_subject_of_a_passive_of_harm_is_its_object(ar: Bench) -> None:
    assert slots(ar, "أصيب جندي إسباني في المواجهة", "أصيب") == ({"object": "جندي إسباني"}, True)


def test_a_verb_with_its_object_on_it_or_under_its_preposition_is_no_passive(ar: Bench) -> None:
    assert not slots(ar, "البلدة التي احتلها الجيش النرويجي", "احتلها")[1]
    assert not slots(ar, "أفرج الجيش النرويجي عن أسرى", "أفرج")[1]


@pytest.mark.parametrize(("text", "passive"), [("قُصفت السفارة النرويجية", True), ("قصفت السفارة النرويجية", True)])
def test_a_vowel_sign_makes_a_passive_certain(ar: Bench, text: str, passive: bool) -> None:
    structure = ar.structure(text)
    [match] = ar.triggers(text)
    found = slots_of(structure, match, ar.pack)
    assert found.passive is passive
    assert found.signed is ("\u064f" in text)


def test_an_arabic_verb_with_somebody_else_as_agent_is_passive(ar: Bench) -> None:
    found, passive = slots(ar, "استهدفت دورية نرويجية بنيران دبابة إسبانية", "استهدفت")
    assert (found["by"], passive) == ("دبابة إسبانية", True)


@pytest.mark.parametrize(
    ("text", "trigger", "passive"),
    [
        ("استهدف الجيش النرويجي سوقا", "استهدف", False),
        ("الجيش النرويجي قصف مدريد", "قصف", False),
        ("قصفت النرويج مدريد", "قصفت", False),
        ("استهدف الجيش النرويجي المتمركز هناك", "استهدف", True),
        ("استهدفت دورية نرويجية متجهة إلى الحدود", "استهدفت", True),
        ("القافلة النرويجية استهدفت ليلا", "استهدفت", True),
        ("احتجز الإسبان 20 موظفا", "احتجز", False),
        ("قتل مدنيان وأصيب ثالث في القرية", "قتل", True),
        ("اختطف مسلحون موظفين في القرية", "اختطف", False),
        ("اختطف مسلحون 20 سائقا في القرية", "اختطف", False),
        ("القوات النرويجية فتحت النار ليلا", "فتحت", False),  # written like ف + تحت, "under"
        ("القافلة النرويجية استهدفت أثناء عبورها", "استهدفت", True),
    ],
)
def test_a_noun_of_nobody_behind_the_subject_is_what_an_arabic_verb_is_done_to(
    ar: Bench, text: str, trigger: str, passive: bool
) -> None:
    assert slots(ar, text, trigger)[1] is passive


def test_who_answers_is_no_subject_of_a_passive(ar: Bench) -> None:
    assert slots(ar, "ردت النرويج بقصف مواقع إسبانيا", "ردت")[1] is False
