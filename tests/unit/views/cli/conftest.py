"""A ledger to put questions to, and reports to read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

ARABIC_SOURCE = "وكالة الأنباء المثالية"
ENGLISH = "Azerbaijan accused Armenia of shelling Terter on Tuesday, killing three civilians."
ARABIC = "اتهمت أذربيجان أرمينيا بقصف مدينة ترتر يوم الثلاثاء."


@pytest.fixture(scope="session")
def told_ledger(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """An accusation, its denial, an event of which no day is told, and one in another conflict."""
    accused = filed(day="2020-10-20", says="AZE", killed="3-", on="AZE.CVL")
    analyst = analyst_told(
        accusation=[accused],
        denial=[filed(day="2020-10-20", says="ARM", status="denied")],
        undated=[filed("truce.violated", by="AZE", at=None, day=None, says=None)],
        yemen=[filed(by="HOUTHI", on="YEM", at=("Taiz", "YEM"), day="2015-07-28", says="YEM")],
    )
    file = tmp_path_factory.mktemp("told") / "told.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst)
        monitor.add(report("accusation", published="2020-10-20"))
        monitor.add(report("denial", published="2020-10-21", source=ARABIC_SOURCE))
        monitor.add(report("undated", published="2020-10-23"))
        monitor.add(report("yemen", published="2015-07-29"))
    return file


@pytest.fixture(scope="session")
def unnamed_ledger(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """A shelling whose doer is not named, told by an independent monitor."""
    file = tmp_path_factory.mktemp("unnamed") / "unnamed.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        shelling = filed(by="", on="AZE.CVL", says="ICRC", day="2020-10-20", killed="4")
        Monitor(ledger, analyst_told(shelling=[shelling])).add(report("shelling", published="2020-10-20"))
    return file


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a report in each language."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text, source in (("english", ENGLISH, "Paper"), ("arabic", ARABIC, ARABIC_SOURCE)):
        fields = {"text": text, "published": "2020-10-28", "source": source, "title": f"Title of {name}"}
        (folder / f"{name}.report.json").write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")
    return folder
