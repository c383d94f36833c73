import csv
import json
from pathlib import Path

import pytest

from hudna.sources.near_duplicates import NearDuplicates

STORY = (
    "The defence ministry said on Sunday that the truce held in all of the border villages for a third day in a row. "
    "Observers who visited four of the villages counted no shot since midnight, a spokeswoman told reporters. "
    "Both sides have let lorries with flour and fuel through the checkpoint at the bridge, she added."
)
OTHER = (
    "Talks about an exchange of prisoners ended without a result late on Monday, according to two diplomats. "
    "The delegations will meet again next week in another capital, and neither wanted to speak of a failure."
)
TEXTS = Path(__file__).parents[3].parent / "shared" / "texts"


def test_a_repeated_text_is_recognised_and_another_is_not() -> None:
    seen = NearDuplicates()
    assert [seen.add("a", STORY), seen.add("b", OTHER), seen.add("c", STORY)] == [[], [], ["a"]]


def test_agency_copy_inside_a_longer_article_is_recognised() -> None:
    seen = NearDuplicates()
    seen.add("agency", STORY)
    assert seen.add("paper", f"{OTHER} {OTHER.upper()} {STORY} {OTHER[::-1]}") == ["agency"]


def test_vowel_signs_stretching_case_and_punctuation_do_not_matter() -> None:
    seen = NearDuplicates()
    seen.add("a", "أعلنت وزارة الدفاع يوم الأحد أن الهدنة صمدت في القرى الحدودية")
    assert seen.add("b", "أَعلنت وزارة الدفاع، يوم الأحد: أن الهُدنة صمـــدت في القرى الحدودية!") == ["a"]


def test_of_several_the_one_most_repeated_is_named_first_and_of_equals_the_earliest() -> None:
    seen = NearDuplicates()
    half = STORY[: len(STORY) // 2]
    for report_id, text in (("half", f"{half} {OTHER}"), ("first", STORY), ("second", STORY)):
        seen.add(report_id, text)
    assert seen.add("new", STORY) == ["first", "second", "half"]


def test_a_report_does_not_repeat_itself() -> None:
    seen = NearDuplicates()
    seen.add("a", STORY)
    assert seen.add("a", STORY) == []


@pytest.mark.parametrize("text", ["", "...", "It held."])
def test_very_short_texts_do_no_harm(text: str) -> None:
    seen = NearDuplicates()
    assert seen.add("a", STORY) == []
    assert seen.add("b", text) == []


def test_adding_the_same_texts_again_restores_the_state() -> None:
    texts = [("a", STORY), ("b", OTHER), ("c", f"{STORY} He left.")]
    answers = [[seen.add(*text) for text in texts] for seen in (NearDuplicates(), NearDuplicates())]
    assert answers[0] == answers[1] == [[], [], ["a"]]


def test_among_real_reports_nearly_all_pairs_are_found_and_hardly_any_other() -> None:
    if not TEXTS.is_dir():
        pytest.skip("needs ../shared/texts")
    with (TEXTS / "near_duplicates.tsv").open(encoding="utf-8") as file:
        pairs = {frozenset((row["a"], row["b"])) for row in csv.DictReader(file, delimiter="\t")}
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.rglob("*.report.json"))]
    seen = NearDuplicates()
    found = {
        frozenset((report["id"], earlier)) for report in reports for earlier in seen.add(report["id"], report["text"])
    }
    assert len(found & pairs) / len(found) >= 0.97  # precision
    assert len(found & pairs) / len(pairs) >= 0.93  # recall
