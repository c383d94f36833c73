"""What a filter may name, as a ledger knows it, in the letter case in which it is kept.

A filter that names nothing known is refused: a typing mistake would read as "nothing is told".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from babel import Locale

from hudna.engine.actors import actor_named, country_named
from hudna.engine.alerting import raised_alerts
from hudna.engine.registered import register_of
from hudna.ledger import Ledger
from hudna.model.errors import QueryError
from hudna.model.listing import IncidentQuery


def agreement_id(ledger: Ledger, written: str) -> str:
    """The id of an agreement that is registered.

    Raises (as all of these do):
        QueryError: nothing is known by this name.
    """
    found = _among((one.id for one in register_of(ledger)), written)
    return _known("agreement", written, found, "no agreement is registered by this id")


def alerted_id(ledger: Ledger, written: str) -> str:
    """The id of an agreement that is registered, or that an alert concerns."""
    concerned = (one.alert.agreement for one in raised_alerts(ledger) if one.alert.agreement)
    return _among(concerned, written) or agreement_id(ledger, written)


def party_id(ledger: Ledger, written: str, field: str = "party") -> str:
    """The id of somebody who is known, or whom an incident names."""
    found = actor_named(written) or (written if _is_told(ledger, IncidentQuery(party=written)) else None)
    return _known(field, written, found, "nobody is known by this id")


def country_code(ledger: Ledger, written: str) -> str:
    """The code of a country."""
    found = country_named(written) or (written if _is_told(ledger, IncidentQuery(country=written)) else None)
    return _known("country", written, found, "no country has this ISO 3166-1 alpha-3 code")


def conflict_id(ledger: Ledger, written: str) -> str:
    """The id of a conflict about which there is an agreement, or of which a report tells."""
    found = _among({*(one.conflict for one in register_of(ledger)), *ledger.conflicts()}, written)
    return _known("conflict", written, found, "no conflict is known by this id")


def source_name(ledger: Ledger, written: str) -> str:
    """The name of a source as its reports give it."""
    return _known("source", written, _among(ledger.sources(), written), "no report is from a source of this name")


def language_code(written: str, field: str = "lang") -> str:
    """The code of a language."""
    found = _among(Locale("en").languages, written)
    return _known(field, written, found, "no language has this ISO 639 code")


def in_order(since: date | None, until: date | None) -> None:
    """Nothing, where days come in their order."""
    if since is not None and until is not None and since > until:
        raise QueryError("since", f"'{since}' is after until '{until}'")


def _known(field: str, written: str, found: str | None, unknown: str) -> str:
    if found is None:
        raise QueryError(field, f"{written!r}: {unknown}")
    return found


def _among(names: Iterable[str], written: str) -> str | None:
    """A name as it is kept: the same, or else one that differs in letter case only."""
    kept = {name: name.casefold() for name in names}
    if written in kept:
        return written
    return next((name for name, folded in kept.items() if folded == written.casefold()), None)


def _is_told(ledger: Ledger, query: IncidentQuery) -> bool:
    return bool(ledger.incident_page(query, limit=1).items)
