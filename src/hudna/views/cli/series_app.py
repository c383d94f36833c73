"""The commands `hudna series add`, `series list` and `series show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from hudna.views.cli.options import DEFAULT_LEDGER, KnownOn, LedgerOption, TableFormat

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
    of: str | None = None,
    type: str | None = None,  # noqa: A002 - the option's name
    actor: str | None = None,
    by: Literal["day", "month"] = "day",
    name: str | None = None,
    unit: str | None = None,
    date_column: str | None = None,
    end_column: str | None = None,
    count_column: str | None = None,
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
    """Add a series to the ledger; where one row of the file is bad, nothing is added.

    The file holds counts, a row a day or month, in two columns that are named; or it is a dataset, of whose rows `--of` says
    what is counted: ACLED, UCDP, GDELT, or a sheet with HXL hashtags.

    Example: `hudna series add losses.csv --name "Losses" --unit killed --date-column date --count-column killed --country AZE`

    Example: `hudna series add acled.csv --of fatalities --country YEM --actor HOUTHI`

    Args:
        file: comma-separated values under a header, or a dataset.
        of: of a dataset, what is counted: `events`, `fatalities`, or the column of a hashtag (`#affected+killed`).
        type: of a dataset, only events that it calls so ("Armed clash"), or of this event type (attack.shelling).
        actor: of a dataset, only events in which this actor takes part: his id (HOUTHI), or what the dataset calls him.
        by: of a dataset, whether it is counted by day or by month.
        name: what the series is called; of a dataset by default what is counted, and where.
        unit: what one of it is: killed, air raids, ...; of a dataset by default its own.
        date_column: the column with the day (2020-10-09) or the month (2020-10).
        end_column: the column with the last day or month of what a row counts, where that is more than one: `end` of what
            `hudna series show --format csv` prints.
        count_column: the column with the count.
        id: by which it is asked for; by default made from the name.
        counted: what is counted, by whom and how, in words.
        source: who keeps it, or where it was taken from.
        country: where what is counted happened, as ISO 3166-1 alpha-3; decides which agreements it is shown under. Of a
            dataset, only that is counted.
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
        end_column=end_column,
        count_column=count_column,
        of=of,
        type=type,
        actor=actor,
        by=by,
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


@series_app.command(name="add-tallies")
def add_tallies(
    *,
    by: Literal["period", "issue"] = "period",
    author: str | None = None,
    replace: Annotated[bool, Parameter(negative=())] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> int:
    """Make series of the ledger's tallies: one for each who counts, what is counted, and place.

    Example: `hudna series add-tallies --by issue --ledger donbas.ledger`

    Args:
        by: `period`: by the last day of the period that is counted, for the counts that tell it; `issue`: by the day on
            which the report was published, which is later.
        author: who adds them.
        replace: take the place of series made of tallies before, which the ledger keeps.
        ledger: the ledger's file.
    """
    from hudna.views.cli.series import add_from_tallies  # noqa: PLC0415

    return add_from_tallies(ledger, by=by, author=author, replace=replace)


@series_app.default
@series_app.command(name="list")
def list_(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the series of the ledger.

    Example: `hudna series --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.series import list_series  # noqa: PLC0415

    return list_series(ledger, known_on, form=format)


@series_app.command
def show(
    id: str,  # noqa: A002 - the word of the vocabulary
    /,
    *,
    agreement: str | None = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """Show a series by day with the agreements in force on each, and its sums inside and outside their windows.

    Example: `hudna series show losses --agreement karabakh-2020-10-10`

    Args:
        id: the series' id (see `hudna series`).
        agreement: the one agreement to compare with; by default all of the series' country or side.
        ledger: the ledger's file.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.series import show_series  # noqa: PLC0415

    return show_series(ledger, id, agreement, known_on, form=format)
