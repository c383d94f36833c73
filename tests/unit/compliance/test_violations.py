"""Breaches by day and accused side: a day or a side of which no report could tell is not known, never zero."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance import Publication, coverage, standing
from hudna.model.agreements import Agreement
from hudna.model.compliance import BreachDays, Tally, Violations
from hudna.model.incidents import NOBODY, FiledClaim
from tests.tellings import agreement, filed, findings

YEMEN = agreement("yemen-2015-07-26")
KARABAKH = agreement("karabakh-2020-11-09")
AFTER = "2015-08-02T12:00+03:00"

raid = partial(filed, "attack.air", by="COALITION", says="HOUTHI", at=("Taiz", "YEM"), day="2015-07-28")
shelling = partial(filed, by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day="2015-07-29")


def report(day: str, home: str | None = None) -> Publication:
    return Publication(day=date.fromisoformat(day), home=home)


def series(*claims: FiledClaim, read: list[Publication], as_of: str = AFTER, under: Agreement = YEMEN) -> Violations:
    at = datetime.fromisoformat(as_of)
    return standing(under, findings(*claims), coverage(read, under, at), at).violations


def on(told: Violations, day: int) -> BreachDays:
    return next(one for one in told.days if one.first <= date(2015, 7, day) <= one.last)


def test_breaches_are_counted_by_accused_side_and_grade() -> None:
    told = series(raid(), raid(says="UN", at=("Aden", "YEM"), number=2), shelling(), read=[report("2015-07-29")])
    assert told.sides == ("COALITION", "HOUTHI")
    assert on(told, 28).breaches == {"COALITION": Tally(alleged=1, corroborated=1), "HOUTHI": Tally()}
    assert on(told, 29).breaches == {"COALITION": Tally(), "HOUTHI": Tally(alleged=1)}


def test_on_a_day_with_a_breach_by_nobody_named_the_quiet_sides_are_not_known() -> None:
    told = series(raid(by="", says="UN"), shelling(day="2015-07-28", number=2), read=[report("2015-07-29")])
    assert told.sides == ("COALITION", "HOUTHI", NOBODY)
    assert on(told, 28).breaches == {"HOUTHI": Tally(alleged=1), NOBODY: Tally(corroborated=1)}
    assert on(told, 29).breaches == {"COALITION": Tally(), "HOUTHI": Tally(), NOBODY: Tally()}


def test_a_breach_by_nobody_named_of_no_told_day_is_counted_too() -> None:
    broken = filed("truce.violated", by="", says="UN", at=None, day=None, published="2015-07-29", concerns=YEMEN.id)
    assert series(broken, read=[report("2015-07-29")]).undated == {NOBODY: Tally(corroborated=1)}


def test_what_two_parties_of_a_side_did_together_counts_once_by_its_best_grade() -> None:
    attack = partial(filed, "attack.air", at=("Stepanakert", "AZE"), day="2020-11-12")
    both = attack(by="ARM ARTSAKH", says="AZE"), attack(by="ARM", says="UN", number=2)
    told = series(*both, read=[report("2020-11-12")], as_of="2020-11-20T12:00+04:00", under=KARABAKH)
    day = next(one for one in told.days if one.first == date(2020, 11, 12))
    assert day.breaches["ARM"] == Tally(corroborated=1, unsure=day.breaches["ARM"].unsure)


def test_a_day_of_which_no_report_could_tell_is_not_known() -> None:
    told = series(read=[report("2015-07-29")])
    assert (on(told, 29).known, on(told, 28).known) == (True, True)
    assert (on(told, 27).known, on(told, 27).breaches) == (False, {})
    assert (on(told, 30).known, on(told, 30).breaches) == (False, {})


def test_days_in_a_row_of_which_nothing_is_known_are_one_run() -> None:
    told = series(read=[report("2015-07-29")])
    assert [(one.first.day, one.last.day) for one in told.days] == [(26, 27), (28, 28), (29, 29), (30, 31)]


def test_what_a_later_report_tells_of_such_a_day_counts_and_the_day_stays_not_known() -> None:
    day = on(series(raid(), read=[report("2015-07-31")]), 28)
    assert (day.first, day.last, day.known) == (date(2015, 7, 28), date(2015, 7, 28), False)
    assert day.breaches == {"COALITION": Tally(alleged=1)}


def test_the_own_papers_of_a_side_do_not_make_its_breaches_none() -> None:
    day = on(series(read=[report("2015-07-29", home="SAU")]), 29)
    assert (day.known, day.breaches) == (True, {"HOUTHI": Tally()})


def test_a_breach_of_which_no_day_is_told_is_kept_apart() -> None:
    broken = filed("truce.violated", by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day=None, published="2015-07-29")
    told = series(broken, read=[report("2015-07-29")])
    assert told.undated == {"HOUTHI": Tally(alleged=1, unsure=1)}
    assert all(not tally.total for one in told.days for tally in one.breaches.values())


def test_it_says_for_how_many_hours_of_each_day_the_truce_was_in_force() -> None:
    told = series(read=[report(f"2015-07-{day}") for day in range(26, 32)], as_of="2015-07-28T06:00+03:00")
    assert [round(one.hours, 3) for one in told.days] == [round(1 / 60, 3), 24, 6]


def test_days_before_effect_on_which_an_obligation_binds_have_no_hours_in_force() -> None:
    told = series(read=[], as_of="2023-05-22T12:00+02:00", under=agreement("sudan-2023-05-20"))
    assert [(one.first, one.last, one.hours) for one in told.days] == [(date(2023, 5, 20), date(2023, 5, 22), 0)]


def test_before_the_window_there_are_no_days() -> None:
    assert series(read=[], as_of="2015-07-25T12:00+03:00").days == ()


@pytest.mark.parametrize(("as_of", "changes"), [("2020-11-14T12:00+04:00", 0), ("2020-11-16T12:00+04:00", 1)])
def test_amendments_made_by_then_are_shown_with_it(as_of: str, changes: int) -> None:
    told = series(read=[], as_of=as_of, under=KARABAKH)
    assert len(told.changes) == changes
    assert all(change.provision == "kalbajar" for change in told.changes)


def test_the_window_is_the_one_known_then() -> None:
    gaza = agreement("gaza-2025-01-19")
    before = series(read=[], as_of="2025-02-01T12:00+02:00", under=gaza)
    after = series(read=[], as_of="2025-04-01T12:00+02:00", under=gaza)
    assert gaza.end is not None
    assert (before.opens, before.closes) == (gaza.effect.time, None)
    assert (after.opens, after.closes) == (gaza.effect.time, gaza.end.time)


@given(st.sets(st.integers(26, 31)), st.lists(st.integers(26, 31), max_size=4), st.integers(0, 6))
def test_the_days_are_all_days_of_the_window_once_and_in_order(
    published: set[int], struck: list[int], later: int
) -> None:
    at = datetime.fromisoformat("2015-07-27T12:00+03:00") + timedelta(days=later)
    claims = [raid(day=f"2015-07-{day}", number=number) for number, day in enumerate(struck)]
    told = series(*claims, read=[report(f"2015-07-{day}") for day in sorted(published)], as_of=at.isoformat())
    days = [one.first + timedelta(days=n) for one in told.days for n in range((one.last - one.first).days + 1)]
    last = min(at.date(), date(2015, 7, 31))
    assert days == [date(2015, 7, 26) + timedelta(days=n) for n in range((last - date(2015, 7, 26)).days + 1)]
    assert all(one.first == one.last or (not one.known and not one.breaches) for one in told.days)
