"""`hudna monitor`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Fate, Monitor, Outcome
from hudna.engine.opening import opened
from hudna.model.reports import Refusal, Withdrawal
from hudna.sources import bring_in, count
from hudna.views.cli.alerts import show_new_alerts
from hudna.views.cli.output import progress, say
from hudna.views.cli.standing import show_standings


def monitor_reports(paths: Sequence[Path], location: str, *, in_retrospect: bool = False) -> int:
    """Read reports into a ledger and print the standings and the new alerts; 2 where not one could be read."""
    tally = _Tally()
    with opened(location, create=True) as ledger:
        monitor = Monitor(ledger, Analyst(), in_retrospect=in_retrospect)
        try:
            for item in progress(bring_in(paths), lambda: count(paths), "reading"):
                match item:
                    case Refusal():
                        tally.refused(item)
                    case Withdrawal():
                        tally.withdrawn += monitor.withdraw(item)
                    case _:
                        tally.add(monitor.add(item))
        finally:  # whatever stops it, what was added is there to stay
            tally.sum_up()
        show_standings(ledger)
        show_new_alerts(ledger)
    return 0 if tally.fates[Fate.ADDED] + tally.fates[Fate.KNOWN] else 2


@dataclass(slots=True)
class _Tally:
    """What became of the reports of a batch; tells of each what the user has to know."""

    fates: Counter[Fate] = field(default_factory=Counter)
    claims: int = 0
    repeated: int = 0
    withdrawn: int = 0

    def refused(self, refusal: Refusal) -> None:
        say(f"{refusal.where}: {refusal.reason}")
        self.fates[Fate.UNREADABLE] += 1

    def add(self, outcome: Outcome) -> None:
        notices = outcome.report.notices if outcome.fate is not Fate.KNOWN else ()
        for words in (*notices, *filter(None, [outcome.reason])):
            say(f"{outcome.report.shown}: {words}")
        self.fates[outcome.fate] += 1
        self.claims += outcome.claims
        self.repeated += bool(outcome.repeats)

    def sum_up(self) -> None:
        say(
            f"{self.fates[Fate.ADDED]} reports added with {self.claims} claims ({self.repeated} nearly repeat another), "
            f"{self.fates[Fate.KNOWN]} known already, {self.fates[Fate.UNREADABLE]} could not be read"
            + (f", {self.withdrawn} withdrawn by their sources" if self.withdrawn else "")
        )
