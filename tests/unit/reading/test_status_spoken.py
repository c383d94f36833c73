"""Status that somebody's words give: what is threatened or offered is to come, what is admitted is done."""

import pytest

from .conftest import Bench
from .test_status import told
from .test_status_grammar import status


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The army threatened to bomb the port.", "bomb"),
        ("ar", "هدد الجيش بقصف الميناء.", "قصف"),
    ],
)
def test_what_is_threatened_is_to_come(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "future"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "Russia proposed a three-day truce.", "day truce"),
        ("ar", "عرض الرئيس الروسي هدنة في الأجواء.", "عرض الرئيس الروسي هدنة"),
    ],
)
def test_a_truce_that_somebody_proposes_is_to_come(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "future"


def test_a_threat_with_a_condition_is_possible_only() -> None:
    assert status("en", "The army threatened to bomb the port if the convoy sailed.", "bomb") == "possible"


def test_what_a_threat_is_about_is_no_threat() -> None:
    assert status("en", "The army threatened the rebels over the shelling of the town.", "shelling") is None


@pytest.mark.parametrize(
    ("iso", "text", "word", "to_come"),
    [
        ("en", "Iran vowed to respond to the Israeli strike.", "strike", False),
        ("en", "Iran said it would respond to the Israeli strike.", "strike", False),
        ("en", "Iran threatened to respond to Israel with an air strike.", "air strike", True),
        ("ar", "وأكد الحزب أنه سيرد على القصف الإسرائيلي.", "القصف", False),
        ("ar", "أكد الحزب أنه سيرد على إسرائيل بغارة.", "بغارة", True),
    ],
)
def test_what_is_to_be_answered_has_happened_but_not_what_with(
    iso: str, text: str, word: str, *, to_come: bool
) -> None:
    cues = {cue.value.entry.status for cue in told(iso, text, word).choices.told.cues}
    assert (status(iso, text, word) == "future" or "future" in cues) is to_come


def test_who_claims_responsibility_doubts_nothing() -> None:
    assert status("en", "The Houthis claimed responsibility for an attack on Tel Aviv.", "attack") == "actual"
    assert status("en", "The Houthis have not claimed responsibility for the attack.", "attack") != "denied"


def test_who_threatens_to_resume_operations_has_not_ended_the_truce(en: Bench) -> None:
    (told,) = en.claims("Aliyev threatened to resume military operations.")
    assert (told.status, told.act, [m.id for m in told.actors]) == ("future", "threatens", ["AZE"])


def test_a_right_is_no_deed(en: Bench) -> None:
    told = en.claims("Armenia said it reserved the right to respond to the Azerbaijani attack.")
    assert [(c.status, c.act, [m.id for m in c.actors]) for c in told] == [("possible", "threatens", ["ARM"])]
