"""Lists of incidents as of an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hudna.engine.incident_lists import every_incident, incident_page
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger
from hudna.model.listing import IncidentQuery
from hudna.model.times import AsOf
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

DAYS = ["2020-10-12", "2020-10-20"]


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """Two raids, and two breaches of no told day: one told on the 15th, one in a report of no date."""
    raids = [filed("attack.air", day=day, at=("Barda", "AZE"), published="2020-10-25") for day in DAYS]
    breach = filed("truce.violated", at=None, day=None, published="2020-10-15", words="the truce was broken at once")
    dateless = filed("truce.violated", by="AZE", says="ARM", at=None, day=None, published=None)
    monitor = Monitor(ledger, analyst_told(raids=raids, breach=[breach], dateless=[dateless]))
    monitor.add(report("raids", published="2020-10-25"))
    monitor.add(report("breach", published="2020-10-15"))
    monitor.add(report("dateless", published=None))
    return ledger


@pytest.mark.parametrize(
    ("as_of", "starts", "undated"),
    [
        (None, DAYS, 2),
        (date(2020, 10, 11), [], 1),
        (date(2020, 10, 14), DAYS[:1], 1),
        (date(2020, 10, 15), DAYS[:1], 2),
        (datetime(2020, 10, 20, 8, tzinfo=UTC), DAYS, 2),
    ],
)
def test_what_happened_or_without_a_day_was_told_later_is_left_out(
    told: Ledger, as_of: AsOf | None, starts: list[str], undated: int
) -> None:
    found = list(every_incident(told, IncidentQuery(), as_of))
    assert sorted(str(one.start) for one in found if one.start) == starts
    assert sum(one.start is None for one in found) == undated
    assert found == list(incident_page(told, IncidentQuery(), as_of).items)


def test_of_one_agreement_it_is_the_same(told: Ledger) -> None:
    query = IncidentQuery(agreement="karabakh-2020-10-10")
    whole = {one.id for one in every_incident(told, query)}
    early = {one.id for one in every_incident(told, query, date(2020, 10, 14))}
    assert early == {one.id for one in every_incident(told, IncidentQuery(), date(2020, 10, 14))} & whole
    assert early < whole
