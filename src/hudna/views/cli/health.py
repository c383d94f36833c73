"""`hudna sources health`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hudna.engine.watching.faring import fares
from hudna.engine.watching.memory import Memory
from hudna.engine.watching.watch import memory_beside
from hudna.model.sources import Source
from hudna.sources.followed import read_followed
from hudna.sources.followed.health import FeedState, Health
from hudna.views.cli.output import heard_or_not, isolated, print_csv, print_json, say, show_table

_FIELDS = (
    "source", "feed", "state", "since", "reason", "last_success", "lag_seconds", "today", "usual", "ratio", "unreadable",
)  # fmt: skip
_COLUMNS = ("feed", "source", "state", "last read (UTC)", "new today", "on a usual day", "not readable", "why")


def show_health(location: str, folder: Path, *, form: str) -> int:
    """Print how each feed fares; 1 where one is failing or silent.

    Raises:
        LedgerError: nothing was followed for the ledger yet.
        DataError: the folder is not there.
    """
    followed, refused = read_followed(folder)
    for refusal in refused:
        say(f"{refusal.where}: {refusal.reason}")
    feeds = [(one.source, feed) for one in followed for feed in one.feeds if feed.active]
    with Memory.glimpse(memory_beside(location)) as memory:
        found = fares(memory, feeds, datetime.now(UTC))
    with heard_or_not():
        if form == "json":
            print_json([_record(source, one) for source, one in found])
        elif form == "csv":
            print_csv(_FIELDS, (_record(source, one) for source, one in found))
        else:
            show_table(_COLUMNS, (_row(source, one) for source, one in found))
    return 1 if any(one.state in {FeedState.FAILING, FeedState.SILENT} for _, one in found) else 0


def _record(source: Source, health: Health) -> dict[str, Any]:
    return {
        "source": source.name,
        "feed": health.feed,
        "state": health.state.value,
        "since": None if health.since is None else health.since.isoformat(),
        "reason": health.reason,
        "last_success": None if health.last_success is None else health.last_success.isoformat(),
        "lag_seconds": None if health.lag is None else round(health.lag.total_seconds()),
        "today": health.today,
        "usual": None if health.usual is None else round(health.usual, 2),
        "ratio": None if health.ratio is None else round(health.ratio, 2),
        "unreadable": health.unreadable,
    }


def _row(source: Source, health: Health) -> tuple[str, ...]:
    return (
        health.feed,
        isolated(source.name),
        health.state.value,
        "never" if health.last_success is None else f"{health.last_success:%Y-%m-%d %H:%M}",
        str(health.today),
        "not known" if health.usual is None else f"{health.usual:.1f}",
        str(health.unreadable),
        isolated(health.reason),
    )
