"""A ledger of the first truce in Nagorno-Karabakh, in 2020, as a few reports tell it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from tests.tellings import filed, place
from tests.unit.engine.told import analyst_told, report

_TERTER = place("Terter", "AZE", "point", 40.34, 46.93)


@pytest.fixture(scope="session")
def truce_ledger_read(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """An accusation with a toll, its denial, a call and a demand; not to be changed."""
    day, next_day = "2020-10-20", "2020-10-21"
    accusation = filed(day=day, says="AZE", killed="3-", on="AZE.CVL", at=_TERTER, published=day)
    call = filed("talks.call", by="ARM AZE RUS", says=None, at=None, day=next_day, published=next_day)
    demand = filed(
        "force.withdrawal", by="ARM", says="AZE", status="demanded", at=_TERTER, day=None, published=next_day,
        words="<script>alert(1)</script>",
    )  # fmt: skip
    analyst = analyst_told(
        accusation=[accusation],
        denial=[filed(day=day, says="ARM", status="denied", at=_TERTER, published=next_day)],
        talks=[call, demand],
        later=[
            filed("truce.held", by="ARM", says="ARM", at=("Shusha", "AZE"), day="2020-10-23", published="2020-10-23")
        ],
    )
    file = tmp_path_factory.mktemp("truce") / "truce.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst)
        for name, published in (
            ("accusation", day),
            ("denial", next_day),
            ("talks", next_day),
            ("later", "2020-10-23"),
        ):
            monitor.add(report(name, published=published))
    return file


@pytest.fixture
def truce_ledger(truce_ledger_read: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    file = tmp_path / "truce.ledger"
    shutil.copy(truce_ledger_read, file)
    return file
