"""`hudna monitor`."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.engine.following import follow
from hudna.engine.monitor import Fate, Monitor, Outcome
from hudna.engine.opening import opened
from hudna.engine.readers import Readers, keep_all
from hudna.ledger import Ledger
from hudna.model.counting import counted
from hudna.model.reports import Refusal, Withdrawal
from hudna.sources import Meter, bring_in, is_much, size
from hudna.sources.followed import read_followed
from hudna.views.cli.alerts import show_new_alerts
from hudna.views.cli.output import progress, say
from hudna.views.cli.standing import show_standings

_MANY = 50  # reports
_BY_SIGNAL = 128  # added to a signal's number: the exit code of what it ended


class _Ended(KeyboardInterrupt):
    """Somebody ends this process; `args` holds the signal's number."""


def monitor_reports(
    paths: Sequence[Path],
    location: str,
    sources: Path,
    *,
    in_retrospect: bool = False,
    workers: int | None = None,
) -> int:
    """Read reports into a ledger and print the standings and the new alerts; 2 where not one could be read.

    Told to end by Ctrl+C or SIGTERM, it says what was kept, and gives the exit code that belongs to the signal.

    Args:
        paths: files and folders.
        location: of the ledger.
        sources: the folder with the files of what is followed; it need not be there.
        in_retrospect: see `Monitor`.
        workers: processes that read, beside this one; None for as many as the work is worth.
    """
    tally = _Tally()
    try:
        with (
            _ends_in_order(),
            opened(location, create=True) as ledger,
            Readers(_worth(paths) if workers is None else workers) as readers,
        ):
            _make_known(ledger, sources)
            _read_all(paths, Monitor(ledger, Analyst(), in_retrospect=in_retrospect), readers, tally)
            show_standings(ledger)
            show_new_alerts(ledger)
    except _Ended as ended:
        say(
            f"interrupted: {location} has what was added by then; run this again to go on, and what is there is passed over"
        )
        return _BY_SIGNAL + int(ended.args[0])
    return 0 if tally.fates[Fate.ADDED] + tally.fates[Fate.KNOWN] else 2


def _read_all(paths: Sequence[Path], monitor: Monitor, readers: Readers, tally: _Tally) -> None:
    meter = Meter()
    items = progress(bring_in(paths, meter), lambda: size(paths), "reading", lambda: meter.done)
    try:
        for told in keep_all(monitor, items, readers):
            match told:
                case Refusal():
                    tally.refused(told)
                case Withdrawal():
                    tally.withdrawn += 1
                case Outcome():
                    tally.add(told)
    finally:  # whatever stops it, what was added is there to stay
        tally.sum_up()


@contextmanager
def _ends_in_order() -> Iterator[None]:
    """Let what asks this process to end be told as `_Ended`, so that all that it holds is let go of."""

    def end(number: int, _frame: object) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)  # ending takes a moment, and is asked for once
        raise _Ended(number)

    handlers = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    before = {one: handler for one, handler in handlers.items() if handler is not signal.SIG_IGN}  # as `nohup` has it
    for one in before:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _make_known(ledger: Ledger, sources: Path) -> None:
    """Let the ledger know whose the sources are before it has a report of theirs: some may be confidential."""
    if not sources.is_dir():
        return
    followed, refused = read_followed(sources)
    for one in refused:
        say(f"{one.where}: {one.reason}; what it says of its source does not count")
    follow(ledger, followed)


def _worth(paths: Sequence[Path]) -> int:
    """How many processes are worth their start, which takes as long as reading a few dozen reports."""
    return max((os.cpu_count() or 1) - 1, 0) if is_much(paths, _MANY) else 0


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
            f"{counted(self.fates[Fate.ADDED], 'report')} added with {counted(self.claims, 'claim')} "
            f"({self.repeated} nearly repeat another), "
            f"{self.fates[Fate.KNOWN]} known already, {self.fates[Fate.UNREADABLE]} could not be read"
            + (f", {self.withdrawn} withdrawn by their sources" if self.withdrawn else "")
        )
