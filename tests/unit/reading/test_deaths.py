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
