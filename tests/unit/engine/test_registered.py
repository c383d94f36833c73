"""The register of a ledger, as it was known on an earlier date: what was amended or ended since is not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hudna.engine.monitor import Monitor
from hudna.engine.opening import opened
from hudna.engine.projection import project
from hudna.engine.registered import Registered, register_of
from hudna.engine.standings import standings
from hudna.engine.vantages import Vantage, Vantages
from hudna.ledger import Ledger
from hudna.ledger.codec import to_payload
from hudna.model.access import Access
from hudna.model.agreements import Agreement, Phase
from hudna.model.compliance import Deadline, Standing
from hudna.model.entries import EntryKind
from tests.tellings import agreement, filed
from tests.unit.engine.told import analyst_told, report

FIRST, LAST = "karabakh-2020-10-10", "karabakh-2020-11-09"
LATER = datetime(2020, 11, 30, tzinfo=UTC)


@pytest.fixture
def archive(ledger: Ledger) -> Ledger:
    """A ledger of reports of two days, read in retrospect."""
    told = {"a": [filed(day="2020-10-11")], "b": [filed(day="2020-11-10", by="AZE", says="ARM")]}
    monitor = Monitor(ledger, analyst_told(**told), in_retrospect=True)
    monitor.add(report("a", published="2020-10-11"))
    monitor.add(report("b", published="2020-11-11"))
    return ledger


def on(day: str) -> datetime:
    """The end of a day."""
    return datetime.fromisoformat(f"2020-{day}T23:59:59+00:00")


def stood(ledger: Ledger, identity: str, as_of: datetime = LATER) -> Standing:
    ((_, standing),) = standings(ledger, as_of, only=identity)
    return standing


def kalbajar(standing: Standing) -> Deadline:
    return next(one for one in standing.deadlines if one.provision == "kalbajar")


def test_a_deadline_that_was_moved_later_is_where_it_was(archive: Ledger) -> None:
    with opened(archive.location, on("11-12")) as known:
        before = kalbajar(stood(known, LAST, on("11-18")))
    assert (before.due.day, before.moved_from) == (15, None)
    with opened(archive.location, on("11-16")) as known:
        after = kalbajar(stood(known, LAST, on("11-18")))
    assert (after.due.day, after.moved_from and after.moved_from.day) == (25, 15)
    early = kalbajar(stood(archive, LAST, on("11-12")))
    assert early.due.day == 15, "an amendment that is known counts since it was made"


def test_a_truce_that_was_superseded_later_is_in_force(archive: Ledger) -> None:
    with opened(archive.location, on("10-12")) as known:
        before = stood(known, FIRST)
        assert [finding.agreement for finding in known.findings()] == [FIRST]
    assert (before.phase, before.note) == (Phase.IN_FORCE, "in force since 2020-10-10 12:00 local time")
    assert stood(archive, FIRST).phase is Phase.ENDED


def test_breaches_are_found_in_the_window_that_was_known(archive: Ledger) -> None:
    longer = {finding.incident: finding.agreement for finding in archive.findings()}
    with opened(archive.location, on("10-12")) as known:
        (finding,) = known.findings()
    assert longer[finding.incident] == FIRST
    assert "with no end" in " ".join(finding.trace)


@pytest.fixture
def early_vantage(archive: Ledger) -> Iterator[Ledger]:
    """The same as the dashboard and the API see it."""
    with Vantages(archive.location, patience=30) as vantages:
        yield vantages.ledger(Vantage(Access.CONFIDENTIAL, on("11-12")))


def test_the_dashboard_and_the_api_see_the_same(early_vantage: Ledger) -> None:
    assert kalbajar(stood(early_vantage, LAST)).due.day == 15
    (known,) = (one for one in register_of(early_vantage) if one.id == LAST)
    assert known.amendments == ()


def test_what_comes_with_hudna_and_was_signed_later_was_not_known(archive: Ledger) -> None:
    with archive.as_known_on(on("10-12"), project) as known:
        assert max(one.signed.time for one in register_of(known)) <= on("10-12")
    assert max(one.signed.time for one in register_of(archive)) > on("11-12")


def test_what_a_person_amended_was_known_from_when_it_was_added(archive: Ledger) -> None:
    def end(known_on: datetime) -> datetime | None:
        with archive.as_known_on(known_on, project) as known:
            moment = next(one for one in Registered().by(known) if one.id == LAST).end
        return None if moment is None else moment.time

    added = datetime(2021, 6, 1, tzinfo=UTC)
    _amend(archive, replace(agreement(LAST), end=replace(agreement(LAST).signed, time=LATER)), added)
    assert end(added - timedelta(days=1)) is None, "though the end that is told had come long before"
    assert end(added) == LATER


def _amend(ledger: Ledger, amended: Agreement, added: datetime) -> None:
    ended = replace(amended, end_reason="collapsed")
    payload = {"agreement": to_payload(ended), "reason": "It broke down"}
    ledger.append(EntryKind.AGREEMENT_REGISTERED, payload, author="Amal", time=added)
