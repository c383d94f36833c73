"""`hudna series`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from hudna.compliance import CountedDay, Share, Sums, days_under, sums_under
from hudna.engine.figures import add_series, agreements_of, series_of, tallies_of
from hudna.engine.opening import opened
from hudna.engine.registered import INTAKE, register_of
from hudna.engine.tally_series import tally_series
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.errors import InputError
from hudna.model.series import Series
from hudna.sources import read_points
from hudna.sources.datasets.series import Asked, By, count_dataset
from hudna.views.cli.output import isolated, print_csv, print_json, say, show, show_table
from hudna.views.cli.words import days

_TOLD = ("name", "unit", "counted", "source", "country", "side", "note")
_FIELDS = ("id", *_TOLD, "first", "last", "points", "total")
_DAY_FIELDS = ("start", "end", "count", "inside", "partly")
_COLUMNS = ("date_column", "end_column", "count_column")
_PART = " (part of the day)"
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The file of a series, its columns or what of a dataset is counted, and what the user says of it; see `Series`."""

    file: Path
    date_column: str | None
    end_column: str | None
    count_column: str | None
    of: str | None
    type: str | None
    actor: str | None
    by: str
    id: str | None
    name: str | None
    unit: str | None
    counted: str | None
    source: str | None
    country: str | None
    side: str | None
    note: str | None


def add_from_file(given: Given, location: str, *, author: str | None, replace: bool) -> int:
    """Add a series from a file: counts by day in two columns, or a dataset whose rows are counted.

    Raises:
        InputError: the file or what is said of the series is not as it must be.
        LedgerError: the ledger has one of that id, or cannot be written.
    """
    series = _series(given)
    with opened(location, create=True) as ledger:
        add_series(ledger, series, author=author or INTAKE, replace=replace)
    _say_added(series)
    return 0


def add_from_tallies(location: str, *, by: str, author: str | None, replace: bool) -> int:
    """Add the series that a ledger's tallies make; 2 where there are none.

    Raises:
        LedgerError: the ledger has one of that id, or cannot be read or written.
    """
    with opened(location) as ledger:
        found = tally_series(tallies_of(ledger), by_issue=by == "issue")
        for series in found:
            add_series(ledger, series, author=author or INTAKE, replace=replace)
    for series in found:
        _say_added(series)
    if not found:
        say("hudna series: no tally of the ledger tells who counts, where and when (`hudna tallies` lists them)")
    return 0 if found else 2


def _say_added(series: Series) -> None:
    say(f"series {series.id} added: {_total(series)} {series.unit} in {_points(series)}, {_span(series)}")


def _series(given: Given) -> Series:
    for option in ("name", "unit"):
        value = getattr(given, option)
        if value is not None and not value.strip():
            raise InputError(f"--{option}", "is empty")
    if given.country is not None and not _COUNTRY.fullmatch(given.country):
        raise InputError("--country", f"{given.country!r} is no code of three letters (ISO 3166-1 alpha-3)")
    if given.id is not None:
        _check_id(given.id)
    series = _of_columns(given) if given.of is None else _of_dataset(given, given.of)
    identity = _slug(series.name) if given.id is None else given.id
    _check_id(identity)
    return replaced(series, id=identity)


def _check_id(identity: str) -> None:
    if identity != _slug(identity) or not identity:
        raise InputError("--id", f"{identity!r} is not made of small letters, digits and hyphens alone")


def _of_columns(given: Given) -> Series:
    if (only := next((name for name in ("type", "actor") if getattr(given, name) is not None), None)) is not None:
        raise InputError(f"--{only}", "is for datasets, with --of")
    needed = {
        "--name": given.name,
        "--unit": given.unit,
        "--date-column": given.date_column,
        "--count-column": given.count_column,
    }
    told = {option: value for option, value in needed.items() if value is not None}
    if missing := [option for option in needed if option not in told]:
        raise InputError(missing[0], "is needed (or --of, for a dataset)")
    points = read_points(
        given.file,
        date_column=told["--date-column"],
        end_column=given.end_column,
        count_column=told["--count-column"],
    )
    return Series(
        id="",
        name=told["--name"],
        unit=told["--unit"],
        counted=given.counted,
        source=given.source,
        country=given.country,
        side=given.side,
        note=given.note,
        points=points,
    )


def _of_dataset(given: Given, of: str) -> Series:
    if (other := next((name for name in _COLUMNS if getattr(given, name) is not None), None)) is not None:
        raise InputError(f"--{other.replace('_', '-')}", "is not for datasets, whose columns are known")
    asked = Asked(of=of, sort=given.type, country=given.country, actor=given.actor, by=By(given.by))
    found = count_dataset(given.file, asked)
    unit = given.unit or found.unit
    return Series(
        id="",
        name=given.name
        or f"{unit}{f', {found.country}' if found.country else ''}{', by month' * (asked.by is By.MONTH)}",
        unit=unit,
        counted=given.counted or found.counted,
        source=given.source or found.source,
        country=found.country,
        side=given.side,
        note=" ".join(filter(None, (given.note, found.note))),
        points=found.points,
    )


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def list_series(location: str, known_on: datetime | None = None, *, form: str) -> int:
    """Print what series a ledger has."""
    with opened(location, known_on) as ledger:
        found = list(series_of(ledger).values())
    if form == "json":
        print_json([_record(series) for series in found])
    elif form == "csv":
        print_csv(_FIELDS, map(_record, found))
    elif found:
        rows = ((s.id, s.name, f"{_total(s)} {s.unit}", _span(s), _points(s), s.source or "not told") for s in found)
        show_table(("id", "series", "total", "days", "rows", "source"), rows)
    else:
        show("no series")
    return 0


def show_series(
    location: str, identity: str, agreement: str | None, known_on: datetime | None = None, *, form: str
) -> int:
    """Print a series by day and its sums by agreement; 2 where there is no such series or agreement."""
    with opened(location, known_on) as ledger:
        series = series_of(ledger).get(identity)
        if series is None:
            say(f"hudna series: no series is called {identity!r} (`hudna series` lists them)")
            return 2
        agreements = _agreements(ledger, series, agreement)
    if agreement is not None and not agreements:
        say(f"hudna series: no agreement is called {agreement!r} (`hudna agreements` lists them)")
        return 2
    counted = days_under(series, agreements)
    totals = [sums_under(series, one) for one in agreements]
    if form == "json":
        print_json(
            {"series": _record(series), "days": msgspec.to_builtins(counted), "sums": msgspec.to_builtins(totals)}
        )
    elif form == "csv":
        print_csv(_DAY_FIELDS, (msgspec.to_builtins(day) for day in counted))
    else:
        _show(series, counted, totals)
    return 0


def _agreements(ledger: Ledger, series: Series, only: str | None) -> Sequence[Agreement]:
    if only is not None:
        return [one for one in register_of(ledger) if one.id == only]
    return agreements_of(ledger, series)


def _show(series: Series, counted: Sequence[CountedDay], totals: Sequence[Sums]) -> None:
    show(f"{isolated(series.name)} · {series.id}")
    told = (("counted", series.counted), ("source", series.source), ("side harmed", series.side), ("note", series.note))
    show(*(f"{label}: {isolated(words)}" for label, words in told if words))
    if not totals:
        show("Neither its country nor its side tells of which agreements it speaks: name one with --agreement.")
    rows = ((days(day.start, day.end), str(day.count), _in_force(day)) for day in counted)
    show_table(("day", series.unit, "in force"), rows)
    columns = ("agreement", "in force all day", "in force part of the day", "not in force")
    if totals:
        show(f"{series.unit}, by whether the agreement was in force:")
        show_table(columns, ((one.agreement, *map(_share, (one.inside, one.partly, one.outside))) for one in totals))
    show("A day without a row is not told, which is not zero. Of a day in force in part, which part is not told.")


def _in_force(day: CountedDay) -> str:
    return ", ".join([*day.inside, *(f"{agreement}{_PART}" for agreement in day.partly)])


def _share(share: Share) -> str:
    return f"{share.count} on {share.days} row{'s' * (share.days != 1)}" if share.days else ""


def _record(series: Series) -> dict[str, Any]:
    told = {field: getattr(series, field) for field in ("id", *_TOLD)}
    first, last = series.points[0].start, max(point.end for point in series.points)
    figures = {"first": str(first), "last": str(last), "points": len(series.points), "total": _total(series)}
    return told | figures


def _total(series: Series) -> int:
    return sum(point.count for point in series.points)


def _points(series: Series) -> str:
    return f"{len(series.points)} row{'s' * (len(series.points) != 1)}"


def _span(series: Series) -> str:
    return days(series.points[0].start, max(point.end for point in series.points))
