"""Figures that a ledger keeps beside claims: series that were added to it, and tallies that its reports give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hudna.engine.registered import register_of
from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import from_payload, to_payload
from hudna.model.agreements import Agreement
from hudna.model.concern import concerned
from hudna.model.entries import EntryKind
from hudna.model.errors import LedgerError
from hudna.model.reports import Report
from hudna.model.series import Series
from hudna.model.tallies import FiledTally, Tally, Unit


def add_series(ledger: Ledger, series: Series, *, author: str, replace: bool = False) -> None:
    """Add a series to a ledger.

    Args:
        ledger: an open ledger.
        series: what is added.
        author: who adds it.
        replace: whether it takes the place of one of the same id, which the ledger keeps but shows no more.

    Raises:
        LedgerError: there is one of that id, and it is not to be replaced; or the ledger cannot be written.
    """
    with ledger.transaction() as transaction:
        if not replace and series.id in series_of(transaction):
            raise LedgerError(f"{ledger.location}: there is a series {series.id!r} already; nothing was added")
        transaction.append(EntryKind.SERIES_ADDED, {"series": to_payload(series)}, author=author)


def series_of(ledger: Ledger | Snapshot) -> dict[str, Series]:
    """The series of a ledger by their ids, in order of addition; of several with one id the last counts."""
    entries = ledger.entries(kind=EntryKind.SERIES_ADDED)
    added = (from_payload(entry.payload["series"], Series) for entry in entries)
    return {series.id: series for series in added}


def agreements_of(ledger: Ledger | Snapshot, series: Series) -> tuple[Agreement, ...]:
    """The agreements that a series concerns by its country or, where it has none, by the side harmed; first signed first.

    They are those by which the reports of the ledger are judged (see `register_of`).
    """
    sides = (series.side,) if series.side is not None else ()
    return concerned(register_of(ledger), country=series.country, sides=sides)[::-1]


def violations_counted(ledger: Ledger | Snapshot) -> list[FiledTally]:
    """The counts of violations that a ledger's reports give; only reports that give any are looked up."""
    found: list[FiledTally] = []
    for report_id, tallies in _tallies_read(ledger).items():
        counts = any(tally.unit is Unit.VIOLATIONS for tally in tallies)
        report = ledger.report(report_id) if counts else None
        if report is not None:
            found += [one for one in _filed(report, tallies) if one.tally.unit is Unit.VIOLATIONS]
    return found


def tallies_of(ledger: Ledger | Snapshot) -> Iterator[FiledTally]:
    """The tallies of a ledger's reports: by day of publication, in each report in the order of its text."""
    told = _tallies_read(ledger)
    for report in ledger.reports():
        yield from _filed(report, told.get(report.id, ()))


def _tallies_read(ledger: Ledger | Snapshot) -> dict[str, tuple[Tally, ...]]:
    """By report that gives any, its tallies."""
    read = ledger.entries(kind=EntryKind.TALLIES_READ)
    return {one.payload["report_id"]: from_payload(one.payload["tallies"], tuple[Tally, ...]) for one in read}


def _filed(report: Report, tallies: Iterable[Tally]) -> Iterator[FiledTally]:
    for number, tally in enumerate(tallies, start=1):
        yield FiledTally(
            report_id=report.id, source=report.source, published=report.published, number=number, tally=tally
        )
