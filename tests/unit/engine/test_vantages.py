"""A ledger as seen from vantages: copies that follow it, are made anew when what is open changes, and never tell more."""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from hudna.engine import copy_files
from hudna.engine.copy_files import remove_outdated
from hudna.engine.copying import bring_up_to_date
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.openness import classify
from hudna.engine.vantages import Pending, Vantage, Vantages
from hudna.ledger import Ledger, open_ledger
from hudna.model.access import Access
from hudna.model.entries import EntryKind
from hudna.model.errors import LedgerError
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

PUBLIC, RESTRICTED, CONFIDENTIAL = (Vantage(sees) for sees in Access)
SOURCES = {"a": "Gazette", "b": "Osprey", "c": "Kestrel"}


@pytest.fixture
def location(ledger: Ledger) -> str:
    """A ledger with a report of each of three sources."""
    for name, source in SOURCES.items():
        add(ledger, name, source)
    return ledger.location


@pytest.fixture
def vantages(location: str) -> Iterator[Vantages]:
    with Vantages(location, patience=30) as opened:
        yield opened


def add(ledger: Ledger, name: str, source: str, published: str = "2020-10-27") -> None:
    monitor = Monitor(ledger, analyst_told(**{name: [filed()]}), in_retrospect=True)
    monitor.add(report(name, source=source, published=published))


def decide(ledger: Ledger, source: str, access: Access) -> None:
    classify(ledger, source, access, author="amal", reason="agreed with it")


def ids(ledger: Ledger) -> list[str]:
    return [one.id for one in ledger.reports()]


def files(location: str) -> set[str]:
    """The copies that lie beside a ledger, by level."""
    beside = Path(location).parent.glob(f"{Path(location).name}.*")
    return {one.name for one in beside if one.suffix != ".lock" and not one.name.endswith(("-wal", "-shm"))}


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Copies begin, and are not made until this is set."""
    go_on = Event()

    def wait(*arguments: object, **options: object) -> None:
        arguments[3](0.25)  # type: ignore[operator]
        assert go_on.wait(30)
        bring_up_to_date(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(copy_files, "bring_up_to_date", wait)
    yield go_on
    go_on.set()


def test_where_nothing_is_hidden_it_is_the_ledger_itself(vantages: Vantages, location: str) -> None:
    assert vantages.ledger(PUBLIC) is vantages.ledger(CONFIDENTIAL) is vantages.main
    assert files(location) == set()


def test_each_level_sees_what_is_open_to_it(vantages: Vantages) -> None:
    decide(vantages.main, "Osprey", Access.RESTRICTED)
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    assert ids(vantages.ledger(PUBLIC)) == ["a"]
    assert ids(vantages.ledger(RESTRICTED)) == ["a", "b"]
    assert vantages.ledger(CONFIDENTIAL) is vantages.main


def test_a_copy_follows_the_ledger_and_stays_the_same_object(vantages: Vantages) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    copy = vantages.ledger(PUBLIC)
    add(vantages.main, "d", "Gazette")
    add(vantages.main, "e", "Kestrel")
    (incident,) = vantages.main.incidents()
    Judge(vantages.main, "amal").verify(incident.id, "seen on site")
    assert vantages.ledger(PUBLIC) is copy
    assert ids(copy) == ["a", "b", "d"]
    assert [one.claims for one in copy.incidents()] == [("a#1", "b#1", "d#1")]
    assert copy.head()[0] == vantages.main.head()[0]
    assert len(list(copy.judgements())) == 1


def test_a_copy_is_there_for_its_owner_alone(vantages: Vantages) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    vantages.ledger(PUBLIC)
    folder = Path(vantages.main.location).parent
    for file in folder.glob(f"{Path(vantages.main.location).name}.public*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_what_is_hidden_is_hidden_at_once_and_no_earlier_copy_stays(vantages: Vantages, location: str) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]
    before = files(location)
    decide(vantages.main, "Osprey", Access.RESTRICTED)
    assert ids(vantages.ledger(PUBLIC)) == ["a"]
    assert len(files(location)) == 1
    assert not files(location) & before


def test_copies_of_what_was_open_before_can_be_removed_at_once(vantages: Vantages, location: str) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    before = files(location) | {Path(vantages.ledger(vantage).location).name for vantage in (PUBLIC, RESTRICTED)}
    remove_outdated(vantages.main)
    assert files(location) == before
    decide(vantages.main, "Osprey", Access.RESTRICTED)
    remove_outdated(vantages.main)
    assert {name.partition("-")[0].rpartition(".")[2] for name in files(location)} == {"restricted"}
    assert ids(vantages.ledger(PUBLIC)) == ["a"]


def test_while_a_copy_is_made_nothing_is_given_in_its_place(location: str, stopped: Event) -> None:
    with Vantages(location, patience=0.01) as vantages:
        decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
        with pytest.raises(Pending):
            vantages.ledger(PUBLIC)
        assert progress(vantages, PUBLIC) == 0.25
        stopped.set()
        assert ids(patiently(vantages, PUBLIC)) == ["a", "b"]


def progress(vantages: Vantages, vantage: Vantage) -> float:
    """What is told to those who wait, once anything is."""
    for _ in range(1500):
        with pytest.raises(Pending) as pending:
            vantages.ledger(vantage)
        if pending.value.done is not None:
            return pending.value.done
        time.sleep(0.02)
    raise AssertionError("nothing was told")


def patiently(vantages: Vantages, vantage: Vantage) -> Ledger:
    for _ in range(1500):
        try:
            return vantages.ledger(vantage)
        except Pending:
            time.sleep(0.02)
    raise AssertionError("it never came")


def test_what_became_hidden_while_a_copy_was_made_is_not_in_what_is_given(location: str, stopped: Event) -> None:
    with Vantages(location, patience=0.01) as vantages:
        decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
        with pytest.raises(Pending):
            vantages.ledger(PUBLIC)
        decide(vantages.main, "Osprey", Access.RESTRICTED)
        with pytest.raises(Pending):
            vantages.ledger(PUBLIC)
        stopped.set()
        assert ids(patiently(vantages, PUBLIC)) == ["a"]


def test_what_is_opened_appears(vantages: Vantages) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]
    decide(vantages.main, "Kestrel", Access.PUBLIC)
    assert vantages.ledger(PUBLIC) is vantages.main


def test_to_classify_a_source_before_its_first_report_leaves_copies_as_they_are(
    vantages: Vantages, location: str
) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    vantages.ledger(PUBLIC)
    before = files(location)
    decide(vantages.main, "Merlin", Access.CONFIDENTIAL)
    add(vantages.main, "d", "Merlin")
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]
    assert files(location) == before


def test_a_copy_that_is_there_is_taken_up_again(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Vantages(location, patience=30) as vantages:
        decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
        vantages.ledger(PUBLIC)
        add(vantages.main, "d", "Gazette")
    monkeypatch.setattr(copy_files.StandingCopy, "_remove", lambda _: pytest.fail("it was made anew"))
    with Vantages(location, patience=30) as vantages:
        assert ids(vantages.ledger(PUBLIC)) == ["a", "b", "d"]


@pytest.mark.parametrize("damage", [b"", b"no ledger at all", b"SQLite format 3\0 and then nothing"])
def test_a_copy_that_is_damaged_is_made_anew(location: str, damage: bytes) -> None:
    with Vantages(location, patience=30) as vantages:
        decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
        file = Path(vantages.ledger(PUBLIC).location)
    file.write_bytes(damage)
    with Vantages(location, patience=30) as vantages:
        assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]


def test_a_copy_that_somebody_removes_is_made_anew(vantages: Vantages) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    Path(vantages.ledger(PUBLIC).location).unlink()
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]
    file = Path(vantages.ledger(PUBLIC).location)
    file.rename(file.with_name("elsewhere"))
    file.touch()
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]


def test_a_copy_that_is_far_behind_is_given_as_it_is_while_it_catches_up(
    vantages: Vantages, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    copy = vantages.ledger(PUBLIC)
    monkeypatch.setattr(copy_files, "_AT_ONCE", 1)
    add(vantages.main, "d", "Gazette")
    add(vantages.main, "e", "Kestrel")
    for _ in range(200):
        assert vantages.ledger(PUBLIC) is copy
        assert ids(copy) in (["a", "b"], ["a", "b", "d"])
        if copy.head()[0] == vantages.main.head()[0]:
            break
        time.sleep(0.05)
    assert ids(copy) == ["a", "b", "d"]


def test_a_copy_of_a_ledger_that_was_replaced_is_made_anew(location: str, tmp_path: Path, empty_ledger: Path) -> None:
    with Vantages(location, patience=30) as vantages:
        decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
        vantages.ledger(PUBLIC)
        head = vantages.main.head()[0]
    for file in Path(location).parent.glob(f"{Path(location).name}*"):
        if file.name in {Path(location).name, f"{Path(location).name}-wal", f"{Path(location).name}-shm"}:
            file.unlink()
    with open_ledger(location) as ledger:
        add(ledger, "x", "Gazette")
        while ledger.head()[0] < head - 1:
            ledger.append(EntryKind.ALERT_DELIVERED, {}, author="amal")
        decide(ledger, "Kestrel", Access.CONFIDENTIAL)
    with Vantages(location, patience=30) as vantages:
        assert ids(vantages.ledger(PUBLIC)) == ["x"]


def test_two_keepers_of_one_ledger_share_its_copies(location: str) -> None:
    with Vantages(location, patience=30) as one, Vantages(location, patience=30) as two:
        decide(one.main, "Kestrel", Access.CONFIDENTIAL)
        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(lambda keeper: keeper.ledger(PUBLIC).location, (one, two))
        assert first == second
        for number, keeper in enumerate((one, two, one)):
            add(keeper.main, f"d{number}", "Gazette")
            assert ids(one.ledger(PUBLIC)) == ids(two.ledger(PUBLIC))
        decide(two.main, "Osprey", Access.CONFIDENTIAL)
        assert ids(one.ledger(PUBLIC)) == ids(two.ledger(PUBLIC)) == ["a", "d0", "d1", "d2"]


def test_many_read_while_one_writes_and_nobody_sees_what_is_hidden(vantages: Vantages) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    over = Event()

    def read() -> set[str | None]:
        found: set[str | None] = set()
        while not over.is_set():
            found |= {one.source for one in vantages.ledger(PUBLIC).reports()}
        return found

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(6):
            add(vantages.main, f"d{number}", ("Gazette", "Kestrel")[number % 2])
        over.set()
        assert {source for reader in readers for source in reader.result()} <= {"Gazette", "Osprey"}
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b", "d0", "d2", "d4"]


EARLIER = datetime(2020, 10, 28, tzinfo=UTC)


def test_as_known_on_an_earlier_date(vantages: Vantages) -> None:
    add(vantages.main, "late", "Gazette", published="2020-11-05")
    known = vantages.ledger(Vantage(Access.CONFIDENTIAL, EARLIER))
    assert ids(known) == ["a", "b", "c"]
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)
    assert ids(vantages.ledger(Vantage(Access.PUBLIC, EARLIER))) == ["a", "b"], "by what is open today"
    assert vantages.ledger(Vantage(Access.CONFIDENTIAL, EARLIER)) is known, "nothing came that was known by then"


def test_what_an_archive_adds_to_an_earlier_date_appears_there(vantages: Vantages) -> None:
    vantage = Vantage(Access.CONFIDENTIAL, EARLIER)
    assert ids(vantages.ledger(vantage)) == ["a", "b", "c"]
    add(vantages.main, "d", "Gazette", published="2020-10-26")
    assert ids(vantages.ledger(vantage)) == ["d", "a", "b", "c"]


def test_few_copies_of_earlier_dates_are_kept_and_who_reads_one_is_not_disturbed(location: str) -> None:
    with Vantages(location, known_copies=1, patience=30) as vantages:
        first = vantages.ledger(Vantage(Access.CONFIDENTIAL, EARLIER))
        folder = Path(first.location).parent
        vantages.ledger(Vantage(Access.CONFIDENTIAL, datetime(2020, 10, 29, tzinfo=UTC)))
        assert ids(first) == ["a", "b", "c"]
        del first
        assert not folder.exists()


def test_a_copy_of_an_earlier_date_is_awaited_with_its_progress(location: str, stopped: Event) -> None:
    with Vantages(location, patience=0.01) as vantages:
        assert progress(vantages, Vantage(Access.CONFIDENTIAL, EARLIER)) == 0.25
        stopped.set()
        assert ids(patiently(vantages, Vantage(Access.CONFIDENTIAL, EARLIER))) == ["a", "b", "c"]


def test_a_failure_is_told_and_the_next_who_asks_has_it_tried_again(
    vantages: Vantages, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(vantages.main, "Kestrel", Access.CONFIDENTIAL)

    def fail(*_arguments: object, **_options: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(copy_files, "bring_up_to_date", fail)
    with pytest.raises(LedgerError, match="the disk is full"):
        vantages.ledger(PUBLIC)
    monkeypatch.undo()
    assert ids(vantages.ledger(PUBLIC)) == ["a", "b"]


def test_a_change_by_another_is_noticed(vantages: Vantages) -> None:
    head = vantages.main.head()
    assert vantages.wait_for_change(head, timeout=0.05) == head

    def write() -> None:
        with open_ledger(vantages.main.location) as other:
            other.append(EntryKind.ALERT_DELIVERED, {}, author="amal")

    writer = Thread(target=write)
    began = time.monotonic()
    writer.start()
    assert vantages.wait_for_change(head, timeout=600)[0] == head[0] + 1
    assert time.monotonic() - began < 600, "it was not noticed, but found when there was nothing more to wait for"
    writer.join()


def test_to_open_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        Vantages(str(tmp_path / "none.ledger"))


def test_not_more_copies_of_earlier_dates_are_made_at_once_than_are_kept(location: str, stopped: Event) -> None:
    with Vantages(location, patience=0, known_copies=2) as vantages:
        asked = [Vantage(Access.CONFIDENTIAL, datetime(2020, 1, day, tzinfo=UTC)) for day in range(1, 10)]
        for vantage in asked:
            with pytest.raises(Pending):
                vantages.ledger(vantage)
        assert [extent.until for extent in vantages._known] == [one.known_on for one in asked[:2]]
        stopped.set()
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                assert ids(vantages.ledger(asked[-1])) == []
                break
            except Pending:
                time.sleep(0.05)
        assert len(vantages._known) == 2
