"""Keeping what comes in: in one thread, many at a time, and whoever waits is told."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from hudna.engine.monitor import Monitor, Outcome
from hudna.engine.readers import Readers
from hudna.engine.watching import keeper as keeping
from hudna.engine.watching.keeper import Keeper
from hudna.ledger import Ledger
from hudna.model.alerts import AlertKind
from hudna.model.errors import LedgerError
from hudna.model.readings import Reading
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.engine.watching.noted import Noted

WAIT = 20.0


def keeper(ledger: Ledger, noted: Noted) -> Keeper:
    return Keeper(ledger, lambda: Monitor(ledger, analyst_told(a=[filed()])), Readers(0), noted)


def test_what_was_given_is_in_the_ledger_when_that_is_told(ledger: Ledger) -> None:
    noted = Noted()
    with keeper(ledger, noted) as one:
        one.keep([report("a")]).result(WAIT)
        assert ledger.report("a") is not None
    assert noted.added == ["a"]


def test_what_waits_goes_into_one_transaction(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    noted, sizes, begun, go_on = Noted(), [], threading.Event(), threading.Event()
    keep = Monitor.keep

    def slow(self: Monitor, read: list[Reading | Outcome], *digests: Any) -> list[Outcome]:
        begun.set()
        go_on.wait(WAIT)
        sizes.append(len(read))
        return keep(self, read, *digests)

    monkeypatch.setattr(Monitor, "keep", slow)
    with keeper(ledger, noted) as one:
        first = one.keep([report("first")])
        begun.wait(WAIT)
        others = [one.keep([report(f"r{number}")]) for number in range(5)]
        go_on.set()
        for each in (first, *others):
            each.result(WAIT)
    assert sizes == [1, 5]


def test_what_the_ledger_cannot_take_is_told_to_those_who_wait_and_the_next_are_kept(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Monitor.keep

    def full(self: Monitor, read: list[Reading | Outcome], *digests: Any) -> list[Outcome]:
        monkeypatch.setattr(Monitor, "keep", keep)
        raise LedgerError("the disk is full")

    monkeypatch.setattr(Monitor, "keep", full)
    with keeper(ledger, Noted()) as one:
        with pytest.raises(LedgerError, match="the disk is full"):
            one.keep([report("a")]).result(WAIT)
        one.keep([report("a")]).result(WAIT)
    assert ledger.report("a") is not None


def test_alerts_are_raised_of_what_was_kept(ledger: Ledger) -> None:
    noted = Noted()
    with keeper(ledger, noted) as one:
        one.keep([report("a")]).result(WAIT)
    assert AlertKind.FIRST_BREACH in {raised.alert.kind for raised in noted.alerts}


def test_alerts_that_cannot_be_raised_stop_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_: Ledger) -> None:
        raise LedgerError("held by another process")

    monkeypatch.setattr(keeping, "raise_alerts", held)
    noted = Noted()
    with keeper(ledger, noted) as one:
        one.keep([report("a")]).result(WAIT)
        one.keep([report("b", text="Other words of another day.")]).result(WAIT)
    assert noted.added == ["a", "b"]
    assert noted.failures[0] == ("alerts", "held by another process")


def test_all_that_was_given_is_kept_before_it_ends(ledger: Ledger) -> None:
    with keeper(ledger, Noted()) as one:
        given = [one.keep([report(f"r{number}")]) for number in range(30)]
    assert all(each.done() for each in given)
    assert sum(1 for _ in ledger.reports()) == 30
