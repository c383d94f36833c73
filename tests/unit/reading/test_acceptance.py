"""Acceptance: what speaks for a word telling an event, and from which chance on it is a claim."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from hudna.model.events import EventType
from hudna.model.reports import Report
from hudna.reading.acceptance import Gate, Least, Whole, describe, whole_of
from hudna.reading.choice import LinearModel
from hudna.reading.drafts import Draft
from hudna.reading.reader import Reader

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


def gate(least: float | Least, weights: dict[str, tuple[float, float]]) -> Gate:
    least = least if isinstance(least, Least) else Least(least, least, least)
    return Gate(LinearModel.of(("claim", "none"), (0.0, 0.0), weights), least)


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


def test_drafts_likely_enough_are_accepted_in_order_with_their_chances(en: Bench) -> None:
    found = drafts(en)
    numbers = list(range(len(found)))
    kept = gate(0.9, {"type=attack.shelling": (2.0, -2.0)}).accept(found, numbers, REPORT)
    assert [draft for draft, _ in kept] == [draft for draft in found if draft.type == "attack.shelling"]
    assert [chance for _, chance in kept] == pytest.approx([0.982] * len(kept), abs=0.001)


def test_the_least_chance_itself_is_enough(en: Bench) -> None:
    found = drafts(en)
    numbers = list(range(len(found)))
    assert len(gate(0.5, {}).accept(found, numbers, REPORT)) == len(found)
    assert gate(0.51, {}).accept(found, numbers, REPORT) == []


def test_a_rejected_draft_still_counts_as_told_before(en: Bench) -> None:
    found = drafts(en)
    numbers = list(range(len(found)))
    kept = gate(0.9, {"told=1|verb": (5.0, -5.0)}).accept(found, numbers, REPORT)
    assert [draft.type for draft, _ in kept] == ["attack.shelling"]
    assert kept[0][0] is not found[0]


def test_every_draft_has_the_number_of_its_sentence(en: Bench) -> None:
    with pytest.raises(ValueError, match="shorter"):
        gate(0.5, {}).accept(drafts(en), [0], REPORT)


def test_a_notice_of_a_few_sentences_is_believed_sooner_than_an_article(en: Bench) -> None:
    found, even = drafts(en), gate(Least(0.6, notice=0.4, toll=0.4), {})
    article = Whole(sentences=20, drafts=3, conflict=True)
    assert len(even.accept(found, [0] * len(found), REPORT)) == len(found)
    assert even.accept(found, [0] * len(found), article) == []


def test_where_a_notice_is_all_there_is_an_attack_with_a_toll_is_its_news(en: Bench) -> None:
    found = drafts(en)
    costly, bare = found[0], found[1]
    strict = gate(Least(0.6, notice=0.6, toll=0.4), {})
    article, elsewhere = Whole(sentences=20, drafts=3, conflict=True), Whole(sentences=3, drafts=3, conflict=False)
    assert [draft for draft, _ in strict.accept([costly, bare], [0, 1], REPORT)] == [costly]
    assert strict.accept([costly, bare], [0, 1], article) == []
    assert strict.accept([costly, bare], [0, 1], elsewhere) == []
    assert strict.accept([bare], [1], REPORT) == []


def test_of_a_sentence_that_tells_something_likelier_a_toll_is_no_news(en: Bench) -> None:
    found = drafts(en)
    likelier = gate(Least(0.6, notice=0.6, toll=0.4), {"toll=False|type=attack.shelling": (0.2, 0.0)})
    assert likelier.accept([found[0], found[1]], [0, 0], REPORT) == []


@pytest.mark.parametrize(
    "text",
    [
        "A Russian attack on Kherson killed five people on Tuesday.",
        "An Israeli attack near Tyre left three dead.",
        "قتل خمسة أشخاص في هجوم روسي على خيرسون.",
    ],
)
def test_a_notice_of_one_sentence_is_read(reader: Reader, text: str) -> None:
    lang = "en" if text.isascii() else "ar"
    claims = reader.read(Report(id="notice", text=text, lang=lang, published=date(2024, 11, 27))).claims
    assert [claim.type for claim in claims] == [EventType.ATTACK_OTHER]
