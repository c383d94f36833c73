"""What tables say in words."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.model.claims import Count
from hudna.views.cli.words import days, some_of, toll, who_to_whom, word_of


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(5, 5, "5 killed"), (20, 99, "20–99 killed"), (21, None, "at least 21 killed"), (None, 9, "at most 9 killed"),
     (None, None, "some killed"), (0, 0, "0 killed")],
)  # fmt: skip
def test_ranges_of_people(low: int | None, high: int | None, words: str) -> None:
    assert toll(Count(low=low, high=high), None) == words


def test_a_toll_has_the_figures_given_and_no_others() -> None:
    three = Count(low=3, high=3)
    assert toll(three, three) == "3 killed, 3 wounded"
    assert toll(None, three) == "3 wounded"
    assert toll(None, None) == ""


def test_days() -> None:
    first, last = date(2020, 10, 17), date(2020, 10, 20)
    assert days(first, last) == "2020-10-17 – 2020-10-20"
    assert days(first, first) == "2020-10-17"
    assert days(None, None) == ""


def test_who_does_it_to_whom() -> None:
    assert who_to_whom(["ARM", "ARTSAKH"], ["AZE"]) == "ARM, ARTSAKH → AZE"
    assert who_to_whom([], ["AZE"]) == "? → AZE"
    assert who_to_whom(["ARM"], []) == "ARM"
    assert who_to_whom([], []) == "?"


def test_on_whose_word_names_sides_and_counts_outlets() -> None:
    assert word_of(["AZE", "UN"]) == "AZE, UN"
    assert word_of(["AZE", "source:Paper", "source:Radio"]) == "AZE, 2 outlets"
    assert word_of(["source:Paper"], ["ARM"]) == "1 outlet; denied by ARM"
    assert word_of([], ["ARM"]) == "denied by ARM"
    assert word_of([]) == ""


def test_long_lists_of_names_are_cut() -> None:
    assert some_of(["A", "B"], 2) == "A; B"
    assert some_of(["A", "B", "C", "D"], 2) == "A; B and 2 more"
    assert some_of([], 2) == ""
