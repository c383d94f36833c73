"""The commands of `hudna sources`."""

from __future__ import annotations

from cyclopts import App

from hudna.model.access import Access
from hudna.views.cli.options import DEFAULT_LEDGER, AsOf, Author, KnownOn, LedgerOption, Reason, TableFormat
from hudna.views.cli.times import Times

sources_app = App(name="sources", help_format="markdown")


@sources_app.default
def sources(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the sources of the ledger's reports: whose they are, how much of each was read, and since when it is silent.

    Example: `hudna sources --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        as_of: leave out what was published later; a date means the end of that day, in UTC.
        known_on: leave out what the ledger came to know later.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.sources import list_sources  # noqa: PLC0415

    return list_sources(ledger, Times(as_of, known_on), form=format)


@sources_app.command
def classify(
    name: str, access: Access, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER
) -> int:
    """Decide who may see what a source reports: all (public), analysts (restricted), or only verifiers (confidential).

    It holds under all the names of the source, for what is there as for what comes. Classify a confidential source before
    its first report is added. What is in force is the last decision.

    Example: `hudna sources classify "Field office" confidential --author amal --reason "the staff could be traced"`

    Args:
        name: any name by which reports call the source.
        access: public, restricted or confidential.
        author: who decides; `HUDNA_AUTHOR` may stand for it.
        reason: why.
        ledger: the ledger's file; made where there is none.
    """
    from hudna.views.cli.sources import classify_source  # noqa: PLC0415

    return classify_source(ledger, name, access, author=author, reason=reason)
