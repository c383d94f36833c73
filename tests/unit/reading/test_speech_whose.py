"""For whom speakers speak whom no name tells."""

from __future__ import annotations

import pytest

from .speeches import drafts


def speaker(iso: str, text: str) -> str | None:
    draft = drafts(iso, text)[-1]
    return draft.speaker.id if draft.speaker is not None else None


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The Houthis fired two missiles at Jizan, their spokesman said."),
        ("en", "The Houthis shelled Marib, according to a statement by their spokesman."),
        ("ar", "قصف الحوثيون مأرب، حسب المتحدث باسمهم."),
    ],
)
def test_a_spokesman_by_a_pronoun_speaks_for_who_was_named_before(iso: str, text: str) -> None:
    assert speaker(iso, text) == "HOUTHI"


def test_where_nobody_is_named_before_he_speaks_for_who_spoke_last() -> None:
    assert speaker("en", "Hamas said the lull held. Its leader said on Monday that Rafah was shelled.") == "HAMAS"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The Russian centre said that Aleppo was shelled."),
        ("en", "A senior Russian researcher said that Aleppo was shelled."),
    ],
)
def test_an_unknown_speaker_is_of_the_state_that_an_adjective_tells(iso: str, text: str) -> None:
    assert speaker(iso, text) == "RUS.SRC"


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "A Western diplomat said that Aleppo was shelled.", "SRC"),
        ("ar", "قال دبلوماسيون غربيون إن حلب قصفت.", "SRC"),
        ("en", "A Turkish diplomat said that Aleppo was shelled.", "TUR"),
        ("en", "The foreign ministry said that Aleppo was shelled.", "SYR"),
    ],
)
def test_outsiders_are_of_no_country_in_particular(iso: str, text: str, who: str) -> None:
    assert speaker(iso, text) == who


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Hamas met the envoy. The movement said that Rafah was shelled.", "HAMAS"),
        ("en", "The Taliban met the envoy. The group said that Kunduz was shelled.", "TALIBAN"),
        ("ar", "التقت حماس المبعوث. وقالت الحركة إن رفح قصفت.", "HAMAS"),
        ("ar", "التقى الحوثيون المبعوث. وقالت الجماعة إن تعز قصفت.", "HOUTHI"),
    ],
)
def test_an_armed_group_is_taken_up_again_by_any_noun_for_one(iso: str, text: str, who: str) -> None:
    assert speaker(iso, text) == who


@pytest.mark.parametrize(
    "later",
    ["وقال العمري", "وقال خالد"],
    ids=["by the last word of the name", "by the first"],
)
def test_who_was_named_in_full_is_known_by_one_word_where_he_speaks(later: str) -> None:
    assert (
        speaker("ar", f"قال خالد العمري المتحدث باسم الجيش التركي إن الوضع هادئ. {later} إن القرية قصفت.") == "TUR.MIL"
    )


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "The Turkish foreign ministry met the envoy. The ministry said that Aleppo was shelled.", "TUR"),
        ("ar", "استقبلت وزارة الخارجية التركية المبعوث. وقالت الوزارة إن حلب قصفت.", "TUR"),
    ],
)
def test_a_ministry_is_taken_up_again_by_its_noun(iso: str, text: str, who: str) -> None:
    assert speaker(iso, text) == who
