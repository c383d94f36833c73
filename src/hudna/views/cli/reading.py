"""`hudna read`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.model.claims import Claim, Count, Mention, Reading
from hudna.model.errors import InputError
from hudna.model.reports import Refusal, Report
from hudna.sources import bring_in, count
from hudna.views.cli.formats import reading_line
from hudna.views.cli.output import console, isolated, progress, say, table

_COLUMNS = ("event", "status", "who says", "who → whom", "where", "when", "toll", "evidence")


def read_reports(paths: Sequence[Path], *, form: str, explain: bool) -> int:
    """Print what reports say; 2 where not one could be read."""
    if not paths:
        say("hudna read: name at least one file or folder")
        return 2
    analyst = Analyst()
    done = failed = 0
    for item in progress(bring_in(paths), count(paths), "reading"):
        reading = _read(analyst, item)
        if reading is None:
            failed += 1
            continue
        done += 1
        if form == "jsonl":
            sys.stdout.write(json.dumps(reading_line(reading, explain=explain), ensure_ascii=False) + "\n")
        else:
            _show(reading, explain=explain)
    if failed:
        say(f"{done} read, {failed} could not be read")
    return 0 if done else 2


def _read(analyst: Analyst, item: Report | Refusal) -> Reading | None:
    if isinstance(item, Refusal):
        say(f"{item.where}: {item.reason}")
        return None
    for notice in item.notices:
        say(f"{item.id}: {notice}")
    try:
        return analyst.read(item)
    except InputError as error:
        say(str(error))
        return None


def _show(reading: Reading, *, explain: bool) -> None:
    report = reading.report
    known = f"{report.published} ({report.published_basis})" if report.published else "date unknown"
    heading = " · ".join(filter(None, (report.id, report.lang, known, report.source and isolated(report.source))))
    out = console()
    if report.published_reason:
        heading += f"\n{report.published_reason}"
    out.print(table(heading, _COLUMNS, (_row(claim) for claim in reading.claims)))
    if explain:
        for claim in reading.claims:
            out.print(isolated(claim.evidence.text), markup=False)
            out.print(f"  rule {claim.rule}", markup=False)
            for reason in claim.trace:
                out.print(f"  {reason}", markup=False)
    if not reading.claims:
        out.print("no claim found", markup=False)
    out.print()


def _row(claim: Claim) -> tuple[str, ...]:
    toll = ", ".join(filter(None, (_figure("killed", claim.killed), _figure("wounded", claim.wounded))))
    when = "" if claim.when is None else str(claim.when.start)
    if claim.when is not None and claim.when.end != claim.when.start:
        when += f" – {claim.when.end}"
    speaker = f"{claim.speaker.id} {claim.act}" if claim.speaker else f"the outlet {claim.act}"
    cast = " → ".join(filter(None, (_ids(claim.actors), _ids(claim.targets) if claim.targets else "")))
    where = isolated(claim.place.text) if claim.place else ""
    return (claim.type.value, claim.status.value, speaker, cast, where, when, toll, isolated(claim.evidence.text))


def _ids(mentions: Sequence[Mention]) -> str:
    return ", ".join(mention.id for mention in mentions) or "?"


def _figure(word: str, figure: Count | None) -> str:
    return f"{range_of(figure)} {word}" if figure is not None else ""


def range_of(figure: Count) -> str:
    """A range of people in words: "5", "20–99", "at least 21", "at most 9"."""
    if figure.low == figure.high:
        return str(figure.low)
    if figure.high is None:
        return f"at least {figure.low}"
    return f"at most {figure.high}" if figure.low is None else f"{figure.low}–{figure.high}"


def lines(readings: Iterator[Reading]) -> Iterator[str]:
    """Readings as lines of JSON."""
    return (json.dumps(reading_line(reading), ensure_ascii=False) for reading in readings)
