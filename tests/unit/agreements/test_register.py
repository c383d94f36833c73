"""The register that comes with Hudna: what each agreement says, from when, until when, by which clocks."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from hudna.agreements import deadline_at, load_agreements, window_at
from hudna.model.agreements import Agreement, ProvisionKind
from hudna.model.events import EventType

REGISTER = {agreement.id: agreement for agreement in load_agreements()}
FACTS = Path(__file__).parents[4] / "shared" / "facts" / "karabakh-2020" / "agreements.json"


def utc(told: str) -> datetime:
    return datetime.fromisoformat(f"{told}+00:00")


def provision_ids(agreement: Agreement) -> set[str]:
    return {provision.id for provision in agreement.provisions}


@pytest.mark.parametrize(
    ("identity", "effect", "end"),
    [
        ("karabakh-2020-10-10", "2020-10-10T08:00", "2020-11-09T21:00"),
        ("karabakh-2020-10-17", "2020-10-17T20:00", "2020-11-09T21:00"),
        ("karabakh-2020-10-25", "2020-10-26T04:00", "2020-11-09T21:00"),
        ("karabakh-2020-11-09", "2020-11-09T21:00", None),
        ("ukraine-2015-02-12", "2015-02-14T22:00", "2022-02-24T03:00"),
        ("ukraine-2020-07-22", "2020-07-26T21:01", "2022-02-24T03:00"),
        ("yemen-2015-07-26", "2015-07-26T20:59", "2015-07-31T20:59"),
        ("syria-2016-02-27", "2016-02-26T22:00", "2016-12-29T22:00"),
        ("syria-2018-02-24", "2018-02-24T17:00", "2018-03-26T21:59:59"),
        ("libya-2020-10-23", "2020-10-23T09:15", None),
        ("sudan-2023-05-20", "2023-05-22T19:45", "2023-05-29T19:45"),
        ("lebanon-2024-11-27", "2024-11-27T02:00", None),
        ("gaza-2025-01-19", "2025-01-19T09:15", "2025-03-18T00:00"),
    ],
)
def test_the_window_of_each_agreement_in_universal_time(identity: str, effect: str, end: str | None) -> None:
    agreement = REGISTER[identity]
    assert agreement.effect.time == utc(effect)
    assert (agreement.end and agreement.end.time) == (end and utc(end))


def test_there_are_thirteen() -> None:
    assert len(REGISTER) == 13


@pytest.mark.parametrize(
    ("identity", "provision", "due"),
    [
        ("karabakh-2020-11-09", "aghdam", "2020-11-20T19:59:59"),
        ("karabakh-2020-11-09", "kalbajar", "2020-11-15T19:59:59"),
        ("karabakh-2020-11-09", "lachin", "2020-12-01T19:59:59"),
        ("ukraine-2015-02-12", "heavy-weapons", "2015-03-03T21:59:59"),
        ("ukraine-2015-02-12", "exchange", "2015-03-08T21:59:59"),
        ("ukraine-2015-02-12", "reform", "2015-12-31T21:59:59"),
        ("libya-2020-10-23", "frontlines", "2021-01-23T21:59:59"),
        ("libya-2020-10-23", "foreign-fighters", "2021-01-23T21:59:59"),
        ("lebanon-2024-11-27", "withdrawal-israel", "2025-01-26T02:00"),
        ("gaza-2025-01-19", "hostages", "2025-03-01T21:59:59"),
        ("gaza-2025-01-19", "phase-two-talks", "2025-02-03T21:59:59"),
        ("gaza-2025-01-19", "philadelphi", "2025-03-09T21:59:59"),
    ],
)
def test_the_deadlines_as_first_agreed(identity: str, provision: str, due: str) -> None:
    agreement = REGISTER[identity]
    (found,) = (one for one in agreement.provisions if one.id == provision)
    assert found.deadline is not None
    assert found.deadline.time == utc(due)


@pytest.mark.parametrize(
    ("identity", "provision", "made", "due"),
    [
        ("karabakh-2020-11-09", "kalbajar", "2020-11-15T12:00", "2020-11-25T19:59:59"),
        ("lebanon-2024-11-27", "withdrawal-israel", "2025-01-27T00:00", "2025-02-18T21:59:59"),
    ],
)
def test_deadlines_that_were_moved(identity: str, provision: str, made: str, due: str) -> None:
    agreement = REGISTER[identity]
    (found,) = (one for one in agreement.provisions if one.id == provision)
    before, after = deadline_at(found, agreement, agreement.effect.time), deadline_at(found, agreement, utc(made))
    assert before == found.deadline
    assert after is not None
    assert after.time == utc(due)


def test_the_truce_of_jeddah_was_extended_by_five_days_as_it_expired() -> None:
    agreement = REGISTER["sudan-2023-05-20"]
    ends = [window_at(agreement, utc(at))[1] for at in ("2023-05-29T19:44", "2023-05-29T19:45")]
    assert [end and end.time for end in ends] == [utc("2023-05-29T19:45"), utc("2023-06-03T19:45")]


def test_the_hours_before_the_truce_of_jeddah_bind_too() -> None:
    agreement = REGISTER["sudan-2023-05-20"]
    (before,) = (one for one in agreement.provisions if one.id == "notification")
    opens, closes = window_at(agreement, utc("2023-05-21T00:00"), before)
    assert (opens.time, closes and closes.time) == (agreement.signed.time, agreement.effect.time)


def test_noon_in_the_statement_of_moscow_has_no_time_zone() -> None:
    assert not REGISTER["karabakh-2020-10-10"].effect.zone_given
    assert REGISTER["karabakh-2020-10-17"].effect.zone_given


def test_the_truces_of_october_stay_in_force_until_that_of_november() -> None:
    ends = {REGISTER[identity].end for identity in REGISTER if identity.startswith("karabakh-2020-10")}
    assert {end.time for end in ends if end is not None} == {REGISTER["karabakh-2020-11-09"].effect.time}


def test_the_truce_in_yemen_binds_the_coalition_and_is_asked_of_its_foes() -> None:
    agreement = REGISTER["yemen-2015-07-26"]
    asked = {party for one in agreement.provisions if one.asked for party in one.bound}
    undertaken = {party for one in agreement.provisions if not one.asked for party in one.bound}
    assert agreement.form == "unilateral declaration"
    assert "COALITION" in undertaken - asked
    assert asked >= {"HOUTHI", "SALEH"}


def test_a_truce_never_accepted_is_not_breached_by_refusing_it() -> None:
    agreement = REGISTER["yemen-2015-07-26"]
    (asked,) = (one for one in agreement.provisions if one.id == "halt-houthi")
    assert EventType.TRUCE_ENDED not in asked.breached_by


def test_who_fights_without_having_signed_is_bound_apart() -> None:
    for identity in (one for one in REGISTER if one.startswith("karabakh")):
        provisions = [one for one in REGISTER[identity].provisions if "ARTSAKH" in one.bound]
        assert [one.asked for one in provisions] == [True]


def test_land_that_changes_hands_by_agreement_is_no_breach() -> None:
    agreement = REGISTER["karabakh-2020-11-09"]
    assert all(EventType.TERRITORY_CHANGE not in provision.breached_by for provision in agreement.provisions)


def test_the_measures_of_july_2020_ban_aircraft_too() -> None:
    assert provision_ids(REGISTER["ukraine-2020-07-22"]) >= {"no-fire", "no-offensive", "no-aircraft", "heavy-weapons"}


@pytest.mark.parametrize("agreement", REGISTER.values(), ids=REGISTER)
def test_every_agreement_has_a_cessation_that_each_party_to_the_fighting_can_breach(agreement: Agreement) -> None:
    bound = {
        party
        for provision in agreement.provisions
        if provision.kind is ProvisionKind.CESSATION and EventType.TRUCE_VIOLATED in provision.breached_by
        for party in provision.bound
    }
    assert set(agreement.parties) - bound <= {"RUS"}, "Russia keeps the peace in Karabakh, where it does not fight"


@pytest.mark.parametrize("agreement", REGISTER.values(), ids=REGISTER)
def test_every_agreement_is_told_in_arabic_and_english(agreement: Agreement) -> None:
    assert agreement.name.keys() == {"ar", "en"}


def test_no_two_agreements_of_different_conflicts_share_an_alias() -> None:
    owners: dict[str, set[str]] = {}
    for agreement in REGISTER.values():
        for alias in (alias for aliases in agreement.aliases.values() for alias in aliases):
            owners.setdefault(alias.casefold(), set()).add(agreement.conflict)
    assert {alias: conflicts for alias, conflicts in owners.items() if len(conflicts) > 1} == {}


@pytest.mark.skipif(not FACTS.exists(), reason="the facts are not beside the project")
@pytest.mark.parametrize(
    ("fact", "identity", "hours"),
    [
        ("NK-2020-10-10", "karabakh-2020-10-10", 4),
        ("NK-2020-10-17", "karabakh-2020-10-17", 4),
        ("NK-2020-10-26", "karabakh-2020-10-25", 4),
        ("NK-2020-11-09", "karabakh-2020-11-09", 3),
        ("SD-2023-05-20", "sudan-2023-05-20", 2),
    ],
)
def test_the_register_agrees_with_the_facts(fact: str, identity: str, hours: int) -> None:
    """The facts write the effect by the clocks `hours` before universal time, and deadlines as days."""
    told = next(one for one in json.loads(FACTS.read_text(encoding="utf-8")) if one["id"] == fact)
    agreement = REGISTER[identity]
    zone = timezone(timedelta(hours=hours))
    assert f"{agreement.effect.time.astimezone(zone):%Y-%m-%d %H:%M}" == told["effect"][:16]
    clauses = [clause.get("deadline", []) for clause in told["clauses"]]
    due = {day for clause in clauses for day in ([clause] if isinstance(clause, str) else clause)}
    deadlines = [provision.deadline.time for provision in agreement.provisions if provision.deadline is not None]
    assert {f"{deadline:%Y-%m-%d}" for deadline in deadlines} == due
    moved = {day for clause in told["clauses"] for day in clause.get("amended", {}).values()}
    amended = [amendment.deadline.time for amendment in agreement.amendments if amendment.deadline is not None]
    assert {f"{deadline:%Y-%m-%d}" for deadline in amended} == moved
