"""The commands `hudna forms xlsform` and `forms csv`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

forms_app = App(
    name="forms",
    help="The form of a ceasefire incident, for observers in the field.\n\nExample: `hudna forms xlsform --side ARM --side AZE`",
    help_format="markdown",
)


@forms_app.command
def xlsform(
    *,
    out: Path | None = None,
    side: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    country: str | None = None,
) -> int:
    """Write the form as a workbook for ODK, Kobo and others that take XLSForms.

    Example: `hudna forms xlsform --out border.xlsx --side ARM --side AZE --country AZE`

    Args:
        out: the file; by default the form's name, in this folder.
        side: id of a side that may be chosen; all of the form's, unless some are named.
        country: the country of the event that is filled in already, as ISO 3166-1 alpha-3.
    """
    from hudna.views.cli.forms import write_xlsform  # noqa: PLC0415

    return write_xlsform(out, side, country)


@forms_app.command
def csv(*, out: Path | None = None, lang: str | None = None) -> int:
    """Write the form as a CSV template for work without devices: its header, and one row that explains it.

    Example: `hudna forms csv --out incidents.csv --lang ar`

    Args:
        out: the file; by default the standard output.
        lang: in which of the form's languages it explains itself.
    """
    from hudna.views.cli.forms import write_template  # noqa: PLC0415

    return write_template(out, lang)
