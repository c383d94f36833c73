"""Which agreement a claim concerns, by its words, sides, country and day."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.agreements import find_agreement, load_agreements

REGISTER = load_agreements()


def found(parties: str = "", country: str = "", day: str | None = None, words: str = "") -> str | None:
    agreement = find_agreement(
        REGISTER,
        parties=frozenset(parties.split()),
        countries=frozenset(country.split()),
        day=date.fromisoformat(day) if day else None,
        words=words,
    )
    return None if agreement is None else agreement.id


@pytest.mark.parametrize(
    ("day", "identity"),
    [
        ("2020-10-09", None),
        ("2020-10-10", "karabakh-2020-10-10"),
        ("2020-10-16", "karabakh-2020-10-10"),
        ("2020-10-18", "karabakh-2020-10-17"),
        ("2020-10-26", "karabakh-2020-10-25"),
        ("2020-11-12", "karabakh-2020-11-09"),
    ],
)
def test_of_those_in_their_life_the_one_signed_last(day: str, identity: str | None) -> None:
    assert found("ARM AZE", day=day) == identity


def test_the_words_name_an_agreement_among_several_in_force() -> None:
    told = "the ceasefire of 10 October was never kept"
    assert found("ARM", day="2020-10-27") == "karabakh-2020-10-25"
    assert found("ARM", day="2020-10-27", words=told) == "karabakh-2020-10-10"


def test_the_words_name_it_in_arabic_too() -> None:
    assert found(day="2015-07-28", words="انهارت هدنة الخمسة أيام") == "yemen-2015-07-26"


def test_the_words_alone_are_enough_without_a_day() -> None:
    assert found(words="the Jeddah agreement") == "sudan-2023-05-20"
    assert found("ARM") is None


def test_the_country_decides_where_no_side_is_told() -> None:
    assert found(country="YEM", day="2015-07-28") == "yemen-2015-07-26"


def test_another_country_rules_it_out() -> None:
    assert found("HOUTHI", country="IRN", day="2015-07-28") is None


def test_without_a_country_every_side_must_be_of_the_conflict() -> None:
    assert found("ARM TUR", day="2020-10-27") is None
    assert found("ARM TUR", country="AZE", day="2020-10-27") == "karabakh-2020-10-25"


def test_who_acts_for_a_party_is_of_the_conflict() -> None:
    assert found("SAU HOUTHI", day="2015-07-28") == "yemen-2015-07-26"


def test_a_side_of_two_conflicts_tells_neither() -> None:
    assert found("ISR", day="2025-02-01") is None
    assert found("ISR HAMAS", day="2025-02-01") == "gaza-2025-01-19"


def test_nothing_told_concerns_nothing() -> None:
    assert found(day="2020-10-27") is None


def test_a_truce_that_ended_concerns_no_later_day() -> None:
    assert found("HOUTHI", day="2015-07-31") == "yemen-2015-07-26"
    assert found("HOUTHI", day="2015-08-01") is None


def test_an_extended_truce_concerns_the_days_added() -> None:
    assert found("SDN RSF", day="2023-06-03") == "sudan-2023-05-20"
    assert found("SDN RSF", day="2023-06-04") is None


def test_a_day_is_a_day_where_the_truce_holds() -> None:
    """The Council voted at noon in New York: evening of the same day in Damascus."""
    assert found("SYR", country="SYR", day="2018-02-24") == "syria-2018-02-24"
    assert found("SYR", country="SYR", day="2018-02-23") is None
