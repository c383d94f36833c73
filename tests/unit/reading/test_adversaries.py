"""From whom a side takes ground where no word says so."""

from collections.abc import Mapping

import pytest

from hudna.model.events import EventType

from .conftest import Bench


def adversary(bench: Bench, text: str) -> list[str]:
    return [one.id for one in bench.drafts(text)[-1].adversary]


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "Azerbaijani troops took the town of Hadrut.", ["ARM"]),
        ("en", "Armenian forces launched an offensive near Fuzuli.", ["AZE"]),
        ("ar", "سيطرت القوات الأذربيجانية على بلدة هادروت.", ["ARM"]),
    ],
)
def test_ground_that_one_of_two_sides_takes_was_the_other_s(
    *, benches: Mapping[str, Bench], iso: str, text: str, expected: list[str]
) -> None:
    assert adversary(benches[iso], text) == expected


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenian forces shelled the town of Fuzuli."),
        ("en", "Azerbaijan and Armenia fought near Hadrut."),
        ("en", "Turkey took the town of Hadrut in Karabakh."),
        ("en", "Azerbaijani troops took the town of Hadrut after Islamic State had attacked it."),
        ("en", "Armenian troops abandoned the town of Hadrut."),
        ("ar", "قصفت القوات الأرمينية بلدة فضولي."),
    ],
)
def test_fire_may_hit_anybody_and_outsiders_may_have_held_it(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert all(not draft.adversary for draft in benches[iso].drafts(text))


def test_a_claim_has_the_adversary_as_its_target_where_no_word_tells_another_and_says_so(en: Bench) -> None:
    text = "Azerbaijani troops took the town of Hadrut in Karabakh on Monday, the defence ministry in Baku said."
    [taken] = [c for c in en.claims(text) if c.type is EventType.TERRITORY_CHANGE]
    assert [one.id for one in taken.targets] == ["ARM"]
    assert any("other side" in reason for reason in taken.trace)
    named = text.replace("Karabakh", "Karabakh from the Artsakh army")
    [told] = [c for c in en.claims(named) if c.type is EventType.TERRITORY_CHANGE]
    assert [one.id for one in told.targets] == ["ARTSAKH"]
