"""Score the reader by conflict and by event type: `python -m tests.gold.breakdown [dev|train]`. Figures as of `score.py`."""

from __future__ import annotations

import runpy
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.gold.measure import GOLD, predictions

_LANGUAGES = ("ar", "en")
_SHOWN = ("detect", "who", "full", "status", "act", "speaker", "actor", "target", "place", "when")


def tallies(folder: Path) -> dict[str, dict[str, Any]]:
    """Tallies of `score.py` over the reports of a folder: by conflict, by family and by type of event, each by name.

    Of a type the tally holds only the claims of that type; a claim read as another type counts as missed by the one and as
    found too much by the other.
    """
    score = runpy.run_path(str(GOLD / "score.py"))
    found = {row["id"]: row["claims"] for row in predictions(folder)}
    by: dict[str, dict[str, Any]] = {name: defaultdict(score["Tally"]) for name in ("conflict", "family", "type")}
    for name, (report, annotated) in score["load"](folder).items():
        if report["lang"] not in _LANGUAGES:
            continue
        gold = score["claims_of"](annotated, report["text"])
        read = score["claims_of"](found[name], report["text"])
        by["conflict"][report.get("conflict") or "-"].add(gold, read)
        for kind, key in (("family", _family), ("type", _type)):
            for value in sorted({key(claim) for claim in (*gold, *read)}):
                own = ([c for c in claims if key(c) == value] for claims in (gold, read))
                by[kind][value].add(*own)
    return by


def _type(claim: dict[str, Any]) -> str:
    return str(claim["type"])


def _family(claim: dict[str, Any]) -> str:
    return _type(claim).partition(".")[0]


def table(rows: dict[str, Any]) -> str:
    """Tallies as a Markdown table, most claims first."""
    lines = ["| | gold | read | " + " | ".join(_SHOWN) + " |", "|---|" + "--:|" * (len(_SHOWN) + 2)]
    for name, tally in sorted(rows.items(), key=lambda row: (-row[1].gold, row[0])):
        figures = tally.figures()
        shown = " | ".join(f"{figures[column]:.2f}" for column in _SHOWN)
        lines.append(f"| {name} | {tally.gold} | {tally.found} | {shown} |")
    return "\n".join(lines)


def main() -> int:
    """Print a table for each way to divide the claims."""
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    for name, rows in tallies(GOLD / part).items():
        print(f"by {name}\n\n{table(rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
