"""Reports are read one after the other, and not more wait than there is room for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from hudna.engine.analyst import Analyst
from hudna.ledger import Ledger, open_ledger
from hudna.model.readings import Reading
from hudna.model.reports import Report
from hudna.views.serve.reading_room import Crowded, ReadingRoom
from tests.unit.engine.told import analyst_told, report


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(empty_ledger, tmp_path / "a.ledger")) as opened:
        yield opened


def test_who_finds_it_crowded_is_told_so_at_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.views.serve.reading_room._SEATS", 2)
    begun, go_on = Event(), Event()
    room = ReadingRoom(ledger, lambda: analyst_told(one=[]))

    def slow(_self: Analyst, _report: Report) -> Reading:
        begun.set()
        assert go_on.wait(10)
        raise KeyError

    monkeypatch.setattr(Analyst, "knowing", lambda self, _agreements: self)
    monkeypatch.setattr(Analyst, "read", slow)
    with ThreadPoolExecutor(2) as readers:
        waiting = [readers.submit(room.read, report("one"))]
        assert begun.wait(10)
        waiting.append(readers.submit(room.read, report("one")))
        while room._seats.acquire(blocking=False):  # until the second has sat down
            room._seats.release()
        with pytest.raises(Crowded):
            room.read(report("one"))
        go_on.set()
        assert [type(one.exception()) for one in waiting] == [KeyError, KeyError]
    assert room._seats.acquire(blocking=False)
