"""Measures of the following of sources, as Prometheus asks for them."""

from __future__ import annotations

import socket
import urllib.request
from datetime import UTC, date, datetime, timedelta

import pytest

from hudna.engine.monitor import Fate, Outcome
from hudna.engine.watching.journal import Look
from hudna.model.alerts import Alert, AlertKind, Raised
from hudna.model.errors import InputError
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.model.sources import Feed, FeedKind
from hudna.sources.followed.health import FeedState, Health
from hudna.views.watch import Measures, serve_measures

NOW = datetime(2030, 5, 1, tzinfo=UTC)
FEED = Feed(id="paper", kind=FeedKind.FEED, url="https://paper.example/feed", every=timedelta(minutes=15))
REPORT = Report(id="paper-1", text="The truce held.")


@pytest.fixture
def measures() -> Measures:
    return Measures()


def value(measures: Measures, name: str, **labels: str) -> float | None:
    return measures.registry.get_sample_value(f"hudna_{name}", labels)


def test_looks_are_counted_by_what_came_of_them(measures: Measures) -> None:
    for look, listed in ((Look(NOW, 2), 20), (Look(NOW, 0), None), (Look(NOW, 0, "time-out"), None)):
        measures.looked(FEED, look, listed)
    results = {one: value(measures, "looks_total", feed="paper", result=one) for one in ("read", "unchanged", "failed")}
    assert results == {"read": 1, "unchanged": 1, "failed": 1}
    assert value(measures, "entries_total", feed="paper") == 2
    assert value(measures, "feed_last_success_timestamp_seconds", feed="paper") == NOW.timestamp()


def test_a_look_that_failed_is_no_success(measures: Measures) -> None:
    measures.looked(FEED, Look(NOW, 0, "time-out"), None)
    assert value(measures, "feed_last_success_timestamp_seconds", feed="paper") is None


def test_what_came_into_the_ledger_is_counted_and_summed_up(measures: Measures) -> None:
    measures.kept(Outcome(report=REPORT, fate=Fate.ADDED, claims=3))
    measures.kept(Outcome(report=REPORT, fate=Fate.KNOWN))
    measures.kept(Withdrawal(url="https://paper.example/1", reason="gone"))
    measures.kept(Refusal("a", "encrypted"))
    measures.looked(FEED, Look(NOW, 0, "time-out"), None)
    measures.took(FEED, "x", None)
    measures.took(FEED, "y", "no article")
    assert (value(measures, "claims_total"), value(measures, "withdrawn_total")) == (3, 1)
    assert value(measures, "taken_total", feed="paper", result="failed") == 1
    assert measures.summary() == (
        "1 report added with 3 claims, 1 known already, 0 could not be read; 1 feed could not be read"
    )


def test_alerts_and_faults_are_counted(measures: Measures) -> None:
    alert = Alert(kind=AlertKind.FEED_SILENT, subject=("paper",), day=date(2030, 5, 1), title="Silent", reason="why")
    measures.alerted([Raised(alert, NOW)])
    measures.failed("alerts", "the disk is full")
    assert (value(measures, "alerts_total", kind="feed silent"), value(measures, "failures_total")) == (1, 1)


def test_a_feed_is_in_one_state_at_a_time(measures: Measures) -> None:
    for state in (FeedState.OK, FeedState.SILENT):
        measures.fared(
            Health(
                feed="paper", state=state, reason="", last_success=NOW, lag=timedelta(hours=2), usual=4.5, today=0,
                ratio=0.0, unreadable=0,
            )
        )  # fmt: skip
    states = {one.value: value(measures, "feed_state", feed="paper", state=one.value) for one in FeedState}
    assert states == {"ok": 0, "late": 0, "failing": 0, "silent": 1}
    assert value(measures, "feed_lag_seconds", feed="paper") == 7200
    assert value(measures, "feed_entries_usual", feed="paper") == 4.5


def test_they_are_served_on_this_machine(measures: Measures) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    measures.failed("a", "b")
    serve_measures(measures, "127.0.0.1", port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as answer:
        assert b"hudna_failures_total 1.0" in answer.read()


def test_an_address_that_is_taken_is_told(measures: Measures) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="cannot be listened on"):
        serve_measures(measures, "127.0.0.1", taken.getsockname()[1])
