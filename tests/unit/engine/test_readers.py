"""Reading ahead in other processes: the ledger is the same as if one report were read after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from hudna.engine import readers
from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Fate, Monitor, Outcome
from hudna.engine.readers import AT_A_TIME, AT_MOST, HOLD, TOGETHER, Readers, Told, keep_all
from hudna.ledger import Ledger, open_ledger
from hudna.model.agreements import Agreement
from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.sources import Item
from tests.tellings import REGISTER
from tests.unit.engine.told import analyst_told, report

TOWNS = ("Fuzuli", "Agdam", "Tartar", "Shusha", "Hadrut", "Barda")


def shelling(number: int) -> Report:
    town = TOWNS[number % len(TOWNS)]
    text = f"Armenian forces shelled {town} on day {number} of the truce, the Azerbaijani defence ministry said."
    return Report(id=f"r{number}", text=text, lang="en")


def told(monitor: Monitor, items: Iterable[Item], workers: int = 0) -> list[Told]:
    with Readers(workers) as reading:
        return list(keep_all(monitor, items, reading))


def fates(found: Iterable[Told]) -> list[Fate]:
    return [one.fate for one in found if isinstance(one, Outcome)]


@pytest.fixture
def another(tmp_path: Path) -> Iterable[Ledger]:
    with open_ledger(tmp_path / "another.ledger") as ledger:
        yield ledger


def test_reports_read_in_other_processes_make_the_same_ledger(
    ledger: Ledger, another: Ledger, analyst: Analyst
) -> None:
    reports = [shelling(number) for number in range(45)]
    assert fates(told(Monitor(ledger, analyst), reports, workers=2)) == [Fate.ADDED] * 45
    one_by_one = Monitor(another, analyst)
    for one in reports:
        one_by_one.add(one)
    for what in ("entries", "incidents", "findings", "claims"):
        assert [_without_times(one) for one in getattr(ledger, what)()] == [
            _without_times(one) for one in getattr(another, what)()
        ]
    assert list(ledger.verify()) == []


def _without_times(one: object) -> object:
    payload = getattr(one, "payload", None)
    return one if payload is None else (getattr(one, "kind", None), payload)


def test_what_is_told_of_is_kept_already(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    with Readers(0) as readers:
        for one in keep_all(monitor, (report(str(number)) for number in range(50)), readers):
            assert isinstance(one, Outcome)
            assert ledger.report(one.report.id) is not None


def test_refusals_and_repetitions_are_told_and_stop_nothing(ledger: Ledger) -> None:
    refusal = Refusal("a.txt", "no letter in it")
    found = told(Monitor(ledger, analyst_told()), [report("a"), refusal, report("a"), report("b")])
    assert refusal in found
    assert sorted(fates(found)) == [Fate.ADDED, Fate.ADDED, Fate.KNOWN]


def test_a_withdrawal_of_a_report_that_still_waits_finds_it(ledger: Ledger) -> None:
    posted = Report(id="post", text="The truce holds.", lang="en", url="https://example.org/post")
    withdrawal = Withdrawal(url="https://example.org/post", reason="the message was deleted")
    assert told(Monitor(ledger, analyst_told()), [posted, withdrawal])[-1] == withdrawal
    assert ledger.withdrawal("post") == withdrawal


def test_a_report_read_by_an_older_register_is_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    registers: list[tuple[Agreement, ...]] = [tuple(REGISTER[:1]), tuple(REGISTER)]
    monitor = Monitor(ledger, analyst_told())
    informed = [analyst_told().knowing(register) for register in registers]
    monkeypatch.setattr(monitor, "informed", lambda: informed[0] if len(informed) == 1 else informed.pop(0))
    monkeypatch.setattr(Future, "result", lambda *_: pytest.fail("what the older register gave was kept"))
    assert fates(told(monitor, [shelling(1)], workers=1)) == [Fate.ADDED]


@pytest.mark.parametrize(("seconds", "size"), [(0.1, AT_MOST), (HOLD / 2, 2 * AT_A_TIME), (60.0, AT_A_TIME)])
def test_as_many_are_kept_together_as_take_no_longer_than_others_may_wait(
    ledger: Ledger, analyst: Analyst, monkeypatch: pytest.MonkeyPatch, seconds: float, size: int
) -> None:
    kept: list[int] = []
    clock = [0.0]

    def keep(_self: Monitor, read: Sequence[Reading | Outcome], *_digests: object) -> list[Outcome]:
        kept.append(len(read))
        clock[0] += seconds
        return []

    monkeypatch.setattr(Monitor, "keep", keep)
    monkeypatch.setattr(readers, "monotonic", lambda: clock[0])
    reports = [shelling(number) for number in range(AT_A_TIME + AT_MOST)]
    told(Monitor(ledger, analyst), reports)
    assert kept[:2] == [AT_A_TIME, size]
    assert sum(kept) == len(reports)


class Pool:
    """A pool that reads nothing, and says at once what it was handed."""

    def __init__(self, *_: object, **__: object) -> None:
        self.handed: list[int] = []

    def submit(self, _read: object, reports: Sequence[Report]) -> Future[list[str]]:
        self.handed.append(len(reports))
        done: Future[list[str]] = Future()
        done.set_result([one.id for one in reports])
        return done

    def shutdown(self, **_: object) -> None:
        """Nothing runs."""


def test_reports_are_handed_over_several_at_a_time_and_the_last_of_them_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pool = Pool()
    monkeypatch.setattr(readers, "ProcessPoolExecutor", lambda *_, **__: pool)
    with Readers(1) as reading:
        coming = [reading.submit(shelling(number), ()) for number in range(TOGETHER + 3)]
        assert pool.handed == [TOGETHER]
        read: list[object] = [one.result() for one in coming if one is not None]
        assert read == [f"r{n}" for n in range(TOGETHER + 3)]
        assert pool.handed == [TOGETHER, 3]
        later = reading.submit(shelling(99), ())
        assert later is not None
        assert [*later.result()] == [*"r99"]
        assert pool.handed == [TOGETHER, 3, 1]
