"""Score the reader on the annotated reports in `../shared/gold`: `python -m tests.gold.measure [dev|train] [options of score.py]`."""

from __future__ import annotations

import json
import runpy
import sys
import tempfile
from functools import cache
from pathlib import Path

from hudna.model.reports import Report
from hudna.sources import bring_in
from hudna.views.formats import ReadingLine, reading_line
from tests.readers import the_analyst

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = SHARED / "gold"


@cache
def predictions(folder: Path, *langs: str) -> tuple[ReadingLine, ...]:
    """What the reader says of every annotated report of a folder in these languages, as `hudna read --format jsonl` prints it."""
    analyst = the_analyst()
    reports = [r for r in bring_in([folder]) if isinstance(r, Report)]
    return tuple(reading_line(analyst.read(r)) for r in reports if r.lang in (langs or analyst.languages))


def figures(folder: Path, lang: str) -> dict[str, float]:
    """F1 of detection, family, who and full, and the shares of fields right, in one language, by `score.py`."""
    score = runpy.run_path(str(GOLD / "score.py"))
    tally = score["Tally"]()
    found = {row["id"]: row["claims"] for row in predictions(folder, lang)}
    for name, (report, claims) in score["load"](folder).items():
        if report["lang"] == lang:
            tally.add(score["claims_of"](claims, report["text"]), score["claims_of"](found[name], report["text"]))
    result: dict[str, float] = tally.figures()
    return result


def main() -> int:
    """Print the table of `score.py`."""
    part, *options = sys.argv[1:] or ["dev"]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions(GOLD / part))
        file.flush()
        sys.argv = ["score.py", str(GOLD / part), file.name, *options]
        runpy.run_path(str(GOLD / "score.py"), run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main())
