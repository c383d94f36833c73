"""Explosions that whoever tells of them takes for an exercise or a controlled detonation are no attack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from .conftest import Bench

PUBLISHED = date(2020, 9, 16)


def told(bench: Bench, text: str) -> list[str]:
    return [claim.type.value for claim in bench.claims(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        (
            "en",
            "The OSCE mission heard 36 explosions near Mariupol, assessed as a live-fire exercise of the Ukrainian army outside the zone.",
        ),
        ("en", "On Tuesday, the mission saw shelling by Ukrainian forces near Zolote, assessed as part of a live-fire exercise."),
        ("en", "Observers of the OSCE recorded two explosions in Donetsk on Tuesday, assessed as controlled detonations."),
        ("en", "Sappers destroyed old shells in a controlled detonation near Terter on Monday, the ministry said."),
        ("ar", "سمعت البعثة 36 انفجارا قرب ماريوبول، وقدرت أنها تدريب بالذخيرة الحية خارج المنطقة الأمنية."),
        ("ar", "سجلت المنظمة قصفا للقوات الأوكرانية قرب زولوتي يوم الثلاثاء، وقدرت أنه تدريب بالذخيرة الحية."),
    ],
)  # fmt: skip
def test_what_is_assessed_as_an_exercise_or_a_controlled_detonation_is_not_told_as_an_attack(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert not [one for one in told(benches[iso], text) if one.startswith("attack.")]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The mission heard 12 explosions near Zolote on Tuesday."),
        ("en", "On Tuesday, the mission saw shelling by Ukrainian forces near Zolote, assessed as an answer to fire."),
        ("ar", "سجلت المنظمة قصفا للقوات الأوكرانية قرب زولوتي يوم الثلاثاء."),
        ("ar", "سجلت المنظمة قصفا للقوات الأوكرانية قرب زولوتي يوم الثلاثاء، وقدرت أنه رد على قصف سابق."),
    ],
)
def test_without_that_assessment_it_is_one(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert any(kind.startswith("attack.") for kind in told(benches[iso], text))


def test_only_the_last_before_the_assessment_is_assessed(en: Bench) -> None:
    text = "Ukrainian forces shelled Zolote on Tuesday; later the mission heard explosions assessed as a live-fire exercise."
    assert told(en, text) == ["attack.shelling"]


def test_an_exercise_may_be_attacked(en: Bench) -> None:
    text = "The separatists shelled Ukrainian troops during a live-fire exercise near Mariupol on Tuesday."
    assert "attack.shelling" in told(en, text)


def test_an_exercise_that_is_told_by_itself_is_a_movement_of_forces(en: Bench) -> None:
    assert told(en, "The Ukrainian army held a live-fire exercise near Mariupol on Tuesday.") == ["force.movement"]
