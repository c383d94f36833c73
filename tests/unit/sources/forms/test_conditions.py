import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.forms.conditions import broken, is_relevant, is_understood
from hudna.sources.forms.form import load_form


@pytest.mark.parametrize(
    ("condition", "answers", "asked"),
    [
        ("", {}, True),
        ("${denied} = 'yes'", {"denied": "yes"}, True),
        ("${denied} = 'yes'", {"denied": "no"}, False),
        ("${denied} = 'yes'", {}, False),
        ("${count} != ''", {"count": "3"}, True),
        ("${count} != ''", {}, False),
        ("${kind} != 'none'", {"kind": "shelling"}, True),
        ("${kind} != 'none'", {"kind": "none"}, False),
    ],
)
def test_a_question_is_asked_by_the_answers_to_others(condition: str, answers: dict[str, str], asked: bool) -> None:
    assert is_relevant(condition, answers) is asked


@pytest.mark.parametrize(
    ("constraint", "answer", "problem"),
    [
        ("", "anything", None),
        (". >= 0 and . <= 100", "50", None),
        (". >= 0 and . <= 100", "101", "must be <= 100"),
        (". >= ${low} and . <= 100", "2", "must be >= 3 (low)"),
        (". >= ${high}", "2", None),  # to which there is no answer
        (". <= today()", "2999-01-01", None),
        (". >= 1", "many", None),  # which is told where numbers are read
        ("regex(., '^[A-Z]{3}$')", "AZE", None),
        ("regex(., '^[A-Z]{3}$')", "aze", "is not of the form ^[A-Z]{3}$"),
    ],
)
def test_what_of_a_constraint_is_not_met_is_told(constraint: str, answer: str, problem: str | None) -> None:
    assert broken(constraint, answer, {"low": "3"}) == problem


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_bounds_are_bounds(low: int, high: int, told: int) -> None:
    problem = broken(f". >= {low} and . <= {high}", str(told), {})
    assert (problem is None) is (low <= told <= high)


@pytest.mark.parametrize(
    ("relevant", "constraint"),
    [
        ("selected(${means}, 'saw')", ""),
        ("${a} = 'yes' and ${b} = 'yes'", ""),
        ("", ". > 3"),
        ("", ". >= 3 or . <= 1"),
        ("", "regex(., 'a') and . >= 1"),
    ],
)
def test_other_shapes_are_not_understood(relevant: str, constraint: str) -> None:
    assert not is_understood(relevant, constraint)


def test_questions_depend_on_those_before_them_alone() -> None:
    before: set[str] = set()
    for question in load_form().questions.values():
        for name in before ^ set(load_form().questions):
            assert f"${{{name}}}" not in question.relevant
        before.add(question.name)
