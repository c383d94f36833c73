"""Deaths apart: recovered bodies, those who died later and those a committee adds are no deaths of the day's event."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hudna.model.claims import Count, Deaths
from hudna.reading.casualties import TollFinder
from hudna.reading.data_files import DATA
from hudna.reading.deaths import DeathsFinder
from hudna.reading.numbers import NumberFinder

from .conftest import Bench


def told(bench: Bench, text: str) -> list[tuple[int | None, Deaths]]:
    """The killed of each toll of a sentence, and how they come to be counted."""
    structure, folder = bench.structure(text), DATA / "languages" / bench.iso
    numbers = NumberFinder(folder, bench.pack.tokenizer).find(structure.tokens)
    tolls = TollFinder(folder, bench.compiler, bench.pack.tokenizer, bench.pack.conjunctions).find(structure, numbers)
    tolls = DeathsFinder(folder, bench.compiler).tell(structure, tolls)
    return [(toll.count.low, toll.deaths) for toll in tolls if toll.kind == "killed"]


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "Five were killed on Sunday and 13 bodies were recovered.",
            [(5, Deaths.IN_EVENT), (13, Deaths.RECOVERED)],
        ),
        (
            "en",
            "The strike killed 5, and two more succumbed to their injuries.",
            [(5, Deaths.IN_EVENT), (2, Deaths.DIED_LATER)],
        ),
        ("ar", "قتل خمسة في القصف وتم انتشال 13 جثة.", [(5, Deaths.IN_EVENT), (13, Deaths.RECOVERED)]),
        ("ar", "قتل خمسة في القصف، وتوفي اثنان متأثرين بجراحهما.", [(5, Deaths.IN_EVENT), (2, Deaths.DIED_LATER)]),
    ],
)
def test_each_toll_of_a_sentence_is_told_for_itself(
    benches: Mapping[str, Bench], iso: str, text: str, expected: list[tuple[int, Deaths]]
) -> None:
    assert told(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "The morgue took in 27 dead, 22 of whom were recovered from the ruins.",
            [(5, Deaths.IN_EVENT), (22, Deaths.RECOVERED)],
        ),
        (
            "en",
            "Clinics took in 27 bodies, including 22 recovered from ruins, three people who died of wounds and two killed in a raid.",
            [(22, Deaths.RECOVERED), (3, Deaths.DIED_LATER), (2, Deaths.IN_EVENT)],
        ),
        (
            "en",
            "The bodies of six, including two girls, were recovered from the mill.",
            [(6, Deaths.RECOVERED)],
        ),
        ("en", "Rescuers recovered 13 bodies, including those of three children.", [(13, Deaths.RECOVERED)]),
        ("en", "The raid killed 14 people, including three children.", [(14, Deaths.IN_EVENT)]),
        (
            "en",
            "The morgue took in 27 dead, among them 22 who died of their wounds.",
            [(5, Deaths.IN_EVENT), (22, Deaths.DIED_LATER)],
        ),
        (
            "ar",
            "ارتفع عدد قتلى الغارة إلى 36 قتيلا، بينهم 13 طفلا وامرأة، بعد وفاة مدنيين متأثرين بجراحهم.",
            [(36, Deaths.IN_EVENT)],
        ),
        (
            "ar",
            "استقبلت المستشفيات 30 شهيدا، منهم 25 شهيدا انتشلت جثامينهم، و4 شهداء متأثرين بجراحهم، وشهيد في غارة.",
            [(1, Deaths.IN_EVENT), (25, Deaths.RECOVERED), (4, Deaths.DIED_LATER)],
        ),
        (
            "ar",
            "وصل 30 شهيدا إلى المشرحة، بينهم 25 انتشلوا من تحت الركام.",
            [(5, Deaths.IN_EVENT), (25, Deaths.RECOVERED)],
        ),
        ("ar", "قتل 14 شخصا في الغارة، بينهم ثلاثة أطفال.", [(14, Deaths.IN_EVENT)]),
    ],
)
def test_some_of_a_toll_who_are_told_apart_are_a_toll_for_themselves_and_what_is_left_another(
    benches: Mapping[str, Bench], iso: str, text: str, expected: list[tuple[int, Deaths]]
) -> None:
    assert told(benches[iso], text) == expected


def test_a_toll_of_which_more_may_have_died_has_no_more_than_its_end_left(en: Bench) -> None:
    assert told(en, "The morgue took in at least 27 dead, 22 of whom were recovered.") == [
        (5, Deaths.IN_EVENT),
        (22, Deaths.RECOVERED),
    ]


def test_words_far_from_the_number_tell_nothing_of_it(en: Bench) -> None:
    text = "Nine people were killed when a shell hit a bus on its way from the market, it said, and divers found the body of the sailor"
    assert told(en, text) == [(9, Deaths.IN_EVENT)]


def test_a_claim_says_how_its_dead_come_to_be_counted(benches: Mapping[str, Bench]) -> None:
    (claim,) = benches["en"].claims(
        "The bodies of 14 civilians killed in the shelling of Barda were recovered on Monday."
    )
    assert (claim.killed, claim.deaths) == (Count(low=14, high=14), Deaths.RECOVERED)
    (claim,) = benches["en"].claims("Azerbaijan said Armenian shelling of Barda killed 14 civilians on Monday.")
    assert claim.deaths is Deaths.IN_EVENT


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "The ministry said an Israeli air strike killed three people in Rafah, and that nine bodies were recovered from rubble.",
            [(3, Deaths.IN_EVENT), (9, Deaths.RECOVERED)],
        ),
        (
            "en",
            "Hospitals in Gaza received 27 bodies, among them 22 recovered from the rubble.",
            [(5, Deaths.IN_EVENT), (22, Deaths.RECOVERED)],
        ),
        (
            "en",
            "The death toll of the strike on Ganja rose to ten, the prosecutor said, after a woman of 28 died of her wounds.",
            [(10, Deaths.IN_EVENT), (1, Deaths.DIED_LATER)],
        ),
        (
            "en",
            "The Gaza health ministry said 310 deaths were added to the toll after a review.",
            [(310, Deaths.ADDED)],
        ),
        (
            "ar",
            "قالت وزارة الصحة في غزة إن مستشفيات القطاع استقبلت 30 شهيدا، منهم 25 شهيدا انتشلت جثامينهم، و5 شهداء متأثرين بجراحهم.",
            [(25, Deaths.RECOVERED), (5, Deaths.DIED_LATER)],
        ),
    ],
)
def test_tolls_told_apart_in_one_sentence_are_claims_for_themselves(
    benches: Mapping[str, Bench], iso: str, text: str, expected: list[tuple[int, Deaths]]
) -> None:
    found = [(one.killed.low, one.deaths) for one in benches[iso].claims(text) if one.killed is not None]
    assert found == expected
