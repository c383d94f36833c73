"""Dating: on which days an event may have happened, how each is described, and that the most likely is chosen."""

from collections.abc import Mapping
from datetime import date

import pytest

from hudna.model.claims import When
from hudna.reading.choice import LinearModel
from hudna.reading.dating import Dater, Occasion, days, describe

from .conftest import Bench

PUBLISHED = date(2020, 10, 14)  # a Wednesday
TEXTS = {
    "en": "Azerbaijan shelled Armenia on Monday. The shelling went on.",
    "ar": "قصفت أذربيجان أرمينيا يوم الاثنين. واستمر القصف.",
}


def occasion(bench: Bench, text: str, number: int = 0, published: date | None = PUBLISHED) -> Occasion:
    return bench.drafts(text, published)[number].choices.occasion


def preferring(feature: str) -> Dater:
    return Dater(LinearModel.of(("right", "other"), (0.0, 0.0), {feature: (3.0, -3.0)}))


@pytest.mark.parametrize(("iso", "words"), [("en", "Monday"), ("ar", "يوم الاثنين")])
def test_an_event_may_be_on_a_day_of_its_sentence_on_that_of_publication_or_on_none(
    benches: Mapping[str, Bench], iso: str, words: str
) -> None:
    monday = date(2020, 10, 12)
    assert [(day.origin, day.when) for day in occasion(benches[iso], TEXTS[iso]).days] == [
        ("sentence", When(start=monday, end=monday, text=words)),
        ("published", When(start=PUBLISHED, end=PUBLISHED)),
        ("untold", None),
    ]


@pytest.mark.parametrize(
    ("iso", "text", "counted"),
    [
        ("en", "Azerbaijan shelled Armenia for the first time since March.", False),
        ("en", "Azerbaijan shelled Armenia for the first time in two weeks.", False),
        ("en", "Azerbaijan shelled Armenia in the deadliest strike on its towns since 2016.", False),
        ("en", "Azerbaijan has shelled Armenia since March.", True),
        ("ar", "قصفت أذربيجان أرمينيا للمرة الأولى منذ شهر.", False),
        ("ar", "قصفت أذربيجان أرمينيا في أعنف غارات منذ عام 2016.", False),
        ("ar", "قصفت أذربيجان أرمينيا منذ شهر.", True),
    ],
)
def test_of_what_is_the_first_since_some_day_nothing_happened_on_it(
    benches: Mapping[str, Bench], iso: str, text: str, counted: bool
) -> None:
    found = occasion(benches[iso], text)
    assert any(day.origin == "sentence" for day in found.days) is counted


def test_the_days_of_the_event_before_are_at_hand(en: Bench) -> None:
    text = "Azerbaijan shelled Armenia on Monday. Turkey and Russia held talks."
    [before] = [day for day in occasion(en, text, 1).days if day.origin == "before"]
    assert before.when is not None
    assert before.when.start == date(2020, 10, 12)
    assert before.mention is None


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        (
            "en",
            "Azerbaijan shelled Armenia on Monday. Turkey and Russia held talks on Tuesday. Azerbaijan shelled villages.",
        ),
        ("ar", "قصفت أذربيجان أرمينيا يوم الاثنين. وعقدت تركيا وروسيا محادثات يوم الثلاثاء. وقصفت أذربيجان قرى."),
    ],
)
def test_the_days_last_told_of_an_event_alike_are_at_hand_whatever_was_told_between(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    here = occasion(benches[iso], text, 2)
    at_hand = {day.origin: day.when.start for day in here.days if day.when is not None}
    assert at_hand == {"alike": date(2020, 10, 12), "before": date(2020, 10, 13), "published": PUBLISHED}


MONDAY, TUESDAY = (When(start=date(2020, 10, day), end=date(2020, 10, day)) for day in (12, 13))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ((None, None), []),
        ((MONDAY, None), [("before", MONDAY)]),
        ((None, MONDAY), [("alike", MONDAY)]),
        ((TUESDAY, MONDAY), [("alike", MONDAY), ("before", TUESDAY)]),
        ((MONDAY, MONDAY), [("alike", MONDAY)]),
    ],
)
def test_days_told_before_are_at_hand_once_and_as_those_of_an_event_alike_first(
    en: Bench, before: tuple[When | None, When | None], expected: list[tuple[str, When]]
) -> None:
    text = "The shelling went on."
    found = days(en.structure(text), [], before, None, text)
    assert [(day.origin, day.when) for day in found] == [*expected, ("untold", None)]
    assert all(day.mention is None for day in found)


def test_without_publication_no_day_is_taken_for_it(en: Bench) -> None:
    text = "Azerbaijan shelled Armenia on 3 May 2019."
    assert [day.origin for day in occasion(en, text, published=None).days] == ["sentence", "untold"]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_say_where_a_day_is_named_and_how_long_ago_it_was(benches: Mapping[str, Bench], iso: str) -> None:
    here = occasion(benches[iso], TEXTS[iso])
    sentence, published, untold = (describe(here, day) for day in here.days)
    assert {"sentence|named=1|same=1", "mention|after|same|verb", "mention|nearer other=False|after|same"} <= set(
        sentence
    )
    assert "sentence|recent|status=actual" in sentence
    assert "published|today|status=actual" in published
    assert not any(feature.startswith("mention") for feature in (*published, *untold))


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Azerbaijan shelled Armenia on 14 October 2020.", "today"),
        ("Azerbaijan shelled Armenia on 6 October 2020.", "recent"),
        ("Azerbaijan shelled Armenia on 5 October 2020.", "old"),
        ("Azerbaijan shelled Armenia on 20 October 2020.", "to come"),
    ],
)
def test_the_age_of_a_day_counts_from_publication(en: Bench, text: str, age: str) -> None:
    here = occasion(en, text)
    assert f"sentence|{age}|status={here.status}" in describe(here, here.days[0])


def test_features_tell_another_event_between_the_day_and_the_event(en: Bench) -> None:
    here = occasion(en, "Azerbaijan shelled Armenia and bombed villages on Monday.")
    assert "mention|rivals=1|after" in describe(here, here.days[0])


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_are_the_same_however_often_and_in_whatever_order_asked(
    benches: Mapping[str, Bench], iso: str
) -> None:
    first, again = (occasion(benches[iso], TEXTS[iso], 1) for _ in range(2))
    forward = [describe(first, day) for day in first.days]
    assert forward == [describe(again, day) for day in reversed(again.days)][::-1]


@pytest.mark.parametrize(
    ("feature", "origin"),
    [
        ("mention|after|same|verb", "sentence"),
        ("published|today|status=actual", "published"),
        ("untold|named=1|same=1", "untold"),
        ("no such feature", "sentence"),
    ],
)
def test_the_day_of_the_greatest_chance_is_chosen_and_of_equals_the_first(en: Bench, feature: str, origin: str) -> None:
    assert preferring(feature).date(occasion(en, TEXTS["en"])).origin == origin


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Azerbaijan and Armenia will hold talks in Vienna on Friday.", "2020-10-16", "2020-10-16"),
        ("Azerbaijan demanded that Armenia withdraw its troops by the end of the month.", "2020-10-14", "2020-10-31"),
        ("Azerbaijan said on Monday that Armenia must withdraw its troops.", "2020-10-12", "2020-10-12"),
        ("Azerbaijan shelled Armenia on Friday.", "2020-10-09", "2020-10-09"),
    ],
)
def test_the_day_named_with_an_event_to_come_is_the_next_one(en: Bench, text: str, start: str, end: str) -> None:
    [day] = [day for day in occasion(en, text).days if day.origin == "sentence"]
    assert day.when is not None
    assert (day.when.start.isoformat(), day.when.end.isoformat()) == (start, end)


def test_nothing_goes_on_from_the_day_before(en: Bench) -> None:
    text = "Azerbaijan shelled Armenia on Monday. Turkey had held talks the day before. Azerbaijan shelled villages."
    told = [day for day in occasion(en, text, 2).days if day.origin in {"before", "alike"}]
    assert [day.when.start.isoformat() for day in told if day.when is not None] == ["2020-10-12"]
