"""The README shows what the commands print: each is run on the examples, and what stands there has to come."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.engine.alerting import raise_alerts
from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from hudna.model.reports import Report
from hudna.sources import bring_in
from tests.conftest import EXAMPLES, Ran

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"^```console\n\$ ([^\n]+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))
WIDTH = re.compile(r"^┏.*┓$", re.MULTILINE)
LEFT_OUT = re.compile(r"^(?:│ )?…[ │]*\n", re.MULTILINE)
HASH = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture(scope="module")
def added(analyst: Analyst, empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, int]:
    """The ledger of the examples, how many reports are in it, and with how many claims."""
    file = Path(shutil.copy(empty_ledger, tmp_path_factory.mktemp("readme") / "my.ledger"))
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst)
        outcomes = monitor.keep([monitor.read(item) for item in bring_in([EXAMPLES]) if isinstance(item, Report)])
        raise_alerts(ledger)
    return file, len(outcomes), sum(outcome.claims for outcome in outcomes)


def test_reading_the_examples_gives_as_many_claims_as_it_says(added: tuple[Path, int, int]) -> None:
    _, reports, claims = added
    assert f"\n{reports} reports added with {claims} claims (0 nearly repeat another)" in README


@pytest.mark.parametrize("command", [command for command in SHOWN if command.startswith("hudna ")])
def test_a_command_prints_what_is_shown_of_it(
    added: tuple[Path, int, int],
    command: str,
    hudna: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if (table := WIDTH.search(SHOWN[command])) is not None:
        monkeypatch.setenv("COLUMNS", str(len(table[0])))
    monkeypatch.chdir(tmp_path)
    shutil.copy(added[0], "my.ledger")
    Path("report.txt").write_text(SHOWN["cat report.txt"], encoding="utf-8")
    printed = HASH.sub("HASH", hudna(*command.split()[1:]).out)
    parts = LEFT_OUT.split(HASH.sub("HASH", SHOWN[command]))
    assert [part for part in parts if part not in printed] == []
