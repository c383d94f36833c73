"""Reports to measure on: those of `../shared/texts` where they are there, else the project's examples, each of about 4,000 characters."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from hudna.model.reports import Report
from hudna.sources import bring_in

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "texts"
EXAMPLES = ROOT / "examples" / "karabakh-2020"
LENGTH = 4_000


@cache
def arabic_as_published() -> tuple[Report, ...]:
    """Arabic reports as they are; those of `../shared/texts` have about 2,260 characters on average."""
    folder = SHARED if SHARED.is_dir() else EXAMPLES
    return tuple(r for r in bring_in([folder]) if isinstance(r, Report) and r.lang == "ar")


@cache
def arabic() -> tuple[Report, ...]:
    """Arabic reports, each joined or cut to about 4,000 characters, so that a report is the same measure everywhere."""
    whole = "\n".join(report.text for report in arabic_as_published())
    pieces = [whole[n : n + LENGTH] for n in range(0, len(whole) - LENGTH, LENGTH)]
    return tuple(
        Report(id=f"piece-{n}", text=piece, lang="ar", published=date(2020, 10, 28)) for n, piece in enumerate(pieces)
    )
