"""`hudna monitor`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Fate, Monitor
from hudna.ledger import open_ledger
from hudna.model.reports import Refusal
from hudna.sources import bring_in, count
from hudna.views.cli.asking import print_standings
from hudna.views.cli.output import progress, say


def monitor_reports(paths: Sequence[Path], location: str) -> int:
    """Read reports into a ledger and print the standings; 2 where not one could be read."""
    if not paths:
        say("hudna monitor: name at least one file or folder")
        return 2
    fates: Counter[str] = Counter()
    repeated = claims = 0
    with open_ledger(location) as ledger:
        monitor = Monitor(ledger, Analyst())
        for item in progress(bring_in(paths), count(paths), "reading"):
            if isinstance(item, Refusal):
                say(f"{item.where}: {item.reason}")
                fates[Fate.UNREADABLE] += 1
                continue
            for notice in item.notices:
                say(f"{item.id}: {notice}")
            outcome = monitor.add(item)
            fates[outcome.fate] += 1
            claims += outcome.claims
            repeated += outcome.repeats is not None
            if outcome.reason is not None:
                say(f"{item.id}: {outcome.reason}")
        print_standings(ledger, None, None)
    say(
        f"{fates[Fate.ADDED]} reports added with {claims} claims ({repeated} nearly repeat another), "
        f"{fates[Fate.KNOWN]} known already, {fates[Fate.UNREADABLE]} could not be read"
    )
    return 0 if fates[Fate.ADDED] + fates[Fate.KNOWN] else 2
