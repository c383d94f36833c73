"""The commands `hudna series add`, `series list` and `series show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from hudna.views.cli.options import DEFAULT_LEDGER, LedgerOption, TableFormat

series_app = App(
    name="series",
    help="Independent counts by day, such as a register of the dead; without a command, list those of the ledger.\n\n"
    "Example: `hudna series --ledger karabakh.ledger`",
    help_format="markdown",
)


@series_app.command
def add(  # noqa: PLR0913 - options
    file: Path,
    /,
    *,
    name: str,
    unit: str,
    date_column: str,
    count_column: str,
    id: Annotated[str | None, Parameter(name="--id")] = None,  # noqa: A002 - the option's name
    counted: str | None = None,
    source: str | None = None,
    country: str | None = None,
    side: str | None = None,
    note: str | None = None,
    author: str | None = None,
    replace: Annotated[bool, Parameter(negative=())] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> int:
    """Add a series to the ledger from a file of comma-separated values; where one row is bad, nothing is added.

    Example: `hudna series add losses.csv --name "Losses" --unit killed --date-column date --count-column killed --country AZE`

    Args:
        file: one row a day or month, under a header.
        name: what the series is called.
        unit: what one of it is: killed, air raids, ...
        date_column: the column with the day (2020-10-09) or the month (2020-10).
        count_column: the column with the count.
        id: by which it is asked for; by default made from the name.
        counted: what is counted, by whom and how, in words.
        source: who keeps it, or where it was taken from.
        country: where what is counted happened, as ISO 3166-1 alpha-3; decides which agreements it is shown under.
        side: id of the side that is harmed (ARM, HOUTHI); decides on the agreements where no country is given.
        note: what to beware of.
        author: who adds it.
        replace: take the place of the series of the same id, which the ledger keeps.
        ledger: the ledger's file; made where there is none.
    """
    from hudna.views.cli.series import Given, add_from_file  # noqa: PLC0415

    given = Given(
        file=file,
        date_column=date_column,
        count_column=count_column,
        id=id,
        name=name,
        unit=unit,
        counted=counted,
        source=source,
        country=country,
        side=side,
        note=note,
    )
    return add_from_file(given, ledger, author=author, replace=replace)


@series_app.default
@series_app.command(name="list")
def list_(*, ledger: LedgerOption = DEFAULT_LEDGER, format: TableFormat = "table") -> int:  # noqa: A002 - the option's name
    """List the series of the ledger.

    Example: `hudna series --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.series import list_series  # noqa: PLC0415

    return list_series(ledger, form=format)


@series_app.command
def show(
    id: str,  # noqa: A002 - the word of the vocabulary
    /,
    *,
    agreement: str | None = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """Show a series by day with the agreements in force on each, and its sums inside and outside their windows.

    Example: `hudna series show losses --agreement karabakh-2020-10-10`

    Args:
        id: the series' id (see `hudna series`).
        agreement: the one agreement to compare with; by default all of the series' country or side.
        ledger: the ledger's file.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.series import show_series  # noqa: PLC0415

    return show_series(ledger, id, agreement, form=format)
