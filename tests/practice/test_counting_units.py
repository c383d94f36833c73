"""Counting units: each mission counts what it counts, and a figure says what it is a figure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor
from hudna.incidents.periods import compare
from hudna.ledger import Ledger
from hudna.model.claims import Count
from hudna.model.tallies import Exemption, FiledTally, Tally, Unit
from tests.practice.scenes import claims, reading, under
from tests.tellings import filed, incident
from tests.unit.engine.told import report

COUNTED = (
    "In Donetsk region, the OSCE mission recorded at least 50 ceasefire violations, including 20 explosions, eight projectiles "
    "in flight, three muzzle flashes and about 19 bursts and shots."
)


def tallies(analyst: Analyst, text: str, lang: str = "en") -> tuple[Tally, ...]:
    return reading(analyst, text, lang).tallies


def units(found: Sequence[Tally]) -> list[tuple[Unit, int]]:
    return [(tally.unit, tally.low) for tally in found]


def test_of_a_mission_that_counts_each_explosion_and_shot_every_unit_is_kept_for_itself(analyst: Analyst) -> None:
    (whole,) = tallies(analyst, COUNTED)
    assert units((whole,)) == [(Unit.VIOLATIONS, 50)]
    assert units(whole.parts) == [
        (Unit.EXPLOSIONS, 20),
        (Unit.PROJECTILES, 8),
        (Unit.MUZZLE_FLASHES, 3),
        (Unit.SHOTS, 19),
    ]


def test_what_a_figure_includes_is_never_added_to_it(analyst: Analyst) -> None:
    (whole,) = tallies(analyst, COUNTED)
    assert whole.low == 50, "not 100"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("UNIFIL recorded 31 trajectories on Monday.", Unit.TRAJECTORIES),
        ("The network documented 153 arbitrary arrests in April.", Unit.ARRESTS),
        ("The monitoring group documented 44 air raids in April.", Unit.AIR_RAIDS),
        ("The mission recorded 153 ceasefire violations in April.", Unit.VIOLATIONS),
    ],
)
def test_each_monitor_counts_in_units_of_its_own(analyst: Analyst, text: str, unit: Unit) -> None:
    assert [tally.unit for tally in tallies(analyst, text)] == [unit]


def test_figures_of_different_units_are_never_added_nor_compared(analyst: Analyst) -> None:
    text = "The network documented 153 arbitrary arrests and 44 air raids in April."
    found = tallies(analyst, text)
    assert units(found) == [(Unit.ARRESTS, 153), (Unit.AIR_RAIDS, 44)]
    again = [
        FiledTally(report_id=f"r{n}", source="Network", published=None, number=n, tally=tally)
        for n, tally in enumerate(found, 1)
    ]
    assert compare(again) == ()


def test_killed_and_wounded_are_two_figures() -> None:
    one = incident(filed(killed="3", wounded="9"))
    assert one.killed is not None
    assert one.wounded is not None
    assert (one.killed.best, one.wounded.best) == (3, 9)


def test_a_count_of_violations_is_no_number_of_breaches_by_anybody(ledger: Ledger, analyst: Analyst) -> None:
    """Who counts each shot does not say whose it was, nor that there were fifty incidents."""
    Monitor(ledger, analyst).add(replace(report("a", published="2020-09-11"), text=COUNTED))
    assert list(ledger.findings()) == []
    assert len(list(ledger.incidents())) < 5


# "About" and "at least"


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "Azerbaijan said at least 21 people were killed when Armenian forces shelled Barda.", Count(low=21, high=None)),
        ("en", "Azerbaijan said more than 20 people were killed when Armenian forces shelled Barda.", Count(low=21, high=None)),
        ("en", "Azerbaijan said dozens of people were killed when Armenian forces shelled Barda.", Count(low=20, high=99)),
        ("ar", "قالت أذربيجان إن القوات الأرمينية قصفت بردع، فقتل ما لا يقل عن 21 شخصا.", Count(low=21, high=None)),
        ("ar", "قالت أذربيجان إن القوات الأرمينية قصفت بردع، فقتل أكثر من 20 شخصا.", Count(low=21, high=None)),
    ],
)  # fmt: skip
def test_at_least_is_kept_as_a_range_with_an_open_end(analyst: Analyst, lang: str, text: str, count: Count) -> None:
    (claim,) = claims(analyst, text, lang)
    assert claim.killed == count


def test_at_least_stays_open_however_many_accounts_are_put_together() -> None:
    told = incident(filed(killed="21-"), filed(killed="4", says="RUS", number=2)).killed
    assert told is not None
    assert (told.low, told.high) == (4, None)


def test_about_and_at_least_are_kept_beside_the_number_of_a_tally(analyst: Analyst) -> None:
    (whole,) = tallies(analyst, COUNTED)
    assert (whole.low, whole.high, whole.about) == (50, None, False)
    assert [(part.unit, part.about) for part in whole.parts if part.about] == [(Unit.SHOTS, True)]


# What is no violation


@pytest.mark.parametrize(
    ("lang", "text", "exemption"),
    [
        (
            "en",
            "Outside the security zone, the OSCE mission heard 36 explosions near Mariupol, assessed as a live-fire exercise.",
            Exemption.EXERCISE,
        ),
        ("en", "The OSCE mission heard two explosions in Donetsk, assessed as controlled detonations.", Exemption.DETONATION),
        ("ar", "سجلت البعثة 36 انفجارا قرب ماريوبول، وقدرت أنها تدريب بالذخيرة الحية.", Exemption.EXERCISE),
    ],
)  # fmt: skip
def test_an_exercise_and_a_controlled_detonation_are_counted_and_are_no_violation(
    analyst: Analyst, lang: str, text: str, exemption: Exemption
) -> None:
    read = reading(analyst, text, lang)
    assert [tally.exempt for tally in read.tallies] == [exemption]
    assert read.claims == (), "nor an attack that a party could be blamed for"


def test_an_exercise_of_a_named_army_is_no_breach_of_its_ban_on_fire(ledger: Ledger, analyst: Analyst) -> None:
    fire = "The OSCE mission heard shelling by the Ukrainian army near Zolote on Tuesday{}."
    monitor = Monitor(ledger, analyst)
    monitor.add(replace(report("a", published="2020-09-16"), text=fire.format(", assessed as a live-fire exercise")))
    assert list(ledger.findings()) == []
    monitor.add(replace(report("b", published="2020-09-16"), text=fire.format("")))
    found = under("ukraine-2020-07-22", list(ledger.findings()))
    assert [(finding.provision, finding.party) for finding in found] == [("no-fire", "UKR")]
