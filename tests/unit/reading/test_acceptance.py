"""Acceptance: what speaks for a word telling an event."""

from collections.abc import Mapping, Sequence

import pytest

from hudna.model.reports import Report
from hudna.reading.acceptance import Whole, describe, whole_of
from hudna.reading.drafts import Draft

from .conftest import Bench

TEXTS = {
    "en": "Azerbaijan shelled Armenia in Ganja, killing five. Azerbaijan shelled Armenia. A truce was agreed.",
    "ar": "قصفت أذربيجان أرمينيا في كنجة وقتل خمسة. وقصفت أذربيجان أرمينيا. وأبرمت هدنة.",
}
REPORT = Whole(sentences=3, drafts=3, conflict=True)


def drafts(bench: Bench) -> list[Draft]:
    return bench.drafts(TEXTS[bench.iso])


def features(found: Sequence[Draft], number: int, sentence: int = 0, whole: Whole = REPORT) -> set[str]:
    return set(describe(found[number], found[:number], sentence, whole))


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_say_what_is_told_with_an_event(benches: Mapping[str, Bench], iso: str) -> None:
    found = features(drafts(benches[iso]), 0)
    assert {"type=attack.shelling", "status=actual|type=attack.shelling", "toll=True|type=attack.shelling"} <= found
    assert "place=True|family=attack" in found
    assert any(feature.startswith("actor=True|target=True|") for feature in found)


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_tell_what_repeats_from_what_is_new(benches: Mapping[str, Bench], iso: str) -> None:
    found = drafts(benches[iso])
    second = next(n for n, draft in enumerate(found) if n and draft.type is found[0].type)
    assert "told=0|verb" in features(found, 0)
    assert "told=1|verb" in features(found, second)
    assert "alike=1|family=attack" in features(found, second)


def test_features_tell_where_in_the_report_it_stands(en: Bench) -> None:
    found = drafts(en)
    parts = [("first", 0), ("early", 1), ("early", 2), ("middle", 3), ("middle", 9), ("late", 10)]
    for part, sentence in parts:
        assert f"part={part}|verb" in features(found, 0, sentence)


def test_features_tell_what_report_it_stands_in(en: Bench) -> None:
    found = drafts(en)
    here, other = features(found, 0), features(found, 0, whole=Whole(sentences=25, drafts=2, conflict=False))
    assert "conflict=True|family=attack" in here
    assert {"conflict=False|family=attack", "length=2"} <= other


MATTERS = {
    "en": "The striker bombarded the goal. The coach praised the players. The match is on Friday.",
    "ar": "شن المتسابق هجوما. أشاد المدرب باللاعبين. المباراة في الملعب.",
}


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_tell_what_else_a_sentence_and_its_report_are_about(benches: Mapping[str, Bench], iso: str) -> None:
    _, context, told = benches[iso].reader.drafts(Report(id="match", text=MATTERS[iso], lang=iso))
    whole = whole_of(context, told)
    assert (whole.matter, whole.sentences) == ("sport", 3)
    assert whole.signs >= 4
    found = set(describe(told[0][0], [], 0, whole))
    assert {"matter here=sport|family=attack", "matter=sport|family=attack"} <= found


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_a_report_of_a_conflict_is_about_no_other_matter(benches: Mapping[str, Bench], iso: str) -> None:
    _, context, told = benches[iso].reader.drafts(Report(id="shelling", text=TEXTS[iso], lang=iso))
    assert whole_of(context, told).matter == "-"


def test_a_report_of_one_sentence_has_no_lead(en: Bench) -> None:
    found = drafts(en)
    assert "part=only|verb" in features(found, 0, whole=Whole(sentences=1, drafts=1, conflict=True))


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_are_the_same_for_the_same_report(benches: Mapping[str, Bench], iso: str) -> None:
    one, other = drafts(benches[iso]), drafts(benches[iso])
    forward = [describe(draft, one[:n], n, REPORT) for n, draft in enumerate(one)]
    backward = [describe(other[n], other[:n], n, REPORT) for n in reversed(range(len(other)))]
    assert forward == backward[::-1]
