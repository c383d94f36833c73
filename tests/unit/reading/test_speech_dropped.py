"""The subject where verbs stand first: dropped, or behind "by"."""

from __future__ import annotations

import pytest

from .speeches import only, side, speakers, speech


@pytest.mark.parametrize(
    "verb",
    [
        "وأبلغ الصحفيين أن الحوثيين قصفوا تعز",
        "واتهم الحوثيين بقصف تعز",
        "وأعرب عن قلقه من قصف الحوثيين لتعز",
        "وعلق على قصف الحوثيين لتعز",
    ],
    ids=["the ending of an object", "the accused alone", "a phrase without room for it", "a verb with its preposition"],
)
def test_whoever_spoke_goes_on_where_the_subject_is_dropped(verb: str) -> None:
    assert speakers("ar", f"أشاد وزير الخارجية اليمني باللقاء. {verb}.")[-1] == "YEM"


def test_verbs_in_the_plural_have_their_subject_before_them() -> None:
    assert only("ar", "واتهموا روسيا بقصف القرية.").speaker is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("اتهم المسؤولون روسيا بقصف القرية.", ""),
        ("روسيا تتهم المتمردين بقصف القرية.", "RUS"),
        ("أبلغت روسيا الصحفيين أن القرية هادئة.", "RUS"),
        ("قال أحد المسؤولين الروس إن القرية هادئة.", "RUS"),
        ("استنكرت روسيا التعنت من قبل تركيا.", "RUS"),
    ],
)
def test_a_subject_that_is_there_speaks(text: str, who: str) -> None:
    assert (side(only("ar", text)) or "") in {who, "?"}


@pytest.mark.parametrize("by", ["من قبل", "من جانب", "من طرف"])
def test_by_whom_somebody_was_accused_speaks(by: str) -> None:
    assert side(only("ar", f"اتهمت تركيا {by} روسيا بقصف القرية.")) == "RUS"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("القرار الصادر عن الأمم المتحدة الذي يطالب المتمردين بالانسحاب قديم.", "UN"),
        ("روسيا التي تدعو تركيا إلى التهدئة صامتة.", "RUS"),
        ("بدأت الهدنة التي دعت إليها روسيا.", "RUS"),
        ("تركيا التي تتهمها روسيا بقصف الممر صامتة.", "RUS"),
    ],
)
def test_who_is_described_by_a_relative_clause_speaks_in_it_unless_a_pronoun_stands_for_him(
    text: str, who: str
) -> None:
    verbs = [found for found in speech("ar", text) if found.kind == "verb"]
    assert {side(found) for found in verbs} == {who}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وكشف عن أسر جنود من الحوثيين", "YEM"),
        ("وطالب بانسحاب الحوثيين من تعز", "YEM"),
        ("وأردف قائلا: الحوثيون قصفوا تعز", "YEM"),
        ("وأعلن هدنة دائمة، ولكنه رفض التفاوض", "YEM"),
        ("وأعلن من جهته الجيش التركي أن الحوثيين قصفوا تعز", "TUR"),
    ],
)
def test_what_stands_right_behind_a_verb_may_be_what_is_said(text: str, who: str) -> None:
    assert speakers("ar", f"قال وزير الخارجية اليمني إن اللقاء ناجح. {text}.")[-1] == who


def test_behind_and_whom_an_accusation_names_is_accused() -> None:
    denied, accused = speech("ar", "نفت أرمينيا قصف البلدة واتهمت أذربيجان باستهداف المستشفى.")
    assert (side(denied), side(accused)) == ("ARM", "ARM")
