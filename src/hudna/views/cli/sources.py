"""`hudna sources` and `hudna sources classify`."""

from __future__ import annotations

from typing import Any

import msgspec

from hudna.engine.copy_files import remove_outdated
from hudna.engine.opening import opened
from hudna.engine.openness import classify
from hudna.engine.source_records import source_records
from hudna.model.access import Access
from hudna.model.sources import SourceRecord
from hudna.views.cli.output import isolated, print_csv, print_json, say, show, show_table
from hudna.views.cli.times import Times
from hudna.views.cli.words import days

_FIELDS = (
    "name", "given", "id", "country", "affiliated", "ownership", "languages", "reports", "claims", "first", "last",
    "silent_since", "silent_days", "reliability", "access", "why",
)  # fmt: skip
_OF_SOURCE = ("id", "country", "affiliated", "ownership", "why")
_COLUMNS = ("source", "whose", "reports", "claims", "days", "silent for", "access")


def list_sources(location: str, times: Times, *, form: str) -> int:
    """Print the sources of a ledger's reports, those of which most was read first."""
    with opened(location, times.known_on) as ledger:
        found = source_records(ledger, times.as_of)
    if form == "json":
        print_json([_record(one) for one in found])
    elif form == "csv":
        print_csv(_FIELDS, map(_record, found))
    else:
        show("1 source" if len(found) == 1 else f"{len(found)} sources")
        show_table(_COLUMNS, map(_row, found))
    return 0


def classify_source(location: str, name: str, access: Access, *, author: str, reason: str) -> int:
    """Record how open a source is, and say so."""
    with opened(location, create=True) as ledger:
        made = classify(ledger, name, access, author=author, reason=reason)
        remove_outdated(ledger)
    show(f"{isolated(made.source)} is {made.access} from now on, by {isolated(made.author)}")
    if not made.known:
        say(
            "The ledger has nothing of a source of this name so far. It holds for what is added later; mind the spelling."
        )
    return 0


def _record(one: SourceRecord) -> dict[str, Any]:
    known: dict[str, Any] = msgspec.to_builtins(one)
    source = known.pop("source") or {}
    return {field: source.get(field) if field in _OF_SOURCE else known[field] for field in _FIELDS}


def _row(one: SourceRecord) -> tuple[str, ...]:
    silent = "" if one.silent_days is None else "1 day" if one.silent_days == 1 else f"{one.silent_days} days"
    languages = f" [{', '.join(one.languages)}]" if one.languages else ""
    return (
        f"{one.name or 'not named'}{languages}",
        _whose(one),
        str(one.reports),
        str(one.claims),
        days(one.first, one.last) or "not known",
        silent,
        one.access,
    )


def _whose(one: SourceRecord) -> str:
    """Where it is published, and of whom it is: "SAU, private"; "GBR, of SAU, private"."""
    if one.source is None:
        return "not known"
    country, affiliated = one.source.country, one.source.affiliated
    of = f"of {affiliated}" if affiliated is not None and affiliated != country else None
    return ", ".join(filter(None, (country, of, one.source.ownership)))
