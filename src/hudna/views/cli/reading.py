"""`hudna read`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.model.claims import Claim, Mention
from hudna.model.errors import InputError
from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.model.tallies import Tally
from hudna.sources import Item, Meter, bring_in, size
from hudna.views.cli.output import isolated, on_one_line, progress, say, show, show_table
from hudna.views.cli.words import count_of, days, period_of, toll, who_to_whom
from hudna.views.formats import reading_line

_COLUMNS = ("event", "who says", "who → whom", "where", "when", "toll", "evidence")
_TALLY_COLUMNS = ("count", "who counts", "where", "period", "evidence")


def read_reports(paths: Sequence[Path], *, form: str, explain: bool) -> int:
    """Print what reports say; 2 where not one could be read."""
    analyst = Analyst()
    done = failed = 0
    for item in _brought_in(paths):
        if isinstance(item, Withdrawal):
            say(f"{item.where}: {item.url} is withdrawn: {item.reason}")
            continue
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


def _brought_in(paths: Sequence[Path]) -> Iterable[Item]:
    """What is in the files; the results show how far it is themselves where they appear on the screen."""
    meter = Meter()
    items = bring_in(paths, meter)
    return items if sys.stdout.isatty() else progress(items, lambda: size(paths), "reading", lambda: meter.done)


def _read(analyst: Analyst, item: Report | Reading | Refusal) -> Reading | None:
    if isinstance(item, Refusal):
        say(f"{item.where}: {item.reason}")
        return None
    report = item.report if isinstance(item, Reading) else item
    for notice in report.notices:
        say(f"{report.shown}: {notice}")
    try:
        return analyst.coded(item) if isinstance(item, Reading) else analyst.read(item)
    except InputError as error:
        say(str(error))
        return None


def _show(reading: Reading, *, explain: bool) -> None:
    report = reading.report
    known = f"{report.published} ({report.published_basis})" if report.published else "date unknown"
    show(" · ".join(filter(None, (report.id, report.lang, known, isolated(report.source or "")))))
    if report.title:
        show(isolated(report.title))
    if report.published_reason:
        show(f"published on {report.published}: {isolated(report.published_reason)}")
    if reading.claims:
        show_table(_COLUMNS, map(_row, reading.claims))
    else:
        show("no claim found")
    if reading.tallies:
        show_table(_TALLY_COLUMNS, map(_tally_row, reading.tallies))
    if explain:
        show(*(line for claim in reading.claims for line in _explanation(claim)))
    show("")


def _row(claim: Claim) -> tuple[str, ...]:
    event = claim.type.value if claim.status.value == "actual" else f"{claim.type}\n{claim.status}"
    speaker = claim.speaker.id if claim.speaker else "the outlet"
    return (
        event,
        f"{speaker} {claim.act}",
        who_to_whom(_ids(claim.actors), _ids(claim.targets)),
        on_one_line(claim.place.text) if claim.place else "",
        days(claim.when.start, claim.when.end) if claim.when else "",
        toll(claim.killed, claim.wounded, claim.deaths),
        on_one_line(claim.evidence.text),
    )


def _tally_row(tally: Tally) -> tuple[str, ...]:
    return (
        count_of(tally),
        tally.counter.id if tally.counter else "the outlet",
        ", ".join(on_one_line(place.text) for place in tally.places),
        period_of(tally.period),
        on_one_line(tally.evidence.text),
    )


def _ids(mentions: Sequence[Mention]) -> list[str]:
    return [mention.id for mention in mentions]


def _explanation(claim: Claim) -> Iterator[str]:
    yield isolated(claim.evidence.text)
    yield f"  rule {claim.rule}, confidence {claim.confidence:.2f}"
    yield from (f"  {isolated(reason)}" for reason in claim.trace)
