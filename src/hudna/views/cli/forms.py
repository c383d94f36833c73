"""`hudna forms xlsform` and `hudna forms csv`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from hudna.model.errors import InputError
from hudna.sources.forms.form import NO_SIDES, load_form
from hudna.sources.forms.template import template
from hudna.sources.forms.xlsform import xlsform
from hudna.views.cli.output import say

_COUNTRY = re.compile(r"[A-Z]{3}")


def write_xlsform(out: Path | None, sides: tuple[str, ...], country: str | None) -> int:
    """Write the workbook, and say where."""
    form = load_form()
    known = [name for name in form.choices["sides"] if name not in NO_SIDES]
    for side in sides:
        if side not in known:
            raise InputError("--side", f"the form has no side {side!r} (there are: {', '.join(known)})")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise InputError("--country", f"{country!r} is no ISO 3166 code of three letters, such as AZE")
    file = out or Path(f"{form.id}.xlsx")
    file.write_bytes(xlsform(form, sides, country))
    say(f"{file}: {form.called}")
    return 0


def write_template(out: Path | None, language: str | None) -> int:
    """Write the template into a file, or print it."""
    form = load_form()
    if language is not None and language not in form.languages:
        raise InputError("--lang", f"the form has no {language!r} (there are: {', '.join(form.languages)})")
    content = template(form, language or form.languages[0])
    if out is None:
        sys.stdout.write(content.decode("utf-8-sig"))
    else:
        out.write_bytes(content)
        say(f"{out}: {form.called}")
    return 0
