"""Run every benchmark and print what was measured beside its bound, and their ratio (1 or more: within the bound)."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks import crowd, ledger, pages, reading
from hudna.reading import choice


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure beside its bound."""

    what: str
    figure: float
    unit: str
    bound: float
    at_least: bool = False

    def line(self) -> str:
        """The figure, the bound, and how many times better than the bound it is."""
        ratio = self.figure / self.bound if self.at_least else self.bound / self.figure
        sign = "≥" if self.at_least else "≤"
        return f"{self.what:<62} {self.figure:>9.2f} {self.unit:<10} bound {sign} {self.bound:g}  ratio {ratio:.2f}"


def measured() -> Iterator[Measured]:
    """Every figure, as it is measured."""
    runs: list[tuple[str, Callable[[], float], str, float, bool]] = [
        ("start to exit of `hudna read` on one report, median of 5", reading.start, "s", 1.5, False),
        ("reading, Arabic, one core, reports as published", reading.reports_a_second, "reports/s", 40, True),
        ("reading, Arabic, one core, 4,000 characters each", reading.long_reports_a_second, "reports/s", 40, True),
        ("reading, Arabic, one core", reading.sentences_a_second, "sentences/s", 1000, True),
        ("memory of a process that reads", reading.memory, "MB", 400, False),
        ("from a report's arrival to its incidents and findings, median", ledger.arrival, "s", 1, False),
        (f"a report added to {crowd.CLAIMS:,} claims, beyond its reading, median", crowd.added, "s", 0.05, False),
        (
            f"any page or list over {crowd.CLAIMS:,} claims, {pages.READERS} readers, 95th percentile",
            pages.slowest,
            "s",
            0.3,
            False,
        ),
        ("rebuild: time a claim, all to a quarter of them (1: linear)", crowd.rebuilt, "times", 1.25, False),
    ]
    for what, measure, unit, bound, at_least in runs:
        yield Measured(what, measure(), unit, bound, at_least)


def conditions() -> str:
    """By what it is run: a Python that was built without profile-guided optimisation reads a fifth less."""
    built = "compiled" if choice.__file__.endswith(".so") else "interpreted"
    return f"{platform.python_implementation()} {platform.python_version()}, {sys.executable}; the reader {built}"


if __name__ == "__main__":
    print(conditions(), flush=True)
    for one in measured():
        print(one.line(), flush=True)
