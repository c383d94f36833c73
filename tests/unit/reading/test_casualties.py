"""Tolls: which number counts the killed and which the wounded, as ranges."""

from collections.abc import Mapping

import pytest

from hudna.reading.casualties import TollFinder
from hudna.reading.data_files import DATA
from hudna.reading.numbers import NumberFinder

from .conftest import Bench

Tolls = list[tuple[str, int | None, int | None]]


def tolls(bench: Bench, text: str) -> Tolls:
    structure = bench.structure(text)
    folder = DATA / "languages" / bench.iso
    numbers = NumberFinder(folder, bench.pack.tokenizer).find(structure.tokens)
    found = TollFinder(folder, bench.compiler, bench.pack.tokenizer, bench.pack.conjunctions).find(structure, numbers)
    return [(toll.kind, toll.count.low, toll.count.high) for toll in found]


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "The raid killed 5 and wounded 8", [("killed", 5, 5), ("wounded", 8, 8)]),
        ("en", "The shelling left seven dead", [("killed", 7, 7)]),
        ("en", "The death of four farmers", [("killed", 4, 4)]),
        ("en", "Three were hurt", [("wounded", 3, 3)]),
        ("en", "Troops freed 12 hostages and killed 4 kidnappers", [("killed", 4, 4)]),
        ("en", "Two suicide bombers killed 13 people", [("killed", 13, 13)]),
        ("en", "Police arrested 12 people and shot dead a teenager", [("killed", 1, 1)]),
        ("en", "Twelve people were killed 4 days later", [("killed", 12, 12)]),
        ("ar", "قتل خمسة وأصيب ثمانية", [("killed", 5, 5), ("wounded", 8, 8)]),
        ("ar", "أسفر القصف عن مقتل خمسة وجرح سبعة", [("killed", 5, 5), ("wounded", 7, 7)]),
        ("ar", "سقط أربعة شهداء و9 جرحى", [("killed", 4, 4), ("wounded", 9, 9)]),
    ],
)
def test_each_number_goes_with_the_word_nearest_to_it(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    assert tolls(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "The death toll from the bombing of the mill by rebel forces on the eve of the feast had risen to nine",
            [("killed", 9, 9)],
        ),
        ("en", "The toll of the raid on the harbour has reached at least 12", [("killed", 12, None)]),
        ("en", "The number of people killed when shells fell on the bridge stands at seven", [("killed", 7, 7)]),
        ("en", "The council raised the toll of the raid on the ferry from 14 to 21 dead", [("killed", 21, 21)]),
        ("en", "The toll of the raid on the ferry rose from 14 to 21", [("killed", 21, 21)]),
        (
            "en",
            "The death toll of the raid rose to 12 and the number of wounded to 30",
            [("killed", 12, 12), ("wounded", 30, 30)],
        ),
        ("en", "The toll of the raid on the ferry rose to 30 wounded", [("wounded", 30, 30)]),
        ("en", "The toll of the raid is not known, and the ferry went on to 12 villages", []),
        ("en", "Prices rose to 12 after the raid on the ferry", []),
        ("ar", "ارتفعت حصيلة الغارة التي أصابت مطحنة القرية مساء الجمعة إلى تسعة", [("killed", 9, 9)]),
        ("ar", "ارتفع عدد ضحايا الغارة التي أصابت مطحنة القرية مساء الجمعة من تسعة إلى 14", [("killed", 14, 14)]),
        ("ar", "ارتفع عدد جرحى الغارة على مطحنة القرية إلى 14", [("wounded", 14, 14)]),
        ("ar", "ارتفع سعر الخبز بعد الغارة على المطحنة إلى 14", []),
    ],
)
def test_a_toll_stands_as_high_as_it_is_told_to_have_risen_however_far_behind_its_word(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    assert tolls(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "At least 12 were killed", [("killed", 12, None)]),
        ("en", "More than 20 were killed", [("killed", 21, None)]),
        ("en", "Up to 20 were killed", [("killed", None, 20)]),
        ("en", "Hundreds were killed", [("killed", 200, 999)]),
        ("en", "Between 10 and 15 were killed", [("killed", 10, 15)]),
        ("ar", "قتل 12 على الأقل", [("killed", 12, None)]),
        ("ar", "قتل أكثر من 20", [("killed", 21, None)]),
        ("ar", "قتل المئات", [("killed", 200, 999)]),
        ("ar", "سقط عشرات القتلى", [("killed", 20, 99)]),
    ],
)
def test_bounds_and_words_for_many_are_ranges(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    found = tolls(benches[iso], text)
    assert [(kind, low or None, high) for kind, low, high in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل مدنيان", [("killed", 2, 2)]),
        ("مقتل جنديين وإصابة ثلاثة", [("killed", 2, 2), ("wounded", 3, 3)]),
        ("استشهد فلسطينيان", [("killed", 2, 2)]),
    ],
)
def test_an_arabic_dual_counts_two(ar: Bench, text: str, expected: Tolls) -> None:
    assert tolls(ar, text) == expected


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Forty trucks arrived"),
        ("en", "Soldiers were killed"),
        ("en", "Five trucks with flour, rice and oil reached the gates of the town before their driver was killed"),
        ("ar", "وصلت أربعون شاحنة"),
        ("ar", "قتل مدنيون"),
    ],
)
def test_without_a_number_near_a_word_of_harm_there_is_no_toll(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert tolls(benches[iso], text) == []


def test_a_number_two_clauses_away_counts_nobody(en: Bench) -> None:
    assert tolls(en, "The driver was killed, it said, and 40 came") == []


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "Two soldiers and three civilians were killed", [("killed", 5, 5)]),
        ("en", "The raid killed two soldiers and more than 20 rebels", [("killed", 23, None)]),
        ("ar", "قتل جنديان وثلاثة مدنيين", [("killed", 5, 5)]),
    ],
)
def test_and_adds_the_numbers_under_one_word(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    assert tolls(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "14 civilians, including three children, were killed", [("killed", 14, 14)]),
        ("en", "Four farmers, including a girl, were killed", [("killed", 4, 4)]),
        ("en", "Seven farmers, mostly women, were killed", [("killed", 7, 7)]),
        ("en", "Five mills, the army said, were hit and three farmers killed", [("killed", 3, 3)]),
        ("en", "At least four farmers, one of them a girl of seven, were killed", [("killed", 4, None)]),
        ("en", "14 civilians, including three children and two women, were killed", [("killed", 14, 14)]),
        ("en", "Some 27 bodies had been brought to the clinics of the valley this week, including two of girls", [("killed", 27, 27)]),
        ("en", "At least 14 people, among them five women, died", [("killed", 14, None)]),
        ("en", "Twenty were killed, three of them children, and 30 wounded, including 5 boys", [("killed", 20, 20), ("wounded", 30, 30)]),
        ("ar", "إن 14 مدنيا، من بينهم ثلاثة أطفال، لقوا حتفهم", [("killed", 14, 14)]),
        ("ar", "سقوط 20 قتيلا منهم 5 نساء وثلاثة أطفال وإصابة 30 آخرين بينهم ممرضان", [("killed", 20, 20), ("wounded", 30, 30)]),
    ],
)  # fmt: skip
def test_some_of_those_counted_are_no_toll_of_their_own(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    assert tolls(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "Nine miners were killed and four were wounded", [("killed", 9, 9), ("wounded", 4, 4)]),
        ("en", "Nine miners were killed and 40 others injured", [("killed", 9, 9), ("wounded", 40, 40)]),
        ("en", "Nine miners were killed and four in the mill", [("killed", 13, 13)]),
        ("en", "Nine men of a brigade that nobody in the valley had ever seen were killed", []),
        ("en", "Nine men of the Third Mountain Brigade of the northern valley were killed", [("killed", 9, 9)]),
        ("en", "Nine mills were shelled and two millers were killed", [("killed", 2, 2)]),
        ("ar", "قتل تسعة مزارعين و12 من الحراس وأربعة من العمال", [("killed", 25, 25)]),
    ],
)
def test_what_happened_to_those_counted_is_told_before_or_behind_them(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    assert tolls(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "The army fired 200 shells at the mill, killing a farmer", [("killed", 1, 1)]),
        (
            "en",
            "The army launched 40 ballistic missiles, killing two and wounding nine",
            [("killed", 2, 2), ("wounded", 9, 9)],
        ),
        ("en", "Two tank soldiers were killed", [("killed", 2, 2)]),
        ("ar", "أطلق الجيش 40 صاروخا ما أدى إلى مقتل خمسة", [("killed", 5, 5)]),
        ("ar", "قتل شخصان في غارة", [("killed", 2, 2)]),
    ],
)
def test_what_is_fired_or_hit_is_no_toll(benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls) -> None:
    assert tolls(benches[iso], text) == expected
