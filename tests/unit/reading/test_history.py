"""History: what later events may take from those told before."""

from datetime import date

import pytest

from hudna.model.claims import Mention, When
from hudna.model.events import EventType
from hudna.reading.history import History, Past, standing_of, standings

MONDAY = When(start=date(2020, 10, 12), end=date(2020, 10, 12))
TUESDAY = When(start=date(2020, 10, 13), end=date(2020, 10, 13))


def named(*identifiers: str) -> tuple[Mention, ...]:
    return tuple(Mention(id=identifier, start=0, end=1, text="x") for identifier in identifiers)


def past(type_: EventType, actors: str = "", targets: str = "", when: When | None = None, sentence: int = 0) -> Past:
    return Past(type_, sentence, named(*actors.split()), named(*targets.split()), when)


def history(*told: Past) -> History:
    found = History()
    for one in told:
        found.note(one)
    return found


SHELLING = past(EventType.ATTACK_SHELLING, "AZE", "ARM", MONDAY)


@pytest.mark.parametrize(
    ("identifier", "standing"),
    [
        ("SYR", "SYR"),
        ("SYR.MIL", "SYR"),
        ("SYR.REB", "SYR.REB"),
        ("SYR.CVL", "SYR.CVL"),
        ("SYR.OPP", "SYR.OPP"),
        ("SYR.SRC", "SYR.SRC"),
        ("HOUTHI", "HOUTHI"),
    ],
)
def test_an_army_acts_for_its_state_and_rebels_civilians_and_sources_do_not(identifier: str, standing: str) -> None:
    assert standing_of(identifier) == standing


def test_the_standings_of_several_name_each_once_in_no_order() -> None:
    assert standings(named("SYR.MIL", "RUS", "SYR")) == standings(named("RUS.MIL", "SYR")) == {"SYR", "RUS"}
    assert standings(()) == frozenset()


def test_at_the_beginning_nothing_has_been_told() -> None:
    found = History()
    assert found.last is None
    assert not found.by_family
    assert found.days_of("attack", named("AZE")) is None


def test_the_last_event_is_the_one_told_last_whatever_it_is() -> None:
    harm = past(EventType.HARM_PEOPLE, sentence=2)
    assert history(harm, SHELLING).last is SHELLING
    assert history(SHELLING, harm).last is harm


def test_the_last_of_each_family_is_one_in_which_somebody_acted() -> None:
    meeting, strike = past(EventType.TALKS_MEETING, "RUS TUR"), past(EventType.ATTACK_AIR, "ARM", "AZE")
    of_nobody = past(EventType.ATTACK_SHELLING, targets="AZE.CVL")
    assert history(SHELLING, meeting, strike, of_nobody).by_family == {"attack": strike, "talks": meeting}


def test_days_are_of_the_family_and_of_who_acted() -> None:
    found = history(SHELLING, past(EventType.TALKS_MEETING, "RUS TUR", when=TUESDAY))
    assert found.days_of("attack", named("AZE")) == MONDAY
    assert found.days_of("talks", named("TUR", "RUS")) == TUESDAY
    assert found.days_of("talks", named("AZE")) is None, "they did not meet"
    assert found.days_of("talks", named("RUS")) is None, "not without the other"
    assert found.days_of("attack", named("ARM")) is None, "it only suffered"


def test_other_kinds_of_the_family_and_the_army_of_the_state_are_the_same() -> None:
    found = history(SHELLING, past(EventType.ATTACK_AIR, "AZE.MIL", when=TUESDAY))
    assert found.days_of("attack", named("AZE")) == TUESDAY, "the days told last"


def test_rebels_have_days_of_their_own() -> None:
    found = history(past(EventType.ATTACK_GROUND, "SYR.REB", when=MONDAY))
    assert found.days_of("attack", named("SYR")) is None


def test_an_event_without_days_leaves_those_told_before() -> None:
    found = history(SHELLING, past(EventType.ATTACK_SHELLING, "AZE"))
    assert found.days_of("attack", named("AZE")) == MONDAY


def test_the_days_of_what_nobody_did_are_nobodys() -> None:
    found = history(past(EventType.ATTACK_SHELLING, targets="ARM", when=MONDAY))
    assert found.days_of("attack", ()) is None


def test_each_report_has_a_history_of_its_own() -> None:
    history(SHELLING)
    assert History().last is None
    assert not History().days


def test_the_latest_of_some_types_is_the_one_told_last() -> None:
    air, truce = past(EventType.ATTACK_AIR), past(EventType.TRUCE_AGREED)
    told = history(air, SHELLING, air, truce)
    assert told.latest([EventType.ATTACK_SHELLING, EventType.ATTACK_AIR]) is EventType.ATTACK_AIR
    assert told.latest([EventType.ATTACK_DRONE]) is None
