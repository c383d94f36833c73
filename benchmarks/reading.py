"""How fast reports are read, and in how much memory."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from functools import cache

from benchmarks.corpus import EXAMPLES, arabic, arabic_as_published
from hudna.engine.analyst import Analyst
from hudna.reading import clitics, normalise
from hudna.reading.sentences import sentences
from hudna.reading.tokens import Tokenizer

_MOST = 300  # reports


def start() -> float:
    """Seconds from start to exit of `hudna read` on one report, median of five runs."""
    report = next(path for path in sorted(EXAMPLES.rglob("*")) if path.is_file())
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "hudna.views.cli.app", "read", str(report)], check=True, capture_output=True
        )
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


@cache
def _run(*, cut: bool) -> tuple[float, int, int]:
    """Seconds for all reports, how many there are, and how many sentences they have."""
    reports = (arabic() if cut else arabic_as_published())[:_MOST]
    analyst = Analyst()
    analyst.read(reports[0])  # compiles the pack
    gc.disable()  # as the command line does
    begun = time.process_time()
    for report in reports:
        analyst.read(report)
    taken = time.process_time() - begun
    gc.enable()
    tokenizer = Tokenizer(normalise.OPERATIONS["arabic"], clitics.OPERATIONS["arabic"])
    return taken, len(reports), sum(len(sentences(report.text, tokenizer)) for report in reports)


def reports_a_second() -> float:
    """Reports as they were published, read in a second of one core."""
    taken, reports, _ = _run(cut=False)
    return reports / taken


def long_reports_a_second() -> float:
    """Reports of about 4,000 characters read in a second of one core."""
    taken, reports, _ = _run(cut=True)
    return reports / taken


def sentences_a_second() -> float:
    """Sentences of these reports read in a second of one core."""
    taken, _, count = _run(cut=True)
    return count / taken


def memory() -> float:
    """Megabytes that a process of its own held at most while it read all of them."""
    code = (
        "import re\n"
        "from benchmarks.corpus import arabic\n"
        "from hudna.engine.analyst import Analyst\n"
        "analyst = Analyst()\n"
        f"for report in arabic()[:{_MOST}]: analyst.read(report)\n"
        # Of this program alone: `ru_maxrss` starts with what the program held that started it.
        "status = open('/proc/self/status').read()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) / 1024)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(run.stdout)
