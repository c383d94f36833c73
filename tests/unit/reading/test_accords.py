"""Accords named after where they were made: the name is no place of what is told, and no government."""

from collections.abc import Mapping

import pytest

from hudna.reading.accords import Accords
from hudna.reading.gazetteer import Gazetteer
from hudna.reading.places import PlaceFinder

from .conftest import Bench


def places(bench: Bench, text: str, *near: str) -> list[str]:
    finder = PlaceFinder(Gazetteer(), bench.pack.tokenizer, Accords(bench.pack))
    return [mention.entry.name for mention in finder.find(bench.tokens(text), frozenset(near))]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Troops entered in breach of the Pretoria agreement."),
        ("en", "The Stockholm Accords did not hold."),
        ("en", "They left under the Doha peace deal."),
        ("ar", "انسحبت القوات بعد اتفاق ستوكهولم."),
        ("ar", "استند البيان إلى اتفاقيات جنيف."),
    ],
)
def test_a_name_before_or_behind_an_accord_is_its_own(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert places(benches[iso], text) == []


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "They signed an agreement in Stockholm.", ["Stockholm"]),
        ("en", "In Stockholm, the agreement was signed.", ["Stockholm"]),
        ("en", "They met in Stockholm after the agreement.", ["Stockholm"]),
        ("ar", "وقع الطرفان الاتفاق في ستوكهولم.", ["Stockholm"]),
    ],
)
def test_where_an_accord_is_made_is_a_place(
    *, benches: Mapping[str, Bench], iso: str, text: str, expected: list[str]
) -> None:
    assert places(benches[iso], text) == expected


def test_an_accord_may_be_about_a_place_where_the_conflict_is_fought(ar: Bench) -> None:
    assert places(ar, "خرق الطرفان اتفاق الحديدة.", "YEM") != []
