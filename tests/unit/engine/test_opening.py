"""Opening a ledger to ask it, also as it was known on an earlier date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.opening import opened
from hudna.engine.projection import project
from hudna.ledger import open_ledger
from hudna.model.errors import LedgerError
from tests.tellings import REGISTER, filed
from tests.unit.engine.told import analyst_told, report


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """A ledger of reports of two days, read in retrospect, and judged today."""
    file = tmp_path / "archive.ledger"
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst_told(a=[filed()], b=[filed(says="RUS")]), in_retrospect=True)
        monitor.add(report("a", published="2020-10-27"))
        monitor.add(report("b", published="2020-10-29"))
        Judge(ledger, "amal").correct("a#1", "place", {"name": "Barda", "country": "AZE"}, "misread")
    return str(file)


def claims(location: str, known_on: datetime | None = None) -> list[tuple[str, ...]]:
    with opened(location, known_on) as ledger:
        return sorted(incident.claims for incident in ledger.incidents())


def test_what_was_known_later_is_left_out(archive: str) -> None:
    assert claims(archive) == [("a#1",), ("b#1",)], "as corrected today"
    assert claims(archive, datetime(2020, 10, 30, tzinfo=UTC)) == [("a#1", "b#1")]
    assert claims(archive, datetime(2020, 10, 28, tzinfo=UTC)) == [("a#1",)]
    assert claims(archive, datetime(2020, 10, 27, 12, tzinfo=UTC)) == []
    assert claims(archive, datetime.now(UTC) + timedelta(days=1)) == claims(archive)


def test_asking_what_was_known_changes_nothing(archive: str) -> None:
    with open_ledger(archive) as ledger:
        head = ledger.head()
    claims(archive, datetime(2020, 10, 28, tzinfo=UTC))
    with open_ledger(archive) as ledger:
        assert ledger.head() == head
        assert list(ledger.verify(project=project)) == []


def test_an_archive_knows_its_agreements_since_they_were_signed(archive: str) -> None:
    with opened(archive, datetime(2020, 10, 12, tzinfo=UTC)) as ledger:
        registered = {entry.payload["agreement"]["id"] for entry in ledger.entries()}
    assert registered == {one.id for one in REGISTER if one.signed.time <= datetime(2020, 10, 12, tzinfo=UTC)}


def test_what_is_added_as_it_comes_was_not_known_before(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "new.ledger") as ledger:
        Monitor(ledger, analyst_told(a=[filed()])).add(report("a"))
    assert claims(str(tmp_path / "new.ledger"), datetime(2020, 11, 1, tzinfo=UTC)) == []
    assert claims(str(tmp_path / "new.ledger")) == [("a#1",)]


def test_to_ask_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"), opened(str(tmp_path / "none.ledger")):
        pass
    assert not (tmp_path / "none.ledger").exists()
