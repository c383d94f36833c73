"""Whatever texts come: a ledger tells the same repeats as one that holds all sketches in memory, also after a rebuild."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.ledger import Ledger, open_ledger, sketches
from hudna.model.reports import Report
from hudna.sources import Sketch
from tests.near_duplicates import NearDuplicates
from tests.unit.engine.told import analyst_told

SETTINGS = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
SENTENCES = (
    "Shells fell on the town at dawn, the ministry said, and four houses burned before the fire was put out.",
    "The delegations will meet again next week in another capital, and neither wanted to speak of a failure.",
    "Observers counted no shot since midnight.",
    "أعلنت وزارة الدفاع يوم الأحد أن الهدنة صمدت في القرى الحدودية",
    "Both sides have let lorries with flour and fuel through the checkpoint at the bridge, she added.",
    "No.",
)
KNOWN = datetime(2020, 10, 11, tzinfo=UTC)
TEXTS = st.lists(
    st.lists(st.sampled_from(SENTENCES) | st.text(max_size=30), min_size=1, max_size=6).map(" ".join),
    min_size=1,
    max_size=8,
    unique=True,
)


def compared(ledger: Ledger, texts: list[str]) -> list[list[str]]:
    """For each of some texts the reports of a ledger that it nearly repeats."""
    with ledger.transaction() as transaction:
        drawn = map(Sketch.of, texts)
        return [one.repeated(transaction.sketches_with(one.bands())) for one in drawn]


@SETTINGS
@given(texts=TEXTS, later=st.integers(0, 8))
def test_the_ledger_tells_the_repeats_that_memory_would(texts: list[str], later: int, empty_ledger: Path) -> None:
    seen = NearDuplicates()
    expected = [tuple(seen.add(f"r{number}", text)) for number, text in enumerate(texts)]
    with TemporaryDirectory() as folder, open_ledger(shutil.copy(empty_ledger, Path(folder) / "a.ledger")) as ledger:
        reports = [Report(id=f"r{number}", text=text, lang="en") for number, text in enumerate(texts)]
        before, after = Monitor(ledger, analyst_told()), Monitor(ledger, analyst_told())
        first = before.keep([before.read(report) for report in reports[:later]])
        assert [one.repeats for one in (*first, *map(after.add, reports[later:]))] == expected
        assert list(ledger.verify(project=project)) == []
        found = compared(ledger, texts)
        ledger.rebuild(project)
        assert compared(ledger, texts) == found


@SETTINGS
@given(texts=TEXTS, wait=st.integers(1, 4), hands=st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_whoever_adds_them_and_however_many_marks_wait(
    texts: list[str], wait: int, hands: list[int], empty_ledger: Path
) -> None:
    """Two who add in turn; of a third, nothing is kept."""
    seen = NearDuplicates()
    expected: list[tuple[str, ...]] = []
    found: list[tuple[str, ...]] = []
    with TemporaryDirectory() as folder, patch.object(sketches, "WAIT", wait):
        file = shutil.copy(empty_ledger, Path(folder) / "a.ledger")
        with open_ledger(file) as one, open_ledger(file) as other:
            monitors = (Monitor(one, analyst_told()), Monitor(other, analyst_told()))
            for number, (text, hand) in enumerate(zip(texts, hands, strict=False)):
                if hand == 2:
                    add_in_vain(one, Report(id=f"r{number}", text=text, lang="en"))
                    continue
                expected.append(tuple(seen.add(f"r{number}", text)))
                found.append(monitors[hand].add(Report(id=f"r{number}", text=text, lang="en")).repeats)
            assert found == expected
            assert list(one.verify(project=project)) == []


def add_in_vain(ledger: Ledger, report: Report) -> None:
    """Put a report with its sketch, and fail before it is kept."""
    drawn = Sketch.of(report.text)
    with suppress(ZeroDivisionError), ledger.transaction() as transaction:
        transaction.put_report(report, KNOWN)
        transaction.put_sketch(report.id, drawn.to_bytes(), drawn.bands())
        raise ZeroDivisionError
