"""Accounts that contradict each other about an event in which many were killed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hudna.compliance.alerts import contradictions, load_rules
from hudna.incidents.contradictions import contradictions as between
from hudna.model.alerts import Alert, AlertKind
from hudna.model.claims import Act, Count, Status
from hudna.model.incidents import Account, Grade, Incident
from tests.tellings import filed, incident

RULE = load_rules().contradiction
AT = datetime(2020, 10, 31, tzinfo=UTC)
MANY = f"{RULE.least_killed}"


def raised(one: Incident, at: datetime = AT, before: tuple[str, ...] = ()) -> list[Alert]:
    return list(contradictions([one], at, RULE, before))


def told(speaker: str, low: int | None, high: int | None, *actors: str) -> Account:
    killed = None if low is None and high is None else Count(low=low, high=high)
    return Account(
        speaker=speaker,
        act=Act.STATES,
        status=Status.ACTUAL,
        actors=actors,
        killed=killed,
        wounded=None,
        claims=("a#1",),
    )


def event(*accounts: Account) -> Incident:
    return replace(incident(filed()), accounts=accounts, contradictions=between(accounts, {}))


def test_a_denial_of_a_grave_event_is_told() -> None:
    (alert,) = raised(incident(filed(killed=MANY), filed(says="ARM", status="denied")))
    assert (alert.kind, alert.title) == (
        AlertKind.CONTRADICTION,
        "Accounts contradict each other: attack.shelling at Terter of 2020-10-27",
    )
    assert (
        alert.reason
        == "whether it happened: asserted by AZE, denied by ARM; at least 10 killed, by the account that tells of most"
    )


def test_a_denial_of_a_lesser_one_or_of_one_without_a_toll_is_not() -> None:
    denial = filed(says="ARM", status="denied")
    assert raised(incident(filed(killed=f"{RULE.least_killed - 1}"), denial)) == []
    assert raised(incident(filed(), denial)) == []


def test_a_grave_event_that_all_tell_alike_is_not() -> None:
    assert raised(incident(filed(killed=MANY), filed(says="UN", killed=MANY))) == []


def test_tolls_that_have_no_number_in_common_are_told() -> None:
    (alert,) = raised(event(told("AZE", 30, 30), told("ARM", 3, 5), told("UN", 4, None)))
    assert alert.reason.startswith("how many were harmed: ARM: 3 to 5 killed; AZE: 30 killed")
    assert alert.figures == {"killed": 30}


def test_tolls_that_may_both_be_right_are_not() -> None:
    assert raised(event(told("AZE", 30, 30), told("ARM", 20, 99), told("UN", 11, None), told("RUS", None, None))) == []


def test_another_doer_is_told() -> None:
    (alert,) = raised(event(told("AZE", 12, 12, "ARM"), told("ARM", 12, 12, "AZE"), told("UN", 12, 12)))
    assert alert.reason.startswith("who did it: ARM: AZE; AZE: ARM; ")


def test_an_at_most_makes_no_event_grave() -> None:
    assert raised(event(told("AZE", None, 99, "ARM"), told("ARM", None, 99, "AZE"))) == []


def test_what_is_told_later_is_not_known_yet() -> None:
    one = incident(filed(killed=MANY), filed(says="ARM", status="denied"))
    assert raised(one, at=datetime(2020, 10, 26, tzinfo=UTC)) == []


def test_one_that_a_person_refuted_or_that_was_raised_before_is_not_raised() -> None:
    one = incident(filed(killed=MANY), filed(says="ARM", status="denied"))
    assert raised(replace(one, grade=Grade.REFUTED)) == []
    assert raised(one, before=(one.id,)) == []
