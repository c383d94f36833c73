"""The gate: from which chance on a draft is a claim, and what is news in a notice."""

from collections.abc import Mapping
from datetime import date

import pytest

from hudna.model.events import EventType
from hudna.model.reports import Report
from hudna.reading.acceptance import Whole
from hudna.reading.choice import LinearModel
from hudna.reading.gate import Gate, Least
from hudna.reading.reader import Reader

from .conftest import Bench
from .test_acceptance import REPORT, drafts


def gate(least: float | Least, weights: dict[str, tuple[float, float]]) -> Gate:
    least = least if isinstance(least, Least) else Least(least, least, least)
    return Gate(LinearModel.of(("claim", "none"), (0.0, 0.0), weights), least)


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
    found, even = drafts(en), gate(Least(0.6, notice=0.4, news=0.4), {})
    article = Whole(sentences=20, drafts=3, conflict=True)
    assert len(even.accept(found, [0] * len(found), REPORT)) == len(found)
    assert even.accept(found, [0] * len(found), article) == []


def test_where_a_notice_is_all_there_is_an_attack_with_a_toll_is_its_news(en: Bench) -> None:
    costly, bare = en.drafts("The shelling of Ganja killed five. The shelling of Ganja is heavy.")
    strict = gate(Least(0.6, notice=0.6, news=0.4), {})
    article, elsewhere = Whole(sentences=20, drafts=3, conflict=True), Whole(sentences=3, drafts=3, conflict=False)
    assert [draft for draft, _ in strict.accept([costly, bare], [0, 1], REPORT)] == [costly]
    assert strict.accept([costly, bare], [0, 1], article) == []
    assert strict.accept([costly, bare], [0, 1], elsewhere) == []
    unlikely = gate(Least(0.6, notice=0.6, news=0.51), {})
    assert unlikely.accept([costly, bare], [0, 1], REPORT) == []


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Azerbaijan shelled Armenia.", True),
        ("قصفت أذربيجان أرمينيا.", True),
        ("تقصف أذربيجان أرمينيا.", False),
        ("Azerbaijan did not shell Armenia.", False),
        ("قصفت أذربيجان.", False),
    ],
)
def test_so_is_who_did_what_to_whom_in_a_main_clause(benches: Mapping[str, Bench], text: str, news: bool) -> None:
    found = benches["en" if text.isascii() else "ar"].drafts(text)
    assert bool(gate(Least(0.6, notice=0.6, news=0.4), {}).accept(found, [0] * len(found), REPORT)) is news


def test_of_a_sentence_only_the_likeliest_is_news(en: Bench) -> None:
    found = en.drafts("Azerbaijan shelled Armenia, and the shelling was heavy.")
    likelier = gate(Least(0.6, notice=0.6, news=0.4), {"told=1|noun": (0.2, 0.0)})
    assert len(found) == 2
    assert likelier.accept(found, [0, 0], REPORT) == []


@pytest.mark.parametrize(
    "text",
    [
        "A Russian attack on Kherson killed five people on Tuesday.",
        "An Israeli attack near Tyre left three dead.",
        "قتل خمسة أشخاص في هجوم روسي على خيرسون.",
    ],
)
def test_a_notice_of_one_sentence_with_a_toll_is_read(reader: Reader, text: str) -> None:
    lang = "en" if text.isascii() else "ar"
    claims = reader.read(Report(id="notice", text=text, lang=lang, published=date(2024, 11, 27))).claims
    assert [claim.type for claim in claims] == [EventType.ATTACK_OTHER]


def test_a_notice_of_who_took_a_town_is_read_but_not_of_who_holds_it(reader: Reader) -> None:
    taken, held = (
        Report(id="notice", text=text, lang="ar")
        for text in (
            "سيطرت قوات الدعم السريع على الفاشر.",
            "تسيطر قوات الدعم السريع على الفاشر.",
        )
    )
    assert [claim.type for claim in reader.read(taken).claims] == [EventType.TERRITORY_CHANGE]
    assert reader.read(held).claims == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russia launched a hundred drones and missiles at Ukraine.", ["launched"]),
        ("Hezbollah fired a volley of rockets at Israel.", ["fired"]),
        ("Israel and Hamas agreed to a ceasefire on Wednesday.", ["agreed to"]),
        ("Russia fired missiles at Ukraine, and Ukraine fired drones at Russia.", ["fired", "fired"]),
        ("Russia shelled Ukraine, which denied shelling Russia.", ["shelled", "shelling"]),
    ],
)
def test_one_event_that_two_words_tell_is_told_once(reader: Reader, text: str, told: list[str]) -> None:
    claims = reader.read(Report(id="notice", text=text, lang="en", published=date(2024, 11, 27))).claims
    assert [claim.trigger.text for claim in claims] == told


def test_of_two_words_for_one_event_a_verb_stands_before_a_likelier_noun(en: Bench) -> None:
    found = en.drafts("Russia launched a hundred drones and missiles at Ukraine.")
    likelier = gate(0.4, {"type=attack.drone|noun|prefix=": (1.0, 0.0)})
    assert [draft.trigger.value.kind for draft in found] == ["verb", "noun"]
    assert [draft for draft, _ in likelier.accept(found, [0, 0], REPORT)] == [found[0]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ceasefire between Armenia and Azerbaijan has collapsed.", ["truce.ended"]),
        ("A truce between Armenia and Azerbaijan took effect at midnight.", ["truce.effective"]),
        ("The truce announced by Armenia expired on Sunday.", ["truce.agreed", "truce.ended"]),
        ("دخل اتفاق وقف إطلاق النار بين أرمينيا وأذربيجان حيز التنفيذ.", ["truce.effective"]),
        ("أعلنت أرمينيا هدنة يبدأ سريانها غدا.", ["truce.agreed"]),
    ],
)
def test_a_noun_that_only_names_the_truce_of_which_something_is_told_is_no_claim(
    reader: Reader, text: str, told: list[str]
) -> None:
    claims = reader.read(Report(id="r", text=text, lang="en" if text.isascii() else "ar")).claims
    assert [
        claim.type for claim in claims if claim.type is not EventType.TRUCE_EFFECTIVE or "truce.agreed" not in told
    ] == told


def test_but_one_that_is_described_is_told_for_itself(en: Bench) -> None:
    found = en.drafts("Armenia broke the ceasefire that was agreed on 10 October.")
    kept = gate(0.4, {}).accept(found, [0] * len(found), REPORT)
    assert [draft.type for draft, _ in kept] == ["truce.violated", "truce.agreed"]
