"""The terms of an agreement as they stood, and were known, at an instant."""

from __future__ import annotations

from datetime import datetime

import pytest

from hudna.agreements import as_of, deadline_at, phase_at, window_at
from hudna.model.agreements import Agreement, Phase
from hudna.model.terms import daily_hours, known_on
from tests.unit.agreements.conftest import Load

EXPIRING = ("countries =", 'end = 2020-10-20T12:00:00+04:00\nend_reason = "expired"\ncountries =')
COLLAPSING = ("countries =", 'end = 2020-10-20T12:00:00+04:00\nend_reason = "collapsed"\ncountries =')
DUE = ('bound = "all"', 'bound = "all"\ndeadline = 2020-10-15T12:00:00+04:00')
MOVED = """
[[amendment]]
made = 2020-10-14T12:00:00+04:00
provision = "ceasefire"
deadline = 2020-10-18T12:00:00+04:00
note = "Three days more."
reference = "https://example.org/later"
"""
EXTENDED = """
[[amendment]]
made = 2020-10-19T12:00:00+04:00
end = 2020-10-25T12:00:00+04:00
note = "Five days more."
reference = "https://example.org/longer"
"""


def at(day: str) -> datetime:
    """Noon of a day of October 2020, where the truce holds."""
    return datetime.fromisoformat(f"2020-10-{day}T12:00:00+04:00")


def due(agreement: Agreement, day: str) -> datetime | None:
    moment = deadline_at(agreement.provisions[0], agreement, at(day))
    return None if moment is None else moment.time


def end(agreement: Agreement, day: str) -> datetime | None:
    closes = window_at(agreement, at(day))[1]
    return None if closes is None else closes.time


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("08", Phase.NOT_YET_AGREED),
        ("09", Phase.NOT_YET_AGREED),
        ("10", Phase.IN_FORCE),
        ("19", Phase.IN_FORCE),
        ("20", Phase.ENDED),
    ],
)
def test_an_agreement_is_in_force_from_its_effect_until_its_end(load: Load, day: str, phase: Phase) -> None:
    assert phase_at(load(EXPIRING), at(day)) is phase


def test_between_signature_and_effect_it_is_agreed(load: Load) -> None:
    assert phase_at(load(), datetime.fromisoformat("2020-10-09T20:00:00+03:00")) is Phase.AGREED
    assert phase_at(load(), datetime.fromisoformat("2020-10-10T11:59:59+04:00")) is Phase.AGREED


def test_an_end_by_its_own_terms_is_known_from_the_first(load: Load) -> None:
    assert end(load(EXPIRING), "10") == at("20")


def test_a_collapse_is_known_only_once_it_came(load: Load) -> None:
    agreement = load(COLLAPSING)
    assert end(agreement, "19") is None
    assert end(agreement, "20") == at("20")
    assert as_of(agreement, at("19")).end_reason is None


def test_a_deadline_moves_when_it_is_moved(load: Load) -> None:
    agreement = load(DUE, then=MOVED)
    assert [due(agreement, day) for day in ("13", "14", "16")] == [at("15"), at("18"), at("18")]


def test_an_amendment_not_yet_made_is_not_known(load: Load) -> None:
    agreement = load(DUE, then=MOVED)
    assert as_of(agreement, at("13")).amendments == ()
    assert len(as_of(agreement, at("14")).amendments) == 1


def test_what_is_known_on_an_instant_is_what_had_been_registered_by_then(load: Load) -> None:
    moved, collapsing = load(DUE, then=MOVED), load(COLLAPSING)
    early = known_on(moved, at("13"))
    assert (early.amendments, due(early, "16")) == ((), at("15")), "whatever instant is asked about"
    assert known_on(moved, at("14")) == moved, "the earlier deadline stays beside what moved it"
    assert end(known_on(collapsing, at("19")), "25") is None
    assert end(known_on(load(EXPIRING, then=EXTENDED), at("18")), "25") == at("20")


def test_an_extension_moves_the_end(load: Load) -> None:
    agreement = load(EXPIRING, then=EXTENDED)
    assert [end(agreement, day) for day in ("18", "19")] == [at("20"), at("25")]
    assert phase_at(agreement, at("21")) is Phase.IN_FORCE


def test_the_terms_known_at_an_instant_stay_the_same_when_asked_again(load: Load) -> None:
    known = as_of(load(DUE, then=MOVED), at("14"))
    assert as_of(known, at("14")) == known


def test_a_provision_has_the_agreements_window_unless_it_says_otherwise(load: Load) -> None:
    agreement = load(EXPIRING)
    assert window_at(agreement, at("12"), agreement.provisions[0]) == window_at(agreement, at("12"))


def test_a_provision_may_begin_before_and_end_before_the_agreement(load: Load) -> None:
    own = 'bound = "all"\nstart = 2020-10-10T00:00:00+04:00\nend = 2020-10-12T12:00:00+04:00'
    agreement = load(EXPIRING, ('bound = "all"', own))
    opens, closes = window_at(agreement, at("11"), agreement.provisions[0])
    assert (opens.time, closes and closes.time) == (datetime.fromisoformat("2020-10-10T00:00:00+04:00"), at("12"))


def test_a_provision_binds_in_the_hours_of_its_own_or_else_in_the_agreements(load: Load) -> None:
    daily = "daily = {{ from = {}:00:00, to = 14:00:00 }}"
    of_both = ("[name]", f"{daily.format('09')}\n\n[name]"), ('bound = "all"', f'bound = "all"\n{daily.format(10)}')
    own, agreements = load(*of_both), load(of_both[0])
    assert str(daily_hours(own, own.provisions[0])) == "10:00 to 14:00"
    assert str(daily_hours(own)) == str(daily_hours(agreements, agreements.provisions[0])) == "09:00 to 14:00"
    assert daily_hours(load(), load().provisions[0]) is None


def test_a_provision_ends_no_later_than_its_agreement(load: Load) -> None:
    agreement = load(EXPIRING, ('bound = "all"', 'bound = "all"\nend = 2020-10-25T12:00:00+04:00'))
    closes = window_at(agreement, at("12"), agreement.provisions[0])[1]
    assert closes is not None
    assert closes.time == at("20")
