"""The first breach of an agreement that anybody alleges."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hudna.compliance.alerts import first_breach
from hudna.model.alerts import Alert, AlertKind
from hudna.model.incidents import FiledClaim, Grade
from tests.tellings import agreement, filed, findings

TRUCE = agreement("karabakh-2020-10-17")
AT = datetime(2020, 10, 31, tzinfo=UTC)


def first(*claims: FiledClaim, at: datetime = AT) -> Alert | None:
    return first_breach(TRUCE, [one for one in findings(*claims) if one.agreement == TRUCE.id], at)


def test_it_is_the_earliest() -> None:
    later = filed(day="2020-10-24", published="2020-10-24")
    earlier = filed(by="AZE", says="ARM", day="2020-10-20", published="2020-10-21")
    alert = first(later, earlier)
    assert alert is not None
    assert (alert.kind, alert.agreement, alert.day.isoformat()) == (AlertKind.FIRST_BREACH, TRUCE.id, "2020-10-20")
    assert "of ceasefire by AZE, alleged; asserted by ARM; 2 days after the day of effect" in alert.reason


def test_without_one_there_is_none() -> None:
    assert first() is None
    assert first(filed("truce.held", by="ARM", says="ARM", day="2020-10-20")) is None


def test_a_denial_alone_is_none_and_beside_an_accusation_it_is_told() -> None:
    denial = filed(day="2020-10-20", published="2020-10-20", says="ARM", status="denied")
    assert first(denial) is None
    alert = first(filed(day="2020-10-20", published="2020-10-20"), denial)
    assert alert is not None
    assert "asserted by AZE; denied by ARM" in alert.reason


def test_what_a_person_refuted_is_none() -> None:
    refuted = [replace(one, grade=Grade.REFUTED) for one in findings(filed(day="2020-10-20", published="2020-10-20"))]
    assert first_breach(TRUCE, refuted, AT) is None


def test_one_of_which_it_is_not_sure_whose_it_is_is_the_first_all_the_same() -> None:
    disputed = filed(by="ARM AZE", says="OSCE", day="2020-10-19", published="2020-10-20")
    alert = first(disputed, filed(day="2020-10-21", published="2020-10-21", report="later"))
    assert alert is not None
    assert (alert.day.isoformat(), alert.figures) == ("2020-10-19", {"days_since_effect": 1})
    assert "of ceasefire by ARM, corroborated; asserted by OSCE; or by AZE, corroborated" in alert.reason


def test_one_by_nobody_named_is_the_first_too() -> None:
    alert = first(filed(by="", on="AZE.CVL", says="ICRC", day="2020-10-19", published="2020-10-19"))
    assert alert is not None
    assert "of ceasefire by nobody named, corroborated; asserted by ICRC; 1 day after the day of effect" in alert.reason


def test_it_says_of_what_it_is_the_earliest() -> None:
    perhaps_before = filed(day="2020-10-17/2020-10-18", published="2020-10-19")
    alert = first(perhaps_before, filed(day="2020-10-20", published="2020-10-20", report="later"))
    assert alert is not None
    assert alert.day.isoformat() == "2020-10-20"
    assert alert.reason.endswith("the earliest that the reports read so far tell and that surely lies in its window")


def test_what_may_have_been_before_the_truce_is_none() -> None:
    assert first(filed(day="2020-10-15/2020-10-19", published="2020-10-19")) is None


def test_what_happens_or_is_told_later_is_not_known_yet() -> None:
    assert first(filed(day="2020-10-20", published="2020-10-24"), at=datetime(2020, 10, 22, tzinfo=UTC)) is None
    assert first(filed(day="2020-10-20", published="2020-10-21"), at=datetime(2020, 10, 22, tzinfo=UTC)) is not None


def test_there_is_one_for_an_agreement_whichever_breach_was_first() -> None:
    one, other = (
        first(filed(day="2020-10-20", published="2020-10-20")),
        first(filed(by="AZE", says="ARM", day="2020-10-24")),
    )
    assert one is not None
    assert other is not None
    assert one.id == other.id
