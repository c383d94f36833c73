"""Whose deed somebody tells of himself: "it" behind a verb of speech, and strikes that a side announces."""

import pytest

from .conftest import Bench
from .test_government import doers


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Azerbaijan said it had extended the truce in Karabakh.", "AZE"),
        ("Azerbaijan's defence ministry said on Monday it had shelled Berd.", "AZE.MIL"),
    ],
)
def test_it_right_behind_said_means_who_says_so(en: Bench, text: str, doer: str) -> None:
    assert doers(en, text) == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan said it was shelled by Armenia.",
        "Azerbaijan accused Armenia and said it had shelled Goranboy.",
        "Azerbaijan said Armenia lied and that it had shelled Goranboy.",
    ],
)
def test_it_may_mean_another(en: Bench, text: str) -> None:
    assert doers(en, text) != ["AZE"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Hezbollah accused Israel of bombing Khiam and said it had shelled Metula in response.", "HEZBOLLAH"),
        ("Azerbaijan accused Armenia of shelling Ganja and said it had shelled Barda too.", "ARM"),
    ],
)
def test_whose_town_was_hit_tells_who_is_meant_behind_an_accusation(en: Bench, text: str, doer: str) -> None:
    scene = en.drafts(text)[-1].choices.scene
    assert scene.governed is not None
    assert [party.id for party in scene.governed.doer.parties] == [doer]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("أعلنت أذربيجان قصف مواقع للجيش الأرميني في بيرد.", "AZE"),
        ("أعلن الجيش الأذربيجاني استهداف قائد أرميني في بيرد.", "AZE.MIL"),
        ("أعلن حزب الله استهداف ثكنة إسرائيلية بالصواريخ.", "HEZBOLLAH"),
        ("نفت موسكو أن تكون قصفت كييف.", "RUS"),
    ],
)
def test_a_side_announces_or_denies_deeds_of_its_own(ar: Bench, text: str, doer: str) -> None:
    assert doers(ar, text) == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت أذربيجان قصف أرمينيا لمدينة كنجة.",
        "أعلنت أذربيجان استهداف مسيرات أرمينية محطة في كنجة.",
        "أعلنت أذربيجان قصف مواقع أذربيجانية في كنجة.",
        "أعلنت أذربيجان استهداف محطة كهرباء.",
        "أعلنت وزارة الصحة استهداف مستشفى في غزة.",
        "أعلنت روسيا استهداف سفينة تركية في البحر الأسود.",
    ],
)
def test_what_another_did_is_announced_too(ar: Bench, text: str) -> None:
    assert doers(ar, text) == []
