"""Raising alerts from a ledger: what is to be told, once each, and the ledger intact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from hudna.engine.alerting import raise_alerts, raised_alerts
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.ledger import Ledger
from hudna.model.alerts import Alert, AlertKind
from hudna.model.entries import EntryKind
from hudna.model.incidents import FiledClaim
from hudna.model.times import AsOf
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report


def tell(ledger: Ledger, published: str, /, **claims: Sequence[FiledClaim]) -> None:
    monitor = Monitor(ledger, analyst_told(**claims))
    for name in claims:
        monitor.add(report(name, published=published))


def raised(ledger: Ledger, at: AsOf | None = None) -> list[Alert]:
    return [one.alert for one in raise_alerts(ledger, at)]


def of(kind: AlertKind, alerts: Sequence[Alert]) -> list[Alert]:
    return [alert for alert in alerts if alert.kind is kind]


def test_an_empty_ledger_raises_none_and_gains_no_entry(ledger: Ledger) -> None:
    assert raised(ledger) == []
    assert ledger.head()[0] == 0


def test_what_is_raised_is_kept_and_not_raised_again(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(day="2020-10-19")])
    first = raise_alerts(ledger)
    assert {one.alert.kind for one in first} == {AlertKind.TRUCE_IN_FORCE, AlertKind.FIRST_BREACH}
    assert raised_alerts(ledger) == first
    head = ledger.head()
    assert raised(ledger) == []
    assert ledger.head() == head


def test_what_comes_later_raises_only_what_is_new(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(day="2020-10-19")])
    raise_alerts(ledger)
    tell(ledger, "2020-10-27", b=[filed(by="AZE", says="ARM", day="2020-10-27")])
    assert {(alert.kind, alert.agreement) for alert in raised(ledger)} == {
        (AlertKind.TRUCE_IN_FORCE, "karabakh-2020-10-25"),
        (AlertKind.FIRST_BREACH, "karabakh-2020-10-25"),
    }


def test_as_of_an_instant_what_became_so_later_is_not_raised_yet(ledger: Ledger) -> None:
    tell(ledger, "2020-10-12", a=[filed(day="2020-10-11")])
    tell(ledger, "2020-10-20", b=[filed(day="2020-10-19")])
    early = raised(ledger, datetime(2020, 10, 15, tzinfo=UTC))
    assert {alert.agreement for alert in early} == {"karabakh-2020-10-10"}
    assert "karabakh-2020-10-17" in {alert.agreement for alert in raised(ledger)}


def test_a_day_ends_by_the_clocks_of_the_land_and_so_does_a_deadline_on_it(ledger: Ledger) -> None:
    tell(ledger, "2020-11-11", a=[filed(day="2020-11-11")])
    tell(ledger, "2020-11-20", b=[filed(day="2020-11-20", at=("Aghdam", "AZE"), report="b")])

    def aghdam(day: int) -> set[AlertKind]:
        found = raised(ledger, date(2020, 11, day))
        return {alert.kind for alert in found if "aghdam" in alert.subject}

    assert aghdam(20) == {AlertKind.DEADLINE_NEAR}, "the evening before, UTC"
    assert aghdam(21) == {AlertKind.DEADLINE_MISSED}


def test_of_an_agreement_that_was_not_followed_from_its_effect_on_no_breach_is_the_first_and_no_deadline_missed(
    ledger: Ledger,
) -> None:
    tell(ledger, "2020-12-20", a=[filed(day="2020-12-20")])
    assert raised(ledger) == []


def test_a_ledger_with_alerts_is_intact_and_a_rebuild_keeps_them(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(day="2020-10-19")])
    before = raise_alerts(ledger)
    assert list(ledger.verify(project=project)) == []
    ledger.rebuild(project)
    assert raised_alerts(ledger) == before
    assert raised(ledger) == []


def test_conflicts_of_which_nothing_was_read_raise_none(ledger: Ledger) -> None:
    tell(ledger, "2015-07-28", a=[filed(by="HOUTHI", on="YEM", at=("Taiz", "YEM"), day="2015-07-28")])
    assert {alert.agreement for alert in raised(ledger)} == {"yemen-2015-07-26"}


def test_no_report_raises_no_missed_deadline_and_no_quiet(ledger: Ledger) -> None:
    tell(ledger, "2020-11-12", a=[filed("talks.meeting", day="2020-11-12")])
    kinds = {alert.kind for alert in raised(ledger, datetime(2020, 11, 13, 20, tzinfo=UTC))}
    assert kinds == {AlertKind.TRUCE_IN_FORCE, AlertKind.DEADLINE_NEAR}


def days(first: str, many: int) -> list[str]:
    return [str(date.fromisoformat(first) + timedelta(days=number)) for number in range(many)]


def test_a_surge_is_of_breaches_by_report(ledger: Ledger) -> None:
    """The same number of reports a day; on the last two of them, each tells of many more breaches."""
    places = [f"Village {number}" for number in range(12)]
    for number, day in enumerate(days("2020-11-12", 14)):
        for one in range(2):
            told = [
                filed(at=(place, "AZE"), day=day, words=f"fire at {place} on {day}")
                for place in places[: 1 if number < 12 else 12]
            ]
            tell(ledger, day, **{f"r{number}x{one}": told if one or number >= 12 else [filed("talks.meeting")]})
    (surge,) = of(AlertKind.SURGE, raised(ledger))
    assert (surge.agreement, surge.day) == ("karabakh-2020-11-09", date(2020, 11, 24))
    assert surge.figures["reports"] == 4
    assert of(AlertKind.SURGE, raised(ledger)) == []


def test_a_source_is_silent_against_its_own_rhythm(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    for number, day in enumerate(days("2020-10-01", 20)):
        monitor.add(report(f"daily{number}", published=day, source="Daily"))
        monitor.add(report(f"nobody{number}", published=day, source=None))
    assert raised(ledger) == []
    monitor.add(report("other", published="2020-10-25", source="Other"))
    (alert,) = raised(ledger)
    assert (alert.kind, alert.subject) == (AlertKind.SOURCE_SILENT, ("Daily", "2020-10-20"))


def test_a_contradiction_is_told_once_whatever_comes_to_it(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(day="2020-10-20", killed="21")])
    assert of(AlertKind.CONTRADICTION, raised(ledger)) == []
    tell(ledger, "2020-10-21", b=[filed(day="2020-10-20", says="ARM", status="denied")])
    (alert,) = of(AlertKind.CONTRADICTION, raised(ledger))
    assert [incident.id for incident in ledger.incidents()] == list(alert.incidents)
    tell(ledger, "2020-10-22", c=[filed(day="2020-10-20", says="ARM.MIL", status="denied")])
    assert of(AlertKind.CONTRADICTION, raised(ledger)) == []


def test_a_contradiction_is_told_once_though_reports_from_before_come_later_and_incidents_become_one(
    ledger: Ledger,
) -> None:
    denial = filed(day="2020-10-19", says="ARM", status="denied")
    tell(ledger, "2020-10-22", c=[filed(day="2020-10-19", killed="21")], d=[denial])
    (alert,) = of(AlertKind.CONTRADICTION, raised(ledger))
    for day, name in (("2020-10-21", "b"), ("2020-10-20", "a")):
        tell(ledger, day, **{name: [filed(day="2020-10-19", killed="14", says="RUS")]})
        (incident,) = ledger.incidents()
        assert incident.id not in alert.incidents, "it is named by its earliest claim"
        assert of(AlertKind.CONTRADICTION, raised(ledger)) == []
    tell(ledger, "2020-10-19", e=[filed(day="2020-10-19", killed="21", at=("Barda", "AZE"), words="Barda burned")])
    Judge(ledger, "amal").merge("e#1", "a#1", "one salvo")
    assert of(AlertKind.CONTRADICTION, raised(ledger)) == []


def test_one_raised_by_another_process_meanwhile_is_not_raised_twice(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(ledger, "2020-10-20", a=[filed(day="2020-10-19")])
    transaction = ledger.transaction

    def after_the_other() -> object:
        monkeypatch.undo()
        raise_alerts(ledger)
        return transaction()

    monkeypatch.setattr(ledger, "transaction", after_the_other)
    assert raised(ledger) == []
    ids = [entry.payload["alert"]["id"] for entry in ledger.entries(kind=EntryKind.ALERT_RAISED)]
    assert len(ids) == len(set(ids)) == 2
