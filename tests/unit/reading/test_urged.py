"""Who is urged "that" he do something, where verbs stand first."""

import pytest

from .conftest import Bench, ids


@pytest.mark.parametrize(
    "text",
    [
        "تطالب فرنسا أرمينيا بأن تحترم الهدنة.",
        "طالبت فرنسا أرمينيا بأن توقف القصف.",
        "ناشدت فرنسا أرمينيا أن توقف القصف.",
        "طلبت فرنسا من أرمينيا أن توقف القصف.",
        "طلبت فرنسا من أرمينيا مرة أخرى أن توقف القصف.",
        "طالبت فرنسا أرمينيا بأن تسحب قواتها من التلال.",
        "ناشدت فرنسا أرمينيا في رسالة وقف القصف.",
    ],
)
def test_who_is_urged_does_what_a_verb_behind_that_tells(ar: Bench, text: str) -> None:
    (claim,) = ar.claims(text)
    assert (claim.status, ids(claim.actors)) == ("demanded", ["ARM"])


@pytest.mark.parametrize(
    "text",
    [
        "طالبت أرمينيا مجلس الأمن بأن تنسحب القوات الأذربيجانية.",
        "طالبت أرمينيا فرنسا بأن يوقف الجيش الأذربيجاني القصف.",
    ],
)
def test_a_subject_behind_the_verb_does_it_instead(ar: Bench, text: str) -> None:
    (claim,) = ar.claims(text)
    assert ids(claim.actors) == ["AZE.MIL"]


def test_a_title_with_the_article_is_not_of_the_state_behind_it(ar: Bench) -> None:
    (claim,) = ar.claims("دعا الأمين العام أرمينيا إلى وقف القتال.")
    assert claim.speaker is not None
    assert (claim.speaker.id, ids(claim.actors)) == ("UN", ["ARM"])
