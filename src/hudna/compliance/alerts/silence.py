"""Sources that have gone silent, each against its own rhythm. A dead feed is not a quiet day.

The rhythm of a source are the gaps between its last days of publication. It is silent once nothing was read of it for more
than `times` the gap that a given share of them does not exceed: a daily paper soon, a weekly later, and a source that comes
and goes only after long.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import ceil, floor

from hudna.compliance.alerts.rules import SilenceRule
from hudna.model.alerts import Alert, AlertKind
from hudna.model.counting import counted


def silences(published: Mapping[str, Collection[date]], at: datetime, rule: SilenceRule) -> Iterator[Alert]:
    """An alert for each source that is silent at an instant, since its last report.

    Args:
        published: by name of the source, the days on which reports of it were published.
        at: the instant; what was published later is left out.
        rule: the thresholds; a source with too few days has no rhythm, and is never silent.
    """
    for source in sorted(published):
        days = sorted({day for day in published[source] if day <= at.date()})
        if len(days) < rule.least_days:
            continue
        usual = usual_gap(days, rule)
        bound = floor(rule.times * usual)
        silent = days[-1] + timedelta(days=bound + 1)
        if at.date() >= silent:
            yield _alert(source, days[-1], silent, usual, bound)


def usual_gap(days: Collection[date], rule: SilenceRule) -> int:
    """The number of days that the given share of the last gaps between days of publication does not exceed."""
    gaps = sorted((later - earlier).days for earlier, later in list(pairwise(sorted(days)))[-rule.among_last :])
    return gaps[ceil(rule.share * len(gaps)) - 1]


def _alert(source: str, last: date, silent: date, usual: int, bound: int) -> Alert:
    return Alert(
        kind=AlertKind.SOURCE_SILENT,
        subject=(source, last.isoformat()),
        day=silent,
        title=f"Silent since {last}: {source}",
        reason=(
            f"no report of it was read that was published after {last}; its reports come "
            f"{counted(usual, 'day')} apart or less, so more than {counted(bound, 'day')} are out of its rhythm; "
            "what it would have told is not known"
        ),
        figures={"usual_gap_days": usual, "bound_days": bound},
    )
