"""Breaches of an agreement by day and grade."""

from __future__ import annotations

from datetime import date

from hudna.engine.monitor import Monitor
from hudna.engine.trends import total, trend
from hudna.ledger import Ledger
from hudna.model.listing import DayCount
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

TRUCE = "karabakh-2020-10-25"


def test_each_incident_counts_once_on_its_day_and_days_without_any_are_there(ledger: Ledger) -> None:
    claims = {
        "a": [filed(day="2020-10-26"), filed(day="2020-10-28", at=("Barda", "AZE"))],
        "b": [filed(day="2020-10-28", at=("Barda", "AZE"), says="UN"), filed(day="2020-10-29")],
    }
    monitor = Monitor(ledger, analyst_told(**claims))
    for name in claims:
        monitor.add(report(name, published="2020-10-30"))
    counts = trend(ledger, TRUCE, date(2020, 10, 28), 3)
    assert counts == (
        DayCount(day=date(2020, 10, 26), alleged=1),
        DayCount(day=date(2020, 10, 27)),
        DayCount(day=date(2020, 10, 28), corroborated=1),
    )
    assert total(counts) == DayCount(day=date(2020, 10, 28), alleged=1, corroborated=1)
    assert total(counts).total == 2


def test_an_agreement_of_which_nothing_is_told_has_none(ledger: Ledger) -> None:
    assert trend(ledger, "unknown", date(2020, 10, 28), 2) == (
        DayCount(day=date(2020, 10, 27)),
        DayCount(day=date(2020, 10, 28)),
    )
