"""Traps of figures in real agreements: tolls of different kinds, the counts of guarantors, and deaths inside truces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from hudna.compliance import days_under
from hudna.engine.analyst import Analyst
from hudna.engine.figures import add_series, agreements_of, series_of
from hudna.incidents.periods import compare
from hudna.ledger import Ledger
from hudna.model.claims import Deaths
from hudna.model.incidents import FiledClaim
from hudna.model.series import Point, Series
from hudna.model.tallies import FiledTally, Unit
from tests.practice.scenes import claims, reading, tell
from tests.tellings import filed, incident

raid = partial(
    filed, "attack.air", by="ISR", on="PSE.CVL", at=("Rafah", "PSE"), day="2025-03-20", published="2025-03-20"
)


def of(deaths: Deaths, claim: FiledClaim) -> FiledClaim:
    return replace(claim, claim=replace(claim.claim, deaths=deaths))


# Tolls


def test_those_killed_bodies_recovered_those_who_died_later_and_those_added_are_four_figures() -> None:
    one = incident(
        raid(killed="5", says="HAMAS"),
        of(Deaths.RECOVERED, raid(killed="13", says="PSE.MED", number=2)),
        of(Deaths.DIED_LATER, raid(killed="2", says="PSE.MED", number=3)),
        of(Deaths.ADDED, raid(killed="280", says="PSE.GOV", number=4)),
    )
    assert one.killed is not None
    assert (one.killed.low, one.killed.best, one.killed.high) == (5, 5, 5)
    assert {apart.deaths: apart.figures.best for apart in one.apart} == {
        Deaths.RECOVERED: 13,
        Deaths.DIED_LATER: 2,
        Deaths.ADDED: 280,
    }


def test_bodies_recovered_do_not_contradict_the_number_killed() -> None:
    recovered = of(Deaths.RECOVERED, raid(killed="13", says="PSE.MED", number=2))
    assert incident(raid(killed="5", says="HAMAS"), recovered).contradictions == ()


def test_a_toll_that_rises_is_a_revision_and_every_figure_is_kept() -> None:
    one = incident(
        raid(killed="5", says="HAMAS", published="2025-03-20", report="a"),
        raid(killed="9", says="HAMAS", published="2025-03-22", report="b"),
    )
    assert one.killed is not None
    assert (one.killed.low, one.killed.high) == (9, 9)
    assert [(figure.count.low, figure.current) for figure in one.killed.told] == [(5, False), (9, True)]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "en",
            "The civil defence recovered 13 bodies from under the rubble in Rafah on Sunday.",
            [(13, Deaths.RECOVERED)],
        ),
        ("en", "Israeli shelling of Rafah killed 13 civilians on Sunday, the ministry said.", [(13, Deaths.IN_EVENT)]),
        (
            "en",
            "Israeli shelling of Rafah killed five, the Gaza ministry said. Its committee added 280 deaths to the toll of the war.",
            [(5, Deaths.IN_EVENT), (280, Deaths.ADDED)],
        ),
        ("ar", "قتل 13 مدنيا في قصف إسرائيلي على رفح يوم الأحد.", [(13, Deaths.IN_EVENT)]),
        ("ar", "توفي ثلاثة مدنيين متأثرين بجراحهم في قصف إسرائيلي على رفح.", [(3, Deaths.DIED_LATER)]),
    ],
)
def test_reports_are_read_with_how_their_dead_come_to_be_counted(
    analyst: Analyst, lang: str, text: str, told: list[tuple[int, Deaths]]
) -> None:
    found = claims(analyst, text, lang, "2025-03-24")
    assert [(claim.killed.low, claim.deaths) for claim in found if claim.killed is not None] == told


# The guarantors of Astana


def test_the_counts_of_two_guarantors_stand_side_by_side_and_neither_confirms_the_other(analyst: Analyst) -> None:
    text = (
        "The Russian side registered 14 ceasefire violations in Latakia, the Turkish side registered nine ceasefire violations "
        "in Idlib."
    )
    found = reading(analyst, text, published="2017-01-05").tallies
    assert [(tally.counter and tally.counter.id, tally.low, tally.unit) for tally in found] == [
        ("RUS", 14, Unit.VIOLATIONS),
        ("TUR", 9, Unit.VIOLATIONS),
    ]
    assert found[0].series != found[1].series
    kept = [
        FiledTally(report_id=f"r{n}", source="Paper", published=date(2017, 1, 5), number=n, tally=one)
        for n, one in enumerate(found, 1)
    ]
    assert compare(kept) == (), "nothing of one is compared with the other"


# Deaths inside truces


def test_an_independent_series_shows_deaths_inside_truces_and_is_mixed_with_no_claim(ledger: Ledger) -> None:
    tell(ledger, "2020-10-19", a=[filed(day="2020-10-18", killed="2")])
    points = [
        Point(date(2020, 10, day), date(2020, 10, day), count) for day, count in ((9, 4), (10, 7), (18, 11), (26, 5))
    ]
    add_series(
        ledger, Series(id="dead", name="A register", unit="killed", country="AZE", points=tuple(points)), author="amal"
    )
    series = series_of(ledger)["dead"]
    days = {one.start.day: one for one in days_under(series, agreements_of(ledger, series))}
    assert (days[9].inside, days[9].partly) == ((), ())
    assert (days[10].inside, days[10].partly) == ((), ("karabakh-2020-10-10",))
    assert days[18].inside == ("karabakh-2020-10-10", "karabakh-2020-10-17")
    assert days[26].partly == ("karabakh-2020-10-25",)
    (told,) = ledger.incidents()
    assert told.killed is not None
    assert told.killed.high == 2


def test_a_day_that_a_series_does_not_tell_of_is_no_zero() -> None:
    series = Series(
        id="dead", name="A register", unit="killed", points=(Point(date(2020, 10, 9), date(2020, 10, 9), 4),)
    )
    assert [day.start for day in days_under(series, [])] == [date(2020, 10, 9)]


def test_what_a_claim_does_not_tell_is_no_zero_either() -> None:
    assert incident(raid()).killed is None
    none = incident(raid(killed="0")).killed
    assert none is not None
    assert (none.low, none.best, none.high) == (0, 0, 0)
