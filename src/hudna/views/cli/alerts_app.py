"""The commands of `hudna alerts`."""

from __future__ import annotations

from pathlib import Path

from cyclopts import App

from hudna.views.cli.options import DEFAULT_LEDGER, AsOf, KnownOn, LedgerOption, ListFormat
from hudna.views.cli.times import Times

alerts_app = App(name="alerts", help_format="markdown")


@alerts_app.default
def list_alerts(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: ListFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the alerts raised so far: new truces, first breaches, surges, deadlines, silent sources, contradictions.

    Example: `hudna alerts --as-of 2020-10-20`

    Args:
        ledger: the ledger's file.
        as_of: leave out what became so on later days.
        known_on: leave out what was raised later; a date means the end of that day in UTC.
        format: a table or JSON.
    """
    from hudna.views.cli.alerts import list_alerts as list_  # noqa: PLC0415

    return list_(ledger, Times(as_of, known_on), form=format)


@alerts_app.command(name="raise")
def raise_alerts(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    format: ListFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """Raise the alerts that are due and were not raised before, and print them; `hudna monitor` does it, too.

    Example: `hudna alerts raise --as-of 2020-10-20`

    Args:
        ledger: the ledger's file.
        as_of: the instant; a date means the end of that day by the clocks of the land. By default the last day reported on.
        format: a table or JSON.
    """
    from hudna.views.cli.alerts import raise_new_alerts  # noqa: PLC0415

    return raise_new_alerts(ledger, as_of, form=format)


@alerts_app.command(name="deliver")
def deliver_alerts(*, config: Path, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Send raised alerts to standard output, an Atom feed, e-mail or a webhook: each once, again where it did not arrive.

    Example: `hudna alerts deliver --config alerts-config.toml`

    Args:
        config: a file that says where they go (see docs/alerts.md).
        ledger: the ledger's file.
    """
    from hudna.views.cli.alerts import deliver_alerts as deliver  # noqa: PLC0415

    return deliver(ledger, config)
