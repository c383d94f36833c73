"""Delivering alerts: each once to each channel, and again where it did not arrive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from hudna.engine.alerting import raise_alerts, raised_alerts
from hudna.engine.delivery import deliver
from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.ledger import Ledger
from hudna.model.alerts import AlertKind, Delivery, Raised
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report


class Sink:
    """A channel that remembers what it was sent; `fails` are the kinds that do not arrive."""

    def __init__(self, name: str = "sink", *, wants: frozenset[AlertKind] = frozenset(AlertKind)) -> None:
        self.name = name
        self.fails: set[AlertKind] = set()
        self.sent: list[str] = []
        self.wanted = 0
        self._kinds = wants

    def wants(self, raised: Raised) -> bool:
        return raised.alert.kind in self._kinds

    def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:
        assert due
        self.wanted = len(wanted)
        for one in due:
            done = one.alert.kind not in self.fails
            if done:
                self.sent.append(one.alert.id)
            yield Delivery(one.alert, done=done, note="" if done else "no answer")


@pytest.fixture
def alerts(ledger: Ledger) -> list[str]:
    """Ids of the alerts of a ledger: a truce in force, and its first breach."""
    Monitor(ledger, analyst_told(a=[filed(day="2020-10-19")])).add(report("a", published="2020-10-20"))
    return [one.alert.id for one in raise_alerts(ledger)]


def test_each_channel_gets_each_alert_once(ledger: Ledger, alerts: list[str]) -> None:
    one, other = Sink("one"), Sink("other")
    assert [name for name, _ in deliver(ledger, [one, other])] == ["one", "one", "other", "other"]
    assert list(deliver(ledger, [one, other])) == []
    assert one.sent == other.sent == alerts


def test_what_did_not_arrive_is_sent_again_and_what_did_is_not(ledger: Ledger, alerts: list[str]) -> None:
    sink = Sink()
    sink.fails = {AlertKind.TRUCE_IN_FORCE}
    assert [(delivery.done, delivery.note) for _, delivery in deliver(ledger, [sink])] == [
        (False, "no answer"),
        (True, ""),
    ]
    sink.fails.clear()
    assert [delivery.done for _, delivery in deliver(ledger, [sink])] == [True]
    assert sorted(sink.sent) == sorted(alerts)
    assert sink.wanted == 2


def test_those_that_wait_behind_one_that_could_not_be_sent_did_not_arrive(ledger: Ledger, alerts: list[str]) -> None:
    class Down(Sink):
        def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:
            yield Delivery(due[0].alert, done=False, note="no answer")

    told = [(name, delivery.alert.id, delivery.done) for name, delivery in deliver(ledger, [Down("down"), Sink("up")])]
    assert told == [(name, alert, name == "up") for name in ("down", "up") for alert in alerts]


def test_a_channel_of_another_name_is_another_channel(ledger: Ledger, alerts: list[str]) -> None:
    list(deliver(ledger, [Sink("old")]))
    new = Sink("new")
    list(deliver(ledger, [new]))
    assert new.sent == alerts


def test_a_channel_gets_only_what_it_wants(ledger: Ledger, alerts: list[str]) -> None:
    sink = Sink(wants=frozenset({AlertKind.FIRST_BREACH}))
    list(deliver(ledger, [sink]))
    assert len(sink.sent) == sink.wanted == 1


def test_what_arrived_is_noted_even_where_the_run_is_stopped_after_it(ledger: Ledger, alerts: list[str]) -> None:
    sink = Sink()
    stopped = deliver(ledger, [sink])
    next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    list(deliver(ledger, [sink]))
    assert sink.sent == alerts


def test_the_ledger_stays_intact(ledger: Ledger, alerts: list[str]) -> None:
    list(deliver(ledger, [Sink()]))
    assert list(ledger.verify(project=project)) == []
    assert [one.alert.id for one in raised_alerts(ledger)] == alerts
