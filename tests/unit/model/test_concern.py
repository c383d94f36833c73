"""Which agreements an event concerns."""

from __future__ import annotations

from collections.abc import Collection

from hudna.model.concern import concerned
from tests.tellings import REGISTER

KARABAKH = ["karabakh-2020-11-09", "karabakh-2020-10-25", "karabakh-2020-10-17", "karabakh-2020-10-10"]


def ids(country: str | None, sides: Collection[str], *named: str) -> list[str]:
    return [one.id for one in concerned(REGISTER, country=country, sides=sides, named=named)]


def test_the_country_decides_and_the_last_signed_comes_first() -> None:
    assert ids("AZE", []) == KARABAKH


def test_a_country_of_two_conflicts_concerns_both() -> None:
    assert ids("ISR", ["HAMAS"]) == ["gaza-2025-01-19", "lebanon-2024-11-27"]


def test_an_agreement_named_decides_on_the_conflict() -> None:
    assert ids("ISR", ["HAMAS"], "gaza-2025-01-19") == ["gaza-2025-01-19"]
    assert ids(None, [], "karabakh-2020-10-10") == KARABAKH


def test_a_name_does_not_carry_an_agreement_to_another_country() -> None:
    assert ids("RUS", ["ARM"], "karabakh-2020-10-10") == []


def test_without_a_country_the_sides_decide() -> None:
    assert ids(None, ["ARM", "AZE.CVL"]) == KARABAKH
    assert ids(None, ["HOUTHI"]) == ["yemen-2015-07-26"]
    assert ids(None, ["UAE.MIL"]) == []


def test_a_side_of_several_conflicts_decides_nothing() -> None:
    assert ids(None, ["RUS"]) == []
    assert ids(None, ["RUS", "SYR.REB"]) == ["syria-2018-02-24", "syria-2016-02-27"]


def test_a_stranger_among_the_sides_leaves_it_open() -> None:
    assert ids(None, ["ARM", "TUR"]) == []


def test_an_event_of_nobody_nowhere_concerns_nothing() -> None:
    assert ids(None, []) == []
    assert ids(None, [], "no-such-agreement") == []
