"""`hudna alerts`, `hudna alerts raise`, `hudna alerts deliver`, and the new alerts that `hudna monitor` ends with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from hudna.engine.alerting import raise_alerts, raised_alerts
from hudna.engine.delivery import deliver
from hudna.engine.opening import opened
from hudna.ledger import Ledger
from hudna.model.alerts import Raised
from hudna.model.times import AsOf, day_of
from hudna.views.cli.output import isolated, print_json, say, show, show_table
from hudna.views.cli.times import Times

_COLUMNS = ("day", "alert", "what", "why")


def list_alerts(location: str, times: Times, *, form: str) -> int:
    """Print the alerts of a ledger by the days on which they became so."""
    last = date.max if times.as_of is None else day_of(times.as_of)
    with opened(location, times.known_on) as ledger:
        found = [one for one in raised_alerts(ledger) if one.alert.day <= last]
    _show(found, form, "alert")
    return 0


def raise_new_alerts(location: str, as_of: AsOf | None, *, form: str) -> int:
    """Raise what was not raised before, and print it."""
    with opened(location) as ledger:
        _show(raise_alerts(ledger, as_of), form, "new alert")
    return 0


def deliver_alerts(location: str, config: Path) -> int:
    """Send to each channel what has not arrived there; 1 where something did not."""
    from hudna.views.notify import load_channels  # noqa: PLC0415 - only this needs mail and HTTP

    channels = load_channels(config)
    missed = arrived = 0
    with opened(location) as ledger:
        for name, delivery in deliver(ledger, channels):
            arrived += delivery.done
            missed += not delivery.done
            if delivery.note:
                say(f"{name}: {isolated(delivery.alert.title)}: {isolated(delivery.note)}")
    say(f"{arrived} delivered, {missed} not")
    return 1 if missed else 0


def show_new_alerts(ledger: Ledger) -> None:
    """Raise what is new by the end of the last day reported on, and print it; nothing where nothing is."""
    new = raise_alerts(ledger)
    if new:
        show("")
        _show(new, "table", "new alert")


def _show(found: Sequence[Raised], form: str, what: str) -> None:
    by_day = sorted(found, key=lambda one: one.alert.day)
    if form == "json":
        print_json([msgspec.to_builtins(one.alert) | {"raised": one.time.isoformat()} for one in by_day])
        return
    show(f"1 {what}" if len(by_day) == 1 else f"{len(by_day)} {what}s")
    if by_day:
        alerts = (one.alert for one in by_day)
        show_table(_COLUMNS, ((str(one.day), one.kind.value, one.title, one.reason) for one in alerts))
