"""The truce of July 2015 in Yemen, as the newspapers of one side told it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor
from hudna.engine.standings import standings
from hudna.ledger import open_ledger
from hudna.model.compliance import Standing
from hudna.model.reports import Report
from hudna.sources import bring_in

REPORTS = Path(__file__).parents[4] / "shared" / "texts" / "yemen"
FIRST, LAST = date(2015, 7, 26), date(2015, 8, 1)

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports in ../shared are not part of the project")


@pytest.fixture(scope="module")
def standing(analyst: Analyst, empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """On what was published from the first day of the truce to the day after its last."""
    with open_ledger(shutil.copy(empty_ledger, tmp_path_factory.mktemp("yemen") / "yemen.ledger")) as ledger:
        monitor = Monitor(ledger, analyst)
        for report in bring_in([REPORTS]):
            if isinstance(report, Report) and report.published and FIRST <= report.published <= LAST:
                monitor.add(report)
        ((_, found),) = standings(ledger, only="yemen-2015-07-26")
        yield found


def test_it_says_that_the_papers_of_one_side_were_read(standing: Standing) -> None:
    assert {one.side for one in standing.coverage.origins} == {"COALITION"}
    assert standing.cautions[0].endswith("sources from one side of the line only are half a picture.")
    assert any(said.startswith("No source of the side of HOUTHI, SALEH was read") for said in standing.cautions)


def test_both_sides_stand_accused(standing: Standing) -> None:
    told = {row.party: sum(cell.breaches.total for cell in row.cells.values()) for row in standing.matrix}
    assert told["COALITION"] > 0
    assert told["HOUTHI"] > 0


def test_who_tells_of_the_coalitions_breaches_is_told(standing: Standing) -> None:
    assert [one for one in standing.accusations if one.accused == "COALITION"]


def test_days_of_which_no_paper_could_tell_are_not_known(standing: Standing) -> None:
    unknown = [day for day in standing.violations.days if not day.known]
    assert unknown
    assert standing.coverage.days_covered < standing.coverage.days == 6
    assert all(tally.total for day in unknown for tally in day.breaches.values()), "never zero"


def test_the_truce_lasted_for_five_days(standing: Standing) -> None:
    assert standing.elapsed.hours_in_force == 120
