"""How long a report takes to become incidents and findings in a ledger."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import arabic
from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger

_REPORTS = 100


def arrival() -> float:
    """Seconds from a report's arrival until its claims, incidents and findings are in the ledger, median."""
    times = []
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "benchmark.ledger") as ledger:
        monitor = Monitor(ledger, Analyst())
        for report in arabic()[:_REPORTS]:
            begun = time.perf_counter()
            monitor.add(report)
            times.append(time.perf_counter() - begun)
    return statistics.median(times)
