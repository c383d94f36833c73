"""`hudna tallies`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from hudna.engine.figures import tallies_of
from hudna.engine.opening import opened
from hudna.incidents.periods import Comparison, compare
from hudna.model.tallies import FiledTally, Tally
from hudna.views.cli.output import isolated, print_csv, print_json, show, show_table
from hudna.views.cli.words import count_of, period_of

_FIELDS = (
    "report", "source", "published", "number", "part_of", "counter", "unit", "low", "high", "about", "places", "stretch", "start",
    "end", "until", "exempt", "evidence",
)  # fmt: skip
_COLUMNS = ("published", "who counts", "where", "count", "period", "report")


def list_tallies(location: str, known_on: datetime | None = None, *, form: str) -> int:
    """Print the tallies of a ledger, and whether those on one period agree."""
    with opened(location, known_on) as ledger:
        found = list(tallies_of(ledger))
    if form == "json":
        told = {"tallies": found, "compared": [_judged(comparison) for comparison in compare(found)]}
        print_json(msgspec.to_builtins(told))
    elif form == "csv":
        print_csv(_FIELDS, (row for filed in found for row in _records(filed, filed.tally, str(filed.number))))
    elif found:
        show_table(_COLUMNS, map(_row, found))
        show("Counts of different units are never added; what a count includes is no count beside it.")
        _show_comparisons(compare(found))
    else:
        show("no tallies")
    return 0


def _judged(comparison: Comparison) -> dict[str, Any]:
    told, before = comparison.told, comparison.before
    return {
        "told": {"report": told.report_id, "number": told.number},
        "before": {"report": before.report_id, "number": before.number},
        "agrees": comparison.agrees,
    }


def _records(filed: FiledTally, tally: Tally, number: str, part_of: str | None = None) -> Sequence[dict[str, Any]]:
    """A tally and, after it, its parts: numbered 3, 3.1, 3.2."""
    own = {
        "report": filed.report_id,
        "source": filed.source,
        "published": filed.published,
        "number": number,
        "part_of": part_of,
        "counter": tally.counter.id if tally.counter else None,
        "unit": tally.unit.value,
        "low": tally.low,
        "high": tally.high,
        "about": tally.about,
        "places": [place.name for place in tally.places],
        "stretch": tally.period.stretch.value,
        "start": tally.period.start,
        "end": tally.period.end,
        "until": tally.period.until,
        "exempt": tally.exempt.value if tally.exempt else None,
        "evidence": tally.evidence.text,
    }
    parts = [_records(filed, part, f"{number}.{n}", number) for n, part in enumerate(tally.parts, start=1)]
    return [own, *(row for rows in parts for row in rows)]


def _row(filed: FiledTally) -> tuple[str, ...]:
    tally = filed.tally
    return (
        str(filed.published or "unknown"),
        tally.counter.id if tally.counter else isolated(filed.source or "the outlet"),
        ", ".join(place.name for place in tally.places) or "not told",
        count_of(tally),
        period_of(tally.period),
        filed.report_id,
    )


def _show_comparisons(compared: Sequence[Comparison]) -> None:
    """Each contradiction, and how many comparisons agree; without any, that there was nothing to compare."""
    wrong = [comparison for comparison in compared if not comparison.agrees]
    if not compared:
        show("No report speaks of a period on which another does: nothing could be compared.")
        return
    show(
        f"{len(compared) - len(wrong)} of {len(compared)} counts for a period before, or since a day, agree with the report before."
    )
    for comparison in wrong:
        told, before = comparison.told, comparison.before
        show(f"{told.report_id} says {count_of(told.tally)}, {before.report_id} said {count_of(before.tally)}")
        show(f"  {isolated(told.tally.evidence.text)}", f"  {isolated(before.tally.evidence.text)}")
