"""`hudna watch`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hudna.engine.opening import opened
from hudna.engine.watching.journal import Journals
from hudna.engine.watching.watch import Plan, watch
from hudna.model.errors import InputError
from hudna.model.sources import Followed
from hudna.sources.fetching import Policy
from hudna.sources.followed import read_followed
from hudna.views.cli.output import say
from hudna.views.watch import Logs, Measures, log_to, serve_measures
from hudna.views.watch.logs import LogFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How the user wants to follow; see `hudna watch --help`."""

    ledger: str
    sources: Path
    once: bool
    contact: str | None
    metrics: str | None
    log: LogFormat | None
    workers: int


def watch_sources(wanted: Wanted) -> int:
    """Follow what the files of a folder say; 2 where none of them can be followed."""
    followed = _followed(wanted.sources)
    if not followed:
        return 2
    logs = Logs(log_to(sys.stderr, wanted.log or ("text" if sys.stderr.isatty() else "json")))
    measures = Measures()
    if wanted.metrics is not None:
        serve_measures(measures, *_address(wanted.metrics))
    policy = Policy(contact=wanted.contact)
    with opened(wanted.ledger, create=True) as ledger:
        plan = Plan.beside(wanted.ledger, followed, policy, wanted.workers)
        watch(ledger, plan, Journals(logs, measures), once=wanted.once)
    if wanted.once:
        say(measures.summary())
    return 0


def _followed(folder: Path) -> Sequence[Followed]:
    followed, refused = read_followed(folder)
    for one in refused:
        say(f"{one.where}: {one.reason}")
    if not followed:
        say(f"hudna watch: {folder} has no source to follow (`hudna sources add` makes one)")
    return followed


def _address(given: str) -> tuple[str, int]:
    host, _, port = given.rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        raise InputError("--metrics", f"{given!r} is not a port, or an address and a port (127.0.0.1:9464)")
    return host or "127.0.0.1", int(port)
