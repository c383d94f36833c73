"""New truces: an agreement that comes into force, or one that reports announce."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hudna.compliance.alerts import announced, followed, in_force, load_rules
from hudna.model.alerts import Alert, AlertKind
from hudna.model.incidents import FiledClaim
from tests.tellings import REGISTER, agreement, filed, incidents

RULE = load_rules().truce
TRUCE = agreement("karabakh-2020-10-17")  # in force from 18 October, midnight in Baku
LATE = datetime(2020, 12, 31, tzinfo=UTC)


def news(*claims: FiledClaim, at: datetime = LATE, raised: tuple[Alert, ...] = ()) -> list[Alert]:
    return list(announced(incidents(claims), REGISTER, at, RULE, raised))


def agreed(day: str | None, *, at: tuple[str, str] | None = ("Nagorno-Karabakh", "AZE"), **told: str) -> FiledClaim:
    known = {"by": "ARM AZE", "says": "RUS", "published": day or "2020-10-17"} | told
    return filed("truce.agreed", at=at, day=day, **known)  # type: ignore[arg-type]


def test_an_agreement_comes_into_force_at_the_instant_of_effect() -> None:
    assert in_force(TRUCE, datetime(2020, 10, 17, 19, 59, tzinfo=UTC)) is None
    alert = in_force(TRUCE, datetime(2020, 10, 17, 20, tzinfo=UTC))
    assert alert is not None
    assert (alert.kind, alert.day) == (AlertKind.TRUCE_IN_FORCE, date(2020, 10, 18))
    assert "from 2020-10-18 00:00 local time; parties: AZE, ARM, ARTSAKH" in alert.reason


def test_that_the_text_gives_no_time_zone_is_told() -> None:
    alert = in_force(agreement("karabakh-2020-10-10"), LATE)
    assert alert is not None
    assert "12:00 local time, the text giving no time zone" in alert.reason


def test_one_older_than_what_was_read_was_not_followed_and_without_reports_none_was() -> None:
    assert followed(TRUCE, [date(2020, 12, 1), date(2020, 10, 25)], RULE)
    assert not followed(TRUCE, [date(2020, 10, 26)], RULE)
    assert not followed(TRUCE, [], RULE)


def test_an_announcement_near_a_registered_agreement_is_of_it() -> None:
    (alert,) = news(agreed("2020-10-17"), agreed("2020-10-18", says="AZE"))
    assert (alert.kind, alert.subject, alert.day) == (AlertKind.TRUCE_ANNOUNCED, (TRUCE.id,), date(2020, 10, 17))
    assert alert.title == f"Truce announced: {TRUCE.name['en']}"
    assert len(alert.incidents) == 2


def test_one_made_in_a_third_country_is_known_by_its_parties() -> None:
    (alert,) = news(agreed("2020-10-10", at=("Moscow", "RUS")))
    assert alert.agreement == "karabakh-2020-10-10"


def test_one_without_a_day_is_of_the_agreement_that_it_names() -> None:
    (alert,) = news(agreed(None, published="2020-11-02", concerns=TRUCE.id))
    assert alert.agreement == TRUCE.id


def test_one_of_no_registered_agreement_is_told_with_its_parties() -> None:
    (alert,) = news(agreed("2020-12-20"))
    assert (alert.agreement, alert.subject) == (None, ("karabakh", "2020-12-20"))
    assert alert.title == "Truce announced: ARM, AZE, of no registered agreement"


def test_in_a_land_of_no_registered_agreement_they_are_told_by_country() -> None:
    (alert,) = news(agreed("2020-12-20", at=("Manila", "PHL"), by="PHL"))
    assert alert.subject == ("PHL", "2020-12-20")


def of_two(day: str, *, at: tuple[str, str] | None = None, by: str = "KHM THA", says: str = "THA") -> FiledClaim:
    return agreed(day, at=at, by=by, says=says)


def test_where_no_country_is_told_two_parties_tell_it_and_one_does_not() -> None:
    (alert,) = news(of_two("2020-06-20"), of_two("2020-06-21", says="MYS"))
    assert alert.subject == ("KHM", "THA", "2020-06-20")
    assert alert.title == "Truce announced: KHM, THA, of no registered agreement"
    assert len(alert.incidents) == 2
    assert news(of_two("2020-06-20", by="THA")) == []


def test_it_is_one_with_what_another_report_places_in_a_land_of_theirs() -> None:
    (alert,) = news(of_two("2020-06-21"), of_two("2020-06-20", at=("Preah Vihear", "KHM")))
    assert (alert.subject, len(alert.incidents)) == (("KHM", "2020-06-20"), 2)
    before = news(of_two("2020-06-20"))
    assert news(of_two("2020-06-21", at=("Preah Vihear", "KHM")), raised=tuple(before)) == []
    assert news(of_two("2020-06-21"), raised=(alert,)) == []


def test_it_is_another_where_one_party_alone_is_in_both_or_days_lie_between() -> None:
    told = [of_two("2020-06-20"), of_two("2020-06-21", by="KHM LAO")]
    assert [alert.subject for alert in news(*told)] == [("KHM", "THA", "2020-06-20"), ("KHM", "LAO", "2020-06-21")]
    assert len(news(of_two("2020-06-20"), of_two("2020-06-20", at=("Manila", "PHL"), by="THA NPA"))) == 2
    assert [alert.day.day for alert in news(of_two("2020-06-10"), of_two("2020-06-20"))] == [10, 20]


def test_what_is_told_again_within_days_is_the_same_and_later_another() -> None:
    told = [agreed("2020-12-10"), agreed("2020-12-12", says="ARM"), agreed("2020-12-20")]
    assert [alert.day.day for alert in news(*told)] == [10, 20]


def test_one_raised_before_is_not_raised_when_it_turns_out_to_be_older() -> None:
    before = news(agreed("2020-12-12"))
    assert news(agreed("2020-12-10"), agreed("2020-12-12"), raised=tuple(before)) == []


def test_where_nobody_is_told_to_have_agreed_there_is_no_new_truce() -> None:
    assert news(agreed("2020-12-20", by="")) == []


def test_what_is_only_denied_told_long_after_or_told_later_is_no_news() -> None:
    assert news(agreed("2020-12-20", status="denied", says="ARM")) == []
    assert news(agreed("2020-12-01", published="2020-12-20")) == []
    assert news(agreed("2020-12-20"), at=datetime(2020, 12, 19, tzinfo=UTC)) == []


def test_a_breach_announces_nothing() -> None:
    assert news(filed("truce.violated", day="2020-12-20")) == []
