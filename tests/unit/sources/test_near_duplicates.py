import csv
import hashlib
import json
from pathlib import Path

import pytest

from hudna.sources.near_duplicates import Sketch

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


class Seen:
    """Reports as they come, each compared with those before whose sketches share a mark with its own."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, bytes]] = []
        self._marked: dict[int, list[int]] = {}

    def add(self, report_id: str, text: str) -> list[str]:
        sketch = Sketch.of(text)
        bands = sketch.bands()
        alike = sorted({number for band in bands for number in self._marked.get(band, ())})
        for band in bands:
            self._marked.setdefault(band, []).append(len(self._kept))
        self._kept.append((report_id, sketch.to_bytes()))
        return sketch.repeated([self._kept[number] for number in alike])


def test_a_repeated_text_is_recognised_and_another_is_not() -> None:
    seen = Seen()
    assert [seen.add("a", STORY), seen.add("b", OTHER), seen.add("c", STORY)] == [[], [], ["a"]]


def test_agency_copy_inside_a_longer_article_is_recognised() -> None:
    seen = Seen()
    seen.add("agency", STORY)
    assert seen.add("paper", f"{OTHER} {OTHER.upper()} {STORY} {OTHER[::-1]}") == ["agency"]


def test_vowel_signs_stretching_case_and_punctuation_do_not_matter() -> None:
    seen = Seen()
    seen.add("a", "أعلنت وزارة الدفاع يوم الأحد أن الهدنة صمدت في القرى الحدودية")
    assert seen.add("b", "أَعلنت وزارة الدفاع، يوم الأحد: أن الهُدنة صمـــدت في القرى الحدودية!") == ["a"]


def test_of_several_the_one_most_repeated_is_named_first_and_of_equals_the_earliest() -> None:
    seen = Seen()
    half = STORY[: len(STORY) // 2]
    for report_id, text in (("half", f"{half} {OTHER}"), ("first", STORY), ("second", STORY)):
        seen.add(report_id, text)
    assert seen.add("new", STORY) == ["first", "second", "half"]


@pytest.mark.parametrize("text", ["", "...", "It held."])
def test_very_short_texts_do_no_harm(text: str) -> None:
    seen = Seen()
    assert seen.add("a", STORY) == []
    assert seen.add("b", text) == []


def test_a_sketch_is_the_same_after_it_was_kept() -> None:
    assert Sketch.kept(Sketch.of(STORY).to_bytes()) == Sketch.of(STORY)


def test_ledgers_keep_sketches_so_that_those_of_a_text_never_change() -> None:
    """Where the library draws others, ledgers must be projected anew: that takes a new version of their tables."""
    digest = hashlib.sha256(
        Sketch.of(STORY).to_bytes() + " ".join(map(str, Sketch.of(STORY).bands())).encode()
    ).hexdigest()
    assert digest[:16] == "ddca0a5d601d45e6"


def test_a_mark_that_sketches_share_by_chance_makes_no_repeat() -> None:
    """A text repeats those alone that agree with it in a band, whatever else is compared with it."""
    first = Sketch.of(STORY)
    every_second = Sketch(first.size, bytes(byte ^ (n % 8 == 0) for n, byte in enumerate(first.hashes)))
    assert first.repeated([("a", every_second.to_bytes())]) == []


def test_among_real_reports_nearly_all_pairs_are_found_and_hardly_any_other() -> None:
    if not TEXTS.is_dir():
        pytest.skip("needs ../shared/texts")
    with (TEXTS / "near_duplicates.tsv").open(encoding="utf-8") as file:
        pairs = {frozenset((row["a"], row["b"])) for row in csv.DictReader(file, delimiter="\t")}
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.rglob("*.report.json"))]
    seen = Seen()
    found = {
        frozenset((report["id"], earlier)) for report in reports for earlier in seen.add(report["id"], report["text"])
    }
    assert len(found & pairs) / len(found) >= 0.97  # precision
    assert len(found & pairs) / len(pairs) >= 0.93  # recall
